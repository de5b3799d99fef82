//! Values of an account's profile, put in the place of what is stored.

use super::people::CATEGORIES;
use crate::StoreError;
use jiff::Timestamp;
use mijn_privacy_api::AccountId;
use sqlx::SqliteConnection;

/// Kinds that are the person's own, and hold in every account of theirs.
const OWN: [&str; 3] = ["email", "ip_address", "username"];

/// Whether a kind is the person's own.
pub(super) fn is_persons(category: &str) -> bool {
    OWN.contains(&category)
}

/// Whether the account's profile has such a kind: a known one, or one that is stored.
pub(super) async fn has_kind(
    connection: &mut SqliteConnection,
    account: &AccountId,
    category: &str,
) -> Result<bool, StoreError> {
    if is_persons(category) || CATEGORIES.contains(&category) {
        return Ok(!is_persons(category));
    }
    let sql = "SELECT 1 FROM account_value WHERE account = ?1 AND category = ?2 LIMIT 1";
    let row: Option<i64> =
        sqlx::query_scalar(sql).bind(account.as_str()).bind(category).fetch_optional(connection).await?;
    Ok(row.is_some())
}

/// Puts a value in the place of all of its kind. False: it was already so.
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
