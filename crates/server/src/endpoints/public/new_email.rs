//! `GET` and `POST public/new-email/{token}`: the new address of a customer, confirmed by who reads its mail.

use super::docs::LinkProblems;
use super::{Token, no_link};
use crate::pages::{ConfirmEmail, Frame, Mark, Notice, page, wants_page};
use crate::{ApiResult, App, letters};
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;

/// A page with one button. It changes nothing, however often it is fetched.
#[utoipa::path(
    get,
    path = "/public/new-email/{token}",
    tag = "public",
    params(("token" = String, Path, description = "Of the link in the e-mail")),
    responses((status = 200, description = "The page", body = String, content_type = "text/html"), LinkProblems),
    security(())
)]
pub async fn show_new_email(State(app): State<App>, token: Token, headers: HeaderMap) -> ApiResult<Response> {
    match app.store.new_email(&token.hash, app.now()).await? {
        Some(address) => Ok(page(StatusCode::OK, &ConfirmEmail { frame: Frame::new(&app), address: address.as_str() })),
        None => over(&app, &headers),
    }
}

/// From now on it is the address; the one before it is told.
#[utoipa::path(
    post,
    path = "/public/new-email/{token}",
    tag = "public",
    params(("token" = String, Path, description = "Of the link in the e-mail")),
    responses(
        (status = 200, description = "It is the address; the page says so", body = String, content_type = "text/html"),
        LinkProblems
    ),
    security(())
)]
pub async fn confirm_new_email(State(app): State<App>, token: Token, headers: HeaderMap) -> ApiResult<Response> {
    let told = |old: &mijn_privacy_store::EmailAddress| letters::email_changed(&app, old);
    let done = app.store.confirm_email(&token.hash, app.now(), Box::new(told)).await?;
    let Some(address) = done else { return over(&app, &headers) };
    let notice = Notice {
        frame: Frame::new(&app),
        mark: Mark::Done,
        heading: "Gelukt, dit is nu je e-mailadres",
        name: Some(address.as_str()),
        paragraphs: &["We sturen je voortaan e-mails op dit adres. Je oude adres heeft daar bericht van gekregen."],
        to_portal: true,
    };
    Ok(page(StatusCode::OK, &notice))
}

/// Used, expired, taken back or none of ours: one and the same answer.
fn over(app: &App, headers: &HeaderMap) -> ApiResult<Response> {
    if !wants_page(headers) {
        return Err(no_link());
    }
    let notice = Notice {
        frame: Frame::new(app),
        mark: Mark::Wrong,
        heading: "Deze link werkt niet meer",
        name: None,
        paragraphs: &[
            "Misschien heb je hem al gebruikt, is hij te oud, of vroeg je daarna iets anders.",
            "Kijk in je account welk adres er nu staat. Daar kun je het ook opnieuw wijzigen.",
        ],
        to_portal: true,
    };
    Ok(page(StatusCode::NOT_FOUND, &notice))
}
