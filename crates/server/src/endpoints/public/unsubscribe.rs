//! `GET` and `POST public/unsubscribe/{token}`: stop, without logging in (NEW-2, MKT-3; RFC 8058).

use super::docs::LinkProblems;
use super::{Token, no_link, switch, unsubscribed};
use crate::pages::{Frame, Unsubscribe, page};
use crate::{ApiResult, App};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use mijn_privacy_api::ConsentState;

/// A page with one button. It changes nothing, however often it is fetched: a mail scanner follows every link.
#[utoipa::path(
    get,
    path = "/public/unsubscribe/{token}",
    tag = "public",
    params(("token" = String, Path, description = "Of the link in the e-mail")),
    responses((status = 200, description = "The page", body = String, content_type = "text/html"), LinkProblems),
    security(())
)]
pub async fn show_unsubscribe(State(app): State<App>, token: Token) -> ApiResult<Response> {
    let link = app.store.unsubscribe_link(&token.hash).await?.ok_or_else(no_link)?;
    let is_off = matches!(link.state, ConsentState::Denied | ConsentState::Withdrawn | ConsentState::Objected);
    if is_off || link.holder.is_none() {
        return unsubscribed(&app, &link, &token.path("/again"), None);
    }
    let language = app.config.language.default.as_str();
    let text = switch(&app, link.id);
    let template = Unsubscribe {
        frame: Frame::new(&app),
        title: text.map_or("E-mail van ons", |text| text.wording.title.get(language)),
        summary: text.map_or("", |text| text.wording.summary.get(language)),
        is_pending: link.state == ConsentState::PendingConfirmation,
        action: &token.path(""),
    };
    Ok(page(StatusCode::OK, &template))
}

/// Stops it at once. Whoever posts here wants that, so that the body is not looked at: `List-Unsubscribe=One-Click` from a mail
/// program, in either form encoding, or the button of the page. Said again, it changes nothing.
#[utoipa::path(
    post,
    path = "/public/unsubscribe/{token}",
    tag = "public",
    params(("token" = String, Path, description = "Of the link in the e-mail")),
    request_body(content = String, content_type = "application/x-www-form-urlencoded",
        description = "`List-Unsubscribe=One-Click`"),
    responses(
        (status = 200, description = "It has stopped; the page says so", body = String, content_type = "text/html"),
        LinkProblems
    ),
    security(())
)]
pub async fn unsubscribe(State(app): State<App>, token: Token) -> ApiResult<Response> {
    let link = app.store.unsubscribe(&token.hash, app.now()).await?.ok_or_else(no_link)?;
    unsubscribed(&app, &link, &token.path("/again"), None)
}
