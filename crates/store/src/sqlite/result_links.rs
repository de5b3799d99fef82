//! Links to files with an answer, and the end of both.

use super::SqliteStore;
use super::results::{PIECES_AT_ONCE, ResultColumns, select};
use crate::{ResultRow, Scope, StoreError};
use jiff::{SignedDuration, Timestamp};
use mijn_privacy_api::RequestId;

/// A file of which nobody makes more goes so long after its request was closed.
const UNFINISHED_KEPT: SignedDuration = SignedDuration::from_hours(7 * 24);

const OVER_PIECES: &str = "DELETE FROM result_piece WHERE (result, seq) IN
    (SELECT p.result, p.seq FROM result r CROSS JOIN result_piece p ON p.result = r.id
     WHERE r.available_until <= ?2 AND r.deleted_at IS NULL LIMIT ?1)";
const OVER: &str = "UPDATE result SET deleted_at = ?2 WHERE id IN
    (SELECT id FROM result WHERE available_until <= ?2 AND deleted_at IS NULL LIMIT ?1)";
/// A link ends with its file at the latest.
const LINKS: &str = "DELETE FROM result_link WHERE token_hash IN
    (SELECT token_hash FROM result_link WHERE expires_at <= ?2 ORDER BY expires_at LIMIT ?1)";
const LEFT_PIECES: &str = "DELETE FROM result_piece WHERE (result, seq) IN
    (SELECT p.result, p.seq FROM result r CROSS JOIN request q ON q.id = r.request
     CROSS JOIN result_piece p ON p.result = r.id WHERE r.size IS NULL AND q.closed_at < ?2 LIMIT ?1)";
const LEFT: &str = "DELETE FROM result WHERE id IN
    (SELECT r.id FROM result r CROSS JOIN request q ON q.id = r.request WHERE r.size IS NULL AND q.closed_at < ?2 LIMIT ?1)";

/// For the check of their plans.
#[cfg(test)]
pub(super) const STATEMENTS: &[&str] = &[OVER_PIECES, OVER, LINKS, LEFT_PIECES, LEFT];

impl SqliteStore {
    pub(super) async fn write_result_link(
        &self,
        (scope, request): (&Scope, &RequestId),
        (token_hash, session): (&[u8; 32], &[u8; 32]),
        expires_at: Timestamp,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let sql = "INSERT INTO result_link (token_hash, result, session, expires_at)
                   SELECT ?4, r.id, ?5, min(?6, r.available_until) FROM request q CROSS JOIN result r ON r.request = q.id
                   WHERE q.id = ?1 AND q.person = ?2 AND q.account = ?3
                   AND (q.role IS NOT 'owner' OR ?8 = 'owner') AND r.available_until > ?7 AND r.deleted_at IS NULL ORDER BY r.available_until DESC LIMIT 1";
        let mut tx = self.write().await?;
        let rows = sqlx::query(sql)
            .bind(request.as_str())
            .bind(scope.person.as_str())
            .bind(scope.account.as_str())
            .bind(&token_hash[..])
            .bind(&session[..])
            .bind(expires_at.as_microsecond())
            .bind(now.as_microsecond())
            .bind(scope.role.as_str())
            .execute(&mut *tx)
            .await?
            .rows_affected();
        tx.commit().await?;
        Ok(rows > 0)
    }

    pub(super) async fn read_result_by_link(
        &self,
        scope: &Scope,
        (token_hash, session): (&[u8; 32], &[u8; 32]),
        now: Timestamp,
    ) -> Result<Option<ResultRow>, StoreError> {
        let sql = select!(
            "JOIN result_link l ON l.result = r.id JOIN request q ON q.id = r.request
             WHERE l.token_hash = ?1 AND l.session = ?2 AND l.expires_at > ?3 AND q.person = ?4 AND q.account = ?5
             AND (q.role IS NOT 'owner' OR ?6 = 'owner') AND r.available_until > ?3 AND r.deleted_at IS NULL"
        );
        let row: Option<ResultColumns> = sqlx::query_as(sql)
            .bind(&token_hash[..])
            .bind(&session[..])
            .bind(now.as_microsecond())
            .bind(scope.person.as_str())
            .bind(scope.account.as_str())
            .bind(scope.role.as_str())
            .fetch_optional(&self.readers)
            .await?;
        row.map(ResultColumns::parse).transpose()
    }

    /// A file is marked once its last piece is gone: cut off before, it goes on the next time.
    pub(super) async fn delete_expired_results(&self, now: Timestamp) -> Result<u64, StoreError> {
        let closed = now.saturating_sub(UNFINISHED_KEPT).unwrap_or(Timestamp::MIN).as_microsecond();
        let now = now.as_microsecond();
        let mut done = self.drain(|limit| sqlx::query(LINKS).bind(limit).bind(now)).await?;
        for (pieces, row, before) in [(OVER_PIECES, OVER, now), (LEFT_PIECES, LEFT, closed)] {
            done += self.drain_by(PIECES_AT_ONCE, |limit| sqlx::query(pieces).bind(limit).bind(before)).await?;
            done += self.drain(|limit| sqlx::query(row).bind(limit).bind(before)).await?;
        }
        Ok(done)
    }
}
