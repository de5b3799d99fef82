//! Whether keys are those that the database was filled with. That of the chain shows in its check.

use super::{SqliteStore, digest};
use crate::StoreError;

const ADDRESS: &str = "address";
/// That of the texts that may lie under it: the present one once all of them do.
pub(super) const TEXTS: &str = "texts";

impl SqliteStore {
    /// Refuses to go on under another key: everybody who said no by a link would look as if they never had, and texts would
    /// open no more.
    pub(super) async fn refuse_other_keys(&self) -> Result<(), StoreError> {
        let table = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'key_print'";
        let tables: i64 = sqlx::query_scalar(table).fetch_one(&self.readers).await?;
        if tables == 0 {
            return Ok(());
        }
        if self.kept_print(ADDRESS).await?.is_some_and(|print| print != digest::print(&self.keys)) {
            return Err(StoreError::OtherKey);
        }
        if self.kept_print(TEXTS).await?.is_some_and(|print| !self.keys.texts.know(&print)) {
            return Err(StoreError::OtherTexts);
        }
        Ok(())
    }

    pub(super) async fn kept_print(&self, key: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let sql = "SELECT print FROM key_print WHERE key = ?1";
        Ok(sqlx::query_scalar(sql).bind(key).fetch_optional(&self.readers).await?)
    }

    /// Remembers the keys of the first migration that knows about them.
    pub(super) async fn keep_key_prints(&self) -> Result<(), StoreError> {
        let mut tx = self.write().await?;
        for (key, print) in [(ADDRESS, digest::print(&self.keys)), (TEXTS, self.keys.texts.print())] {
            sqlx::query("INSERT INTO key_print (key, print) VALUES (?1, ?2) ON CONFLICT (key) DO NOTHING")
                .bind(key)
                .bind(&print[..])
                .execute(&mut *tx)
                .await?;
        }
        tx.commit().await?;
        self.refuse_other_keys().await
    }
}
