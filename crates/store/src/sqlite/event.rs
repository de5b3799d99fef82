//! The rows of the chain as their owner may see them: the history of a switch, and single receipts.

use super::carried::{HISTORY, RECEIPTS, TOTAL};
use super::link::Link;
use super::page::{self, Key};
use super::{SqliteStore, convert, convert::hex, holder};
use crate::{ConsentEventRow, Holder, PageOf, Rows, Scope, StoreError};
use mijn_privacy_api::{Channel, ConsentActor, ConsentId, ReceiptId};
use sqlx::{Executor, Sqlite};

/// A receipt's id is so many bytes of the row's hash.
const RECEIPT: usize = 16;

#[derive(sqlx::FromRow)]
struct Columns {
    #[sqlx(flatten)]
    link: Link,
    hash: Vec<u8>,
    wording_text: Option<String>,
}

impl SqliteStore {
    pub(super) async fn read_history(
        &self,
        whose: &Holder,
        id: ConsentId,
        page: &PageOf,
    ) -> Result<Rows<ConsentEventRow>, StoreError> {
        let after = Key::of(page, Key(i64::MAX, i64::MAX))?;
        let whose = holder::key(whose);
        let mut tx = self.readers.begin().await?;
        let rows: Vec<Columns> = sqlx::query_as(HISTORY)
            .bind(&whose)
            .bind(id.as_str())
            .bind(after.0)
            .bind(after.1)
            .bind(page::limit(page))
            .fetch_all(&mut *tx)
            .await?;
        let key = |row: &Columns| Key(row.link.at, row.link.revision).to_string();
        let rows = rows.into_iter().map(|row| Ok((key(&row), event(row)?))).collect::<Result<_, StoreError>>()?;
        let total: i64 = sqlx::query_scalar(TOTAL).bind(whose).bind(id.as_str()).fetch_one(&mut *tx).await?;
        Ok(page::of(page, rows, convert::count(total)?))
    }

    pub(super) async fn read_event(
        &self,
        scope: &Scope,
        id: ConsentId,
        receipt: &ReceiptId,
    ) -> Result<Option<ConsentEventRow>, StoreError> {
        let row: Option<Columns> = sqlx::query_as(RECEIPTS)
            .bind(scope.person.as_str())
            .bind(id.as_str())
            .bind(RECEIPT as i64)
            .bind(receipt.as_str())
            .fetch_optional(&self.readers)
            .await?;
        // Upper case would be another id for the same row.
        Ok(row.map(event).transpose()?.filter(|event| event.receipt == *receipt))
    }
}

/// The row with this number.
pub(super) async fn at<'c>(
    database: impl Executor<'c, Database = Sqlite>,
    seq: i64,
) -> Result<ConsentEventRow, StoreError> {
    let sql = "SELECT c.*, w.text AS wording_text FROM consent_change c
               LEFT JOIN wording_text w ON w.digest = c.wording_digest WHERE c.seq = ?1";
    event(sqlx::query_as(sql).bind(seq).fetch_one(database).await?)
}

/// The row of the present state, if there is one.
pub(super) async fn last<'c>(
    database: impl Executor<'c, Database = Sqlite>,
    holder: &str,
    id: ConsentId,
) -> Result<Option<(i64, ConsentEventRow)>, StoreError> {
    let sql = "SELECT c.*, w.text AS wording_text FROM consent_state s JOIN consent_change c ON c.seq = s.seq
               LEFT JOIN wording_text w ON w.digest = c.wording_digest WHERE s.holder = ?1 AND s.consent = ?2";
    let row: Option<Columns> = sqlx::query_as(sql).bind(holder).bind(id.as_str()).fetch_optional(database).await?;
    row.map(|row| Ok((row.link.seq, event(row)?))).transpose()
}

fn event(row: Columns) -> Result<ConsentEventRow, StoreError> {
    let Columns { link, hash, wording_text } = row;
    let channel: Channel = convert::word(&link.channel)?;
    Ok(ConsentEventRow {
        receipt: convert::id(&hex(hash.get(..RECEIPT).unwrap_or_default()))?,
        subject: hex(&link.subject),
        id: convert::word(&link.consent)?,
        state: convert::state(&link.state)?,
        revision: convert::count(link.revision)?,
        wording: convert::id(&link.wording)?,
        wording_digest: hex(&link.wording_digest),
        wording_text,
        language: link.language,
        shown_at: convert::moment(link.shown_at)?,
        notice: convert::id(&link.notice)?,
        channel,
        actor: match link.actor.as_str() {
            "subject" => ConsentActor::Subject,
            // With a name beside it of a list, not of somebody.
            "other" if channel != Channel::Import => ConsentActor::Company,
            _ => ConsentActor::System,
        },
        at: convert::moment(link.at)?,
        hash: hex(&hash),
        previous: hex(&link.prev),
    })
}
