//! `POST requests`: a request under a right. The clock starts here.

use super::docs::{PersonProblems, WriteProblems};
use crate::http::{IdempotencyKey, JsonBody, json_text, once_answer};
use crate::whose::is_fresh;
use crate::{ApiError, ApiResult, App, Whose, assemble};
use axum::extract::State;
use axum::response::Response;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::civil::Date;
use mijn_privacy_api::{CsrfToken, FieldCode, NewRequest, ProblemCode, Request};
use mijn_privacy_rules::{due_on, local_date_nl, target_on};
use mijn_privacy_store::{Answer, RequestFull, RequestWrite};

/// Send a request. The same one while the first is open is that first one. There is no limit: a right has none.
#[utoipa::path(
    post,
    path = "/requests",
    tag = "requests",
    params(
        ("X-CSRF-Token" = CsrfToken, Header, description = "From `GET session`"),
        ("Idempotency-Key" = String, Header, description = "A quoted string of 16 to 64 letters, digits, `-` or `_`")
    ),
    request_body = NewRequest,
    responses(
        (status = 202, description = "Received", body = Request,
            headers(("Location" = String, description = "Of the request"))),
        (status = 200, description = "It is already there: the open one", body = Request,
            headers(("Location" = String, description = "Of the request"))),
        PersonProblems, WriteProblems
    ),
    security(("session" = []))
)]
pub async fn create_request(
    State(app): State<App>,
    whose: Whose,
    key: IdempotencyKey,
    body: JsonBody<NewRequest>,
) -> ApiResult<Response> {
    let once = key.with(body.fingerprint);
    if let Some(earlier) = app.store.answered(&whose.scope, &once).await? {
        return once_answer(earlier);
    }
    let new = body.value;
    if !app.config.requests.kinds.contains(&new.kind) {
        return Err(ApiError::field("/kind", FieldCode::UnknownValue));
    }
    let fresh = is_fresh(&app, &whose.session);
    if app.config.requests.step_up.contains(&new.kind) && !fresh {
        return Err(ApiError::new(ProblemCode::StepUpRequired));
    }
    let now = app.now();
    let today = local_date_nl(now);
    let mut purposes = new.purposes;
    purposes.sort_unstable();
    purposes.dedup();
    let write = RequestWrite {
        id: URL_SAFE_NO_PAD.encode(app.random_bytes::<16>()).parse().map_err(ApiError::internal)?,
        kind: new.kind,
        purposes,
        text: new.text.map(|text| text.as_str().to_owned()),
        with_suppliers: new.with_suppliers,
        received_at: now,
        due_on: due_on(today, &app.holidays),
        target_on: target_on(today),
        year: today.year(),
        // Established on receipt, by a password that is fresh.
        identity_confirmed_at: fresh.then_some(now),
    };
    let answer = |request: &RequestFull| answer(202, request, today);
    let twin = |request: &RequestFull| self::answer(200, request, today);
    let created = app.store.create_request(&whose.scope, &write, &once, Box::new(answer), Box::new(twin));
    once_answer(created.await?)
}

fn answer(status: u16, request: &RequestFull, today: Date) -> Answer {
    let location = format!("{}/requests/{}", crate::app::API_BASE, request.row.id);
    match assemble::full(request, today).and_then(|request| json_text(&request)) {
        Ok(body) => Answer { status, headers: vec![("location".to_owned(), location)], body },
        // It is stored all the same; the caller finds it in the list.
        Err(_) => Answer { status: 500, headers: Vec::new(), body: String::new() },
    }
}
