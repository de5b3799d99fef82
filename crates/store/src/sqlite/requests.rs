//! Requests under a right: reading them.

use super::page::{self, Key};
use super::request_columns::{RequestColumns, select};
use super::{SqliteStore, convert, tx::Durability};
use crate::{OutcomeRow, PageOf, RequestEventRow, RequestFull, RequestRow, Rows, Scope, StoreError};
use mijn_privacy_api::RequestId;
use sqlx::SqliteConnection;

type EventColumns = (String, i64, Option<String>);
type OutcomeColumns = (String, String, Option<String>, Option<String>);

impl SqliteStore {
    pub(super) async fn read_requests(&self, scope: &Scope, page: &PageOf) -> Result<Rows<RequestRow>, StoreError> {
        let after = Key::of(page, Key(i64::MAX, String::new()))?;
        let sql = select!(
            "WHERE person = ?1 AND account = ?2 AND (received_at, id) < (?3, ?4)
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
        let keyed = |row: RequestColumns| Ok((Key(row.received_at, &row.id).to_string(), row.parse()?));
        let rows = rows.into_iter().map(keyed).collect::<Result<_, StoreError>>()?;
        Ok(page::of(page, rows, self.total("requests", scope, scope.person.as_str()).await?))
    }

    /// The open ones are few, and have an index of their own.
    pub(super) async fn read_open_requests(
        &self,
        scope: &Scope,
        limit: u32,
    ) -> Result<(Vec<RequestRow>, u32), StoreError> {
        let sql = select!(
            "WHERE person = ?1 AND account = ?2 AND closed_at IS NULL
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
        Ok((rows.into_iter().map(RequestColumns::parse).collect::<Result<_, _>>()?, convert::count(open)?))
    }

    pub(super) async fn read_request(&self, scope: &Scope, id: &RequestId) -> Result<Option<RequestFull>, StoreError> {
        let mut snapshot = self.readers.begin().await?;
        full(&mut snapshot, scope, id.as_str()).await
    }

    pub(super) async fn write_request_seen(&self, scope: &Scope, id: &RequestId) -> Result<(), StoreError> {
        let sql = "UPDATE request SET unread = 0 WHERE id = ?1 AND person = ?2 AND account = ?3 AND unread > 0";
        let mut tx = self.begin(Durability::Light).await?;
        sqlx::query(sql)
            .bind(id.as_str())
            .bind(scope.person.as_str())
            .bind(scope.account.as_str())
            .execute(&mut *tx)
            .await?;
        Ok(tx.commit().await?)
    }
}

/// A request of this person about this account, with all that belongs to it.
pub(super) async fn full(
    connection: &mut SqliteConnection,
    scope: &Scope,
    id: &str,
) -> Result<Option<RequestFull>, StoreError> {
    let sql = select!("WHERE id = ?1 AND person = ?2 AND account = ?3");
    let row: Option<RequestColumns> = sqlx::query_as(sql)
        .bind(id)
        .bind(scope.person.as_str())
        .bind(scope.account.as_str())
        .fetch_optional(&mut *connection)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let sql = "SELECT kind, at, reason FROM request_event WHERE request = ?1 ORDER BY at, seq";
    let events: Vec<EventColumns> = sqlx::query_as(sql).bind(id).fetch_all(&mut *connection).await?;
    let sql = "SELECT category, result, ground, until FROM request_outcome WHERE request = ?1";
    let outcome: Vec<OutcomeColumns> = sqlx::query_as(sql).bind(id).fetch_all(connection).await?;
    Ok(Some(RequestFull {
        row: row.parse()?,
        events: events.into_iter().map(event).collect::<Result<_, _>>()?,
        outcome: outcome.into_iter().map(outcome_row).collect::<Result<_, _>>()?,
    }))
}

fn event((kind, at, reason): EventColumns) -> Result<RequestEventRow, StoreError> {
    Ok(RequestEventRow { kind: convert::word(&kind)?, at: convert::moment(at)?, reason })
}

fn outcome_row((category, result, ground, until): OutcomeColumns) -> Result<OutcomeRow, StoreError> {
    Ok(OutcomeRow { category, result: convert::word(&result)?, ground, until: convert::date_opt(until)? })
}
