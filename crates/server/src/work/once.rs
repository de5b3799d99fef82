//! Everything that is due, one after the other: for `work --once`, and for tests.

use super::due::warn_due;
use super::lease::{End, LEASE, work};
use crate::App;
use mijn_privacy_store::StoreError;

/// What was done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ran {
    /// So many pieces of work.
    pub done: u32,
    /// So many are tried again later.
    pub waiting: u32,
    /// So many were given up.
    pub given_up: u32,
}

/// Warns of what is due, and does what waits until nothing is due any more.
///
/// # Errors
/// When the store does not answer. What was done stays done.
pub async fn run_once(app: &App) -> Result<Ran, StoreError> {
    let mut ran = Ran::default();
    warn_due(app).await?;
    while let Some(job) = app.store.lease_job(app.now(), LEASE).await? {
        match work(app, &job, None).await? {
            End::Done => ran.done += 1,
            End::Waits => ran.waiting += 1,
            End::GivenUp => ran.given_up += 1,
            End::Lost => {}
        }
    }
    Ok(ran)
}
