//! `POST requests/{id}/resume`: the clock runs again.

use super::desk_answer;
use super::requests_docs::VerbProblems;
use crate::desk::{find, resume};
use crate::http::{NoBody, PathParam};
use crate::security::DeskClient;
use crate::{ApiResult, App};
use axum::extract::State;
use axum::response::Response;
use mijn_privacy_api::DeskRequest;

/// Each day of the pause moves the last day by one. An answer of the person in the portal does it by itself. (Role `officer`.)
#[utoipa::path(
    post,
    path = "/requests/{id}/resume",
    tag = "company",
    params(
        ("id" = String, Path, description = "Its id, or its reference"),
        ("X-Actor" = Option<String>, Header, description = "The employee on whose behalf the system calls")
    ),
    responses((status = 200, description = "The request as it is now", body = DeskRequest), VerbProblems),
    security(("company" = []))
)]
pub async fn resume_request(
    State(app): State<App>,
    DeskClient(client, actor): DeskClient,
    PathParam(id): PathParam<String>,
    _: NoBody,
) -> ApiResult<Response> {
    let id = find(&app, &id).await?;
    desk_answer(client, &resume(&app, &actor, &id).await?)
}
