//! Deletes side rows of the consent chain by a rule, and leaves a marker that only this program can make.

use super::{SqliteStore, holder, link};
use crate::{Holder, StoreError};
use jiff::Timestamp;
use mijn_privacy_api::PersonId;
use sqlx::SqliteConnection;

/// What stands beside the chain and may go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SideRow {
    /// The full text of a wording, by its digest in the chain.
    Wording([u8; 32]),
    /// Who acted for the person, at a row of the chain.
    Actor(i64),
    /// Which person the subject is; their present states go too, and who acted for them.
    Subject(PersonId),
}

/// What holds for somebody ends, and links lead to nobody.
pub(super) async fn end_state(connection: &mut SqliteConnection, key: &str) -> Result<(), StoreError> {
    for sql in
        ["DELETE FROM consent_state WHERE holder = ?1", "UPDATE unsubscribe_link SET holder = NULL WHERE holder = ?1"]
    {
        sqlx::query(sql).bind(key).execute(&mut *connection).await?;
    }
    Ok(())
}

impl SqliteStore {
    /// Erases it under a rule, such as `CON-6` or `art. 17`; false when it was not there.
    pub async fn erase_side_row(&self, row: &SideRow, rule: &str, at: Timestamp) -> Result<bool, StoreError> {
        let mut tx = self.write().await?;
        let gone = match row {
            SideRow::Wording(digest) => {
                let sql = "DELETE FROM wording_text WHERE digest = ?1";
                let gone = sqlx::query(sql).bind(&digest[..]).execute(&mut *tx).await?.rows_affected() > 0;
                if gone {
                    self.mark(&mut tx, "wording", digest, rule, at).await?;
                }
                gone
            }
            SideRow::Actor(seq) => self.erase_actor(&mut tx, *seq, rule, at).await?,
            SideRow::Subject(person) => self.erase_holder(&mut tx, &Holder::Person(person.clone()), rule, at).await?,
        };
        tx.commit().await?;
        Ok(gone)
    }

    /// Makes the chain's rows nobody's: whose they are, who acted for them, their present states and links.
    pub(super) async fn erase_holder(
        &self,
        connection: &mut SqliteConnection,
        whose: &Holder,
        rule: &str,
        at: Timestamp,
    ) -> Result<bool, StoreError> {
        // Those of a yes in whose place they chose are theirs too.
        let entries: Vec<String> = sqlx::query_scalar("DELETE FROM carried WHERE person = ?1 RETURNING entry")
            .bind(holder::key(whose))
            .fetch_all(&mut *connection)
            .await?;
        let mut gone = false;
        for key in entries.into_iter().chain([holder::key(whose)]) {
            gone = self.erase_subject(connection, &key, rule, at).await?;
        }
        Ok(gone)
    }

    async fn erase_subject(
        &self,
        connection: &mut SqliteConnection,
        key: &str,
        rule: &str,
        at: Timestamp,
    ) -> Result<bool, StoreError> {
        let id: Option<Vec<u8>> = sqlx::query_scalar("DELETE FROM subject WHERE holder = ?1 RETURNING id")
            .bind(key)
            .fetch_optional(&mut *connection)
            .await?;
        end_state(connection, key).await?;
        sqlx::query("DELETE FROM carried WHERE entry = ?1").bind(key).execute(&mut *connection).await?;
        let Some(id) = id else { return Ok(false) };
        self.mark(connection, "subject", &id, rule, at).await?;
        let sql = "SELECT a.seq FROM consent_change c JOIN consent_actor a ON a.seq = c.seq WHERE c.subject = ?1";
        let acted: Vec<i64> = sqlx::query_scalar(sql).bind(&id).fetch_all(&mut *connection).await?;
        for seq in acted {
            self.erase_actor(connection, seq, rule, at).await?;
        }
        Ok(true)
    }

    async fn erase_actor(
        &self,
        connection: &mut SqliteConnection,
        seq: i64,
        rule: &str,
        at: Timestamp,
    ) -> Result<bool, StoreError> {
        let query = sqlx::query("DELETE FROM consent_actor WHERE seq = ?1").bind(seq);
        let gone = query.execute(&mut *connection).await?.rows_affected() > 0;
        if gone {
            self.mark(connection, "actor", seq.to_string().as_bytes(), rule, at).await?;
        }
        Ok(gone)
    }

    async fn mark(
        &self,
        connection: &mut SqliteConnection,
        what: &str,
        key: &[u8],
        rule: &str,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        let at = at.as_microsecond();
        let mac = link::mac(&self.keys, &link::erasure_digest(what, key, rule, at));
        sqlx::query("INSERT OR REPLACE INTO consent_erasure (what, key, rule, at, mac) VALUES (?1, ?2, ?3, ?4, ?5)")
            .bind(what)
            .bind(key)
            .bind(rule)
            .bind(at)
            .bind(&mac[..])
            .execute(connection)
            .await?;
        Ok(())
    }
}
