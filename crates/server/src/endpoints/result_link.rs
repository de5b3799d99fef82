//! `POST requests/{id}/result-links`: a link to the file with the answer, for this session and a while. As often as needed.

use super::docs::{PersonProblems, WriteProblems};
use crate::http::{JSON, NoBody, PathParam, json_text};
use crate::security::LinkToken;
use crate::whose::is_fresh;
use crate::{ApiError, ApiResult, App, Whose, assemble};
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use mijn_privacy_api::{CsrfToken, Problem, ProblemCode, RequestId, ResultLink};

/// A link to the file. A request that is somebody else's, or has no file (any more), is not found.
#[utoipa::path(
    post,
    path = "/requests/{id}/result-links",
    tag = "requests",
    params(
        ("id" = RequestId, Path, description = "Which request"),
        ("X-CSRF-Token" = CsrfToken, Header, description = "From `GET session`")
    ),
    responses(
        (status = 201, description = "The link", body = ResultLink),
        (status = 404, description = "`not_found`", body = Problem, content_type = "application/problem+json"),
        PersonProblems, WriteProblems
    ),
    security(("session" = []))
)]
pub async fn link_result(
    State(app): State<App>,
    whose: Whose,
    PathParam(id): PathParam<RequestId>,
    _body: NoBody,
) -> ApiResult<Response> {
    if !is_fresh(&app, &whose.session) {
        return Err(ApiError::new(ProblemCode::StepUpRequired));
    }
    let (token, now) = (LinkToken::new(&app), app.now());
    let expires_at = now.checked_add(app.config.requests.result_link()).unwrap_or(Timestamp::MAX);
    let session = &whose.session.token_hash;
    if !app.store.add_result_link(&whose.scope, &id, &token.hash, session, expires_at, now).await? {
        return Err(ApiError::new(ProblemCode::NotFound));
    }
    let link = ResultLink { href: format!("results/{}", token.text), expires_at: assemble::stamp(expires_at)? };
    Ok((StatusCode::CREATED, [(header::CONTENT_TYPE, JSON)], json_text(&link)?).into_response())
}
