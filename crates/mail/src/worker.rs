//! Takes e-mails from the outbox and sends them, at least once each: a kill between "accepted" and "noted" sends one again,
//! under the same message id, and loses none.

use crate::{SendError, Transport, backoff};
use jiff::SignedDuration;
use mijn_privacy_store::{Clock, MailVerbs, OutboxMail, Random, StoreError};
use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;

/// Nobody else sends an e-mail for so long after it was taken: longer than a try can last.
const LEASE: SignedDuration = SignedDuration::from_mins(5);
/// How often to look when nothing waits.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// After a failure of the database.
const PAUSE: Duration = Duration::from_secs(5);
/// How long an e-mail under way may take after the stop.
const GRACE: Duration = Duration::from_secs(3);

/// One worker. Several may run beside each other, also in several programs.
pub struct Worker {
    /// The outbox.
    pub store: Arc<dyn MailVerbs>,
    /// The way out.
    pub transport: Transport,
    /// What time it is.
    pub clock: Arc<dyn Clock>,
    /// For spreading the tries.
    pub random: Arc<dyn Random>,
    /// At most so many a minute.
    pub per_minute: Option<NonZeroU32>,
}

impl std::fmt::Debug for Worker {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.debug_struct("Worker").field("transport", &self.transport).finish_non_exhaustive()
    }
}

impl Worker {
    /// Sends until it is told to stop, and then stops within seconds.
    pub async fn run(self, mut stop: watch::Receiver<bool>) {
        while !*stop.borrow() {
            let pause = match self.turn(&mut stop).await {
                Ok(true) => self.per_minute.map_or(Duration::ZERO, |most| Duration::from_secs(60) / most.get()),
                Ok(false) => LOOK_EVERY,
                Err(error) => {
                    tracing::error!(cause = %error, "outbox");
                    PAUSE
                }
            };
            tokio::select! {
                () = stopped(&mut stop) => {}
                () = tokio::time::sleep(pause) => {}
            }
        }
    }

    /// One e-mail, if one is due.
    async fn turn(&self, stop: &mut watch::Receiver<bool>) -> Result<bool, StoreError> {
        let Some(mail) = self.store.lease_mail(self.clock.now(), LEASE, 1).await?.pop() else {
            return Ok(false);
        };
        let sent = tokio::select! {
            sent = self.transport.send(&mail.mail, mail.since) => sent,
            () = async { stopped(stop).await; tokio::time::sleep(GRACE).await } => {
                // Given back at once, for whoever comes next.
                self.store.mail_failed(mail.id, Some(self.clock.now()), "stopped while it was sent").await?;
                return Ok(true);
            }
        };
        self.settle(&mail, sent).await?;
        Ok(true)
    }

    async fn settle(&self, mail: &OutboxMail, sent: Result<(), SendError>) -> Result<(), StoreError> {
        let now = self.clock.now();
        let (why, again) = match sent {
            Ok(()) => {
                self.store.mail_sent(mail.id).await?;
                tracing::info!(mail = mail.id, attempts = mail.attempts, "mail sent");
                return Ok(());
            }
            Err(SendError::Later(why)) => (why, backoff::next(mail.attempts, mail.since, now, &*self.random)),
            Err(SendError::Never(why)) => (why, None),
        };
        match again {
            Some(_) => tracing::warn!(mail = mail.id, attempts = mail.attempts, cause = %why, "mail waits"),
            None => tracing::error!(mail = mail.id, attempts = mail.attempts, cause = %why, "mail given up"),
        }
        self.store.mail_failed(mail.id, again, &why).await
    }
}

/// Somebody who is gone wants it to stop too.
async fn stopped(stop: &mut watch::Receiver<bool>) {
    let _ = stop.wait_for(|stop| *stop).await;
}
