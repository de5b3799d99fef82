//! Proving to be an officer: password and one-time code, slower after every failure, the same for names that nobody has.

use super::totp::{self, Codes};
use crate::security::{token_hash, wait_after};
use crate::{ApiResult, App};
use mijn_privacy_api::Password;
use mijn_privacy_store::OfficerRow;

/// What came of a try.
#[derive(Debug)]
pub(super) enum Proof {
    /// It is them.
    Right(OfficerRow),
    /// Name, password or code is wrong; which of them stays unsaid.
    Wrong,
    /// After several failures; again after so many seconds.
    Wait(u64),
}

/// Tries name, password and code together.
pub(super) async fn prove(app: &App, name: &str, password: &Password, code: &str) -> ApiResult<Proof> {
    if let Err(wait) = read(app, name).await? {
        return Ok(Proof::Wait(wait));
    }
    let turn = app.passwords.turn().await?;
    // Again, within the turn: of many tries sent at once, only those of one round pass before the first is counted.
    let known = match read(app, name).await? {
        Ok(known) => known,
        Err(wait) => return Ok(Proof::Wait(wait)),
    };
    let hash = known.as_ref().and_then(|row| row.password_hash.clone());
    let matches = app.passwords.verify(&turn, password, hash).await?;
    let now = app.now();
    let Some(row) = known else {
        app.throttle.note(throttled(name), now);
        return Ok(Proof::Wrong);
    };
    if matches && !row.disabled && uses_code(app, &row, code).await? {
        app.store.note_officer_login(&row.id, None).await?;
        return Ok(Proof::Right(row));
    }
    app.store.note_officer_login(&row.id, Some(now)).await?;
    Ok(Proof::Wrong)
}

async fn uses_code(app: &App, row: &OfficerRow, code: &str) -> ApiResult<bool> {
    let Some(sealed) = &row.totp else { return Ok(false) };
    let secret = totp::open(&app.keys.results, &row.id, sealed)?;
    let codes = Codes::new(&secret, &app.config.controller.name, &row.name)?;
    match codes.check(code, app.now()) {
        Some(step) => Ok(app.store.use_totp(&row.id, step).await?),
        None => Ok(false),
    }
}

/// Who it should be, or how long to wait.
async fn read(app: &App, name: &str) -> ApiResult<Result<Option<OfficerRow>, u64>> {
    let known = app.store.officer(name).await?;
    let unknown = app.throttle.failures(&throttled(name));
    let (failures, failed_at) = known.as_ref().map_or(unknown, |row| (row.failures, row.failed_at));
    let wait = wait_after(failures, failed_at, app.config.login.free_failures, app.now());
    Ok(wait.map_or(Ok(known), Err))
}

/// Apart from the customers' names.
fn throttled(name: &str) -> [u8; 32] {
    token_hash(&format!("desk\n{}", name.to_lowercase()))
}
