//! `GET session`: who is logged in, for which account, and the anti-CSRF token.

use super::docs::PersonProblems;
use crate::{ApiResult, App, Whose, assemble};
use axum::extract::State;
use axum::response::Response;
use mijn_privacy_api::Session;

/// Who is logged in.
#[utoipa::path(
    get,
    path = "/session",
    tag = "session",
    responses((status = 200, description = "The session", body = Session), PersonProblems),
    security(("session" = []))
)]
pub async fn get_session(State(app): State<App>, whose: Whose) -> ApiResult<Response> {
    crate::http::json(&assemble::session(&app, &whose)?)
}
