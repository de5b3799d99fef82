//! Sessions of who handles requests, and log-ins that are under way elsewhere.

use super::officers::{OfficerColumns, select};
use super::{SqliteStore, convert, tx::Durability};
use crate::{OfficerRow, OfficerSession, PendingLogin, StoreError};
use jiff::{SignedDuration, Timestamp};
use mijn_privacy_api::DeskRole;

/// So many times a name that is taken is tried with a number behind it.
const NUMBERS: u32 = 100;

impl SqliteStore {
    pub(super) async fn insert_officer_session(&self, id: &str, session: &OfficerSession) -> Result<(), StoreError> {
        let sql = "INSERT INTO officer_session (token_hash, officer, created_at, seen_at)
                   SELECT ?2, id, ?3, ?4 FROM officer WHERE id = ?1 AND disabled_at IS NULL";
        let mut tx = self.write().await?;
        sqlx::query(sql)
            .bind(id)
            .bind(&session.token_hash[..])
            .bind(session.created_at.as_microsecond())
            .bind(session.seen_at.as_microsecond())
            .execute(&mut *tx)
            .await?;
        Ok(tx.commit().await?)
    }

    pub(super) async fn read_officer_session(
        &self,
        token_hash: &[u8; 32],
    ) -> Result<Option<(OfficerSession, OfficerRow)>, StoreError> {
        let sql = "SELECT officer, created_at, seen_at FROM officer_session WHERE token_hash = ?1";
        let mut snapshot = self.readers.begin().await?;
        let found: Option<(String, i64, i64)> =
            sqlx::query_as(sql).bind(&token_hash[..]).fetch_optional(&mut *snapshot).await?;
        let Some((officer, created_at, seen_at)) = found else { return Ok(None) };
        let query = sqlx::query_as(select!("WHERE o.id = ?1 AND o.disabled_at IS NULL")).bind(officer);
        let row: Option<OfficerColumns> = query.fetch_optional(&mut *snapshot).await?;
        let Some(row) = row else { return Ok(None) };
        let session = OfficerSession {
            token_hash: *token_hash,
            created_at: convert::moment(created_at)?,
            seen_at: convert::moment(seen_at)?,
        };
        Ok(Some((session, row.parse()?)))
    }

    pub(super) async fn write_officer_session_seen(
        &self,
        token_hash: &[u8; 32],
        at: Timestamp,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin(Durability::Light).await?;
        let sql = "UPDATE officer_session SET seen_at = max(seen_at, ?2) WHERE token_hash = ?1";
        sqlx::query(sql).bind(&token_hash[..]).bind(at.as_microsecond()).execute(&mut *tx).await?;
        Ok(tx.commit().await?)
    }

    pub(super) async fn delete_officer_session(&self, token_hash: &[u8; 32]) -> Result<(), StoreError> {
        let mut tx = self.write().await?;
        let sql = "DELETE FROM officer_session WHERE token_hash = ?1";
        sqlx::query(sql).bind(&token_hash[..]).execute(&mut *tx).await?;
        Ok(tx.commit().await?)
    }

    pub(super) async fn insert_login(&self, login: &PendingLogin) -> Result<(), StoreError> {
        let sql = "INSERT INTO officer_login (state_hash, nonce, verifier, expires_at) VALUES (?1, ?2, ?3, ?4)";
        let mut tx = self.write().await?;
        sqlx::query(sql)
            .bind(&login.state_hash[..])
            .bind(&login.nonce)
            .bind(&login.verifier)
            .bind(login.expires_at.as_microsecond())
            .execute(&mut *tx)
            .await?;
        Ok(tx.commit().await?)
    }

    pub(super) async fn delete_login(
        &self,
        state_hash: &[u8; 32],
        now: Timestamp,
    ) -> Result<Option<PendingLogin>, StoreError> {
        let sql = "DELETE FROM officer_login WHERE state_hash = ?1 RETURNING nonce, verifier, expires_at";
        let mut tx = self.write().await?;
        let found: Option<(String, String, i64)> =
            sqlx::query_as(sql).bind(&state_hash[..]).fetch_optional(&mut *tx).await?;
        tx.commit().await?;
        let Some((nonce, verifier, expires_at)) = found else { return Ok(None) };
        let login = PendingLogin { state_hash: *state_hash, nonce, verifier, expires_at: convert::moment(expires_at)? };
        Ok(Some(login).filter(|login| now < login.expires_at))
    }

    pub(super) async fn write_officer_of(
        &self,
        subject: &str,
        id: &str,
        name: &str,
        role: DeskRole,
        at: Timestamp,
    ) -> Result<Option<OfficerRow>, StoreError> {
        let mut tx = self.write().await?;
        let query = sqlx::query_as(select!("WHERE o.subject = ?1")).bind(subject);
        let known: Option<OfficerColumns> = query.fetch_optional(&mut *tx).await?;
        let known = known.map(OfficerColumns::parse).transpose()?;
        if known.as_ref().is_some_and(|row| row.disabled) {
            return Ok(None);
        }
        let own = known.as_ref().map_or(id, |row| row.id.as_str());
        let taken = "SELECT count(*) FROM officer WHERE name = ?1 AND id <> ?2";
        let mut free = None;
        for number in 1..=NUMBERS {
            let tried = if number == 1 { name.to_owned() } else { format!("{name} {number}") };
            let others: i64 = sqlx::query_scalar(taken).bind(&tried).bind(own).fetch_one(&mut *tx).await?;
            if others == 0 {
                free = Some(tried);
                break;
            }
        }
        let free = free.ok_or_else(|| convert::corrupt("officer"))?;
        let sql = "INSERT INTO officer (id, name, role, subject, created_at) VALUES (?1, ?2, ?3, ?4, ?5)
                   ON CONFLICT (id) DO UPDATE SET name = ?2, role = ?3";
        let query = sqlx::query(sql).bind(own).bind(free).bind(role.as_str()).bind(subject);
        query.bind(at.as_microsecond()).execute(&mut *tx).await?;
        let query = sqlx::query_as(select!("WHERE o.id = ?1")).bind(own);
        let row: OfficerColumns = query.fetch_one(&mut *tx).await?;
        tx.commit().await?;
        row.parse().map(Some)
    }

    pub(super) async fn delete_officer_leftovers(
        &self,
        unused: Timestamp,
        begun: Timestamp,
        now: Timestamp,
    ) -> Result<u64, StoreError> {
        let day_ago = now.saturating_sub(SignedDuration::from_hours(24)).unwrap_or(Timestamp::MIN);
        let mut tx = self.write().await?;
        let mut gone = 0;
        for (sql, at) in [
            ("DELETE FROM officer_session WHERE seen_at < ?1", unused),
            ("DELETE FROM officer_session WHERE created_at < ?1", begun),
            ("DELETE FROM officer_setup WHERE expires_at <= ?1", now),
            ("DELETE FROM officer_login WHERE expires_at <= ?1", now),
            ("DELETE FROM officer_draft WHERE expires_at <= ?1", now),
            ("DELETE FROM officer_try WHERE failed_at < ?1", day_ago),
        ] {
            gone += sqlx::query(sql).bind(at.as_microsecond()).execute(&mut *tx).await?.rows_affected();
        }
        tx.commit().await?;
        Ok(gone)
    }
}
