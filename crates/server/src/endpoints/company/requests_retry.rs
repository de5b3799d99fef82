//! `POST requests/{id}/retry`: what could not be carried out is tried again.

use super::desk_answer;
use super::requests_docs::VerbProblems;
use crate::desk::{find, retry};
use crate::http::{NoBody, PathParam};
use crate::security::DeskClient;
use crate::{ApiResult, App};
use axum::extract::State;
use axum::response::Response;
use mijn_privacy_api::DeskRequest;

/// What was decided and could not be carried out (`line.failed`) is tried again, from the step that is left.
#[utoipa::path(
    post,
    path = "/requests/{id}/retry",
    tag = "company",
    params(
        ("id" = String, Path, description = "Its id, or its reference"),
        ("X-Actor" = Option<String>, Header, description = "The employee on whose behalf the system calls")
    ),
    responses((status = 200, description = "The request as it is now", body = DeskRequest), VerbProblems),
    security(("company" = []))
)]
pub async fn retry_request(
    State(app): State<App>,
    DeskClient(client, actor): DeskClient,
    PathParam(id): PathParam<String>,
    _: NoBody,
) -> ApiResult<Response> {
    let id = find(&app, &id).await?;
    desk_answer(client, &retry(&app, &actor, &id).await?)
}
