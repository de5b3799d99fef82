//! `GET requests/{id}` under the company's base: one request, with whose it is and what can be done.

use super::desk_answer;
use super::requests_docs::LookProblems;
use crate::desk::{find, show};
use crate::http::PathParam;
use crate::security::DeskClient;
use crate::{ApiResult, App};
use axum::extract::State;
use axum::response::Response;
use mijn_privacy_api::{DeskRequest, Problem};

/// One request, by its id or by its reference. The person sees that somebody looked (SEC-7).
#[utoipa::path(
    get,
    path = "/requests/{id}",
    tag = "company",
    params(
        ("id" = String, Path, description = "Its id, or its reference"),
        ("X-Actor" = Option<String>, Header, description = "The employee on whose behalf the system calls")
    ),
    responses(
        (status = 200, description = "The request", body = DeskRequest),
        (status = 404, description = "`not_found`", body = Problem, content_type = "application/problem+json"),
        LookProblems
    ),
    security(("company" = []))
)]
pub async fn get_desk_request(
    State(app): State<App>,
    DeskClient(client, actor): DeskClient,
    PathParam(id): PathParam<String>,
) -> ApiResult<Response> {
    let id = find(&app, &id).await?;
    desk_answer(client, &show(&app, &actor, &id).await?)
}
