//! Proving to be an officer: password and one-time code, slower after every failure, the same for names that nobody has.

use super::totp::{self, Codes};
use crate::security::{token_hash, wait_after};
use crate::{ApiResult, App};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::SignedDuration;
use mijn_privacy_api::Password;
use mijn_privacy_store::OfficerRow;

/// After so long without a failure, half of those before are forgotten.
const HALF: SignedDuration = SignedDuration::from_hours(1);

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

/// What somebody says to be who they are.
pub(super) struct Claim<'a> {
    pub(super) name: &'a str,
    pub(super) password: &'a Password,
    pub(super) code: &'a str,
    /// What a browser has in which this officer logged in before.
    pub(super) known: Option<&'a str>,
}

impl Claim<'_> {
    /// Under what its failures count: the name; or the browser in which its officer logged in before, so that who guesses
    /// elsewhere keeps nobody out.
    fn counted(&self, app: &App) -> [u8; 32] {
        let known = self.known.filter(|token| is_known(app, self.name, token));
        known.map_or_else(|| throttled(self.name), |token| token_hash(&format!("desk known\n{token}")))
    }
}

/// For a browser in which this officer logged in: a random part, and a MAC that ties it to the name.
pub(super) fn known(app: &App, name: &str) -> String {
    let part = URL_SAFE_NO_PAD.encode(app.random_bytes::<16>());
    let mac = URL_SAFE_NO_PAD.encode(app.keys.csrf.mac(&known_message(name, &part)));
    format!("{part}.{mac}")
}

fn is_known(app: &App, name: &str, token: &str) -> bool {
    let Some((part, mac)) = token.split_once('.') else { return false };
    let mac = URL_SAFE_NO_PAD.decode(mac).unwrap_or_default();
    mac.len() == 32 && app.keys.csrf.verifies(&known_message(name, part), &mac)
}

fn known_message(name: &str, part: &str) -> Vec<u8> {
    format!("desk known\n{part}\n{}", name.to_lowercase()).into_bytes()
}

/// Tries name, password and code together.
///
/// Every name costs the same work, whether anybody has it or not: one password, one write of the failed try.
pub(super) async fn prove(app: &App, claim: &Claim<'_>) -> ApiResult<Proof> {
    let Claim { name, password, code, .. } = *claim;
    let counted = claim.counted(app);
    if let Some(wait) = wait(app, &counted).await? {
        return Ok(Proof::Wait(wait));
    }
    let turn = app.passwords.turn().await?;
    // Again, within the turn: of many tries sent at once, only those of one round pass before the first is counted.
    if let Some(wait) = wait(app, &counted).await? {
        return Ok(Proof::Wait(wait));
    }
    let known = app.store.officer(name).await?;
    let hash = known.as_ref().and_then(|row| row.password_hash.clone());
    let matches = app.passwords.verify(&turn, password, hash).await?;
    let now = app.now();
    if let Some(row) = known.filter(|row| matches && !row.disabled)
        && uses_code(app, &row, code).await?
    {
        app.store.forget_officer_tries(&counted).await?;
        return Ok(Proof::Right(row));
    }
    app.store.note_officer_try(&counted, now, HALF).await?;
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

/// How long to wait, after the failures that count by now.
async fn wait(app: &App, counted: &[u8; 32]) -> ApiResult<Option<u64>> {
    let tries = app.store.officer_tries(counted).await?;
    let (failures, failed_at) = tries.map_or((0, None), |(failures, at)| (failures, Some(at)));
    Ok(wait_after(failures, failed_at, app.config.login.free_failures, app.now()))
}

/// Apart from the customers' names.
fn throttled(name: &str) -> [u8; 32] {
    token_hash(&format!("desk\n{}", name.to_lowercase()))
}
