//! `POST session/account`: choose another of the person's accounts.

use super::docs::{PersonProblems, WriteProblems};
use crate::http::JsonBody;
use crate::{ApiError, ApiResult, App, Whose, assemble};
use axum::extract::State;
use axum::response::Response;
use mijn_privacy_api::{ChooseAccount, CsrfToken, FieldCode, Session};

/// Choose an account. One that is not the person's is an unknown value, whether it exists or not.
#[utoipa::path(
    post,
    path = "/session/account",
    tag = "session",
    params(("X-CSRF-Token" = CsrfToken, Header, description = "From `GET session`")),
    request_body = ChooseAccount,
    responses(
        (status = 200, description = "The session, for that account", body = Session),
        PersonProblems, WriteProblems
    ),
    security(("session" = []))
)]
pub async fn choose_account(
    State(app): State<App>,
    whose: Whose,
    body: JsonBody<ChooseAccount>,
) -> ApiResult<Response> {
    let account = body.value.account_id;
    if !whose.memberships.iter().any(|one| one.account == account) {
        return Err(ApiError::field("/account_id", FieldCode::UnknownValue));
    }
    app.store.choose_account(&whose.session.token_hash, &account).await?;
    let mut session = whose.session;
    session.account = account;
    let whose = Whose::of(&app, session).await?;
    crate::http::json(&assemble::session(&app, &whose)?)
}
