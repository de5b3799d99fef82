//! E-mails that wait to be sent: at least once each, never lost by a crash.

use super::vault::Vault;
use super::{SqliteStore, convert};
use crate::{EmailAddress, NewMail, OutboxFacts, OutboxMail, StoreError};
use jiff::{SignedDuration, Timestamp};
use sqlx::SqliteConnection;

type MailColumns = (i64, String, String, String, String, String, i64, i64);

/// Puts one in, in the transaction of what it is about; it leaves at this moment. One with the same id is the same e-mail.
pub(super) async fn insert(
    connection: &mut SqliteConnection,
    vault: &Vault,
    mail: &NewMail,
    at: Timestamp,
) -> Result<(), StoreError> {
    let texts = vault.at("outbox", &mail.message_id);
    let sql = "INSERT INTO outbox (message_id, recipient, subject, text, html, since, due_at)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6) ON CONFLICT (message_id) DO NOTHING";
    sqlx::query(sql)
        .bind(&mail.message_id)
        .bind(texts.seal("recipient", mail.to.as_str())?)
        .bind(&mail.subject)
        .bind(texts.seal("text", &mail.text)?)
        .bind(texts.seal("html", &mail.html)?)
        .bind(at.as_microsecond())
        .execute(connection)
        .await?;
    Ok(())
}

impl SqliteStore {
    pub(super) async fn write_mail(&self, mail: &NewMail, at: Timestamp) -> Result<(), StoreError> {
        let mut tx = self.write().await?;
        insert(&mut tx, &self.vault, mail, at).await?;
        Ok(tx.commit().await?)
    }

    /// Taking one counts as a try: a server that dies with it has tried.
    pub(super) async fn take_mail(
        &self,
        now: Timestamp,
        lease: SignedDuration,
        limit: u32,
    ) -> Result<Vec<OutboxMail>, StoreError> {
        let sql = "SELECT 1 FROM outbox WHERE due_at <= ?1 LIMIT 1";
        let due: Option<i64> = sqlx::query_scalar(sql).bind(now.as_microsecond()).fetch_optional(&self.readers).await?;
        if due.is_none() {
            return Ok(Vec::new());
        }
        let sql = "UPDATE outbox SET due_at = ?2, attempts = attempts + 1
                   WHERE id IN (SELECT id FROM outbox WHERE due_at <= ?1 ORDER BY due_at LIMIT ?3)
                   RETURNING id, message_id, recipient, subject, text, html, since, attempts - 1";
        let mut tx = self.write().await?;
        let until = now.saturating_add(lease).unwrap_or(Timestamp::MAX);
        let mut rows: Vec<MailColumns> = sqlx::query_as(sql)
            .bind(now.as_microsecond())
            .bind(until.as_microsecond())
            .bind(limit)
            .fetch_all(&mut *tx)
            .await?;
        tx.commit().await?;
        rows.sort_unstable_by_key(|row| (row.6, row.0));
        rows.into_iter().map(|row| mail(&self.vault, row)).collect()
    }

    pub(super) async fn delete_mail(&self, id: i64) -> Result<(), StoreError> {
        let mut tx = self.write().await?;
        sqlx::query("DELETE FROM outbox WHERE id = ?1").bind(id).execute(&mut *tx).await?;
        Ok(tx.commit().await?)
    }

    pub(super) async fn write_mail_failed(
        &self,
        id: i64,
        again_at: Option<Timestamp>,
        why: &str,
    ) -> Result<(), StoreError> {
        let again = "UPDATE outbox SET due_at = ?2, why = ?3 WHERE id = ?1 AND due_at IS NOT NULL";
        let never =
            "UPDATE outbox SET due_at = ?2, why = ?3, recipient = NULL, subject = NULL, text = NULL, html = NULL
                     WHERE id = ?1";
        let sql = if again_at.is_some() { again } else { never };
        let mut tx = self.write().await?;
        let again_at = again_at.map(|at| at.as_microsecond());
        sqlx::query(sql).bind(id).bind(again_at).bind(why).execute(&mut *tx).await?;
        Ok(tx.commit().await?)
    }

    pub(super) async fn read_outbox(&self) -> Result<OutboxFacts, StoreError> {
        let sql = "SELECT (SELECT count(*) FROM outbox WHERE due_at IS NOT NULL),
                          (SELECT count(*) FROM outbox WHERE due_at IS NULL),
                          (SELECT min(since) FROM outbox WHERE due_at IS NOT NULL)";
        let (waiting, given_up, oldest): (i64, i64, Option<i64>) = sqlx::query_as(sql).fetch_one(&self.readers).await?;
        Ok(OutboxFacts {
            waiting: convert::count(waiting)?,
            given_up: convert::count(given_up)?,
            oldest: convert::moment_opt(oldest)?,
        })
    }
}

fn mail(
    vault: &Vault,
    (id, message_id, to, subject, text, html, since, attempts): MailColumns,
) -> Result<OutboxMail, StoreError> {
    let texts = vault.at("outbox", &message_id);
    let to = EmailAddress::parse(&texts.open("recipient", to)?).map_err(|_| convert::corrupt("address"))?;
    let (text, html) = (texts.open("text", text)?, texts.open("html", html)?);
    Ok(OutboxMail {
        id,
        mail: NewMail { message_id, to, subject, text, html },
        attempts: convert::count(attempts)?,
        since: convert::moment(since)?,
    })
}
