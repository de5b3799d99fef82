//! Answers stored with a write, under the key that the caller sent.

use super::vault::Vault;
use super::{SqliteStore, convert::corrupt};
use crate::{Answer, Idempotency, Once, Scope, StoreError};
use jiff::Timestamp;
use sqlx::SqliteConnection;

impl SqliteStore {
    pub(super) async fn read_answer(&self, scope: &Scope, once: &Idempotency) -> Result<Option<Once>, StoreError> {
        let mut connection = self.readers.acquire().await?;
        find(&mut connection, &self.vault, scope, once).await
    }
}

fn name(scope: &Scope, once: &Idempotency) -> String {
    format!("{} {}", scope.person, once.key)
}

/// What became of an earlier write with this key, if there was one. A key of the person's other account is a mistake of the
/// caller too: the stored answer belongs to that account.
pub(super) async fn find(
    connection: &mut SqliteConnection,
    vault: &Vault,
    scope: &Scope,
    once: &Idempotency,
) -> Result<Option<Once>, StoreError> {
    let sql = "SELECT account, fingerprint, answer FROM idempotency WHERE person = ?1 AND key = ?2";
    let row: Option<(String, Vec<u8>, String)> =
        sqlx::query_as(sql).bind(scope.person.as_str()).bind(&once.key).fetch_optional(connection).await?;
    let Some((account, fingerprint, answer)) = row else { return Ok(None) };
    if account != scope.account.as_str() || fingerprint != once.fingerprint {
        return Ok(Some(Once::Reused));
    }
    let answer = vault.at("idempotency", &name(scope, once)).open("answer", answer)?;
    let answer: Answer = serde_json::from_str(&answer).map_err(|_| corrupt("answer"))?;
    Ok(Some(Once::Replayed(answer)))
}

/// Stores the answer, in the transaction of the write.
pub(super) async fn keep(
    connection: &mut SqliteConnection,
    vault: &Vault,
    scope: &Scope,
    once: &Idempotency,
    answer: &Answer,
    at: Timestamp,
) -> Result<(), StoreError> {
    let sql = "INSERT INTO idempotency (person, key, account, fingerprint, answer, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    let answer = serde_json::to_string(answer).map_err(|_| corrupt("answer"))?;
    sqlx::query(sql)
        .bind(scope.person.as_str())
        .bind(&once.key)
        .bind(scope.account.as_str())
        .bind(&once.fingerprint[..])
        .bind(vault.at("idempotency", &name(scope, once)).seal("answer", &answer)?)
        .bind(at.as_microsecond())
        .execute(connection)
        .await?;
    Ok(())
}
