//! One piece of work under its lease: kept alive while it lasts, and settled when it ends.

use super::{JobError, answer, backoff, carry_out, deliver, export, failed, import, lift};
use crate::App;
use futures_util::FutureExt;
use jiff::SignedDuration;
use mijn_privacy_api::RequestId;
use mijn_privacy_store::{JobKind, LeasedJob, StoreError};
use std::panic::AssertUnwindSafe;
use std::time::Duration;
use tokio::sync::Semaphore;

/// Nobody else takes a piece of work for so long, unless it is kept.
pub(super) const LEASE: SignedDuration = SignedDuration::from_secs(60);
/// How often a lease is kept while the work lasts.
const KEEP_EVERY: Duration = Duration::from_secs(20);

/// What became of a piece of work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    Done,
    Waits,
    GivenUp,
    /// Somebody else has it now.
    Lost,
}

/// Does it, when it is its turn, and notes what became of it.
pub(super) async fn work(app: &App, job: &LeasedJob, turns: Option<&Semaphore>) -> Result<End, StoreError> {
    let in_turn = async {
        let _turn = match turns {
            // Nobody closes it.
            Some(turns) => turns.acquire().await.ok(),
            None => None,
        };
        unbroken(run(app, job)).await
    };
    let done = tokio::select! {
        done = in_turn => done,
        () = lost(app, job) => return Ok(End::Lost),
    };
    settle(app, job, done).await
}

/// A panic is a try that failed: without this the work would come back when its lease has passed, every minute and for ever.
/// What was under way ends like a call that broke off: its transaction never happened.
async fn unbroken(work: impl Future<Output = Result<(), JobError>>) -> Result<(), JobError> {
    AssertUnwindSafe(work).catch_unwind().await.unwrap_or(Err(JobError::Broke))
}

async fn run(app: &App, job: &LeasedJob) -> Result<(), JobError> {
    let request = || job.subject.parse::<RequestId>().map_err(|_| JobError::Never("no id of a request".to_owned()));
    match job.kind {
        JobKind::Webhook => deliver::run(app, job).await,
        JobKind::CarryOut => carry_out::run(app, &request()?).await,
        JobKind::Answer => answer::run(app, &request()?).await,
        JobKind::Export => export::run(app, &request()?).await,
        JobKind::Lift => lift::run(app, &request()?).await,
        JobKind::Import => import::run(app, &job.subject).await,
    }
}

/// Keeps the lease, and ends when it is somebody else's. Beside the work, never in its way: that may hold the one writer.
async fn lost(app: &App, job: &LeasedJob) {
    loop {
        tokio::time::sleep(KEEP_EVERY).await;
        let until = app.now().checked_add(LEASE).unwrap_or(jiff::Timestamp::MAX);
        // A database that does not answer now may answer before the lease has passed.
        if let Ok(false) = app.store.keep_job(job, until).await {
            return;
        }
    }
}

async fn settle(app: &App, job: &LeasedJob, done: Result<(), JobError>) -> Result<End, StoreError> {
    let (id, kind, attempt) = (job.id, job.kind.as_str(), job.tries());
    let error = match done {
        Ok(()) => {
            app.store.job_done(job).await?;
            tracing::info!(job = id, kind, attempt, "work done");
            return Ok(End::Done);
        }
        Err(error) => error,
    };
    let why = error.to_string();
    let again = match error {
        JobError::Never(_) => None,
        JobError::Later(_) | JobError::Broke | JobError::Store(_) => backoff::next(job, app.now(), &*app.random),
    };
    match again {
        None => give_up(app, job, &why).await?,
        again => app.store.job_failed(job, again, &why).await?,
    }
    if again.is_some() {
        tracing::warn!(job = id, kind, attempt, cause = %why, "work waits");
        Ok(End::Waits)
    } else {
        tracing::error!(job = id, kind, subject = %job.subject, attempt, cause = %why, "work given up");
        Ok(End::GivenUp)
    }
}

/// What a decision waits for comes back in the officer's queue.
async fn give_up(app: &App, job: &LeasedJob, why: &str) -> Result<(), StoreError> {
    match failed::of(app, job, why).await? {
        Some(failure) => app.store.job_given_up(job, &failure).await,
        None => app.store.job_failed(job, None, why).await,
    }
}
