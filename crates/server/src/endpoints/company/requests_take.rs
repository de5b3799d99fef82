//! `POST requests/{id}/take`: somebody takes it up, or over.

use super::desk_answer;
use super::requests_docs::VerbProblems;
use crate::desk::{find, take};
use crate::http::{NoBody, PathParam};
use crate::security::DeskClient;
use crate::{ApiResult, App};
use axum::extract::State;
use axum::response::Response;
use mijn_privacy_api::DeskRequest;

/// It is now of whoever calls: the employee in `X-Actor`, or the system.
#[utoipa::path(
    post,
    path = "/requests/{id}/take",
    tag = "company",
    params(
        ("id" = String, Path, description = "Its id, or its reference"),
        ("X-Actor" = Option<String>, Header, description = "The employee on whose behalf the system calls")
    ),
    responses((status = 200, description = "The request as it is now", body = DeskRequest), VerbProblems),
    security(("company" = []))
)]
pub async fn take_request(
    State(app): State<App>,
    DeskClient(client, actor): DeskClient,
    PathParam(id): PathParam<String>,
    _: NoBody,
) -> ApiResult<Response> {
    let id = find(&app, &id).await?;
    desk_answer(client, &take(&app, &actor, &id).await?)
}
