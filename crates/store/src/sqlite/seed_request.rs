//! Puts a request with its whole story in.

use super::vault::Vault;
use super::{StoreKeys, convert, request_insert, request_story};
use crate::{NewThreadRow, RequestFull, RequestRow, StoreError};
use jiff::civil::Date;
use mijn_privacy_api::{AccountId, PersonId, Role};
use mijn_privacy_rules::local_date_nl;
use sqlx::SqliteConnection;

pub(super) async fn put(
    tx: &mut SqliteConnection,
    (keys, vault): (&StoreKeys, &Vault),
    (account, person): (&AccountId, &PersonId),
    full: &RequestFull,
    target_on: Date,
) -> Result<(), StoreError> {
    let (row, id) = (&full.row, full.row.id.as_str());
    let sql = "SELECT role FROM membership WHERE person = ?1 AND account = ?2";
    let role: Option<String> =
        sqlx::query_scalar(sql).bind(person.as_str()).bind(account.as_str()).fetch_optional(&mut *tx).await?;
    let role = role.as_deref().map_or(Ok(Role::User), convert::word)?;
    let reference = request_insert::reference(tx, row.kind, local_date_nl(row.received_at).year()).await?;
    let reference = convert::id(&reference)?;
    let row = RequestRow { reference, target_on, role: Some(role), ..row.clone() };
    request_insert::insert(tx, (keys, vault), request_insert::Of::Person(person, account), &row).await?;
    for event in &full.events {
        request_story::add_event(tx, vault, id, event).await?;
    }
    for message in &full.thread {
        let message = NewThreadRow { row: message.clone(), files: Vec::new() };
        request_story::add_message(tx, vault, id, &message).await?;
    }
    for act in &full.acts {
        request_story::add_act(tx, id, act).await?;
    }
    for (recipient, told_on) in &full.tell {
        request_story::add_tell(tx, id, recipient).await?;
        if let Some(on) = told_on {
            request_story::set_told(tx, id, recipient, *on).await?;
        }
    }
    request_story::set_outcome(tx, vault, id, &full.outcome).await
}
