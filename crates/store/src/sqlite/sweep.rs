//! Deletes what its period has passed, a little at a time, so that nobody waits long for the one writer.

use super::{SqliteStore, tx::Durability};
use crate::StoreError;
use jiff::{SignedDuration, Timestamp};

/// How long the access log is kept (SEC-7).
pub const LOOKUPS_KEPT: SignedDuration = SignedDuration::from_hours(14 * 24);
/// How long an answer can be asked for again under its key.
pub const ANSWERS_KEPT: SignedDuration = SignedDuration::from_hours(24);
/// A session unused for so long has ended, whatever the server's own, shorter limits are.
pub const SESSIONS_KEPT: SignedDuration = SignedDuration::from_hours(24);

const AT_ONCE: i64 = 500;
const RULES: [(&str, SignedDuration); 3] = [
    ("DELETE FROM lookup WHERE id IN (SELECT id FROM lookup WHERE at < ?1 ORDER BY at LIMIT ?2)", LOOKUPS_KEPT),
    (
        "DELETE FROM session WHERE token_hash IN
         (SELECT token_hash FROM session WHERE seen_at < ?1 ORDER BY seen_at LIMIT ?2)",
        SESSIONS_KEPT,
    ),
    (
        "DELETE FROM idempotency WHERE (person, key) IN
         (SELECT person, key FROM idempotency WHERE at < ?1 ORDER BY at LIMIT ?2)",
        ANSWERS_KEPT,
    ),
];

impl SqliteStore {
    pub(super) async fn delete_expired(&self, now: Timestamp) -> Result<u64, StoreError> {
        let mut deleted = 0;
        for (sql, kept) in RULES {
            let before = now.saturating_sub(kept).unwrap_or(Timestamp::MIN).as_microsecond();
            loop {
                let mut tx = self.begin(Durability::Light).await?;
                let rows = sqlx::query(sql).bind(before).bind(AT_ONCE).execute(&mut *tx).await?.rows_affected();
                tx.commit().await?;
                deleted += rows;
                if rows == 0 {
                    break;
                }
            }
        }
        Ok(deleted)
    }
}
