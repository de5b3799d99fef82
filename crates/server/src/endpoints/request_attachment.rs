//! `GET requests/{id}/attachments/{name}`: a file that the officer added.

use super::docs::PersonProblems;
use crate::http::{PathPair, download_headers};
use crate::security::{Sealed, open};
use crate::{ApiError, ApiResult, App, Whose};
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use mijn_privacy_api::{Problem, ProblemCode, RequestId};
use mijn_privacy_store::RequestOf;

/// The file, to be kept and not to be shown: whatever it is, no browser opens it here.
#[utoipa::path(
    get,
    path = "/requests/{id}/attachments/{name}",
    tag = "requests",
    params(
        ("id" = RequestId, Path, description = "Which request"),
        ("name" = String, Path, description = "As in the thread")
    ),
    responses(
        (status = 200, description = "The file", body = String, content_type = "application/octet-stream",
            headers(("Content-Disposition" = String, description = "`attachment`, with its name"))),
        (status = 404, description = "`not_found`", body = Problem, content_type = "application/problem+json"),
        PersonProblems
    ),
    security(("session" = []))
)]
pub async fn get_attachment(
    State(app): State<App>,
    whose: Whose,
    PathPair(id, name): PathPair<RequestId, String>,
) -> ApiResult<Response> {
    let sealed = app.store.attachment(&RequestOf::Scope(whose.scope.clone()), &id, &name).await?;
    let sealed = sealed.ok_or_else(|| ApiError::new(ProblemCode::NotFound))?;
    let plain = open(&app.keys.results, &Sealed::Attachment { request: &id, name: &name }, &sealed);
    Ok((download_headers(&name)?, plain.map_err(ApiError::internal)?).into_response())
}
