//! `GET session`.

use super::{date, stamp};
use crate::security::csrf_token;
use crate::whose::ends_at;
use crate::{ApiError, ApiResult, App, Whose};
use mijn_privacy_api::{AccountRef, Session};
use mijn_privacy_store::Membership;

/// Who is logged in, and for which account.
pub fn session(app: &App, whose: &Whose) -> ApiResult<Session> {
    let token = csrf_token(&app.keys.csrf, &whose.session.token_hash);
    Ok(Session {
        person_id: whose.scope.person.clone(),
        account_id: whose.scope.account.clone(),
        role: whose.scope.role,
        accounts: whose.memberships.iter().map(account).collect::<ApiResult<_>>()?,
        expires_at: stamp(ends_at(app, &whose.session))?,
        authenticated_at: stamp(whose.session.authenticated_at)?,
        csrf_token: token.parse().map_err(ApiError::internal)?,
    })
}

fn account(membership: &Membership) -> ApiResult<AccountRef> {
    Ok(AccountRef {
        id: membership.account.clone(),
        name: membership.name.clone(),
        role: membership.role,
        status: membership.status,
        closed_on: membership.closed_on.map(date).transpose()?,
    })
}
