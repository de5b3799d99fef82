//! `POST requests/{id}/messages`: the person writes to who works on the request.

use super::docs::{PersonProblems, WriteProblems};
use super::request_answer::{answer, changed};
use crate::desk::{resumed, state_of};
use crate::http::{IdempotencyKey, JsonBody, PathParam};
use crate::work::{Event, events};
use crate::{ApiError, ApiResult, App, Whose};
use axum::extract::State;
use axum::response::Response;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;
use mijn_privacy_api::{
    Author, CsrfToken, DeskRefusal, DeskVerb, NewThreadMessage, Problem, Request, RequestEventKind, RequestId,
    ThreadMessageId,
};
use mijn_privacy_rules::{check, local_date_nl};
use mijn_privacy_store::{
    ActRow, NewThreadRow, OnceOf, RequestChange, RequestEventRow, RequestFull, RequestOf, ThreadRow,
};

/// Write, or answer a question. A clock that stands still runs again: each day of the pause moves the last day by one.
#[utoipa::path(
    post,
    path = "/requests/{id}/messages",
    tag = "requests",
    params(
        ("id" = RequestId, Path, description = "Which request"),
        ("X-CSRF-Token" = CsrfToken, Header, description = "From `GET session`"),
        ("Idempotency-Key" = String, Header, description = "A quoted string of 16 to 64 letters, digits, `-` or `_`")
    ),
    request_body = NewThreadMessage,
    responses(
        (status = 201, description = "The request with the message", body = Request,
            headers(("Location" = String, description = "Of the request"))),
        (status = 404, description = "`not_found`", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`conflict`: the request is closed",
            body = Problem, content_type = "application/problem+json"),
        PersonProblems, WriteProblems
    ),
    security(("session" = []))
)]
pub async fn write_message(
    State(app): State<App>,
    whose: Whose,
    PathParam(id): PathParam<RequestId>,
    key: IdempotencyKey,
    body: JsonBody<NewThreadMessage>,
) -> ApiResult<Response> {
    let once = key.with(body.fingerprint);
    let now = app.now();
    let message = URL_SAFE_NO_PAD.encode(app.random_bytes::<16>()).parse().map_err(ApiError::internal)?;
    let text = body.value.text.as_str().to_owned();
    let decide = |request: &RequestFull| written(&app, request, message, text, now);
    let answer = |request: &RequestFull| answer(&app, 201, request);
    let with_key = OnceOf { scope: &whose.scope, once: &once, answer: Box::new(answer) };
    let of = RequestOf::Scope(whose.scope.clone());
    changed(&app, 201, app.store.change_request(&of, &id, Box::new(decide), Some(with_key)).await?)
}

/// What becomes of it with a message of the person.
pub(super) fn written(
    app: &App,
    request: &RequestFull,
    id: ThreadMessageId,
    text: String,
    now: Timestamp,
) -> Result<RequestChange, DeskRefusal> {
    check(DeskVerb::Write, None, &state_of(request, &app.holidays), local_date_nl(now))?;
    let was_paused = request.row.paused.is_some();
    let mut row = resumed(request.row.clone(), now, &app.holidays);
    row.unanswered = row.unanswered.saturating_add(1);
    let act = ActRow { at: now, actor: "person".to_owned(), verb: DeskVerb::Write };
    let row_of_thread = ThreadRow {
        id,
        at: now,
        author: Author::Person,
        text,
        question: false,
        unread: false,
        attachments: Vec::new(),
    };
    let resumed = RequestEventRow { kind: RequestEventKind::Resumed, at: now, reason: None };
    Ok(RequestChange {
        events: was_paused.then_some(resumed).into_iter().collect(),
        messages: vec![NewThreadRow { row: row_of_thread, files: Vec::new() }],
        jobs: events(app, Event::Message, &request.row.id),
        ..RequestChange::of(row, act)
    })
}
