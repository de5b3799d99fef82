//! Proving who one is with a password, slower after every failure.

use super::{token_hash, wait_after};
use crate::{ApiError, ApiResult, App};
use mijn_privacy_api::{Password, PersonId, ProblemCode};
use mijn_privacy_store::Login;

/// Whose password it should be.
#[derive(Clone, Copy, Debug)]
pub enum Claim<'a> {
    /// Of who has this user name, if anybody has.
    Name(&'a str),
    /// Of who is logged in.
    Person(&'a PersonId),
}

/// The log-in that the password proves.
///
/// # Errors
/// `wrong_password`, also for a name that nobody has; `too_many_requests` after several failures.
pub async fn prove(app: &App, claim: Claim<'_>, password: &Password) -> ApiResult<Login> {
    // Who has to wait waits without taking a turn.
    read(app, claim).await?;
    let turn = app.passwords.turn().await?;
    // Again, within the turn: of many tries sent at once, only those of one round pass before the first is counted.
    let known = read(app, claim).await?;
    let hash = known.as_ref().map(|login| login.password_hash.clone());
    let matches = app.passwords.verify(&turn, password, hash).await?;
    match (known, claim) {
        (Some(login), _) if matches => {
            app.store.note_login(&login.person, None).await?;
            return Ok(login);
        }
        (Some(login), _) => app.store.note_login(&login.person, Some(app.now())).await?,
        (None, Claim::Name(name)) => app.throttle.note(token_hash(name), app.now()),
        (None, Claim::Person(_)) => {}
    }
    Err(ApiError::new(ProblemCode::WrongPassword))
}

/// Reads the log-in, and refuses while it has to wait.
async fn read(app: &App, claim: Claim<'_>) -> ApiResult<Option<Login>> {
    let (known, unknown) = match claim {
        Claim::Name(name) => (app.store.login(name).await?, app.throttle.failures(&token_hash(name))),
        Claim::Person(person) => (app.store.login_of(person).await?, (0, None)),
    };
    let (failures, failed_at) = known.as_ref().map_or(unknown, |login| (login.failures, login.failed_at));
    match wait_after(failures, failed_at, app.config.login.free_failures, app.now()) {
        Some(wait) => Err(ApiError::too_many(wait)),
        None => Ok(known),
    }
}
