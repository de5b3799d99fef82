//! `POST /demo/login`: user name and password, for a session.

use crate::http::JsonBody;
use crate::security::{Claim, begin, prove};
use crate::whose::session_of;
use crate::{ApiError, ApiResult, App, Whose, assemble};
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::cookie::CookieJar;
use mijn_privacy_api::{FreeText, Password, ProblemCode};

/// What the log-in form sends.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Credentials {
    username: FreeText<100>,
    password: Password,
}

/// Logs in and answers like `GET session`. A session that the browser already had ends.
pub async fn log_in(State(app): State<App>, headers: HeaderMap, body: JsonBody<Credentials>) -> ApiResult<Response> {
    let Credentials { username, password } = body.value;
    let login = prove(&app, Claim::Name(username.as_str()), &password).await?;
    let accounts = app.store.memberships(&login.person).await?;
    let first = accounts.first().ok_or_else(|| ApiError::new(ProblemCode::NotAllowed).detail("no account"))?;
    let jar = CookieJar::from_headers(&headers);
    if let Some(old) = session_of(&app, &jar).await? {
        app.store.end_session(&old.token_hash).await?;
    }
    let (row, cookie) = begin(&app, login.person, first.account.clone()).await?;
    let whose = Whose::of(&app, row).await?;
    let body = crate::http::json(&assemble::session(&app, &whose)?)?;
    Ok((CookieJar::new().add(cookie), body).into_response())
}
