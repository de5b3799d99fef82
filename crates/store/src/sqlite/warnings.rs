//! Requests whose last day is near or has passed, and the company has not been warned.

use super::SqliteStore;
use super::request_columns::{RequestColumns, columns, lines};
use super::{jobs, requests};
use crate::{NewJob, RequestRow, StoreError, Unwarned};
use jiff::{Timestamp, civil::Date};
use mijn_privacy_api::RequestId;

pub(super) const DUE_SOON: &str = lines!(
    "request WHERE closed_at IS NULL AND coalesce(extended_until, due_on) >= ?1
     AND coalesce(extended_until, due_on) <= ?2 AND paused_since IS NULL AND due_soon_at IS NULL
     ORDER BY coalesce(extended_until, due_on), received_at, id LIMIT ?3"
);
pub(super) const OVERDUE: &str = lines!(
    "request WHERE closed_at IS NULL AND coalesce(extended_until, due_on) < ?1 AND paused_since IS NULL
     AND overdue_at IS NULL ORDER BY coalesce(extended_until, due_on), received_at, id LIMIT ?2"
);

impl SqliteStore {
    pub(super) async fn read_unwarned(&self, soon: Date, today: Date, limit: u32) -> Result<Unwarned, StoreError> {
        let (soon, today) = (soon.to_string(), today.to_string());
        let near: Vec<RequestColumns> =
            sqlx::query_as(DUE_SOON).bind(&today).bind(soon).bind(limit).fetch_all(&self.readers).await?;
        let over: Vec<RequestColumns> =
            sqlx::query_as(OVERDUE).bind(today).bind(limit).fetch_all(&self.readers).await?;
        let rows =
            |rows: Vec<RequestColumns>| -> Result<Vec<RequestRow>, StoreError> { requests::rows(&self.vault, rows) };
        Ok(Unwarned { due_soon: rows(near)?, overdue: rows(over)? })
    }

    /// Of servers at once, one warns. What was closed meanwhile is warned of by nobody.
    pub(super) async fn write_warned(
        &self,
        id: &RequestId,
        overdue: bool,
        at: Timestamp,
        jobs: &[NewJob],
    ) -> Result<(), StoreError> {
        let sql = if overdue {
            "UPDATE request SET overdue_at = ?2 WHERE id = ?1 AND overdue_at IS NULL AND closed_at IS NULL"
        } else {
            "UPDATE request SET due_soon_at = ?2 WHERE id = ?1 AND due_soon_at IS NULL AND closed_at IS NULL"
        };
        let mut tx = self.write().await?;
        let query = sqlx::query(sql).bind(id.as_str()).bind(at.as_microsecond());
        if query.execute(&mut *tx).await?.rows_affected() == 0 {
            return Ok(());
        }
        for job in jobs {
            jobs::insert(&mut tx, job, at).await?;
        }
        Ok(tx.commit().await?)
    }
}
