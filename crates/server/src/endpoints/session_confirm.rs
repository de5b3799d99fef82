//! `POST session/confirm`: the step-up. The password again, for what is sensitive.

use super::docs::{PersonProblems, WriteProblems};
use crate::http::JsonBody;
use crate::security::wait_after;
use crate::{ApiError, ApiResult, App, Whose, assemble};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use mijn_privacy_api::{ConfirmSession, CsrfToken, Problem, ProblemCode, Session};

/// Confirm who you are.
#[utoipa::path(
    post,
    path = "/session/confirm",
    tag = "session",
    params(("X-CSRF-Token" = CsrfToken, Header, description = "From `GET session`")),
    request_body = ConfirmSession,
    responses(
        (status = 200, description = "The session, confirmed now", body = Session),
        (status = 429, description = "`too_many_requests`, after several wrong passwords",
            body = Problem, content_type = "application/problem+json", headers(("Retry-After" = u32))),
        PersonProblems, WriteProblems
    ),
    security(("session" = []))
)]
pub async fn confirm_session(
    State(app): State<App>,
    mut whose: Whose,
    body: JsonBody<ConfirmSession>,
) -> ApiResult<Response> {
    let login = app.store.login_of(&whose.scope.person).await?;
    let login = login.ok_or_else(|| ApiError::new(ProblemCode::SessionExpired))?;
    let now = app.now();
    if let Some(wait) = wait_after(login.failures, login.failed_at, app.config.login.free_failures, now) {
        return Err(ApiError::too_many(wait));
    }
    if !app.passwords.verify(&body.value.password, Some(login.password_hash)).await? {
        app.store.note_login(&login.person, Some(now)).await?;
        return Err(ApiError { status: StatusCode::FORBIDDEN, ..ApiError::new(ProblemCode::WrongPassword) });
    }
    let now = app.now();
    app.store.note_login(&login.person, None).await?;
    app.store.confirm_session(&whose.session.token_hash, now).await?;
    whose.session.authenticated_at = now;
    crate::http::json(&assemble::session(&app, &whose)?)
}
