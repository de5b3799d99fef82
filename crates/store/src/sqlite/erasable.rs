//! What would go of a person's data in an account: counted by the conditions by which it is deleted.

use super::deletions::{ACCOUNT_VALUE_GOES, FATE_OF_ACTIVITY, FATE_OF_MESSAGES, FATE_OF_ORDERS, PERSON_VALUE_GOES};
use super::periods::{Periods, bound};
use super::{SqliteStore, convert};
use crate::{Erasable, ListFate, Passed, Scope, StoreError};
use jiff::civil::Date;
use sqlx::SqliteConnection;

type FateColumns = (i64, i64, Option<String>, i64);

/// Kinds of values that are stored, and whether they are the account's or the person's own.
const KINDS: &str = "SELECT category, 1 FROM account_value WHERE account = ?1 AND ?3
    UNION ALL SELECT 'email', 0 FROM person p WHERE p.id = ?2
        AND (p.email IS NOT NULL OR EXISTS (SELECT 1 FROM new_email n WHERE n.person = p.id))
    UNION ALL SELECT 'ip_address', 0 WHERE EXISTS (SELECT 1 FROM login_address WHERE person = ?2)
    UNION ALL SELECT 'username', 0 FROM person p WHERE p.id = ?2 AND p.username <> 'deleted:' || p.id";

/// For the check of their plans.
#[cfg(test)]
pub(super) const STATEMENTS: &[&str] = &[KINDS];

impl SqliteStore {
    pub(super) async fn read_erasable(
        &self,
        scope: &Scope,
        passed: &Passed,
        today: Date,
    ) -> Result<Erasable, StoreError> {
        let periods = Periods::of(scope, passed, today);
        // One snapshot for all of it.
        let mut tx = self.readers.begin().await?;
        let orders =
            if scope.owns_account() { fate(&mut tx, FATE_OF_ORDERS, &periods).await? } else { ListFate::default() };
        Ok(Erasable {
            orders,
            messages: fate(&mut tx, FATE_OF_MESSAGES, &periods).await?,
            activity: activity(&mut tx, &periods).await?,
            values: values(&mut tx, scope, passed, &periods).await?,
        })
    }
}

async fn fate(connection: &mut SqliteConnection, sql: &'static str, periods: &Periods) -> Result<ListFate, StoreError> {
    let (goes, stays, latest, not_started): FateColumns =
        bound!(sqlx::query_as(sql), periods, 1_i64).fetch_one(connection).await?;
    Ok(ListFate {
        goes: convert::count(goes)?,
        stays: convert::count(stays)?,
        latest: convert::date_opt(latest)?,
        not_started: convert::count(not_started)?,
    })
}

async fn activity(connection: &mut SqliteConnection, periods: &Periods) -> Result<ListFate, StoreError> {
    let row: Option<(i64, Option<String>, bool)> =
        bound!(sqlx::query_as(FATE_OF_ACTIVITY), periods, 1_i64).fetch_optional(connection).await?;
    let Some((total, closed_on, goes)) = row else { return Ok(ListFate::default()) };
    let total = convert::count(total)?;
    Ok(match convert::date_opt(closed_on)? {
        _ if goes => ListFate { goes: total, ..ListFate::default() },
        Some(closed_on) if total > 0 => ListFate { stays: total, latest: Some(closed_on), ..ListFate::default() },
        Some(_) => ListFate::default(),
        None => ListFate { stays: total, not_started: total, ..ListFate::default() },
    })
}

/// In the order of their names; a kind of which one goes and another stays has two.
async fn values(
    connection: &mut SqliteConnection,
    scope: &Scope,
    passed: &Passed,
    periods: &Periods,
) -> Result<Vec<(String, bool)>, StoreError> {
    let mut kinds: Vec<(String, bool)> = sqlx::query_as(KINDS)
        .bind(scope.account.as_str())
        .bind(scope.person.as_str())
        .bind(scope.owns_account())
        .fetch_all(&mut *connection)
        .await?;
    kinds.dedup();
    let mut fates = Vec::with_capacity(kinds.len());
    for (kind, is_accounts) in kinds {
        let sql = if is_accounts { ACCOUNT_VALUE_GOES } else { PERSON_VALUE_GOES };
        let goes = match passed.values.iter().find(|value| value.category == kind) {
            None => false,
            Some(value) => {
                let periods = periods.of_value(value);
                bound!(sqlx::query_scalar(sql), &periods, 1_i64).fetch_one(&mut *connection).await?
            }
        };
        fates.push((kind, goes));
    }
    fates.sort();
    fates.dedup();
    Ok(fates)
}
