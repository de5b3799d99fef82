//! Marketing e-mails: recorded before they go out, so that the seventh of a year never does (MKT-1).

use super::permission::{self, Asked, Digests};
use super::{SqliteStore, convert, convert::hex};
use crate::{MailingRow, MailingWrite, Permit, Scope, StoreError};
use mijn_privacy_api::ConsentId;
use serde_json::json;
use sqlx::SqliteConnection;
use std::collections::HashSet;

impl SqliteStore {
    /// Looked at and recorded in one write, so that two senders at the same moment cannot both have the last one.
    pub(super) async fn write_mailings(&self, write: &MailingWrite<'_>) -> Result<Vec<Permit>, StoreError> {
        let digests = self.digests(ConsentId::Marketing, write.addresses.iter());
        let asked = Asked { id: ConsentId::Marketing, wordings: write.wordings, counted: Some(write.day) };
        let mut tx = self.write().await?;
        let found = permission::find(&mut *tx, &asked, &digests).await?;
        let mut recorded = recorded(&mut tx, write.mailing, &digests).await?;
        let (mut permits, mut new) = (Vec::with_capacity(found.len()), Vec::new());
        for (digests, found) in digests.iter().zip(&found) {
            let again = recorded.contains(&digests.address[..]);
            // One that is recorded already uses up nothing more.
            let permit = found.permit(if again { None } else { Some(write.max) });
            if permit == Permit::Permitted && !again {
                new.push(json!(hex(&digests.address)));
                recorded.insert(digests.address.to_vec());
            }
            permits.push(permit);
        }
        // For everybody who has the mailbox: each sees in their portal what came.
        let sql = "INSERT INTO mailing (person, sent_on, id, subject, mailing, address)
                   SELECT p.id, ?2, 1 + coalesce((SELECT max(g.id) FROM mailing g WHERE g.person = p.id AND g.sent_on = ?2), 0),
                   ?3, ?4, p.email_digest FROM json_each(?1) a CROSS JOIN person p ON p.email_digest = unhex(a.value)
                   WHERE true ON CONFLICT (person, mailing) WHERE mailing IS NOT NULL DO NOTHING";
        sqlx::query(sql)
            .bind(convert::json(&new)?)
            .bind(write.day.to_string())
            .bind(write.subject)
            .bind(write.mailing)
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(permits)
    }

    pub(super) async fn read_mailing_rows(&self, scope: &Scope, year: i16) -> Result<Vec<MailingRow>, StoreError> {
        let sql = "SELECT sent_on, subject FROM mailing WHERE person = ?1 AND sent_on BETWEEN ?2 AND ?3
                   ORDER BY sent_on DESC, id DESC";
        let rows: Vec<(String, String)> = sqlx::query_as(sql)
            .bind(scope.person.as_str())
            .bind(format!("{year:04}-01-01"))
            .bind(format!("{year:04}-12-31"))
            .fetch_all(&self.readers)
            .await?;
        let row = |(sent_on, subject): (String, String)| Ok(MailingRow { sent_on: convert::date(&sent_on)?, subject });
        rows.into_iter().map(row).collect()
    }
}

/// Those of the addresses that the mailing was recorded for already.
async fn recorded(
    connection: &mut SqliteConnection,
    mailing: &str,
    digests: &[Digests],
) -> Result<HashSet<Vec<u8>>, StoreError> {
    let sql =
        "SELECT g.address FROM json_each(?2) a CROSS JOIN mailing g ON g.mailing = ?1 AND g.address = unhex(a.value)";
    let asked: Vec<_> = digests.iter().map(|digests| json!(hex(&digests.address))).collect();
    let rows: Vec<Vec<u8>> =
        sqlx::query_scalar(sql).bind(mailing).bind(convert::json(&asked)?).fetch_all(connection).await?;
    Ok(rows.into_iter().collect())
}
