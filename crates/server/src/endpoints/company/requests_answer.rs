//! `POST requests/{id}/answer`: it is granted, wholly or in part.

use super::desk_answer;
use super::requests_docs::VerbProblems;
use crate::desk::{answer, find};
use crate::http::{JsonBody, PathParam};
use crate::security::DeskClient;
use crate::{ApiResult, App};
use axum::extract::State;
use axum::response::Response;
use mijn_privacy_api::{DeskAnswer, DeskRequest};

/// An erasure, closure, correction or restriction is then carried out by the backend; an access or portability request closes when its
/// file is there. (Role `officer`.)
#[utoipa::path(
    post,
    path = "/requests/{id}/answer",
    tag = "company",
    params(
        ("id" = String, Path, description = "Its id, or its reference"),
        ("X-Actor" = Option<String>, Header, description = "The employee on whose behalf the system calls"),
        ("X-Seen" = Option<String>, Header,
            description = "The last message of the thread that the employee was shown; `none`: there was none")
    ),
    request_body = DeskAnswer,
    responses((status = 200, description = "The request as it is now", body = DeskRequest), VerbProblems),
    security(("company" = []))
)]
pub async fn answer_request(
    State(app): State<App>,
    DeskClient(client, actor): DeskClient,
    PathParam(id): PathParam<String>,
    body: JsonBody<DeskAnswer>,
) -> ApiResult<Response> {
    let id = find(&app, &id).await?;
    desk_answer(client, &answer(&app, &actor, &id, body.value).await?)
}
