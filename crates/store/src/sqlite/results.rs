//! Files with an answer: making them, and reading them.

use super::{SqliteStore, convert, tx::Durability};
use crate::{RequestOf, ResultRow, StoreError};
use jiff::Timestamp;
use mijn_privacy_api::RequestId;
use sqlx::SqliteConnection;

/// So many pieces in one transaction: they are large.
pub(super) const PIECES_AT_ONCE: i64 = 16;

const UNFINISHED_PIECES: &str = "DELETE FROM result_piece WHERE (result, seq) IN
    (SELECT p.result, p.seq FROM result r CROSS JOIN result_piece p ON p.result = r.id
     WHERE r.request = ?2 AND r.size IS NULL LIMIT ?1)";

/// `SELECT` of [`ResultColumns`] from `result r` with what follows it.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT r.id, r.request, r.file_name, r.piece, r.rows_total, r.rows_done, r.size, r.available_until,
             r.deleted_at IS NOT NULL FROM result r ",
            $rest
        )
    };
}
pub(super) use select;

/// What is being made before what is whole, and of that what lasts longest.
const LATEST: &str = select!("WHERE r.request = ?1 ORDER BY r.size IS NULL DESC, r.available_until DESC LIMIT 1");

/// For the check of their plans.
#[cfg(test)]
pub(super) const STATEMENTS: &[&str] = &[UNFINISHED_PIECES];

#[derive(sqlx::FromRow)]
pub(super) struct ResultColumns(String, String, String, i64, i64, i64, Option<i64>, Option<i64>, bool);

impl ResultColumns {
    pub(super) fn parse(self) -> Result<ResultRow, StoreError> {
        let Self(id, request, file_name, piece, rows_total, rows_done, size, available_until, deleted) = self;
        Ok(ResultRow {
            id,
            request: convert::id(&request)?,
            file_name,
            piece: convert::count(piece)?,
            rows_total: large(rows_total)?,
            rows_done: large(rows_done)?,
            size: size.map(large).transpose()?,
            available_until: convert::moment_opt(available_until)?,
            deleted,
        })
    }
}

fn large(number: i64) -> Result<u64, StoreError> {
    u64::try_from(number).map_err(|_| convert::corrupt("count"))
}

fn small(number: u64) -> Result<i64, StoreError> {
    i64::try_from(number).map_err(|_| convert::corrupt("count"))
}

/// The latest file of a request.
pub(super) async fn latest(connection: &mut SqliteConnection, request: &str) -> Result<Option<ResultRow>, StoreError> {
    let row: Option<ResultColumns> = sqlx::query_as(LATEST).bind(request).fetch_optional(connection).await?;
    row.map(ResultColumns::parse).transpose()
}

impl SqliteStore {
    /// An unfinished one goes a little at a time; with its row goes what somebody else still adds to it.
    pub(super) async fn write_result_begun(&self, row: &ResultRow) -> Result<(), StoreError> {
        let request = row.request.as_str().to_owned();
        self.drain_by(PIECES_AT_ONCE, |limit| sqlx::query(UNFINISHED_PIECES).bind(limit).bind(request.clone())).await?;
        let mut tx = self.write().await?;
        sqlx::query("DELETE FROM result WHERE request = ?1 AND size IS NULL").bind(&request).execute(&mut *tx).await?;
        let sql = "INSERT INTO result (id, request, file_name, piece, rows_total) VALUES (?1, ?2, ?3, ?4, ?5)";
        sqlx::query(sql)
            .bind(&row.id)
            .bind(&request)
            .bind(&row.file_name)
            .bind(row.piece)
            .bind(small(row.rows_total)?)
            .execute(&mut *tx)
            .await?;
        Ok(tx.commit().await?)
    }

    /// Waits for no disk: what a power cut takes is made again, and the end waits for all of it.
    pub(super) async fn write_piece(
        &self,
        id: &str,
        seq: u32,
        sealed: &[u8],
        rows_done: u64,
    ) -> Result<bool, StoreError> {
        let mut tx = self.begin(Durability::Light).await?;
        let sql = "UPDATE result SET rows_done = ?2 WHERE id = ?1 AND size IS NULL";
        let row = sqlx::query(sql).bind(id).bind(small(rows_done)?).execute(&mut *tx).await?;
        if row.rows_affected() == 0 {
            return Ok(false);
        }
        let sql = "INSERT INTO result_piece (result, seq, sealed) VALUES (?1, ?2, ?3)
                   ON CONFLICT (result, seq) DO UPDATE SET sealed = excluded.sealed";
        sqlx::query(sql).bind(id).bind(seq).bind(sealed).execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(true)
    }

    pub(super) async fn write_result_whole(
        &self,
        id: &str,
        size: u64,
        available_until: Timestamp,
    ) -> Result<bool, StoreError> {
        let sql = "UPDATE result SET size = ?2, available_until = ?3, rows_done = rows_total
                   WHERE id = ?1 AND size IS NULL";
        let mut tx = self.write().await?;
        let query = sqlx::query(sql).bind(id).bind(small(size)?).bind(available_until.as_microsecond());
        let rows = query.execute(&mut *tx).await?.rows_affected();
        tx.commit().await?;
        Ok(rows > 0)
    }

    pub(super) async fn read_result(
        &self,
        of: &RequestOf,
        request: &RequestId,
    ) -> Result<Option<ResultRow>, StoreError> {
        let mut tx = self.readers.begin().await?;
        if let RequestOf::Scope(scope) = of {
            let sql = "SELECT 1 FROM request WHERE id = ?1 AND person = ?2 AND account = ?3";
            let theirs: Option<i64> = sqlx::query_scalar(sql)
                .bind(request.as_str())
                .bind(scope.person.as_str())
                .bind(scope.account.as_str())
                .fetch_optional(&mut *tx)
                .await?;
            if theirs.is_none() {
                return Ok(None);
            }
        }
        latest(&mut tx, request.as_str()).await
    }

    pub(super) async fn read_piece(&self, id: &str, seq: u32) -> Result<Option<Vec<u8>>, StoreError> {
        let sql = "SELECT sealed FROM result_piece WHERE result = ?1 AND seq = ?2";
        Ok(sqlx::query_scalar(sql).bind(id).bind(seq).fetch_optional(&self.readers).await?)
    }
}
