//! Twins of an earlier version: the digests by which a request is known as asked before had no key.

use super::{SqliteStore, convert::corrupt, digest};
use crate::StoreError;

impl SqliteStore {
    /// Gives them one, once, at the first migration that knows about it. Only of open requests anybody asks for them.
    pub(super) async fn key_twins(&self) -> Result<(), StoreError> {
        let mut tx = self.write().await?;
        let sql = "INSERT INTO key_print (key, print) VALUES ('twin', ?1) ON CONFLICT (key) DO NOTHING";
        if sqlx::query(sql).bind(&digest::print(&self.keys)[..]).execute(&mut *tx).await?.rows_affected() == 0 {
            return Ok(());
        }
        let sql = "UPDATE request SET twin = randomblob(32) WHERE closed_at IS NOT NULL";
        sqlx::query(sql).execute(&mut *tx).await?;
        let sql = "SELECT id, twin FROM request WHERE closed_at IS NULL";
        let open: Vec<(String, Vec<u8>)> = sqlx::query_as(sql).fetch_all(&mut *tx).await?;
        for (id, plain) in open {
            let plain = plain.try_into().map_err(|_| corrupt("twin"))?;
            let query = sqlx::query("UPDATE request SET twin = ?2 WHERE id = ?1").bind(id);
            query.bind(digest::twin(&self.keys, &plain).to_vec()).execute(&mut *tx).await?;
        }
        Ok(tx.commit().await?)
    }
}
