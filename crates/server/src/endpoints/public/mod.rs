//! Behind the links in e-mails, for whoever has the link: no log-in, no cookie, no script.
//!
//! The link's token is the proof, so neither the anti-CSRF token nor the origin of a write is asked (RFC 8058: the mail
//! program's own server sends it). A token that is none of ours gets one and the same answer, whatever is wrong with it.

mod confirmation;
mod docs;
mod new_email;
mod request_ask;
mod request_confirm;
mod request_follow;
mod resubscribe;
mod unsubscribe;

use crate::app::API_BASE;
use crate::config::ConsentText;
use crate::pages::{Frame, Offer, Unsubscribed, page};
use crate::security::token_hash;
use crate::{ApiError, ApiResult, App};
use axum::extract::{FromRequestParts, Path};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::Response;
use mijn_privacy_api::{ConsentId, ProblemCode};
use mijn_privacy_store::{Holder, UnsubscribeLink};
use utoipa_axum::{router::OpenApiRouter, routes};

/// Relative to the contract's base.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(unsubscribe::show_unsubscribe, unsubscribe::unsubscribe))
        .routes(routes!(resubscribe::subscribe_again))
        .routes(routes!(request_ask::show_public_form, request_ask::ask_in_public))
        .routes(routes!(request_confirm::show_public_confirmation, request_confirm::confirm_public))
        .routes(routes!(request_follow::show_public_request))
        .routes(routes!(request_follow::write_public_message))
        .routes(routes!(request_follow::cancel_public_request))
        .routes(routes!(request_follow::get_public_attachment))
        .routes(routes!(confirmation::show_confirmation, confirmation::confirm))
        .routes(routes!(new_email::show_new_email, new_email::confirm_new_email))
}

/// The token of the path, and what the database knows it by.
struct Token {
    hash: [u8; 32],
    text: String,
}

impl Token {
    /// Where a form of the page leads. Only what was found as a token stands in a page.
    fn path(&self, rest: &str) -> String {
        format!("{API_BASE}/public/unsubscribe/{}{rest}", self.text)
    }
}

impl FromRequestParts<App> for Token {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        let Path(text) = Path::<String>::from_request_parts(parts, app).await.map_err(|_| no_link())?;
        // Whatever it is, it is looked up: a wrong form takes as long as a wrong token.
        Ok(Self { hash: token_hash(&text), text })
    }
}

/// The one answer to a token that is none of ours.
fn no_link() -> ApiError {
    ApiError::new(ProblemCode::NotFound)
}

/// The switch that a link is about. One that the configuration no longer has can still be stopped.
fn switch(app: &App, id: mijn_privacy_api::ConsentId) -> Option<&ConsentText> {
    app.config.consent(id)
}

/// The page that says that it has stopped, with the way back.
fn unsubscribed(app: &App, link: &UnsubscribeLink, again: &str, wrong: Option<&str>) -> ApiResult<Response> {
    let language = app.config.language.default.as_str();
    let text = switch(app, link.id);
    let asks_address = !matches!(link.holder, Some(Holder::Person(_)));
    // Of the newsletter alone there is a list beside the customers.
    let offered = text.filter(|text| !asks_address || text.id == ConsentId::Newsletter);
    let offer = offered.map(|text| Offer { text: text.wording.text.get(language), action: again, asks_address });
    let template = Unsubscribed {
        frame: Frame::new(app),
        title: text.map_or("E-mail van ons", |text| text.wording.title.get(language)),
        summary: text.map_or("", |text| text.wording.summary.get(language)),
        address_gone: link.holder.is_none(),
        offer,
        wrong,
    };
    Ok(page(if wrong.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }, &template))
}
