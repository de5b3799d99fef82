//! Deletes what its period has passed, a little at a time, so that nobody waits long for the one writer.

use super::{SqliteStore, tx::Durability};
use crate::StoreError;
use jiff::{SignedDuration, Timestamp};
use sqlx::Sqlite;
use sqlx::query::Query;
use sqlx::sqlite::SqliteArguments;

/// How long the access log is kept (SEC-7).
pub const LOOKUPS_KEPT: SignedDuration = SignedDuration::from_hours(14 * 24);
/// How long an answer can be asked for again under its key.
pub const ANSWERS_KEPT: SignedDuration = SignedDuration::from_hours(24);
/// A session unused for so long has ended, whatever the server's own, shorter limits are.
pub const SESSIONS_KEPT: SignedDuration = SignedDuration::from_hours(24);

/// How long it can be seen that work was given up, from when it came.
pub const GIVEN_UP_KEPT: SignedDuration = SignedDuration::from_hours(31 * 24);

/// So many rows in one transaction.
pub(super) const AT_ONCE: i64 = 500;
const RULES: [(&str, SignedDuration); 4] = [
    (
        "DELETE FROM job WHERE id IN (SELECT id FROM job WHERE due_at IS NULL AND since < ?2 ORDER BY since LIMIT ?1)",
        GIVEN_UP_KEPT,
    ),
    ("DELETE FROM lookup WHERE id IN (SELECT id FROM lookup WHERE at < ?2 ORDER BY at LIMIT ?1)", LOOKUPS_KEPT),
    (
        "DELETE FROM session WHERE token_hash IN
         (SELECT token_hash FROM session WHERE seen_at < ?2 ORDER BY seen_at LIMIT ?1)",
        SESSIONS_KEPT,
    ),
    (
        "DELETE FROM idempotency WHERE (person, key) IN
         (SELECT person, key FROM idempotency WHERE at < ?2 ORDER BY at LIMIT ?1)",
        ANSWERS_KEPT,
    ),
];

impl SqliteStore {
    pub(super) async fn delete_expired(&self, now: Timestamp) -> Result<u64, StoreError> {
        let mut deleted = 0;
        for (sql, kept) in RULES {
            let before = now.saturating_sub(kept).unwrap_or(Timestamp::MIN).as_microsecond();
            deleted += self.drain(|limit| sqlx::query(sql).bind(limit).bind(before)).await?;
        }
        Ok(deleted + self.delete_imports(now).await?)
    }

    /// Runs a deletion of so many rows at most until nothing is left of it.
    pub(super) async fn drain<'q>(
        &self,
        deletion: impl Fn(i64) -> Query<'q, Sqlite, SqliteArguments>,
    ) -> Result<u64, StoreError> {
        self.drain_by(AT_ONCE, deletion).await
    }

    /// The same, of so many rows at once.
    pub(super) async fn drain_by<'q>(
        &self,
        at_once: i64,
        deletion: impl Fn(i64) -> Query<'q, Sqlite, SqliteArguments>,
    ) -> Result<u64, StoreError> {
        let mut deleted = 0;
        loop {
            let mut tx = self.begin(Durability::Light).await?;
            let rows = deletion(at_once).execute(&mut *tx).await?.rows_affected();
            tx.commit().await?;
            if rows == 0 {
                return Ok(deleted);
            }
            deleted += rows;
        }
    }
}
