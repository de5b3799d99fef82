//! Whether the key of the addresses is the one that the database was filled with. That of the chain shows in its check.

use super::{SqliteStore, digest};
use crate::StoreError;

const KEY: &str = "address";

impl SqliteStore {
    /// Refuses to go on under another key: everybody who said no by a link would look as if they never had.
    pub(super) async fn refuse_other_key(&self) -> Result<(), StoreError> {
        let table = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'key_print'";
        let tables: i64 = sqlx::query_scalar(table).fetch_one(&self.readers).await?;
        if tables == 0 {
            return Ok(());
        }
        let sql = "SELECT print FROM key_print WHERE key = ?1";
        let kept: Option<Vec<u8>> = sqlx::query_scalar(sql).bind(KEY).fetch_optional(&self.readers).await?;
        match kept {
            Some(print) if print != digest::print(&self.keys) => Err(StoreError::OtherKey),
            _ => Ok(()),
        }
    }

    /// Remembers the key of the first migration that knows about it.
    pub(super) async fn keep_key_print(&self) -> Result<(), StoreError> {
        let mut tx = self.write().await?;
        sqlx::query("INSERT INTO key_print (key, print) VALUES (?1, ?2) ON CONFLICT (key) DO NOTHING")
            .bind(KEY)
            .bind(&digest::print(&self.keys)[..])
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        self.refuse_other_key().await
    }
}
