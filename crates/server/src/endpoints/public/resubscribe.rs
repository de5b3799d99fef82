//! `POST public/unsubscribe/{token}/again`: *toch niet*. Nothing is on before the link of an e-mail is followed.

use super::docs::LinkProblems;
use super::{Token, no_link, switch, unsubscribed};
use crate::assemble::effective;
use crate::config::ConsentText;
use crate::http::FormBody;
use crate::links::{self, ToConfirm};
use crate::pages::{AskedAgain, Frame, Mark, Notice, page};
use crate::{ApiResult, App};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use mijn_privacy_api::{Channel, ConsentId, ConsentState, Problem};
use mijn_privacy_mail::AskedBy;
use mijn_privacy_store::{ConsentWrite, EmailAddress, Holder, Subscription};

/// Sends an e-mail with a link that confirms: to the customer whose link it is or, where the address was deleted, to the address
/// that was typed, which the newsletter alone is for. That answer is the same for every address.
#[utoipa::path(
    post,
    path = "/public/unsubscribe/{token}/again",
    tag = "public",
    params(("token" = String, Path, description = "Of the link in the e-mail")),
    request_body(content = String, content_type = "application/x-www-form-urlencoded",
        description = "`email=…`, where the address was deleted"),
    responses(
        (status = 200, description = "An e-mail is on its way", body = String, content_type = "text/html"),
        (status = 413, description = "`body_too_large`", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "`unsupported_media_type`", body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "That is no e-mail address; the page says so", body = String,
            content_type = "text/html"),
        LinkProblems
    ),
    security(())
)]
pub async fn subscribe_again(State(app): State<App>, token: Token, form: FormBody) -> ApiResult<Response> {
    let link = app.store.unsubscribe_link(&token.hash).await?.ok_or_else(no_link)?;
    let text = switch(&app, link.id).ok_or_else(no_link)?;
    let Some(holder @ Holder::Person(_)) = &link.holder else {
        if text.id != ConsentId::Newsletter {
            return unsubscribed(&app, &link, &token.path("/again"), None);
        }
        let typed = form.get("email").unwrap_or_default();
        return match EmailAddress::parse(typed) {
            Ok(address) => ask(&app, text, address, Some(token.hash)).await,
            Err(_) => unsubscribed(&app, &link, &token.path("/again"), Some(typed)),
        };
    };
    let present = app.store.consent_of(holder, text.id).await?;
    if effective(text, &present).state == ConsentState::Granted {
        return Ok(already_on(&app, text));
    }
    match app.store.address_of(holder).await? {
        Some(address) => ask(&app, text, address, None).await,
        None => Ok(no_address(&app, text)),
    }
}

/// A link may be in other hands, of whom an e-mail was forwarded to: what they can have sent has its limit, and they learn
/// nothing.
async fn ask(app: &App, text: &ConsentText, address: EmailAddress, link: Option<[u8; 32]>) -> ApiResult<Response> {
    let (now, language) = (app.now(), app.config.language.default.as_str());
    let expires_at = links::confirm_by(app, now);
    let confirm = ToConfirm { text, language, by: AskedBy::UnsubscribePage, expires_at };
    let write = ConsentWrite {
        id: text.id,
        state: ConsentState::PendingConfirmation,
        if_revision: None,
        wording: text.wording.id.clone(),
        wording_text: text.wording.in_full(language),
        language: language.to_owned(),
        shown_at: now,
        notice: app.config.notice.version.clone(),
        channel: Channel::UnsubscribeLink,
        // Whose it will be the store finds by the address.
        actor: String::new(),
        note: None,
        confirmation: Some(links::confirmation(app, &address, confirm)),
        at: now,
    };
    let subscription = Subscription { address, link, at: now };
    app.store.subscribe(&subscription, &write).await?;
    Ok(asked(app, text, link.is_some()))
}

fn asked(app: &App, text: &ConsentText, asks_address: bool) -> Response {
    let language = app.config.language.default.as_str();
    let (title, summary) = (text.wording.title.get(language), text.wording.summary.get(language));
    page(StatusCode::OK, &AskedAgain { frame: Frame::new(app), title, summary, asks_address })
}

fn already_on(app: &App, text: &ConsentText) -> Response {
    let paragraphs = ["Je hoeft niets meer te doen."];
    notice(app, text, Mark::Done, "Dit staat al aan", &paragraphs)
}

fn no_address(app: &App, text: &ConsentText) -> Response {
    let paragraphs =
        ["We hebben geen e-mailadres van je. Zet het erbij in je account, dan kun je dit daar ook aanzetten."];
    notice(app, text, Mark::Wrong, "We kunnen je geen e-mail sturen", &paragraphs)
}

fn notice(app: &App, text: &ConsentText, mark: Mark, heading: &str, paragraphs: &[&str]) -> Response {
    let name = Some(text.wording.title.get(&app.config.language.default));
    page(StatusCode::OK, &Notice { frame: Frame::new(app), mark, heading, name, paragraphs, to_portal: true })
}
