//! `POST requests`: a request under a right. The clock starts here.

use super::docs::{PersonProblems, WriteProblems};
use super::request_answer::answer;
use super::{request_checks, request_write};
use crate::http::{IdempotencyKey, JsonBody, Language, once_answer};
use crate::whose::is_fresh;
use crate::{ApiError, ApiResult, App, Whose};
use axum::extract::State;
use axum::response::Response;
use mijn_privacy_api::{CsrfToken, NewRequest, Problem, ProblemCode, Request, RequestKind};
use mijn_privacy_store::RequestFull;

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
        (status = 202, description = "Received. An objection to direct marketing alone is answered by being done", body = Request,
            headers(("Location" = String, description = "Of the request"))),
        (status = 200, description = "It is already there: the open one", body = Request,
            headers(("Location" = String, description = "Of the request"))),
        (status = 403, description = "`csrf_failed`; `step_up_required` for the kinds that the backend asks it for; \
            `not_allowed`: only the owner can close an account",
            body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`preview_changed`: what goes and stays is not what was shown",
            body = Problem, content_type = "application/problem+json"),
        PersonProblems, WriteProblems
    ),
    security(("session" = []))
)]
pub async fn create_request(
    State(app): State<App>,
    whose: Whose,
    Language(language): Language,
    key: IdempotencyKey,
    body: JsonBody<NewRequest>,
) -> ApiResult<Response> {
    let once = key.with(body.fingerprint);
    if let Some(earlier) = app.store.answered(&whose.scope, &once).await? {
        return once_answer(earlier);
    }
    let new = request_checks::checked(&app.config, body.value)?;
    if new.kind == RequestKind::AccountClosure && !whose.scope.owns_account() {
        return Err(ApiError::new(ProblemCode::NotAllowed));
    }
    let fresh = is_fresh(&app, &whose.session);
    if app.config.requests.step_up.contains(&new.kind) && !fresh {
        return Err(ApiError::new(ProblemCode::StepUpRequired));
    }
    let asked = request_write::Asked { whose: &whose, language: &language, now: app.now(), fresh };
    let write = request_write::write(&app, &asked, new).await?;
    let stored = |request: &RequestFull| answer(&app, 202, request);
    let twin = |request: &RequestFull| answer(&app, 200, request);
    let created = app.store.create_request(&whose.scope, &write, &once, Box::new(stored), Box::new(twin));
    once_answer(created.await?)
}
