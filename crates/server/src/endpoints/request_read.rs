//! `POST requests/{id}/messages/read`: the person has seen what was written.

use super::docs::PersonProblems;
use crate::http::{NoBody, PathParam};
use crate::{ApiError, ApiResult, App, Whose};
use axum::extract::State;
use axum::http::StatusCode;
use mijn_privacy_api::{CsrfToken, Problem, ProblemCode, RequestId};

/// Nothing of it is unread any more. Said again, nothing changes.
#[utoipa::path(
    post,
    path = "/requests/{id}/messages/read",
    tag = "requests",
    params(
        ("id" = RequestId, Path, description = "Which request"),
        ("X-CSRF-Token" = CsrfToken, Header, description = "From `GET session`")
    ),
    responses(
        (status = 204, description = "Remembered"),
        (status = 403, description = "`csrf_failed`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`", body = Problem, content_type = "application/problem+json"),
        PersonProblems
    ),
    security(("session" = []))
)]
pub async fn read_messages(
    State(app): State<App>,
    whose: Whose,
    PathParam(id): PathParam<RequestId>,
    _: NoBody,
) -> ApiResult<StatusCode> {
    if app.store.read_thread(&whose.scope, &id).await? {
        Ok(StatusCode::NO_CONTENT)
    } else {
        Err(ApiError::new(ProblemCode::NotFound))
    }
}
