//! `POST requests/{id}/pause`: the clock stands still until the person answers.

use super::desk_answer;
use super::requests_docs::VerbProblems;
use crate::desk::{find, pause};
use crate::http::{JsonBody, PathParam};
use crate::security::DeskClient;
use crate::{ApiResult, App};
use axum::extract::State;
use axum::response::Response;
use mijn_privacy_api::{DeskPause, DeskRequest};

/// Only doubt about who asks, or about which data are meant, stops the clock; the question goes to the person. (Role `officer`.)
#[utoipa::path(
    post,
    path = "/requests/{id}/pause",
    tag = "company",
    params(
        ("id" = String, Path, description = "Its id, or its reference"),
        ("X-Actor" = Option<String>, Header, description = "The employee on whose behalf the system calls"),
        ("X-Seen" = Option<String>, Header,
            description = "The last message of the thread that the employee was shown; `none`: there was none")
    ),
    request_body = DeskPause,
    responses((status = 200, description = "The request as it is now", body = DeskRequest), VerbProblems),
    security(("company" = []))
)]
pub async fn pause_request(
    State(app): State<App>,
    DeskClient(client, actor): DeskClient,
    PathParam(id): PathParam<String>,
    body: JsonBody<DeskPause>,
) -> ApiResult<Response> {
    let id = find(&app, &id).await?;
    desk_answer(client, &pause(&app, &actor, &id, body.value).await?)
}
