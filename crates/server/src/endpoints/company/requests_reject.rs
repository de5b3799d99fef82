//! `POST requests/{id}/reject`: it is refused.

use super::desk_answer;
use super::requests_docs::VerbProblems;
use crate::desk::{find, reject};
use crate::http::{JsonBody, PathParam};
use crate::security::DeskClient;
use crate::{ApiResult, App};
use axum::extract::State;
use axum::response::Response;
use mijn_privacy_api::{DeskReject, DeskRequest};

/// The reason goes to the person, with both ways on. (Role `officer`.)
#[utoipa::path(
    post,
    path = "/requests/{id}/reject",
    tag = "company",
    params(
        ("id" = String, Path, description = "Its id, or its reference"),
        ("X-Actor" = Option<String>, Header, description = "The employee on whose behalf the system calls"),
        ("X-Seen" = Option<String>, Header,
            description = "The last message of the thread that the employee was shown; `none`: there was none")
    ),
    request_body = DeskReject,
    responses((status = 200, description = "The request as it is now", body = DeskRequest), VerbProblems),
    security(("company" = []))
)]
pub async fn reject_request(
    State(app): State<App>,
    DeskClient(client, actor): DeskClient,
    PathParam(id): PathParam<String>,
    body: JsonBody<DeskReject>,
) -> ApiResult<Response> {
    let id = find(&app, &id).await?;
    desk_answer(client, &reject(&app, &actor, &id, body.value).await?)
}
