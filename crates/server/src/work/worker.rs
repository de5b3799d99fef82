//! Takes work and does it, until it is told to stop. Several may run beside each other, also in several programs.

use super::deliver::receiver_of;
use super::due::warn_due;
use super::lease::{LEASE, work};
use crate::App;
use mijn_privacy_store::{JobKind, LeasedJob, StoreError};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;

/// How often to look when nothing waits.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// After a failure of the database.
const PAUSE: Duration = Duration::from_secs(5);
/// How often to look whether a last day is near or has passed.
const DUE_EVERY: Duration = Duration::from_secs(60);
/// How long work under way may take after the stop.
const GRACE: Duration = Duration::from_secs(3);
/// So many pieces of work are taken at a time, webhooks not counted.
const TAKEN: usize = 16;
/// So many of them are done at a time: they all write to one database.
const AT_ONCE: usize = 2;
/// So many events are on their way to one system at a time. More wait here, so that one that hangs holds up nobody else.
const PER_RECEIVER: usize = 4;
/// After so long an event that found no place is looked at again.
const BUSY: jiff::SignedDuration = jiff::SignedDuration::from_secs(3);

/// One worker.
#[derive(Debug)]
pub struct Worker {
    app: App,
    turns: Arc<Semaphore>,
    /// How many events are on their way to each system.
    busy: Arc<Mutex<HashMap<String, usize>>>,
    /// Pieces of work that are being done, without webhooks.
    tasks: JoinSet<()>,
    webhooks: JoinSet<()>,
}

impl Worker {
    /// For this server.
    pub fn new(app: App) -> Self {
        let turns = Arc::new(Semaphore::new(AT_ONCE));
        Self { app, turns, busy: Arc::default(), tasks: JoinSet::new(), webhooks: JoinSet::new() }
    }

    /// Does what waits until it is told to stop, and then stops within seconds.
    pub async fn run(mut self, mut stop: watch::Receiver<bool>) {
        let mut due = tokio::time::interval(DUE_EVERY);
        let mut pause = Duration::ZERO;
        loop {
            let free = self.tasks.len() < TAKEN;
            tokio::select! {
                () = stopped(&mut stop) => break,
                Some(_) = self.tasks.join_next(), if !self.tasks.is_empty() => continue,
                Some(_) = self.webhooks.join_next(), if !self.webhooks.is_empty() => continue,
                _ = due.tick() => {
                    if let Err(error) = warn_due(&self.app).await {
                        tracing::error!(cause = %error, "due watch");
                    }
                    continue;
                }
                () = tokio::time::sleep(pause), if free => {}
            }
            pause = match self.take(&stop).await {
                Ok(true) => Duration::ZERO,
                Ok(false) => LOOK_EVERY,
                Err(error) => {
                    tracing::error!(cause = %error, "work");
                    PAUSE
                }
            };
        }
        while self.tasks.join_next().await.is_some() || self.webhooks.join_next().await.is_some() {}
    }

    /// Takes one piece of work, if one is due, and lets it be done.
    async fn take(&mut self, stop: &watch::Receiver<bool>) -> Result<bool, StoreError> {
        let Some(job) = self.app.store.lease_job(self.app.now(), LEASE).await? else { return Ok(false) };
        let (app, stop) = (self.app.clone(), stop.clone());
        if job.kind != JobKind::Webhook {
            let turns = self.turns.clone();
            self.tasks.spawn(async move { until_stopped(&app, &job, Some(&*turns), stop).await });
            return Ok(true);
        }
        let Some(place) = Place::at(&self.busy, receiver_of(&job)) else {
            // No try of its own: it comes again soon, and is not given up for having waited.
            let again = app.now().checked_add(BUSY).unwrap_or(jiff::Timestamp::MAX);
            app.store.job_waits(&job, again).await?;
            return Ok(true);
        };
        self.webhooks.spawn(async move {
            until_stopped(&app, &job, None, stop).await;
            drop(place);
        });
        Ok(true)
    }
}

/// Does it, or gives it back at once, for whoever comes next.
async fn until_stopped(app: &App, job: &LeasedJob, turns: Option<&Semaphore>, mut stop: watch::Receiver<bool>) {
    let end = tokio::select! {
        end = work(app, job, turns) => end.map(|_| ()),
        () = async { stopped(&mut stop).await; tokio::time::sleep(GRACE).await } => {
            app.store.job_failed(job, Some(app.now()), "stopped while it was done").await
        }
    };
    if let Err(error) = end {
        // Its lease passes, and it is taken again.
        tracing::error!(job = job.id, cause = %error, "work");
    }
}

/// A place among the events on their way to a system.
struct Place {
    busy: Arc<Mutex<HashMap<String, usize>>>,
    name: String,
}

impl Place {
    fn at(busy: &Arc<Mutex<HashMap<String, usize>>>, name: &str) -> Option<Self> {
        let mut all = busy.lock().unwrap_or_else(PoisonError::into_inner);
        let count = all.entry(name.to_owned()).or_default();
        if *count >= PER_RECEIVER {
            return None;
        }
        *count += 1;
        Some(Self { busy: busy.clone(), name: name.to_owned() })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut all = self.busy.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = all.get_mut(&self.name) {
            *count = count.saturating_sub(1);
        }
    }
}

/// Somebody who is gone wants it to stop too.
async fn stopped(stop: &mut watch::Receiver<bool>) {
    let _ = stop.wait_for(|stop| *stop).await;
}
