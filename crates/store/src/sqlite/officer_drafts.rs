//! What an officer sent when nobody was logged in any more.

use super::SqliteStore;
use crate::{OfficerDraft, StoreError};
use jiff::Timestamp;

/// So many of an officer are kept.
const MOST: i64 = 10;

impl SqliteStore {
    pub(super) async fn insert_draft(&self, draft: &OfficerDraft) -> Result<(), StoreError> {
        let mut tx = self.write().await?;
        // Nothing for who is no officer (any more).
        let sql = "INSERT INTO officer_draft (token_hash, officer, sealed, expires_at)
                   SELECT ?1, id, ?3, ?4 FROM officer WHERE id = ?2 AND disabled_at IS NULL";
        let query = sqlx::query(sql).bind(&draft.token_hash[..]).bind(&draft.officer).bind(&draft.sealed);
        query.bind(draft.expires_at.as_microsecond()).execute(&mut *tx).await?;
        let sql = "DELETE FROM officer_draft WHERE officer = ?1 AND token_hash NOT IN
                   (SELECT token_hash FROM officer_draft WHERE officer = ?1 ORDER BY expires_at DESC LIMIT ?2)";
        sqlx::query(sql).bind(&draft.officer).bind(MOST).execute(&mut *tx).await?;
        Ok(tx.commit().await?)
    }

    pub(super) async fn read_draft(
        &self,
        token_hash: &[u8; 32],
        officer: &str,
        now: Timestamp,
    ) -> Result<Option<Vec<u8>>, StoreError> {
        let sql = "SELECT sealed FROM officer_draft WHERE token_hash = ?1 AND officer = ?2 AND expires_at > ?3";
        let query = sqlx::query_scalar(sql).bind(&token_hash[..]).bind(officer).bind(now.as_microsecond());
        Ok(query.fetch_optional(&self.readers).await?)
    }

    pub(super) async fn delete_draft(&self, token_hash: &[u8; 32]) -> Result<(), StoreError> {
        let mut tx = self.write().await?;
        let sql = "DELETE FROM officer_draft WHERE token_hash = ?1";
        sqlx::query(sql).bind(&token_hash[..]).execute(&mut *tx).await?;
        Ok(tx.commit().await?)
    }
}
