//! Deletes side rows of the consent chain by a rule, and leaves a marker that only this program can make.

use super::{SqliteStore, link};
use crate::StoreError;
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
    /// Which person the subject is; their present states go too.
    Subject(PersonId),
}

impl SqliteStore {
    /// Erases it under a rule, such as `CON-6` or `art. 17`; false when it was not there.
    pub async fn erase_side_row(&self, row: &SideRow, rule: &str, at: Timestamp) -> Result<bool, StoreError> {
        let mut tx = self.write().await?;
        let gone = match row {
            SideRow::Wording(digest) => {
                let sql = "DELETE FROM wording_text WHERE digest = ?1";
                let rows = sqlx::query(sql).bind(&digest[..]).execute(&mut *tx).await?.rows_affected();
                (rows > 0).then(|| ("wording", digest.to_vec()))
            }
            SideRow::Actor(seq) => {
                let sql = "DELETE FROM consent_actor WHERE seq = ?1";
                let rows = sqlx::query(sql).bind(seq).execute(&mut *tx).await?.rows_affected();
                (rows > 0).then(|| ("actor", seq.to_string().into_bytes()))
            }
            SideRow::Subject(person) => forget(&mut tx, person).await?.map(|id| ("subject", id)),
        };
        let Some((what, key)) = gone else { return Ok(false) };
        self.mark(&mut tx, what, &key, rule, at.as_microsecond()).await?;
        tx.commit().await?;
        Ok(true)
    }

    async fn mark(
        &self,
        connection: &mut SqliteConnection,
        what: &str,
        key: &[u8],
        rule: &str,
        at: i64,
    ) -> Result<(), StoreError> {
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

async fn forget(connection: &mut SqliteConnection, person: &PersonId) -> Result<Option<Vec<u8>>, StoreError> {
    let id: Option<Vec<u8>> = sqlx::query_scalar("DELETE FROM subject WHERE person = ?1 RETURNING id")
        .bind(person.as_str())
        .fetch_optional(&mut *connection)
        .await?;
    sqlx::query("DELETE FROM consent_state WHERE person = ?1").bind(person.as_str()).execute(connection).await?;
    Ok(id)
}
