//! What went wrong, as a page for a person: what it is, and what to do.

use super::{Frame, Mark, Notice, page};
use crate::{ApiError, App};
use axum::response::Response;
use mijn_privacy_api::ProblemCode;

/// The page of a refusal. It says no more than the problem does.
pub fn failure(app: &App, error: &ApiError) -> Response {
    let (heading, paragraphs, to_portal): (&str, &[&str], bool) = match error.code {
        ProblemCode::NotFound => (
            "Deze link werkt niet",
            &[
                "Misschien is de link niet helemaal overgenomen, of is hij te oud.",
                "Open de link nog eens uit de e-mail. Je kunt je keuzes ook veranderen in je account, of ons vragen om het voor \
                 je te doen.",
            ],
            true,
        ),
        ProblemCode::SessionExpired => ("Je bent uitgelogd", &["Log in en open deze bladzijde daarna opnieuw."], true),
        ProblemCode::Conflict => (
            "Dit kan niet meer",
            &["Er is intussen iets veranderd. Open de link nog eens, dan zie je hoe het nu is."],
            true,
        ),
        ProblemCode::Internal | ProblemCode::Unavailable | ProblemCode::Unknown => (
            "Er is bij ons iets mis",
            &[
                "Er is niets veranderd. Probeer het over een paar minuten opnieuw. Blijft het misgaan? Laat het ons dan weten.",
            ],
            false,
        ),
        _ => (
            "Dit begrijpen we niet",
            &["Er is niets veranderd. Open de link nog eens uit de e-mail en druk op de knop die je daar ziet."],
            false,
        ),
    };
    let notice = Notice { frame: Frame::new(app), mark: Mark::Wrong, heading, name: None, paragraphs, to_portal };
    page(error.status, &notice)
}
