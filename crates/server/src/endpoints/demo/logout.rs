//! `POST /demo/logout`: ends the session, here and in the database.

use crate::security::end_cookie;
use crate::whose::session_of;
use crate::{ApiResult, App};
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum_extra::extract::cookie::CookieJar;

/// Logs out; also when nobody was logged in.
pub async fn log_out(State(app): State<App>, headers: HeaderMap) -> ApiResult<Response> {
    let jar = CookieJar::from_headers(&headers);
    if let Some(session) = session_of(&app, &jar).await? {
        app.store.end_session(&session.token_hash).await?;
    }
    Ok((StatusCode::NO_CONTENT, CookieJar::new().add(end_cookie(&app))).into_response())
}
