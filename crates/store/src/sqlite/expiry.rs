//! What the passing of time does to choices, in small transactions.

use super::chain::Actor;
use super::{SqliteStore, confirmation, consents, convert, event, holder};
use crate::{ConsentRow, ConsentSweep, Holder, StoreError};
use jiff::Timestamp;
use mijn_privacy_api::{Channel, ConsentId, ConsentState};
use sqlx::SqliteConnection;

/// So many choices in one transaction.
pub(super) const AT_ONCE: i64 = 100;

const PENDING: &str =
    "SELECT holder, consent FROM consent_state WHERE pending_until <= ?1 ORDER BY pending_until LIMIT ?2";
/// What is on, or waits, of somebody whose every account is closed, since before the last was. What they chose since, knowing
/// that, holds.
const ENDED: &str = concat!(
    "SELECT s.holder, s.consent FROM account a CROSS JOIN membership m ON m.account = a.id
    CROSS JOIN consent_state s ON s.holder = m.person
    WHERE a.closed_on <= '9999-12-31' AND s.state IN ('granted', 'pending_confirmation')
    AND NOT EXISTS (SELECT 1 FROM membership o JOIN account b ON b.id = o.account
                    WHERE o.person = m.person AND b.status <> 'closed')
    AND s.changed_at <= ",
    holder::closed_at!("m.person"),
    " LIMIT ?2"
);

const LINKS: &str = "DELETE FROM unsubscribe_link WHERE token_hash IN
    (SELECT l.token_hash FROM unsubscribe_link l WHERE l.at < ?2 AND NOT EXISTS (SELECT 1 FROM consent_state s
     WHERE s.holder = l.holder AND s.consent = l.consent AND s.state = 'granted') ORDER BY l.at LIMIT ?1)";
const CONFIRMATIONS: &str = "DELETE FROM confirmation WHERE token_hash IN
    (SELECT token_hash FROM confirmation WHERE expires_at < ?2 ORDER BY expires_at LIMIT ?1)";
const GIVEN_UP: &str = "DELETE FROM outbox WHERE id IN
    (SELECT id FROM outbox WHERE due_at IS NULL AND since < ?2 ORDER BY since LIMIT ?1)";
const TRIES: &str = "DELETE FROM mail_try WHERE id IN (SELECT id FROM mail_try WHERE at < ?2 ORDER BY at LIMIT ?1)";
const MAILINGS: &str = "DELETE FROM mailing WHERE (person, sent_on, id) IN
    (SELECT person, sent_on, id FROM mailing WHERE sent_on < ?2 ORDER BY sent_on LIMIT ?1)";

/// For the check of their plans.
#[cfg(test)]
pub(super) const STATEMENTS: &[&str] = &[PENDING, ENDED, LINKS, CONFIRMATIONS, GIVEN_UP, TRIES, MAILINGS];

/// Longer than any limit on e-mails that somebody asks for looks back.
const TRIES_KEPT: jiff::SignedDuration = jiff::SignedDuration::from_hours(31 * 24);

impl SqliteStore {
    pub(super) async fn pass_time(&self, sweep: &ConsentSweep) -> Result<u64, StoreError> {
        self.settle_signups().await?;
        self.digest_addresses().await?;
        let mut done = self.end_all(PENDING, sweep.now).await?;
        done += self.end_all(ENDED, sweep.now).await?;
        done += self.erase_proof(sweep).await?;
        let tries = sweep.now.saturating_sub(TRIES_KEPT).unwrap_or(Timestamp::MIN);
        for (sql, before) in [
            (LINKS, sweep.links_before),
            (CONFIRMATIONS, sweep.links_before),
            (GIVEN_UP, sweep.links_before),
            (TRIES, tries),
        ] {
            done += self.drain(|limit| sqlx::query(sql).bind(limit).bind(before.as_microsecond())).await?;
        }
        let before = sweep.mailings_before.to_string();
        done += self.drain(|limit| sqlx::query(MAILINGS).bind(limit).bind(before.clone())).await?;
        Ok(done)
    }

    /// Ends one choice that waited too long, if it did, and reads it.
    pub(super) async fn end_one(
        &self,
        whose: &Holder,
        id: ConsentId,
        now: Timestamp,
    ) -> Result<ConsentRow, StoreError> {
        let mut tx = self.write().await?;
        let present = consents::state(&mut *tx, whose, id).await?;
        if present.pending_until.is_none_or(|until| now < until) {
            return Ok(present);
        }
        self.end(&mut tx, &holder::key(whose), id, now).await?;
        let ended = consents::state(&mut *tx, whose, id).await?;
        tx.commit().await?;
        Ok(ended)
    }

    /// Ends, by themselves, the choices that the statement finds.
    async fn end_all(&self, sql: &'static str, now: Timestamp) -> Result<u64, StoreError> {
        let mut done = 0;
        loop {
            let waiting: Vec<(String, String)> =
                sqlx::query_as(sql).bind(now.as_microsecond()).bind(1_i64).fetch_all(&self.readers).await?;
            if waiting.is_empty() {
                return Ok(done);
            }
            let mut tx = self.write().await?;
            let found: Vec<(String, String)> =
                sqlx::query_as(sql).bind(now.as_microsecond()).bind(AT_ONCE).fetch_all(&mut *tx).await?;
            let before = done;
            for (holder, consent) in found {
                done += u64::from(self.end(&mut tx, &holder, convert::word(&consent)?, now).await?);
            }
            tx.commit().await?;
            // A state that does not agree with the chain is for its check; here it would come back for ever.
            if done == before {
                return Ok(done);
            }
        }
    }

    /// A consent that ends is withdrawn, what waited or was never consent is refused; under the wording of the last change.
    async fn end(
        &self,
        connection: &mut SqliteConnection,
        key: &str,
        id: ConsentId,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let last = event::last(&mut *connection, key, id).await?;
        let Some((_, last)) = last.filter(|(_, row)| !consents::is_no(row.state)) else { return Ok(false) };
        let was_consent = id != ConsentId::Marketing && last.state == ConsentState::Granted;
        let state = if was_consent { ConsentState::Withdrawn } else { ConsentState::Denied };
        let change = confirmation::again(&last, state, Channel::Expiry, Actor::System, now)?;
        let whose = holder::parse(key)?;
        self.append_with_effects(connection, &whose, id, &change, last.revision + 1).await?;
        Ok(true)
    }
}
