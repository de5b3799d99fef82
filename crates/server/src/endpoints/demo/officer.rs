//! `GET /demo/officer`: the invented officer, their password, and the one-time code of this moment.

use crate::cli::OFFICER;
use crate::office::demo_code;
use crate::{ApiResult, App};
use axum::extract::State;
use axum::response::Response;

/// How to come in at `/desk` in the demo.
pub async fn show_officer(State(app): State<App>) -> ApiResult<Response> {
    let (name, password) = OFFICER;
    crate::http::json(&serde_json::json!({ "name": name, "password": password, "code": demo_code(name, app.now()) }))
}
