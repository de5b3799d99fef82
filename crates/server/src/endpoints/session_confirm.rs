//! `POST session/confirm`: the step-up. The password again, for what is sensitive.

use super::docs::{PersonProblems, WriteProblems};
use crate::http::JsonBody;
use crate::security::{Claim, prove};
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
    prove(&app, Claim::Person(&whose.scope.person), &body.value.password).await.map_err(refusal)?;
    let now = app.now();
    app.store.confirm_session(&whose.session.token_hash, now).await?;
    whose.session.authenticated_at = now;
    crate::http::json(&assemble::session(&app, &whose)?)
}

/// Who is logged in stays so after a wrong password: 403, not 401.
fn refusal(error: ApiError) -> ApiError {
    match error.code {
        ProblemCode::WrongPassword => ApiError { status: StatusCode::FORBIDDEN, ..error },
        _ => error,
    }
}
