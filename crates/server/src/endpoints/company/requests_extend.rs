//! `POST requests/{id}/extend`: one or two months more.

use super::desk_answer;
use super::requests_docs::VerbProblems;
use crate::desk::{extend, find};
use crate::http::{JsonBody, PathParam};
use crate::security::DeskClient;
use crate::{ApiResult, App};
use axum::extract::State;
use axum::response::Response;
use mijn_privacy_api::{DeskExtend, DeskRequest};

/// Once, with the reason, within the first month (GDPR art. 12(3)). (Role `officer`.)
#[utoipa::path(
    post,
    path = "/requests/{id}/extend",
    tag = "company",
    params(
        ("id" = String, Path, description = "Its id, or its reference"),
        ("X-Actor" = Option<String>, Header, description = "The employee on whose behalf the system calls")
    ),
    request_body = DeskExtend,
    responses((status = 200, description = "The request as it is now", body = DeskRequest), VerbProblems),
    security(("company" = []))
)]
pub async fn extend_request(
    State(app): State<App>,
    DeskClient(client, actor): DeskClient,
    PathParam(id): PathParam<String>,
    body: JsonBody<DeskExtend>,
) -> ApiResult<Response> {
    let id = find(&app, &id).await?;
    desk_answer(client, &extend(&app, &actor, &id, body.value).await?)
}
