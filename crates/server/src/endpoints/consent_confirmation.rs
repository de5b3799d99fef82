//! `POST consents/{id}/confirmation`: the e-mail that asks to confirm, once more.

use super::docs::PersonProblems;
use crate::http::{Language, NoBody, PathParam};
use crate::links::{self, ToConfirm};
use crate::{ApiError, ApiResult, App, Whose};
use axum::extract::State;
use axum::http::StatusCode;
use mijn_privacy_api::{ConsentId, CsrfToken, OpenEnum, Problem, ProblemCode};
use mijn_privacy_mail::AskedBy;
use mijn_privacy_store::{Holder, Resent};

/// Send it again. The earlier links keep working; none of them works longer for it.
#[utoipa::path(
    post,
    path = "/consents/{id}/confirmation",
    tag = "consents",
    params(
        ("id" = ConsentId, Path, description = "Which switch"),
        ("X-CSRF-Token" = CsrfToken, Header, description = "From `GET session`")
    ),
    responses(
        (status = 202, description = "It is on its way"),
        (status = 403, description = "`csrf_failed`", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "`not_found`", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "`conflict`: nothing waits for a confirmation; `no_address`",
            body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "`too_many_requests`",
            body = Problem, content_type = "application/problem+json", headers(("Retry-After" = u32))),
        PersonProblems
    ),
    security(("session" = []))
)]
pub async fn resend_confirmation(
    State(app): State<App>,
    whose: Whose,
    Language(language): Language,
    PathParam(id): PathParam<String>,
    _: NoBody,
) -> ApiResult<StatusCode> {
    let text = ConsentId::parse(&id).and_then(|id| app.config.consent(id));
    let text = text.ok_or_else(|| ApiError::new(ProblemCode::NotFound))?;
    let now = app.now();
    let row = app.store.consent(&whose.scope, text.id).await?;
    let expires_at = row.pending_until.filter(|until| *until > now).ok_or_else(not_pending)?;
    let address = app.store.address_of(&Holder::Person(whose.scope.person.clone())).await?;
    let address = address.ok_or_else(|| ApiError::new(ProblemCode::NoAddress))?;
    let ask = ToConfirm { text, language: &language, by: AskedBy::Portal, expires_at };
    let new = links::confirmation(&app, &address, ask);
    match app.store.resend_confirmation(&whose.scope, text.id, &new, now).await? {
        Resent::Sent => Ok(StatusCode::ACCEPTED),
        Resent::NotPending => Err(not_pending()),
        Resent::Wait(until) => {
            let seconds = until.as_second().saturating_sub(now.as_second());
            Err(ApiError::too_many(u64::try_from(seconds).unwrap_or(0)))
        }
    }
}

fn not_pending() -> ApiError {
    ApiError::new(ProblemCode::Conflict).detail("nothing waits for a confirmation")
}
