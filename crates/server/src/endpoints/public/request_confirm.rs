//! `public/requests/confirm/{token}`: the link in the e-mail makes it a request, and leads to it as often as it is pressed.

use super::docs::LinkProblems;
use super::request_ask::Ask;
use super::{Token, no_link};
use crate::pages::{Frame, PublicConfirm, PublicKind, page};
use crate::work::{Event, events};
use crate::{ApiError, ApiResult, App, letters, public_link};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use mijn_privacy_api::RequestId;
use mijn_privacy_mail::RequestNews;
use mijn_privacy_rules::{due_on, local_date_nl, target_on};
use mijn_privacy_store::{EmailAddress, MailOf, PublicLink, RequestRow, RequestWrite};
use std::sync::Arc;

/// A page with one button. It changes nothing, however often it is fetched: a mail scanner follows every link.
#[utoipa::path(
    get,
    path = "/public/requests/confirm/{token}",
    tag = "public",
    params(("token" = String, Path, description = "Of the link in the e-mail")),
    responses(
        (status = 200, description = "The page", body = String, content_type = "text/html"),
        (status = 303, description = "It was confirmed; to the page of the request"),
        LinkProblems
    ),
    security(())
)]
pub async fn show_public_confirmation(State(app): State<App>, token: Token) -> ApiResult<Response> {
    let asked = match app.store.public_ask(&token.hash, app.now()).await?.ok_or_else(no_link)? {
        PublicLink::Waits(asked) => asked,
        PublicLink::Followed(id) => return Ok(follow(&app, &id)),
    };
    let ask: Ask = serde_json::from_str(&asked.ask).map_err(ApiError::internal)?;
    let template =
        PublicConfirm { frame: Frame::new(&app), kind: PublicKind::of(ask.kind), name: &asked.name, text: &ask.text };
    Ok(page(StatusCode::OK, &template))
}

/// Where it can be followed.
fn follow(app: &App, id: &RequestId) -> Response {
    Redirect::to(&public_link::path(app, id)).into_response()
}

/// From now on it is a request. Where it can be followed is where this leads; pressed again, to the same one.
#[utoipa::path(
    post,
    path = "/public/requests/confirm/{token}",
    tag = "public",
    params(("token" = String, Path, description = "Of the link in the e-mail")),
    responses((status = 303, description = "It is received; to the page of the request"), LinkProblems),
    security(())
)]
pub async fn confirm_public(State(app): State<App>, token: Token) -> ApiResult<Response> {
    let now = app.now();
    let asked = match app.store.public_ask(&token.hash, now).await?.ok_or_else(no_link)? {
        PublicLink::Waits(asked) => asked,
        PublicLink::Followed(id) => return Ok(follow(&app, &id)),
    };
    let ask: Ask = serde_json::from_str(&asked.ask).map_err(ApiError::internal)?;
    let stranger = URL_SAFE_NO_PAD.encode(app.random_bytes::<16>());
    let write = write(&app, ask, asked.address)?;
    let stored = app.store.confirm_public(&token.hash, &stranger, &write, now).await?.ok_or_else(no_link)?;
    Ok(follow(&app, &stored.row.id))
}

fn write(app: &App, ask: Ask, address: EmailAddress) -> ApiResult<RequestWrite> {
    let (now, today) = (app.now(), local_date_nl(app.now()));
    let id = URL_SAFE_NO_PAD.encode(app.random_bytes::<16>()).parse().map_err(ApiError::internal)?;
    let own = app.clone();
    let mail = MailOf(Arc::new(move |row: &RequestRow| {
        letters::request_of_stranger(&own, &address, row, RequestNews::Received(row.last_day()))
    }));
    Ok(RequestWrite {
        jobs: events(app, Event::Received, &id),
        id,
        kind: ask.kind,
        purposes: Vec::new(),
        text: Some(ask.text),
        with_suppliers: false,
        received_at: now,
        due_on: due_on(today, &app.holidays),
        target_on: target_on(today),
        year: today.year(),
        identity_confirmed_at: Some(now),
        ground: ask.ground,
        corrections: Vec::new(),
        preview: None,
        choices: Vec::new(),
        restrict: Vec::new(),
        done: false,
        outcome: Vec::new(),
        mail: Some(mail),
    })
}
