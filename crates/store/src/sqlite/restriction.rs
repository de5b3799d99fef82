//! Purposes whose use stands still for a person (GDPR art. 18).

use super::{SqliteStore, convert};
use crate::{RestrictionRow, Scope, StoreError};
use jiff::Timestamp;
use mijn_privacy_api::PurposeId;
use sqlx::SqliteConnection;

/// What stands still already keeps its day; what went on begins anew.
pub(super) async fn begin(
    connection: &mut SqliteConnection,
    request: &str,
    purposes: &[PurposeId],
    at: Timestamp,
) -> Result<(), StoreError> {
    let sql = "INSERT INTO restriction (person, account, purpose, request, since)
               SELECT person, account, ?2, id, ?3 FROM request WHERE id = ?1 AND person IS NOT NULL
               ON CONFLICT (person, account, purpose, request) DO UPDATE SET
               since = CASE WHEN ended_at IS NULL THEN since ELSE excluded.since END, ended_at = NULL";
    for purpose in purposes {
        let query = sqlx::query(sql).bind(request).bind(purpose.as_str()).bind(at.as_microsecond());
        query.execute(&mut *connection).await?;
    }
    Ok(())
}

/// What stood still for this request goes on.
pub(super) async fn end(connection: &mut SqliteConnection, request: &str, at: Timestamp) -> Result<(), StoreError> {
    let sql = "UPDATE restriction SET ended_at = ?2 WHERE request = ?1 AND ended_at IS NULL";
    sqlx::query(sql).bind(request).bind(at.as_microsecond()).execute(connection).await?;
    Ok(())
}

impl SqliteStore {
    pub(super) async fn read_restrictions(&self, scope: &Scope) -> Result<Vec<RestrictionRow>, StoreError> {
        let sql = "SELECT purpose, request, since FROM restriction
                   WHERE person = ?1 AND account = ?2 AND ended_at IS NULL ORDER BY purpose, request";
        let rows: Vec<(String, String, i64)> = sqlx::query_as(sql)
            .bind(scope.person.as_str())
            .bind(scope.account.as_str())
            .fetch_all(&self.readers)
            .await?;
        let row = |(purpose, request, since): (String, String, i64)| {
            Ok(RestrictionRow {
                purpose: convert::word(&purpose)?,
                request: convert::id(&request)?,
                since: convert::moment(since)?,
            })
        };
        rows.into_iter().map(row).collect()
    }
}
