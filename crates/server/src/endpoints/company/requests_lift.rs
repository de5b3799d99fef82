//! `POST requests/{id}/lift`: what stands still is used again.

use super::desk_answer;
use super::requests_docs::VerbProblems;
use crate::desk::{find, lift};
use crate::http::{JsonBody, PathParam};
use crate::security::DeskClient;
use crate::{ApiResult, App};
use axum::extract::State;
use axum::response::Response;
use mijn_privacy_api::{DeskLift, DeskRequest};

/// The person is told first, with the reason; it is used again on the day that `standstill.ends_on` names. (Role `officer`.)
#[utoipa::path(
    post,
    path = "/requests/{id}/lift",
    tag = "company",
    params(
        ("id" = String, Path, description = "Its id, or its reference"),
        ("X-Actor" = Option<String>, Header, description = "The employee on whose behalf the system calls")
    ),
    request_body = DeskLift,
    responses((status = 200, description = "The request as it is now", body = DeskRequest), VerbProblems),
    security(("company" = []))
)]
pub async fn lift_restriction(
    State(app): State<App>,
    DeskClient(client, actor): DeskClient,
    PathParam(id): PathParam<String>,
    body: JsonBody<DeskLift>,
) -> ApiResult<Response> {
    let id = find(&app, &id).await?;
    desk_answer(client, &lift(&app, &actor, &id, body.value).await?)
}
