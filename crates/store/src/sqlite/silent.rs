//! Contact messages whose sender says nothing: one reminder, then they count as satisfied (CON-4); and withdrawn ones whose
//! answer came.

use super::goes::stands_still;
use super::{SqliteStore, convert, outbox};
use crate::{EmailAddress, Reminder, SilentMessage, StoreError};
use jiff::{Timestamp, civil::Date};
use mijn_privacy_rules::local_date_nl;

const SATISFY: &str = "UPDATE contact_message SET satisfied_on = ?3 WHERE (account, person, received_at, id) IN
    (SELECT account, person, received_at, id FROM contact_message
     WHERE reminded_at < ?2 AND counts_from IS NULL AND withdrawn_at IS NULL LIMIT ?1)";
/// Nobody can be reminded without an address.
const SATISFY_MUTE: &str = "UPDATE contact_message SET satisfied_on = ?3 WHERE (account, person, received_at, id) IN
    (SELECT c.account, c.person, c.received_at, c.id FROM contact_message c CROSS JOIN person p ON p.id = c.person
     WHERE c.answered_at < ?2 AND c.counts_from IS NULL AND c.withdrawn_at IS NULL AND c.reminded_at IS NULL
     AND p.email_digest IS NULL LIMIT ?1)";
const DELETE: &str = concat!(
    "DELETE FROM contact_message WHERE (account, person, received_at, id) IN
     (SELECT c.account, c.person, c.received_at, c.id FROM contact_message c
      WHERE c.after_answer = 1 AND c.answered_at IS NOT NULL AND c.answered_at <= ?2 AND NOT ",
    stands_still!("c.account", "c.person", "contact"),
    " LIMIT ?1)"
);
/// The law's period has to begin somewhere: here at the latest.
const LOCK: &str = "UPDATE contact_message SET after_answer = 0, satisfied_on = coalesce(satisfied_on, ?3) WHERE (account, person, received_at, id) IN
    (SELECT account, person, received_at, id FROM contact_message
     WHERE after_answer = 1 AND answered_at IS NOT NULL AND answered_at <= ?2 LIMIT ?1)";

/// For the check of their plans.
#[cfg(test)]
pub(super) const STATEMENTS: &[&str] = &[SATISFY, SATISFY_MUTE, DELETE, LOCK];

impl SqliteStore {
    pub(super) async fn read_silent(
        &self,
        answered_before: Timestamp,
        limit: u32,
    ) -> Result<Vec<SilentMessage>, StoreError> {
        // What is no address has no digest, and cannot be reminded.
        let sql = "SELECT c.name, p.email, c.subject, c.received_at FROM contact_message c CROSS JOIN person p ON p.id = c.person
                   WHERE c.answered_at < ?1 AND c.counts_from IS NULL AND c.withdrawn_at IS NULL AND c.reminded_at IS NULL
                   AND p.email_digest IS NOT NULL ORDER BY c.answered_at LIMIT ?2";
        let rows: Vec<(String, String, String, i64)> =
            sqlx::query_as(sql).bind(answered_before.as_microsecond()).bind(limit).fetch_all(&self.readers).await?;
        let row = |(name, email, subject, received_at): (String, String, String, i64)| {
            Ok(SilentMessage {
                id: convert::id(&name)?,
                address: EmailAddress::parse(&email).map_err(|_| convert::corrupt("address"))?,
                subject,
                received_at: convert::moment(received_at)?,
            })
        };
        rows.into_iter().map(row).collect()
    }

    pub(super) async fn write_reminded(&self, reminder: &Reminder) -> Result<(), StoreError> {
        let sql = "UPDATE contact_message SET reminded_at = ?2 WHERE name = ?1
                   AND counts_from IS NULL AND withdrawn_at IS NULL AND reminded_at IS NULL";
        let mut tx = self.write().await?;
        let query = sqlx::query(sql).bind(reminder.id.as_str()).bind(reminder.at.as_microsecond());
        if query.execute(&mut *tx).await?.rows_affected() > 0 {
            outbox::insert(&mut tx, &self.vault, &reminder.mail, reminder.at).await?;
        }
        Ok(tx.commit().await?)
    }

    pub(super) async fn satisfy_all_silent(
        &self,
        reminded_before: Timestamp,
        answered_before: Timestamp,
        on: Date,
    ) -> Result<u64, StoreError> {
        // What has no digest after this has no address.
        self.digest_addresses().await?;
        let mut all = 0;
        for (sql, before) in [(SATISFY, reminded_before), (SATISFY_MUTE, answered_before)] {
            let before = before.as_microsecond();
            all += self.drain(|limit| sqlx::query(sql).bind(limit).bind(before).bind(on.to_string())).await?;
        }
        Ok(all)
    }

    pub(super) async fn end_withdrawals(&self, kept_by_law: bool, at: Timestamp) -> Result<u64, StoreError> {
        if kept_by_law {
            let on = local_date_nl(at).to_string();
            return self.drain(|limit| sqlx::query(LOCK).bind(limit).bind(at.as_microsecond()).bind(on.clone())).await;
        }
        self.drain(|limit| sqlx::query(DELETE).bind(limit).bind(at.as_microsecond())).await
    }
}
