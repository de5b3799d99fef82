//! Sessions. Only the SHA-256 of the cookie is known here.

use super::{SqliteStore, convert, tx::Durability};
use crate::{SessionRow, StoreError};
use jiff::Timestamp;
use mijn_privacy_api::AccountId;

type SessionColumns = (String, String, i64, i64, i64);

impl SqliteStore {
    pub(super) async fn insert_session(&self, session: &SessionRow) -> Result<(), StoreError> {
        let sql = "INSERT INTO session (token_hash, person, account, created_at, seen_at, authenticated_at)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        let mut tx = self.write().await?;
        sqlx::query(sql)
            .bind(&session.token_hash[..])
            .bind(session.person.as_str())
            .bind(session.account.as_str())
            .bind(session.created_at.as_microsecond())
            .bind(session.seen_at.as_microsecond())
            .bind(session.authenticated_at.as_microsecond())
            .execute(&mut *tx)
            .await?;
        Ok(tx.commit().await?)
    }

    pub(super) async fn read_session(&self, token_hash: &[u8; 32]) -> Result<Option<SessionRow>, StoreError> {
        let sql = "SELECT person, account, created_at, seen_at, authenticated_at FROM session WHERE token_hash = ?1";
        let row: Option<SessionColumns> =
            sqlx::query_as(sql).bind(&token_hash[..]).fetch_optional(&self.readers).await?;
        let Some((person, account, created_at, seen_at, authenticated_at)) = row else { return Ok(None) };
        Ok(Some(SessionRow {
            token_hash: *token_hash,
            person: convert::id(&person)?,
            account: convert::id(&account)?,
            created_at: convert::moment(created_at)?,
            seen_at: convert::moment(seen_at)?,
            authenticated_at: convert::moment(authenticated_at)?,
        }))
    }

    pub(super) async fn write_session_seen(&self, token_hash: &[u8; 32], at: Timestamp) -> Result<(), StoreError> {
        let sql = "UPDATE session SET seen_at = max(seen_at, ?2) WHERE token_hash = ?1";
        let mut tx = self.begin(Durability::Light).await?;
        sqlx::query(sql).bind(&token_hash[..]).bind(at.as_microsecond()).execute(&mut *tx).await?;
        Ok(tx.commit().await?)
    }

    pub(super) async fn write_session_authenticated(
        &self,
        token_hash: &[u8; 32],
        at: Timestamp,
    ) -> Result<(), StoreError> {
        let sql = "UPDATE session SET authenticated_at = ?2, seen_at = max(seen_at, ?2) WHERE token_hash = ?1";
        let mut tx = self.write().await?;
        sqlx::query(sql).bind(&token_hash[..]).bind(at.as_microsecond()).execute(&mut *tx).await?;
        Ok(tx.commit().await?)
    }

    /// The schema refuses an account in which the person has no place.
    pub(super) async fn write_session_account(
        &self,
        token_hash: &[u8; 32],
        account: &AccountId,
    ) -> Result<(), StoreError> {
        let mut tx = self.write().await?;
        sqlx::query("UPDATE session SET account = ?2 WHERE token_hash = ?1")
            .bind(&token_hash[..])
            .bind(account.as_str())
            .execute(&mut *tx)
            .await?;
        Ok(tx.commit().await?)
    }

    pub(super) async fn delete_session(&self, token_hash: &[u8; 32]) -> Result<(), StoreError> {
        let mut tx = self.write().await?;
        sqlx::query("DELETE FROM session WHERE token_hash = ?1").bind(&token_hash[..]).execute(&mut *tx).await?;
        Ok(tx.commit().await?)
    }
}
