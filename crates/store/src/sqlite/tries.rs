//! How often an e-mail was sent to an address because somebody asked for it.

use super::{SqliteStore, digest};
use crate::{EmailAddress, MailLimit, NewConfirmation, NewMail, StoreError};
use jiff::Timestamp;
use sqlx::SqliteConnection;

impl SqliteStore {
    pub(super) async fn note_try(
        &self,
        connection: &mut SqliteConnection,
        address: &EmailAddress,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        sqlx::query("INSERT INTO mail_try (address, at) VALUES (?1, ?2)")
            .bind(&digest::address(&self.keys, address)[..])
            .bind(at.as_microsecond())
            .execute(connection)
            .await?;
        Ok(())
    }

    /// Until when the limit of this one forbids it, if it does.
    pub(super) async fn wait(
        &self,
        connection: &mut SqliteConnection,
        (link, mail): &(NewConfirmation, NewMail),
        at: Timestamp,
    ) -> Result<Option<Timestamp>, StoreError> {
        match &link.limit {
            Some(limit) => self.wait_for(connection, &mail.to, limit, at).await,
            None => Ok(None),
        }
    }

    /// Until when a limit forbids one more to this address, if it does.
    pub(super) async fn wait_for(
        &self,
        connection: &mut SqliteConnection,
        address: &EmailAddress,
        limit: &MailLimit,
        at: Timestamp,
    ) -> Result<Option<Timestamp>, StoreError> {
        let sql = "SELECT at FROM mail_try WHERE address = ?1 ORDER BY at DESC LIMIT ?2";
        let digest = digest::address(&self.keys, address);
        let most = limit.most.max(1);
        let tries: Vec<i64> = sqlx::query_scalar(sql).bind(&digest[..]).bind(most).fetch_all(connection).await?;
        let moment = |micros: &i64| Timestamp::from_microsecond(*micros).unwrap_or(Timestamp::MIN);
        let after =
            |start: Option<&i64>, time| start.map(|start| moment(start).saturating_add(time).unwrap_or(Timestamp::MAX));
        let full = tries.get(usize::try_from(most).unwrap_or(usize::MAX) - 1);
        let free = after(tries.first(), limit.pause).max(after(full, limit.within));
        Ok(free.filter(|free| *free > at))
    }
}
