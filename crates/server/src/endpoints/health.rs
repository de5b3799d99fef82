//! `/healthz` and `/readyz`: whether the program runs, and whether it can do its work.

use crate::{ApiResult, App};
use axum::extract::State;
use axum::http::StatusCode;
use mijn_privacy_api::Problem;

/// The program runs.
#[utoipa::path(get, path = "/healthz", tag = "operations", responses((status = 204, description = "It runs")))]
pub async fn healthz() -> StatusCode {
    StatusCode::NO_CONTENT
}

/// The database answers.
#[utoipa::path(
    get,
    path = "/readyz",
    tag = "operations",
    responses(
        (status = 204, description = "It can do its work"),
        (status = 500, description = "`internal`", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "`unavailable`", body = Problem, content_type = "application/problem+json")
    )
)]
pub async fn readyz(State(app): State<App>) -> ApiResult<StatusCode> {
    app.store.ping().await?;
    Ok(StatusCode::NO_CONTENT)
}
