//! Values of an account's profile, put in the place of what is stored.

use super::people::CATEGORIES;
use crate::{NotPut, Scope, StoreError, ValueChange};
use jiff::Timestamp;
use mijn_privacy_api::AccountId;
use sqlx::SqliteConnection;

/// Kinds that are the person's own, and hold in every account of theirs.
const OWN: [&str; 3] = ["email", "ip_address", "username"];

/// Whether a kind is the person's own.
pub(super) fn is_persons(category: &str) -> bool {
    OWN.contains(&category)
}

/// Where a value goes.
#[derive(Clone, Copy, Debug)]
pub(super) enum Fit {
    /// In the place of the one that stands there.
    At(i64),
    /// Nothing of its kind is there yet.
    First,
    /// It is there already.
    There,
}

/// Where a value goes, or why it does not.
pub(super) async fn fit(
    connection: &mut SqliteConnection,
    scope: &Scope,
    change: &ValueChange,
) -> Result<Result<Fit, NotPut>, StoreError> {
    let category = change.category.as_str();
    if is_persons(category) {
        return Ok(Err(NotPut::OfPerson));
    }
    if !scope.owns_account() {
        return Ok(Err(NotPut::NotOwner));
    }
    let sql = "SELECT position, value FROM account_value WHERE account = ?1 AND category = ?2 ORDER BY position";
    let stored: Vec<(i64, String)> =
        sqlx::query_as(sql).bind(scope.account.as_str()).bind(category).fetch_all(connection).await?;
    if stored.is_empty() && !CATEGORIES.contains(&category) {
        return Ok(Err(NotPut::NotInProfile));
    }
    let at = |value: &str| stored.iter().find(|(_, own)| own == value).map(|(position, _)| *position);
    Ok(match change.from.as_deref().map(at) {
        Some(Some(position)) => Ok(Fit::At(position)),
        None if stored.is_empty() => Ok(Fit::First),
        _ if at(&change.to).is_some() => Ok(Fit::There),
        _ => Err(NotPut::Changed),
    })
}

/// Puts a value where it goes. False: it was already so.
pub(super) async fn put(
    connection: &mut SqliteConnection,
    account: &AccountId,
    (change, fit): (&ValueChange, Fit),
    at: Timestamp,
) -> Result<bool, StoreError> {
    let position = match fit {
        Fit::There => return Ok(false),
        Fit::At(_) if change.from.as_ref() == Some(&change.to) => return Ok(false),
        Fit::At(position) => position,
        Fit::First => 1,
    };
    let sql = "INSERT INTO account_value (account, category, position, value, at) VALUES (?1, ?2, ?3, ?4, ?5)
               ON CONFLICT (account, category, position) DO UPDATE SET value = excluded.value, at = excluded.at";
    sqlx::query(sql)
        .bind(account.as_str())
        .bind(&change.category)
        .bind(position)
        .bind(&change.to)
        .bind(at.as_microsecond())
        .execute(connection)
        .await?;
    Ok(true)
}

/// A value that stands there twice stands there once.
pub(super) async fn once(
    connection: &mut SqliteConnection,
    account: &AccountId,
    category: &str,
) -> Result<(), StoreError> {
    let sql = "DELETE FROM account_value WHERE account = ?1 AND category = ?2 AND EXISTS (SELECT 1 FROM account_value o
               WHERE o.account = ?1 AND o.category = ?2 AND o.value = account_value.value
               AND o.position < account_value.position)";
    sqlx::query(sql).bind(account.as_str()).bind(category).execute(connection).await?;
    Ok(())
}

/// How many values of a kind are stored.
pub(super) async fn count(
    connection: &mut SqliteConnection,
    account: &AccountId,
    category: &str,
) -> Result<i64, StoreError> {
    let sql = "SELECT count(*) FROM account_value WHERE account = ?1 AND category = ?2";
    Ok(sqlx::query_scalar(sql).bind(account.as_str()).bind(category).fetch_one(connection).await?)
}

/// Puts a value in the place of the one of its kind, where there is one. False: it was already so.
pub(super) async fn replace(
    connection: &mut SqliteConnection,
    account: &AccountId,
    (category, value): (&str, &str),
    at: Timestamp,
) -> Result<bool, StoreError> {
    let sql = "SELECT value FROM account_value WHERE account = ?1 AND category = ?2";
    let stored: Vec<String> =
        sqlx::query_scalar(sql).bind(account.as_str()).bind(category).fetch_all(&mut *connection).await?;
    if stored == [value] {
        return Ok(false);
    }
    sqlx::query("DELETE FROM account_value WHERE account = ?1 AND category = ?2")
        .bind(account.as_str())
        .bind(category)
        .execute(&mut *connection)
        .await?;
    sqlx::query("INSERT INTO account_value (account, category, position, value, at) VALUES (?1, ?2, 1, ?3, ?4)")
        .bind(account.as_str())
        .bind(category)
        .bind(value)
        .bind(at.as_microsecond())
        .execute(connection)
        .await?;
    Ok(true)
}
