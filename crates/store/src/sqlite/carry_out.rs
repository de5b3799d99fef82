//! Doing a step of a decision, in small transactions, and remembering that it was done.

use super::deletions::{ACCOUNT_VALUES, ACTIVITY, MESSAGES, ORDERS, PERSON_VALUES, START_MESSAGES};
use super::periods::{Periods, bound};
use super::{SqliteStore, profile, sweep};
use crate::{Passed, PassedValue, Scope, Step, StoreError};
use jiff::{Timestamp, civil::Date};
use mijn_privacy_api::RequestId;
use sqlx::SqliteConnection;

impl SqliteStore {
    /// What comes up while it runs goes in the transaction that remembers the step, or before another such.
    pub(super) async fn do_step(
        &self,
        request: &RequestId,
        scope: &Scope,
        (passed, step): (&Passed, Step),
        today: Date,
        at: Timestamp,
    ) -> Result<u64, StoreError> {
        if is_done(&mut *self.readers.acquire().await?, request, step.as_str()).await? {
            return Ok(0);
        }
        let periods = Periods::of(scope, passed, today);
        if step == Step::Messages {
            self.drain_periods(START_MESSAGES, &periods).await?;
        }
        let deletions = deletions(scope, passed, step, &periods);
        let mut gone = 0;
        loop {
            for (sql, periods) in &deletions {
                gone += self.drain_periods(sql, periods).await?;
            }
            let mut tx = self.write().await?;
            let mut late = 0;
            for (sql, periods) in &deletions {
                let query = bound!(sqlx::query(*sql), periods, sweep::AT_ONCE);
                late += query.execute(&mut *tx).await?.rows_affected();
            }
            if late == 0 {
                if step == Step::Values {
                    profile::note_account_changed(&mut tx, &scope.account).await?;
                    profile::note_person_changed(&mut tx, &scope.person).await?;
                }
                note(&mut tx, request, step.as_str(), at).await?;
            }
            tx.commit().await?;
            if late == 0 {
                return Ok(gone);
            }
            gone += late;
        }
    }

    pub(super) async fn read_steps(&self, request: &RequestId) -> Result<Vec<String>, StoreError> {
        let sql = "SELECT step FROM request_step WHERE request = ?1 ORDER BY step";
        Ok(sqlx::query_scalar(sql).bind(request.as_str()).fetch_all(&self.readers).await?)
    }
}

fn deletions(scope: &Scope, passed: &Passed, step: Step, periods: &Periods) -> Vec<(&'static str, Periods)> {
    let of_value = |value: &PassedValue| {
        let account = scope.owns_account().then_some(ACCOUNT_VALUES);
        let persons = PERSON_VALUES.iter().filter(|(kind, _)| *kind == value.category).map(|(_, sql)| *sql);
        let periods = periods.of_value(value);
        account.into_iter().chain(persons).map(|sql| (sql, periods.clone())).collect::<Vec<_>>()
    };
    match step {
        Step::Messages => vec![(MESSAGES, periods.clone())],
        Step::Orders => vec![(ORDERS, periods.clone())],
        Step::Activity => vec![(ACTIVITY, periods.clone())],
        Step::Values => passed.values.iter().flat_map(of_value).collect(),
    }
}

/// Whether a step was remembered.
pub(super) async fn is_done(
    connection: &mut SqliteConnection,
    request: &RequestId,
    step: &str,
) -> Result<bool, StoreError> {
    let sql = "SELECT 1 FROM request_step WHERE request = ?1 AND step = ?2";
    let row: Option<i64> = sqlx::query_scalar(sql).bind(request.as_str()).bind(step).fetch_optional(connection).await?;
    Ok(row.is_some())
}

/// Remembers it.
pub(super) async fn note(
    connection: &mut SqliteConnection,
    request: &RequestId,
    step: &str,
    at: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query("INSERT INTO request_step (request, step, at) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING")
        .bind(request.as_str())
        .bind(step)
        .bind(at.as_microsecond())
        .execute(connection)
        .await?;
    Ok(())
}
