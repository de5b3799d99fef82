//! `public/requests/{token}`: following a request without an account, by the link of its own.

use super::docs::LinkProblems;
use super::no_link;
use crate::endpoints::request_cancel::cancelled;
use crate::endpoints::request_message::written;
use crate::http::{FormBody, download_headers};
use crate::pages::{Frame, PublicRequestPage, page};
use crate::security::{Sealed, open};
use crate::{ApiError, ApiResult, App, assemble, public_link};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use mijn_privacy_api::{
    Author, DeskRefusal, FieldCode, MessageText, Request, RequestId, ThreadMessageId, contains_bsn,
};
use mijn_privacy_store::{DeskHead, RequestChanged, RequestFull, RequestOf};

/// The request behind the link: of somebody who cannot log in, open, or closed not too long ago.
async fn find(app: &App, token: &str) -> ApiResult<(RequestId, RequestFull, DeskHead)> {
    let id = public_link::read(app, token).ok_or_else(no_link)?;
    let (full, head) = app.store.desk_request(&id).await?.ok_or_else(no_link)?;
    let followed = app.config.requests.public_followed();
    let over = full.row.closed_at.is_some_and(|at| app.now().duration_since(at) > followed);
    let logs_in = head.scope.is_some() && !head.login_gone;
    if logs_in || over { Err(no_link()) } else { Ok((id, full, head)) }
}

/// How far it is, what was written, and what can be done.
#[utoipa::path(
    get,
    path = "/public/requests/{token}",
    tag = "public",
    params(("token" = String, Path, description = "Of the link")),
    responses((status = 200, description = "The page", body = String, content_type = "text/html"), LinkProblems),
    security(())
)]
pub async fn show_public_request(State(app): State<App>, Path(token): Path<String>) -> ApiResult<Response> {
    let (_, full, _) = find(&app, &token).await?;
    show(&app, &full, StatusCode::OK, None, "")
}

fn show(app: &App, full: &RequestFull, status: StatusCode, wrong: Option<&str>, typed: &str) -> ApiResult<Response> {
    let request: Request = assemble::full(full, app.now(), &app.holidays)?;
    let path = public_link::path(app, &full.row.id);
    let once = URL_SAFE_NO_PAD.encode(app.random_bytes::<16>());
    let whose = (&request, full.row.role.is_none());
    Ok(page(status, &PublicRequestPage::new(app, Frame::new(app), whose, (&path, &once), wrong, typed)))
}

/// A message, or the answer to a question; a clock that stands still runs again.
#[utoipa::path(
    post,
    path = "/public/requests/{token}/messages",
    tag = "public",
    params(("token" = String, Path, description = "Of the link")),
    request_body(content = String, content_type = "application/x-www-form-urlencoded",
        description = "`text`, and the `once` of the page: sent twice, it is there once"),
    responses(
        (status = 303, description = "Stored; back to the page"),
        (status = 422, description = "The page, with what is wrong", body = String, content_type = "text/html"),
        LinkProblems
    ),
    security(())
)]
pub async fn write_public_message(
    State(app): State<App>,
    Path(token): Path<String>,
    body: FormBody<{ 64 * 1024 }>,
) -> ApiResult<Response> {
    let (id, full, _) = find(&app, &token).await?;
    let typed = body.get("text").unwrap_or_default();
    let again = |wrong: &str| show(&app, &full, StatusCode::UNPROCESSABLE_ENTITY, Some(wrong), typed);
    let text = match MessageText::try_from(typed.to_owned()) {
        Ok(text) => text.as_str().to_owned(),
        Err(FieldCode::Required) => return again("Schrijf eerst je bericht."),
        Err(FieldCode::TooLong) => return again("Je bericht is te lang. Maak het korter dan 4.000 tekens."),
        Err(_) => return again("Je bericht heeft tekens die we niet kunnen opslaan. Haal ze weg."),
    };
    if contains_bsn(&text) && body.get("number").is_none() {
        return again("Dit lijkt op een burgerservicenummer. Haal het weg: we hebben het niet nodig.");
    }
    let once = body.get("once").filter(|once| !once.is_empty());
    let message = match once {
        Some(once) => message_id(&app, &id, once, &text)?,
        None => URL_SAFE_NO_PAD.encode(app.random_bytes::<16>()).parse().map_err(ApiError::internal)?,
    };
    let (now, mut is_there) = (app.now(), false);
    let decide = |request: &RequestFull| {
        // Within the transaction that writes: of the same form sent twice at once, the second finds the first.
        is_there = match once {
            Some(_) => request.thread.iter().any(|row| row.id == message),
            // Without a name, the same twice in a row is one.
            None => request.thread.last().is_some_and(|last| last.text == text && last.author == Author::Person),
        };
        if is_there { Err(DeskRefusal::Closed) } else { written(&app, request, message, text, now) }
    };
    match app.store.change_request(&RequestOf::Desk, &id, Box::new(decide), None).await? {
        RequestChanged::Refused(_) if !is_there => {
            again("Dit verzoek is afgesloten. Je kunt er niets meer bij schrijven.")
        }
        RequestChanged::Missing => Err(no_link()),
        _ => Ok(Redirect::to(&public_link::path(&app, &id)).into_response()),
    }
}

/// Of what a form of a page says. Another text in the same form is another message, and no form makes the id of a message of
/// another request.
fn message_id(app: &App, id: &RequestId, once: &str, text: &str) -> ApiResult<ThreadMessageId> {
    let mac = app.keys.links.mac(format!("message\n{id}\n{}\n{once}\n{text}", once.len()).as_bytes());
    URL_SAFE_NO_PAD.encode(&mac[..16]).parse().map_err(ApiError::internal)
}

/// Takes it back.
#[utoipa::path(
    post,
    path = "/public/requests/{token}/cancel",
    tag = "public",
    params(("token" = String, Path, description = "Of the link")),
    responses((status = 303, description = "Taken back; to the page"), LinkProblems),
    security(())
)]
pub async fn cancel_public_request(State(app): State<App>, Path(token): Path<String>) -> ApiResult<Response> {
    let (id, full, head) = find(&app, &token).await?;
    let now = app.now();
    let mail = |row: &mijn_privacy_store::RequestRow| {
        let to = head.email.as_ref()?;
        Some(crate::letters::request_of_stranger(&app, to, row, mijn_privacy_mail::RequestNews::Cancelled))
    };
    let decide = |request: &RequestFull| cancelled(&app, request, mail, now);
    match app.store.change_request(&RequestOf::Desk, &id, Box::new(decide), None).await? {
        RequestChanged::Refused(_) if full.row.closed_at.is_none() => {
            show(&app, &full, StatusCode::CONFLICT, Some("We voeren je verzoek al uit. Intrekken kan niet meer."), "")
        }
        RequestChanged::Missing => Err(no_link()),
        _ => Ok(Redirect::to(&public_link::path(&app, &id)).into_response()),
    }
}

/// A file that the officer added.
#[utoipa::path(
    get,
    path = "/public/requests/{token}/attachments/{name}",
    tag = "public",
    params(
        ("token" = String, Path, description = "Of the link"),
        ("name" = String, Path, description = "As on the page")
    ),
    responses(
        (status = 200, description = "The file", body = String, content_type = "application/octet-stream"),
        LinkProblems
    ),
    security(())
)]
pub async fn get_public_attachment(
    State(app): State<App>,
    Path((token, name)): Path<(String, String)>,
) -> ApiResult<Response> {
    let (id, ..) = find(&app, &token).await?;
    let sealed = app.store.attachment(&RequestOf::Desk, &id, &name).await?.ok_or_else(no_link)?;
    let plain = open(&app.keys.results, &Sealed::Attachment { request: &id, name: &name }, &sealed);
    Ok((download_headers(&name)?, plain.map_err(ApiError::internal)?).into_response())
}
