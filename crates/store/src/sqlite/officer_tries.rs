//! Failed log-ins of officers, by the digest of the name: what a name that nobody has costs is what an officer's costs.

use super::{SqliteStore, convert};
use crate::StoreError;
use jiff::{SignedDuration, Timestamp};

/// So many names are remembered. Of more, those of a few failures go first, the oldest of them.
const MOST: i64 = 10_000;

impl SqliteStore {
    pub(super) async fn read_officer_tries(
        &self,
        name_hash: &[u8; 32],
    ) -> Result<Option<(u32, Timestamp)>, StoreError> {
        let sql = "SELECT failures, failed_at FROM officer_try WHERE name_hash = ?1";
        let query = sqlx::query_as(sql).bind(&name_hash[..]);
        let found: Option<(i64, i64)> = query.fetch_optional(&self.readers).await?;
        found.map(|(failures, at)| Ok((convert::count(failures)?, convert::moment(at)?))).transpose()
    }

    pub(super) async fn write_officer_try(
        &self,
        name_hash: &[u8; 32],
        at: Timestamp,
        half: SignedDuration,
    ) -> Result<(), StoreError> {
        let sql = "INSERT INTO officer_try (name_hash, failures, failed_at) VALUES (?1, 1, ?2)
                   ON CONFLICT (name_hash) DO UPDATE SET
                   failures = (failures >> min(max((?2 - failed_at) / ?3, 0), 63)) + 1, failed_at = max(failed_at, ?2)";
        let half = i64::try_from(half.as_micros()).unwrap_or(i64::MAX).max(1);
        let mut tx = self.write().await?;
        sqlx::query(sql).bind(&name_hash[..]).bind(at.as_microsecond()).bind(half).execute(&mut *tx).await?;
        let sql = "DELETE FROM officer_try WHERE (SELECT count(*) FROM officer_try) > ?1
                   AND name_hash = (SELECT name_hash FROM officer_try ORDER BY min(failures, 5), failed_at LIMIT 1)";
        sqlx::query(sql).bind(MOST).execute(&mut *tx).await?;
        Ok(tx.commit().await?)
    }

    pub(super) async fn delete_officer_tries(&self, name_hash: &[u8; 32]) -> Result<(), StoreError> {
        let mut tx = self.write().await?;
        let sql = "DELETE FROM officer_try WHERE name_hash = ?1";
        sqlx::query(sql).bind(&name_hash[..]).execute(&mut *tx).await?;
        Ok(tx.commit().await?)
    }
}
