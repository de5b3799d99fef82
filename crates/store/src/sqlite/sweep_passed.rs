//! Deletes records and profile values whose configured period has passed.

use super::SqliteStore;
use super::deletions::{ALL_ACCOUNT_VALUES, ALL_ACTIVITY, ALL_MESSAGES, ALL_ORDERS, ALL_PERSON_VALUES};
use super::periods::{Periods, bound};
use crate::{Passed, StoreError};
use mijn_privacy_rules::day_end_nl;

/// With a request what stands still for it would no longer do so.
const REQUESTS: &str = "DELETE FROM request WHERE id IN (SELECT q.id FROM request q WHERE q.closed_at < ?2
    AND NOT EXISTS (SELECT 1 FROM restriction r WHERE r.request = q.id AND r.ended_at IS NULL) LIMIT ?1)";

/// For the check of their plans.
#[cfg(test)]
pub(super) const STATEMENTS: &[&str] = &[REQUESTS];

impl SqliteStore {
    pub(super) async fn delete_all_passed(&self, passed: &Passed) -> Result<u64, StoreError> {
        let periods = Periods::of_all(passed);
        let mut deleted = 0;
        for (sql, day) in
            [(ALL_ORDERS, passed.orders), (ALL_MESSAGES, passed.messages), (ALL_ACTIVITY, passed.activity)]
        {
            if day.is_some() {
                deleted += self.drain_periods(sql, &periods).await?;
            }
        }
        if let Some(day) = passed.requests {
            let end = day_end_nl(day).as_microsecond();
            deleted += self.drain(|limit| sqlx::query(REQUESTS).bind(limit).bind(end)).await?;
        }
        // After the records, since a record that is there may still need a value.
        for value in &passed.values {
            let periods = periods.of_value(value);
            deleted += self.drain_periods(ALL_ACCOUNT_VALUES, &periods).await?;
            for (_, sql) in ALL_PERSON_VALUES.iter().filter(|(kind, _)| *kind == value.category) {
                deleted += self.drain_periods(sql, &periods).await?;
            }
        }
        Ok(deleted)
    }

    /// Runs a statement of `deletions` until nothing is left of it.
    pub(super) async fn drain_periods(&self, sql: &'static str, periods: &Periods) -> Result<u64, StoreError> {
        self.drain(|limit| bound!(sqlx::query(sql), periods, limit)).await
    }
}
