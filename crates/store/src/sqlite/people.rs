//! Log-ins, accounts of a person, and the profile.

use super::{SqliteStore, convert};
use crate::{Login, Membership, ProfileValue, Scope, StoreError};
use jiff::Timestamp;
use mijn_privacy_api::PersonId;
use sqlx::SqliteConnection;

type LoginColumns = (String, String, i64, Option<i64>);
type MembershipColumns = (String, String, String, String, String, Option<String>);

/// The order of the page; what is not in it comes last.
pub(super) const CATEGORIES: [&str; 7] =
    ["name_address", "phone", "billing_address", "email", "ip_address", "payment", "username"];

impl SqliteStore {
    pub(super) async fn login_by_username(&self, username: &str) -> Result<Option<Login>, StoreError> {
        let sql = "SELECT id, password_hash, failures, failed_at FROM person WHERE username = ?1";
        let row: Option<LoginColumns> = sqlx::query_as(sql).bind(username).fetch_optional(&self.readers).await?;
        row.map(login).transpose()
    }

    pub(super) async fn login_by_person(&self, person: &PersonId) -> Result<Option<Login>, StoreError> {
        let sql = "SELECT id, password_hash, failures, failed_at FROM person WHERE id = ?1";
        let row: Option<LoginColumns> = sqlx::query_as(sql).bind(person.as_str()).fetch_optional(&self.readers).await?;
        row.map(login).transpose()
    }

    pub(super) async fn write_login(&self, person: &PersonId, failed_at: Option<Timestamp>) -> Result<(), StoreError> {
        let sql = "UPDATE person SET failed_at = ?2, failures = CASE WHEN ?2 IS NULL THEN 0 ELSE failures + 1 END
                   WHERE id = ?1 AND (?2 IS NOT NULL OR failures > 0)";
        let mut tx = self.write().await?;
        let at = failed_at.map(|at| at.as_microsecond());
        sqlx::query(sql).bind(person.as_str()).bind(at).execute(&mut *tx).await?;
        Ok(tx.commit().await?)
    }

    pub(super) async fn read_memberships(&self, person: &PersonId) -> Result<Vec<Membership>, StoreError> {
        let sql = "SELECT a.id, a.name, m.role, a.status, a.opened_on, a.closed_on
                   FROM membership m JOIN account a ON a.id = m.account
                   WHERE m.person = ?1 ORDER BY m.role <> 'owner', a.name, a.id";
        let rows: Vec<MembershipColumns> = sqlx::query_as(sql).bind(person.as_str()).fetch_all(&self.readers).await?;
        rows.into_iter().map(membership).collect()
    }

    pub(super) async fn read_profile(&self, scope: &Scope) -> Result<Vec<ProfileValue>, StoreError> {
        profile(&mut *self.readers.acquire().await?, scope).await
    }
}

/// The account's values, for its owner, and the person's own. A user name that was deleted is none.
pub(super) async fn profile(connection: &mut SqliteConnection, scope: &Scope) -> Result<Vec<ProfileValue>, StoreError> {
    let sql = "SELECT category, value, at FROM account_value WHERE account = ?1 AND ?3
               UNION ALL SELECT 'email', email, NULL FROM person WHERE id = ?2 AND email IS NOT NULL
               UNION ALL SELECT 'ip_address', address, seen_at FROM login_address WHERE person = ?2
               UNION ALL SELECT 'username', username, created_at FROM person
                   WHERE id = ?2 AND username <> 'deleted:' || id";
    let rows: Vec<(String, String, Option<i64>)> = sqlx::query_as(sql)
        .bind(scope.account.as_str())
        .bind(scope.person.as_str())
        .bind(scope.owns_account())
        .fetch_all(connection)
        .await?;
    let mut values = Vec::with_capacity(rows.len());
    for (category, value, at) in rows {
        let value = ProfileValue { category, value, at: convert::moment_opt(at)? };
        // An owner's own e-mail address is mostly the account's.
        if !values.iter().any(|known: &ProfileValue| known.category == value.category && known.value == value.value) {
            values.push(value);
        }
    }
    values.sort_by_key(|value| {
        let rank = CATEGORIES.iter().position(|known| *known == value.category).unwrap_or(CATEGORIES.len());
        (rank, std::cmp::Reverse(value.at))
    });
    Ok(values)
}

/// Whether the person has a place in the account: asked again within each write.
pub(super) async fn is_member(connection: &mut SqliteConnection, scope: &Scope) -> Result<bool, StoreError> {
    let sql = "SELECT 1 FROM membership WHERE person = ?1 AND account = ?2";
    let query = sqlx::query_scalar::<_, i64>(sql).bind(scope.person.as_str()).bind(scope.account.as_str());
    Ok(query.fetch_optional(connection).await?.is_some())
}

fn login((person, password_hash, failures, failed_at): LoginColumns) -> Result<Login, StoreError> {
    Ok(Login {
        person: convert::id(&person)?,
        password_hash,
        failures: convert::count(failures)?,
        failed_at: convert::moment_opt(failed_at)?,
    })
}

fn membership(
    (account, name, role, status, opened_on, closed_on): MembershipColumns,
) -> Result<Membership, StoreError> {
    Ok(Membership {
        account: convert::id(&account)?,
        name,
        role: convert::word(&role)?,
        status: convert::word(&status)?,
        opened_on: convert::date(&opened_on)?,
        closed_on: convert::date_opt(closed_on)?,
    })
}
