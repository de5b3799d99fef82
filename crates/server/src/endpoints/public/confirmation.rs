//! `GET` and `POST public/confirmations/{token}`: double opt-in.

use super::docs::LinkProblems;
use super::{Token, no_link, switch};
use crate::pages::{Confirm, Frame, Mark, Notice, page, wants_page};
use crate::{ApiError, ApiResult, App};
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use mijn_privacy_api::{ConsentId, Problem, ProblemCode};
use mijn_privacy_store::{ConfirmationLink, ConfirmationState, Holder};

/// A page with one button, or how the link stands. It changes nothing, however often it is fetched.
#[utoipa::path(
    get,
    path = "/public/confirmations/{token}",
    tag = "public",
    params(("token" = String, Path, description = "Of the link in the e-mail")),
    responses((status = 200, description = "The page", body = String, content_type = "text/html"), LinkProblems),
    security(())
)]
pub async fn show_confirmation(State(app): State<App>, token: Token) -> ApiResult<Response> {
    let link = app.store.confirmation(&token.hash, app.now()).await?.ok_or_else(no_link)?;
    if link.state != ConfirmationState::Waiting {
        return Ok(how_it_stands(&app, &link, StatusCode::OK));
    }
    if !still_counts(&app, &link) {
        return Ok(words_changed(&app, &link, StatusCode::OK));
    }
    let language = app.config.language.default.as_str();
    let shown = link.waiting.wording_text.as_deref();
    let wording = match (shown, switch(&app, link.id)) {
        (Some(text), _) => text.split("\n\n").collect(),
        (None, Some(text)) => vec![text.wording.title.get(language), text.wording.summary.get(language)],
        (None, None) => Vec::new(),
    };
    Ok(page(StatusCode::OK, &Confirm { frame: Frame::new(&app), wording }))
}

/// Confirms. Followed again, it changes nothing.
#[utoipa::path(
    post,
    path = "/public/confirmations/{token}",
    tag = "public",
    params(("token" = String, Path, description = "Of the link in the e-mail")),
    responses(
        (status = 200, description = "It is on; the page says so", body = String, content_type = "text/html"),
        (status = 409, description = "`conflict`: too late, or something else was chosen since",
            body = Problem, content_type = "application/problem+json"),
        LinkProblems
    ),
    security(())
)]
pub async fn confirm(State(app): State<App>, token: Token, headers: HeaderMap) -> ApiResult<Response> {
    let now = app.now();
    let before = app.store.confirmation(&token.hash, now).await?.ok_or_else(no_link)?;
    if before.state == ConfirmationState::Waiting && !still_counts(&app, &before) {
        return if wants_page(&headers) {
            Ok(words_changed(&app, &before, StatusCode::CONFLICT))
        } else {
            Err(ApiError::new(ProblemCode::Conflict))
        };
    }
    let link = app.store.confirm(&token.hash, now).await?.ok_or_else(no_link)?;
    match (before.state, link.state) {
        (ConfirmationState::Waiting, ConfirmationState::Confirmed) => {
            let stop = match (&link.holder, link.id) {
                (Holder::Subscriber(_), _) => "Je kunt er altijd weer mee stoppen: met de link in elke e-mail.",
                (_, ConsentId::Newsletter | ConsentId::Marketing) => {
                    "Je kunt er altijd weer mee stoppen: met de link in elke e-mail, of in je account."
                }
                _ => "Je kunt er altijd weer mee stoppen, in je account.",
            };
            let paragraphs = [stop];
            Ok(notice(&app, &link, StatusCode::OK, Mark::Done, "Gelukt, dit staat aan", &paragraphs))
        }
        (_, ConfirmationState::Confirmed) => Ok(how_it_stands(&app, &link, StatusCode::OK)),
        _ if wants_page(&headers) => Ok(how_it_stands(&app, &link, StatusCode::CONFLICT)),
        _ => Err(ApiError::new(ProblemCode::Conflict)),
    }
}

/// Whether a yes to what was shown would count: the words may have changed since the e-mail went out.
fn still_counts(app: &App, link: &ConfirmationLink) -> bool {
    switch(app, link.id).is_some_and(|text| text.holds_under(&link.waiting.wording))
}

/// Who is on the list without an account cannot go there.
fn has_account(link: &ConfirmationLink) -> bool {
    matches!(link.holder, Holder::Person(_))
}

fn words_changed(app: &App, link: &ConfirmationLink, status: StatusCode) -> Response {
    let again = if has_account(link) {
        "Wil je dit nog aanzetten? Lees de nieuwe tekst in je account en zet het daar aan."
    } else {
        "Wil je dit nog? Meld je dan opnieuw aan. Je leest dan de nieuwe tekst."
    };
    let paragraphs = ["De tekst die je zag is intussen veranderd, dus er is niets aangegaan.", again];
    notice(app, link, status, Mark::Wrong, "Deze link geldt niet meer", &paragraphs)
}

fn how_it_stands(app: &App, link: &ConfirmationLink, status: StatusCode) -> Response {
    let (mark, heading, paragraphs) = match link.state {
        ConfirmationState::Confirmed => {
            (Mark::Done, "Je hebt dit al bevestigd", vec!["Het staat aan. Je hoeft niets meer te doen."])
        }
        ConfirmationState::Superseded => {
            let again = if has_account(link) {
                "Wil je dit toch aanzetten? Doe dat dan in je account, of met de link in een van onze e-mails."
            } else {
                "Wil je dit toch? Meld je dan opnieuw aan, of gebruik de link in een van onze e-mails."
            };
            let since = "Je hebt daarna iets anders gekozen, en dat geldt nu.";
            (Mark::Wrong, "Deze link geldt niet meer", vec![since, again])
        }
        ConfirmationState::Expired | ConfirmationState::Waiting => {
            let again = if has_account(link) {
                "Wil je dit nog aanzetten? Doe dat dan opnieuw in je account. We sturen je dan een nieuwe e-mail."
            } else {
                "Wil je dit nog? Meld je dan opnieuw aan. We sturen je dan een nieuwe e-mail."
            };
            (Mark::Wrong, "Deze link is verlopen", vec!["Je aanvraag is weg en er is niets aangegaan.", again])
        }
    };
    notice(app, link, status, mark, heading, &paragraphs)
}

fn notice(
    app: &App,
    link: &ConfirmationLink,
    status: StatusCode,
    mark: Mark,
    heading: &str,
    paragraphs: &[&str],
) -> Response {
    let name = switch(app, link.id).map(|text| text.wording.title.get(&app.config.language.default));
    page(status, &Notice { frame: Frame::new(app), mark, heading, name, paragraphs, to_portal: has_account(link) })
}
