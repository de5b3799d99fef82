//! `GET requests/{id}`: one request and what became of it.

use super::docs::PersonProblems;
use crate::http::{IfNoneMatch, PathParam, tagged};
use crate::{ApiError, ApiResult, App, Whose, assemble};
use axum::extract::State;
use axum::response::Response;
use mijn_privacy_api::{Etag, Problem, ProblemCode, Request, RequestId};

/// One request; what was unread is seen with this answer. Somebody else's is not found, like one that does not exist.
#[utoipa::path(
    get,
    path = "/requests/{id}",
    tag = "requests",
    params(
        ("id" = RequestId, Path, description = "Which request"),
        ("If-None-Match" = Option<String>, Header, description = "The tag of an earlier answer")
    ),
    responses(
        (status = 200, description = "The request", body = Request, headers(("ETag" = Etag))),
        (status = 304, description = "Not changed since that tag"),
        (status = 404, description = "`not_found`", body = Problem, content_type = "application/problem+json"),
        PersonProblems
    ),
    security(("session" = []))
)]
pub async fn get_request(
    State(app): State<App>,
    whose: Whose,
    PathParam(id): PathParam<RequestId>,
    known: IfNoneMatch,
) -> ApiResult<Response> {
    let request = app.store.request(&whose.scope, &id).await?;
    let request = request.ok_or_else(|| ApiError::new(ProblemCode::NotFound))?;
    let answer = tagged(&assemble::full(&request, app.now(), &app.holidays)?, &known)?;
    if request.row.unread > 0 {
        app.store.see_request(&whose.scope, &id, request.row.revision).await?;
    }
    Ok(answer)
}
