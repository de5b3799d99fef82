//! A new address of a person: it waits until the link in the e-mail that went there is followed.

use super::{SqliteStore, convert, digest, holder, outbox, profile};
use crate::{EmailAddress, Holder, MailLimit, NewEmail, StoreError, ToldOf};
use jiff::Timestamp;
use mijn_privacy_api::PersonId;
use sqlx::SqliteConnection;

const EXPIRED: &str = "DELETE FROM new_email WHERE person IN
    (SELECT person FROM new_email WHERE expires_at <= ?2 ORDER BY expires_at LIMIT ?1)";

/// For the check of their plans.
#[cfg(test)]
pub(super) const STATEMENTS: &[&str] = &[EXPIRED];

/// What became of asking for an address.
pub(super) enum Asked {
    /// It is the person's already, and nothing else waits.
    Same,
    /// What waits is another than before.
    Changed,
    /// Too many e-mails went there; again from then on.
    Wait(Timestamp),
}

impl SqliteStore {
    /// The link replaces an earlier one, whose e-mail is taken back where it was not sent. The present address takes it back
    /// and asks for nothing.
    pub(super) async fn ask_for_address(
        &self,
        connection: &mut SqliteConnection,
        person: &PersonId,
        new: &NewEmail,
        limit: &MailLimit,
        at: Timestamp,
    ) -> Result<Asked, StoreError> {
        let present: Option<String> = sqlx::query_scalar("SELECT email FROM person WHERE id = ?1")
            .bind(person.as_str())
            .fetch_one(&mut *connection)
            .await?;
        let is_present = present.as_deref() == Some(new.address.as_str());
        if !is_present && let Some(free) = self.wait_for(connection, &new.address, limit, at).await? {
            return Ok(Asked::Wait(free));
        }
        let taken_back = take_back(connection, person).await?;
        if is_present {
            return Ok(if taken_back { Asked::Changed } else { Asked::Same });
        }
        let sql =
            "INSERT INTO new_email (person, email, token_hash, expires_at, message_id) VALUES (?1, ?2, ?3, ?4, ?5)";
        sqlx::query(sql)
            .bind(person.as_str())
            .bind(new.address.as_str())
            .bind(&new.token_hash[..])
            .bind(new.expires_at.as_microsecond())
            .bind(&new.mail.message_id)
            .execute(&mut *connection)
            .await?;
        outbox::insert(connection, &self.vault, &new.mail, at).await?;
        self.note_try(connection, &new.address, at).await?;
        Ok(Asked::Changed)
    }

    pub(super) async fn read_new_email(
        &self,
        token_hash: &[u8; 32],
        now: Timestamp,
    ) -> Result<Option<EmailAddress>, StoreError> {
        let waiting = find(&mut *self.readers.acquire().await?, token_hash, now).await?;
        Ok(waiting.map(|(_, address)| address))
    }

    pub(super) async fn write_email_confirmed(
        &self,
        token_hash: &[u8; 32],
        at: Timestamp,
        told: ToldOf<'_>,
    ) -> Result<Option<EmailAddress>, StoreError> {
        let mut tx = self.write().await?;
        let Some((person, address)) = find(&mut tx, token_hash, at).await? else { return Ok(None) };
        let old = holder::address(&mut *tx, &Holder::Person(person.clone())).await?;
        self.set_address(&mut tx, &person, &address).await?;
        if let Some(old) = old {
            follow(&mut tx, &person, (&old, &address), at).await?;
            // Another spelling of one mailbox is told to nobody.
            if old.compared() != address.compared() {
                outbox::insert(&mut tx, &self.vault, &told(&old), at).await?;
            }
        }
        sqlx::query("DELETE FROM new_email WHERE person = ?1").bind(person.as_str()).execute(&mut *tx).await?;
        profile::note_person_changed(&mut tx, &person).await?;
        tx.commit().await?;
        Ok(Some(address))
    }

    /// The digest after the address: a trigger drops the digest of the one before.
    async fn set_address(
        &self,
        connection: &mut SqliteConnection,
        person: &PersonId,
        address: &EmailAddress,
    ) -> Result<(), StoreError> {
        sqlx::query("UPDATE person SET email = ?2 WHERE id = ?1")
            .bind(person.as_str())
            .bind(address.as_str())
            .execute(&mut *connection)
            .await?;
        sqlx::query("UPDATE person SET email_digest = ?2 WHERE id = ?1")
            .bind(person.as_str())
            .bind(&digest::address(&self.keys, address)[..])
            .execute(connection)
            .await?;
        Ok(())
    }

    pub(super) async fn delete_expired_emails(&self, now: Timestamp) -> Result<u64, StoreError> {
        let now = now.as_microsecond();
        self.drain(|limit| sqlx::query(EXPIRED).bind(limit).bind(now)).await
    }
}

async fn find(
    connection: &mut SqliteConnection,
    token_hash: &[u8; 32],
    now: Timestamp,
) -> Result<Option<(PersonId, EmailAddress)>, StoreError> {
    let sql = "SELECT person, email FROM new_email WHERE token_hash = ?1 AND expires_at > ?2";
    let row: Option<(String, String)> =
        sqlx::query_as(sql).bind(&token_hash[..]).bind(now.as_microsecond()).fetch_optional(connection).await?;
    let Some((person, email)) = row else { return Ok(None) };
    Ok(Some((convert::id(&person)?, EmailAddress::parse(&email).map_err(|_| convert::corrupt("address"))?)))
}

/// What waits for its click no longer does.
async fn take_back(connection: &mut SqliteConnection, person: &PersonId) -> Result<bool, StoreError> {
    let sql = "DELETE FROM new_email WHERE person = ?1 RETURNING message_id";
    let message_id: Option<String> =
        sqlx::query_scalar(sql).bind(person.as_str()).fetch_optional(&mut *connection).await?;
    let Some(message_id) = message_id else { return Ok(false) };
    sqlx::query("DELETE FROM outbox WHERE message_id = ?1 AND due_at IS NOT NULL")
        .bind(message_id)
        .execute(connection)
        .await?;
    Ok(true)
}

/// The accounts that the person owns and whose address is the same mailbox go along: the profile shows both as one.
async fn follow(
    connection: &mut SqliteConnection,
    person: &PersonId,
    (old, new): (&EmailAddress, &EmailAddress),
    at: Timestamp,
) -> Result<(), StoreError> {
    let sql = "SELECT v.account, v.position, v.value FROM membership m
               CROSS JOIN account_value v ON v.account = m.account AND v.category = 'email'
               WHERE m.person = ?1 AND m.role = 'owner'";
    let rows: Vec<(String, i64, String)> =
        sqlx::query_as(sql).bind(person.as_str()).fetch_all(&mut *connection).await?;
    for (account, position, value) in rows {
        if EmailAddress::parse(&value).is_ok_and(|value| value.compared() == old.compared()) {
            let sql = "UPDATE account_value SET value = ?3, at = ?4
                       WHERE account = ?1 AND category = 'email' AND position = ?2";
            sqlx::query(sql)
                .bind(&account)
                .bind(position)
                .bind(new.as_str())
                .bind(at.as_microsecond())
                .execute(&mut *connection)
                .await?;
            profile::note_account_changed(connection, &convert::id(&account)?).await?;
        }
    }
    Ok(())
}
