//! `POST requests/{id}/told`: a recipient was told (GDPR art. 19).

use super::desk_answer;
use super::requests_docs::VerbProblems;
use crate::desk::{find, tell};
use crate::http::{JsonBody, PathParam};
use crate::security::DeskClient;
use crate::{ApiResult, App};
use axum::extract::State;
use axum::response::Response;
use mijn_privacy_api::{DeskRequest, DeskTold};

/// Ticks a recipient of `request.told` off, as of today.
#[utoipa::path(
    post,
    path = "/requests/{id}/told",
    tag = "company",
    params(
        ("id" = String, Path, description = "Its id, or its reference"),
        ("X-Actor" = Option<String>, Header, description = "The employee on whose behalf the system calls")
    ),
    request_body = DeskTold,
    responses((status = 200, description = "The request as it is now", body = DeskRequest), VerbProblems),
    security(("company" = []))
)]
pub async fn tell_recipient(
    State(app): State<App>,
    DeskClient(client, actor): DeskClient,
    PathParam(id): PathParam<String>,
    body: JsonBody<DeskTold>,
) -> ApiResult<Response> {
    let id = find(&app, &id).await?;
    desk_answer(client, &tell(&app, &actor, &id, body.value).await?)
}
