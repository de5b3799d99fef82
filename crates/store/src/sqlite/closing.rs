//! Closing an account, and what is in the way of it.

use super::{SqliteStore, convert};
use crate::{BlockRow, Scope, StoreError};
use jiff::{Timestamp, civil::Date};
use sqlx::SqliteConnection;

impl SqliteStore {
    pub(super) async fn read_blocks(&self, scope: &Scope) -> Result<Vec<BlockRow>, StoreError> {
        blocks(&mut *self.readers.acquire().await?, scope).await
    }

    /// What came in the way after somebody looked is seen here.
    pub(super) async fn write_closed(
        &self,
        scope: &Scope,
        on: Date,
        at: Timestamp,
    ) -> Result<Vec<BlockRow>, StoreError> {
        let sql =
            "UPDATE account SET status = 'closed', closed_on = ?3, closed_at = ?4 WHERE id = ?1 AND closed_on IS NULL
                   AND EXISTS (SELECT 1 FROM membership WHERE person = ?2 AND account = ?1 AND role = 'owner')";
        let mut tx = self.write().await?;
        let closed = sqlx::query(sql)
            .bind(scope.account.as_str())
            .bind(scope.person.as_str())
            .bind(on.to_string())
            .bind(at.as_microsecond())
            .execute(&mut *tx)
            .await?;
        if closed.rows_affected() > 0 {
            let blocks = blocks(&mut tx, scope).await?;
            if !blocks.is_empty() {
                tx.rollback().await?;
                return Ok(blocks);
            }
        }
        tx.commit().await?;
        Ok(Vec::new())
    }
}

async fn blocks(connection: &mut SqliteConnection, scope: &Scope) -> Result<Vec<BlockRow>, StoreError> {
    if !scope.owns_account() {
        return Ok(Vec::new());
    }
    let sql = "SELECT kind, label FROM closing_block WHERE account = ?1 ORDER BY kind, label";
    let rows: Vec<(String, String)> = sqlx::query_as(sql).bind(scope.account.as_str()).fetch_all(connection).await?;
    rows.into_iter().map(|(kind, label)| Ok(BlockRow { kind: convert::word(&kind)?, label })).collect()
}
