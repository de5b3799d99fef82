//! Purposes whose use stands still for a person (GDPR art. 18).

use super::{SqliteStore, convert, request_story};
use crate::{ActRow, RequestEventRow, RestrictionRow, Scope, StoreError};
use jiff::Timestamp;
use mijn_privacy_api::{DeskVerb, PurposeId, RequestEventKind};
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

const END_OWN: &str = "UPDATE restriction SET ended_at = ?4 WHERE person = ?1 AND account = ?2 AND ended_at IS NULL
    AND purpose IN (SELECT value FROM json_each(?3))
    AND EXISTS (SELECT 1 FROM request q WHERE q.id = restriction.request AND q.closed_at IS NOT NULL) RETURNING request";
/// The request of which the last restriction ended.
const NOTE: &str = "UPDATE request SET lifts_on = NULL, revision = revision + 1 WHERE id = ?1
    AND NOT EXISTS (SELECT 1 FROM restriction r WHERE r.request = ?1 AND r.ended_at IS NULL) RETURNING id";

/// For the check of their plans.
#[cfg(test)]
pub(super) const STATEMENTS: &[&str] = &[END_OWN, NOTE];

impl SqliteStore {
    pub(super) async fn write_ended(
        &self,
        scope: &Scope,
        purposes: &[PurposeId],
        reason: &str,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        let words: Vec<_> = purposes.iter().map(|purpose| serde_json::json!(purpose)).collect();
        let words = convert::json(&words)?;
        let mut tx = self.write().await?;
        let mut requests: Vec<String> = sqlx::query_scalar(END_OWN)
            .bind(scope.person.as_str())
            .bind(scope.account.as_str())
            .bind(words)
            .bind(at.as_microsecond())
            .fetch_all(&mut *tx)
            .await?;
        requests.sort_unstable();
        requests.dedup();
        for request in requests {
            let over: Option<String> = sqlx::query_scalar(NOTE).bind(&request).fetch_optional(&mut *tx).await?;
            if over.is_some() {
                let kind = RequestEventKind::RestrictionLifted;
                let event = RequestEventRow { kind, at, reason: Some(reason.to_owned()) };
                request_story::add_event(&mut tx, &self.vault, &request, &event).await?;
                let act = ActRow { at, actor: "person".to_owned(), verb: DeskVerb::Lift };
                request_story::add_act(&mut tx, &request, &act).await?;
            }
        }
        Ok(tx.commit().await?)
    }

    pub(super) async fn read_restrictions(&self, scope: &Scope) -> Result<Vec<RestrictionRow>, StoreError> {
        let sql = "SELECT r.purpose, r.request, r.since, q.closed_at IS NULL
                   FROM restriction r CROSS JOIN request q ON q.id = r.request
                   WHERE r.person = ?1 AND r.account = ?2 AND r.ended_at IS NULL ORDER BY r.purpose, r.request";
        let rows: Vec<(String, String, i64, bool)> = sqlx::query_as(sql)
            .bind(scope.person.as_str())
            .bind(scope.account.as_str())
            .fetch_all(&self.readers)
            .await?;
        let row = |(purpose, request, since, open): (String, String, i64, bool)| {
            Ok(RestrictionRow {
                purpose: convert::word(&purpose)?,
                request: convert::id(&request)?,
                since: convert::moment(since)?,
                open,
            })
        };
        rows.into_iter().map(row).collect()
    }
}
