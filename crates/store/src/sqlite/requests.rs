//! Requests under a right: reading them.

use super::page::{self, Key};
use super::request_columns::{RequestColumns, columns, lines, select};
use super::vault::Vault;
use super::{SqliteStore, convert, request_parts, tx::Durability};
use crate::{PageOf, RequestFull, RequestOf, RequestRow, Rows, Scope, StoreError};
use mijn_privacy_api::RequestId;
use sqlx::SqliteConnection;

impl SqliteStore {
    pub(super) async fn read_requests(&self, scope: &Scope, page: &PageOf) -> Result<Rows<RequestRow>, StoreError> {
        let after = Key::of(page, Key(i64::MAX, String::new()))?;
        let sql = lines!(
            "request WHERE person = ?1 AND account = ?2 AND (received_at, id) < (?3, ?4)
                           ORDER BY received_at DESC, id DESC LIMIT ?5"
        );
        let rows: Vec<RequestColumns> = sqlx::query_as(sql)
            .bind(scope.person.as_str())
            .bind(scope.account.as_str())
            .bind(after.0)
            .bind(after.1)
            .bind(page::limit(page))
            .fetch_all(&self.readers)
            .await?;
        let keyed = |row: RequestColumns| Ok((Key(row.received_at, &row.id).to_string(), row.parse(&self.vault)?));
        let rows = rows.into_iter().map(keyed).collect::<Result<_, StoreError>>()?;
        Ok(page::of(page, rows, self.total("requests", scope, scope.person.as_str()).await?))
    }

    /// The open ones are few, and have an index of their own.
    pub(super) async fn read_open_requests(
        &self,
        scope: &Scope,
        limit: u32,
    ) -> Result<(Vec<RequestRow>, u32), StoreError> {
        let sql = lines!(
            "request WHERE person = ?1 AND account = ?2 AND closed_at IS NULL
                           ORDER BY coalesce(extended_until, due_on), received_at, id LIMIT ?3"
        );
        let rows: Vec<RequestColumns> = sqlx::query_as(sql)
            .bind(scope.person.as_str())
            .bind(scope.account.as_str())
            .bind(limit)
            .fetch_all(&self.readers)
            .await?;
        let sql = "SELECT count(*) FROM request WHERE person = ?1 AND account = ?2 AND closed_at IS NULL";
        let open: i64 = sqlx::query_scalar(sql)
            .bind(scope.person.as_str())
            .bind(scope.account.as_str())
            .fetch_one(&self.readers)
            .await?;
        Ok((self::rows(&self.vault, rows)?, convert::count(open)?))
    }

    pub(super) async fn read_request(&self, scope: &Scope, id: &RequestId) -> Result<Option<RequestFull>, StoreError> {
        let mut snapshot = self.readers.begin().await?;
        full(&mut snapshot, &self.vault, &RequestOf::Scope(scope.clone()), id.as_str()).await
    }

    /// News that came after the revision that was shown changed it, and stays news until the next look.
    pub(super) async fn write_request_seen(
        &self,
        scope: &Scope,
        id: &RequestId,
        revision: u32,
    ) -> Result<(), StoreError> {
        let sql = "UPDATE request SET unread = 0 WHERE id = ?1 AND person = ?2 AND account = ?3 AND revision = ?4";
        let mut tx = self.begin(Durability::Light).await?;
        sqlx::query(sql)
            .bind(id.as_str())
            .bind(scope.person.as_str())
            .bind(scope.account.as_str())
            .bind(revision)
            .execute(&mut *tx)
            .await?;
        Ok(tx.commit().await?)
    }
}

/// Read, each of them.
pub(super) fn rows(vault: &Vault, rows: Vec<RequestColumns>) -> Result<Vec<RequestRow>, StoreError> {
    rows.into_iter().map(|row| row.parse(vault)).collect()
}

/// A request that has to be theirs, with all that belongs to it.
pub(super) async fn full(
    connection: &mut SqliteConnection,
    vault: &Vault,
    of: &RequestOf,
    id: &str,
) -> Result<Option<RequestFull>, StoreError> {
    let query = match of {
        RequestOf::Scope(scope) => sqlx::query_as(select!("WHERE id = ?1 AND person = ?2 AND account = ?3"))
            .bind(id)
            .bind(scope.person.as_str())
            .bind(scope.account.as_str()),
        RequestOf::Desk => sqlx::query_as(select!("WHERE id = ?1")).bind(id),
    };
    let row: Option<RequestColumns> = query.fetch_optional(&mut *connection).await?;
    match row {
        Some(row) => Ok(Some(request_parts::of(connection, vault, row.parse(vault)?).await?)),
        None => Ok(None),
    }
}
