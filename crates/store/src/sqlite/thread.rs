//! The thread of a request: what the person has seen, and the officer's files.

use super::{SqliteStore, tx::Durability};
use crate::{RequestOf, Scope, StoreError, ThreadRead};
use mijn_privacy_api::{RequestId, ThreadMessageId};

impl SqliteStore {
    /// The count of news is not touched: that is what an answer with the request marks ([`Self::write_request_seen`]).
    pub(super) async fn write_thread_read(
        &self,
        scope: &Scope,
        id: &RequestId,
        last: &ThreadMessageId,
    ) -> Result<ThreadRead, StoreError> {
        let mut tx = self.begin(Durability::Light).await?;
        let sql = "SELECT 1 FROM request WHERE id = ?1 AND person = ?2 AND account = ?3";
        let query = sqlx::query_scalar(sql).bind(id.as_str()).bind(scope.person.as_str()).bind(scope.account.as_str());
        let own: Option<i64> = query.fetch_optional(&mut *tx).await?;
        if own.is_none() {
            return Ok(ThreadRead::Missing);
        }
        let sql = "SELECT seq FROM request_message WHERE request = ?1 AND id = ?2";
        let query = sqlx::query_scalar(sql).bind(id.as_str()).bind(last.as_str());
        let seq: Option<i64> = query.fetch_optional(&mut *tx).await?;
        let Some(seq) = seq else { return Ok(ThreadRead::NoMessage) };
        let sql = "UPDATE request_message SET unread = 0 WHERE request = ?1 AND seq <= ?2 AND unread = 1";
        sqlx::query(sql).bind(id.as_str()).bind(seq).execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(ThreadRead::Done)
    }

    pub(super) async fn read_attachment(
        &self,
        of: &RequestOf,
        id: &RequestId,
        name: &str,
    ) -> Result<Option<Vec<u8>>, StoreError> {
        let query = match of {
            RequestOf::Scope(scope) => {
                let sql = "SELECT f.content FROM request r JOIN request_attachment f ON f.request = r.id
                           WHERE r.id = ?1 AND f.name = ?2 AND r.person = ?3 AND r.account = ?4";
                let query = sqlx::query_scalar(sql).bind(id.as_str()).bind(name);
                query.bind(scope.person.as_str()).bind(scope.account.as_str())
            }
            RequestOf::Desk => {
                let sql = "SELECT content FROM request_attachment WHERE request = ?1 AND name = ?2";
                sqlx::query_scalar(sql).bind(id.as_str()).bind(name)
            }
        };
        Ok(query.fetch_optional(&self.readers).await?)
    }
}
