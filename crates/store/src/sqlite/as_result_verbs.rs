//! The verbs of [`ResultVerbs`], each handed to the file of its subject.

use super::SqliteStore;
use crate::*;
use jiff::Timestamp;
use mijn_privacy_api::RequestId;

type Result<T> = std::result::Result<T, StoreError>;

#[async_trait::async_trait]
impl ResultVerbs for SqliteStore {
    async fn begin_result(&self, row: &ResultRow) -> Result<()> {
        self.write_result_begun(row).await
    }
    async fn add_piece(&self, id: &str, seq: u32, sealed: &[u8], rows_done: u64) -> Result<bool> {
        self.write_piece(id, seq, sealed, rows_done).await
    }
    async fn finish_result(&self, id: &str, size: u64, available_until: Timestamp) -> Result<bool> {
        self.write_result_whole(id, size, available_until).await
    }
    async fn result_of(&self, of: &RequestOf, request: &RequestId) -> Result<Option<ResultRow>> {
        self.read_result(of, request).await
    }
    async fn piece(&self, id: &str, seq: u32) -> Result<Option<Vec<u8>>> {
        self.read_piece(id, seq).await
    }
    async fn add_result_link(
        &self,
        scope: &Scope,
        request: &RequestId,
        token_hash: &[u8; 32],
        session: &[u8; 32],
        expires_at: Timestamp,
        now: Timestamp,
    ) -> Result<bool> {
        self.write_result_link((scope, request), (token_hash, session), expires_at, now).await
    }
    async fn result_by_link(
        &self,
        scope: &Scope,
        token_hash: &[u8; 32],
        session: &[u8; 32],
        now: Timestamp,
    ) -> Result<Option<ResultRow>> {
        self.read_result_by_link(scope, (token_hash, session), now).await
    }
    async fn expire_results(&self, now: Timestamp) -> Result<u64> {
        self.delete_expired_results(now).await
    }
}
