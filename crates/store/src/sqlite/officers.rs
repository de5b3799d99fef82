//! Who handles requests: their accounts and log-ins.

use super::{SqliteStore, convert};
use crate::{OfficerRow, StoreError};
use jiff::Timestamp;
use mijn_privacy_api::DeskRole;
use sqlx::SqliteConnection;

/// `SELECT` of [`OfficerColumns`] with what follows it.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT o.id, o.name, o.role, o.password_hash, o.totp, o.subject IS NOT NULL AS elsewhere, ",
            "o.disabled_at IS NOT NULL AS disabled FROM officer o ",
            $rest
        )
    };
}
pub(super) use select;

#[derive(sqlx::FromRow)]
pub(super) struct OfficerColumns {
    id: String,
    name: String,
    role: String,
    password_hash: Option<String>,
    totp: Option<Vec<u8>>,
    elsewhere: bool,
    disabled: bool,
}

impl OfficerColumns {
    pub(super) fn parse(self) -> Result<OfficerRow, StoreError> {
        Ok(OfficerRow {
            id: self.id,
            name: self.name,
            role: convert::word(&self.role)?,
            password_hash: self.password_hash,
            totp: self.totp,
            elsewhere: self.elsewhere,
            disabled: self.disabled,
        })
    }
}

impl SqliteStore {
    pub(super) async fn read_officers(&self) -> Result<Vec<OfficerRow>, StoreError> {
        let rows: Vec<OfficerColumns> = sqlx::query_as(select!("ORDER BY o.name")).fetch_all(&self.readers).await?;
        rows.into_iter().map(OfficerColumns::parse).collect()
    }

    pub(super) async fn read_officer(&self, name: &str) -> Result<Option<OfficerRow>, StoreError> {
        let query = sqlx::query_as(select!("WHERE o.name = ?1")).bind(name);
        let row: Option<OfficerColumns> = query.fetch_optional(&self.readers).await?;
        row.map(OfficerColumns::parse).transpose()
    }

    pub(super) async fn insert_officer(
        &self,
        id: &str,
        name: &str,
        role: DeskRole,
        at: Timestamp,
    ) -> Result<bool, StoreError> {
        let sql =
            "INSERT INTO officer (id, name, role, created_at) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (name) DO NOTHING";
        let mut tx = self.write().await?;
        let query = sqlx::query(sql).bind(id).bind(name).bind(role.as_str()).bind(at.as_microsecond());
        let added = query.execute(&mut *tx).await?.rows_affected() > 0;
        tx.commit().await?;
        Ok(added)
    }

    pub(super) async fn write_officer_role(&self, name: &str, role: DeskRole) -> Result<bool, StoreError> {
        let mut tx = self.write().await?;
        let query = sqlx::query("UPDATE officer SET role = ?2 WHERE name = ?1").bind(name).bind(role.as_str());
        let found = query.execute(&mut *tx).await?.rows_affected() > 0;
        tx.commit().await?;
        Ok(found)
    }

    pub(super) async fn write_officer_disabled(&self, name: &str, at: Option<Timestamp>) -> Result<bool, StoreError> {
        let mut tx = self.write().await?;
        let sql = "UPDATE officer SET disabled_at = ?2 WHERE name = ?1";
        let query = sqlx::query(sql).bind(name).bind(at.map(|at| at.as_microsecond()));
        let found = query.execute(&mut *tx).await?.rows_affected() > 0;
        if at.is_some() {
            end_all(&mut tx, name).await?;
        }
        tx.commit().await?;
        Ok(found)
    }

    pub(super) async fn write_setup(
        &self,
        name: &str,
        token_hash: &[u8; 32],
        expires_at: Timestamp,
    ) -> Result<bool, StoreError> {
        let sql = "INSERT INTO officer_setup (officer, token_hash, expires_at)
                   SELECT id, ?2, ?3 FROM officer WHERE name = ?1 AND disabled_at IS NULL
                   ON CONFLICT (officer) DO UPDATE SET token_hash = ?2, expires_at = ?3";
        let mut tx = self.write().await?;
        let query = sqlx::query(sql).bind(name).bind(&token_hash[..]).bind(expires_at.as_microsecond());
        let found = query.execute(&mut *tx).await?.rows_affected() > 0;
        tx.commit().await?;
        Ok(found)
    }

    pub(super) async fn read_setup(
        &self,
        token_hash: &[u8; 32],
        now: Timestamp,
    ) -> Result<Option<OfficerRow>, StoreError> {
        let sql = select!(
            "JOIN officer_setup s ON s.officer = o.id
             WHERE s.token_hash = ?1 AND s.expires_at > ?2 AND o.disabled_at IS NULL"
        );
        let query = sqlx::query_as(sql).bind(&token_hash[..]).bind(now.as_microsecond());
        let row: Option<OfficerColumns> = query.fetch_optional(&self.readers).await?;
        row.map(OfficerColumns::parse).transpose()
    }

    pub(super) async fn write_finished_setup(
        &self,
        token_hash: &[u8; 32],
        password_hash: &str,
        totp: &[u8],
        step: i64,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let sql = "UPDATE officer SET password_hash = ?3, totp = ?4, totp_step = ?5
                   WHERE disabled_at IS NULL
                     AND id = (SELECT officer FROM officer_setup WHERE token_hash = ?1 AND expires_at > ?2)
                   RETURNING name";
        let mut tx = self.write().await?;
        let query = sqlx::query_scalar(sql).bind(&token_hash[..]).bind(now.as_microsecond());
        let name: Option<String> = query.bind(password_hash).bind(totp).bind(step).fetch_optional(&mut *tx).await?;
        if let Some(name) = &name {
            end_all(&mut tx, name).await?;
        }
        tx.commit().await?;
        Ok(name.is_some())
    }

    pub(super) async fn write_totp_step(&self, id: &str, step: i64) -> Result<bool, StoreError> {
        let mut tx = self.write().await?;
        let sql = "UPDATE officer SET totp_step = ?2 WHERE id = ?1 AND totp_step < ?2";
        let used = sqlx::query(sql).bind(id).bind(step).execute(&mut *tx).await?.rows_affected() > 0;
        tx.commit().await?;
        Ok(used)
    }
}

/// Ends every session of an account, and its link to set up.
async fn end_all(connection: &mut SqliteConnection, name: &str) -> Result<(), StoreError> {
    for sql in [
        "DELETE FROM officer_session WHERE officer = (SELECT id FROM officer WHERE name = ?1)",
        "DELETE FROM officer_setup WHERE officer = (SELECT id FROM officer WHERE name = ?1)",
    ] {
        sqlx::query(sql).bind(name).execute(&mut *connection).await?;
    }
    Ok(())
}
