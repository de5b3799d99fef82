//! `POST requests/{id}/messages/read`: what the person has seen of what was written.

use super::docs::{PersonProblems, WriteProblems};
use crate::http::{JsonBody, PathParam};
use crate::{ApiError, ApiResult, App, Whose};
use axum::extract::State;
use axum::http::StatusCode;
use mijn_privacy_api::{CsrfToken, FieldCode, Problem, ProblemCode, RequestId, ThreadSeen};
use mijn_privacy_store::ThreadRead;

/// Up to and with this message nothing is unread any more; what came since stays so. Said again, nothing changes.
#[utoipa::path(
    post,
    path = "/requests/{id}/messages/read",
    tag = "requests",
    params(
        ("id" = RequestId, Path, description = "Which request"),
        ("X-CSRF-Token" = CsrfToken, Header, description = "From `GET session`")
    ),
    request_body = ThreadSeen,
    responses(
        (status = 204, description = "Remembered"),
        (status = 404, description = "`not_found`", body = Problem, content_type = "application/problem+json"),
        PersonProblems, WriteProblems
    ),
    security(("session" = []))
)]
pub async fn read_messages(
    State(app): State<App>,
    whose: Whose,
    PathParam(id): PathParam<RequestId>,
    body: JsonBody<ThreadSeen>,
) -> ApiResult<StatusCode> {
    match app.store.read_thread(&whose.scope, &id, &body.value.last).await? {
        ThreadRead::Done => Ok(StatusCode::NO_CONTENT),
        ThreadRead::Missing => Err(ApiError::new(ProblemCode::NotFound)),
        ThreadRead::NoMessage => Err(ApiError::field("/last", FieldCode::UnknownValue)),
    }
}
