//! `POST /demo/login`: user name and password, for a session.

use crate::http::JsonBody;
use crate::security::{begin, token_hash, wait_after};
use crate::whose::session_of;
use crate::{ApiError, ApiResult, App, Whose, assemble};
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::cookie::CookieJar;
use mijn_privacy_api::{FreeText, Password, ProblemCode};
use mijn_privacy_store::Login;

/// What the log-in form sends.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Credentials {
    username: FreeText<100>,
    password: Password,
}

/// Logs in and answers like `GET session`. A session that the browser already had ends.
pub async fn log_in(
    State(app): State<App>,
    headers: HeaderMap,
    body: JsonBody<Credentials>,
) -> ApiResult<Response> {
    let Credentials { username, password } = body.value;
    let known = app.store.login(username.as_str()).await?;
    let name = token_hash(username.as_str());
    let (failures, failed_at) = match &known {
        Some(login) => (login.failures, login.failed_at),
        None => app.throttle.failures(&name),
    };
    if let Some(wait) = wait_after(failures, failed_at, app.config.login.free_failures, app.now()) {
        return Err(ApiError::too_many(wait));
    }
    let hash = known.as_ref().map(|login| login.password_hash.clone());
    let matches = app.passwords.verify(&password, hash).await?;
    let Some(login) = known.filter(|_| matches) else {
        return refuse(&app, app.store.login(username.as_str()).await?, name).await;
    };
    app.store.note_login(&login.person, None).await?;
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

async fn refuse(app: &App, known: Option<Login>, name: [u8; 32]) -> ApiResult<Response> {
    let now = app.now();
    match known {
        Some(login) => app.store.note_login(&login.person, Some(now)).await?,
        None => app.throttle.note(name, now),
    }
    Err(ApiError::new(ProblemCode::WrongPassword))
}
