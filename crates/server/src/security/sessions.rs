//! Sessions: a 256-bit token in the cookie, its SHA-256 in the database.

use crate::{ApiResult, App};
use axum_extra::extract::cookie::Cookie;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use mijn_privacy_api::{AccountId, PersonId};
use mijn_privacy_store::SessionRow;
use sha2::{Digest, Sha256};

/// What the database knows a token by.
pub fn token_hash(token: &str) -> [u8; 32] {
    Sha256::digest(token).into()
}

/// Begins a session for somebody whose password was right, always under a new token.
pub async fn begin(app: &App, person: PersonId, account: AccountId) -> ApiResult<(SessionRow, Cookie<'static>)> {
    let token = URL_SAFE_NO_PAD.encode(app.random_bytes::<32>());
    let now = app.now();
    let row = SessionRow {
        token_hash: token_hash(&token),
        person,
        account,
        created_at: now,
        seen_at: now,
        authenticated_at: now,
    };
    app.store.begin_session(&row).await?;
    Ok((row, app.cookie.write(token)))
}

/// The cookie that removes the cookie.
pub fn end_cookie(app: &App) -> Cookie<'static> {
    app.cookie.write(String::new())
}
