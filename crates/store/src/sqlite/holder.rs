//! Whose a choice is: persons and subscribers, by their address and as one column.

use super::{SqliteStore, convert, digest};
use crate::{EmailAddress, Holder, StoreError};
use mijn_privacy_api::SubscriberId;
use sqlx::{Executor, Sqlite, SqliteConnection};

/// The moment at which the person's last account was closed; of a closing whose day alone is known, the end of that day.
macro_rules! closed_at {
    ($person:literal) => {
        concat!(
            "(SELECT max(coalesce(b.closed_at, unixepoch(b.closed_on, '+1 day') * 1000000)) FROM membership o
              JOIN account b ON b.id = o.account WHERE o.person = ",
            $person,
            ")"
        )
    };
}
pub(super) use closed_at;

/// As in the column `holder`: a person's id, or `@` and a subscriber's. No person's id has that sign.
pub(super) fn key(holder: &Holder) -> String {
    match holder {
        Holder::Person(id) => id.as_str().to_owned(),
        Holder::Subscriber(id) => format!("@{id}"),
    }
}

pub(super) fn parse(key: &str) -> Result<Holder, StoreError> {
    match key.strip_prefix('@') {
        Some(id) => Ok(Holder::Subscriber(convert::id(id)?)),
        None => Ok(Holder::Person(convert::id(key)?)),
    }
}

/// Everybody who has the address, persons first, by their digest.
pub(super) async fn having<'c>(
    database: impl Executor<'c, Database = Sqlite>,
    digest: &[u8],
) -> Result<Vec<Holder>, StoreError> {
    let sql = "SELECT * FROM (SELECT id FROM person WHERE email_digest = ?1 ORDER BY id)
               UNION ALL SELECT '@' || id FROM subscriber WHERE digest = ?1";
    let keys: Vec<String> = sqlx::query_scalar(sql).bind(digest).fetch_all(database).await?;
    keys.iter().map(|key| parse(key)).collect()
}

/// Whose choice a yes to the newsletter for the address can be: customers, and who is on the list without an account. Somebody
/// whose every account is closed is no customer any more: their person's newsletter ended with it (NEW-5), and a new yes is of
/// the address.
pub(super) async fn choosing<'c>(
    database: impl Executor<'c, Database = Sqlite>,
    digest: &[u8],
) -> Result<Vec<Holder>, StoreError> {
    let sql = "SELECT * FROM (SELECT p.id FROM person p WHERE p.email_digest = ?1 AND EXISTS
                   (SELECT 1 FROM membership m JOIN account o ON o.id = m.account
                    WHERE m.person = p.id AND o.status <> 'closed') ORDER BY p.id)
               UNION ALL SELECT '@' || id FROM subscriber WHERE digest = ?1";
    let keys: Vec<String> = sqlx::query_scalar(sql).bind(digest).fetch_all(database).await?;
    keys.iter().map(|key| parse(key)).collect()
}

/// Whether there is such a person, or such an address on the list.
pub(super) async fn exists(connection: &mut SqliteConnection, holder: &Holder) -> Result<bool, StoreError> {
    let sql = match holder {
        Holder::Person(_) => "SELECT 1 FROM person WHERE id = ?1",
        Holder::Subscriber(_) => "SELECT 1 FROM subscriber WHERE id = ?1",
    };
    let row: Option<i64> = sqlx::query_scalar(sql).bind(holder.id()).fetch_optional(connection).await?;
    Ok(row.is_some())
}

/// Their address; one of a person that is none any more counts as absent.
pub(super) async fn address<'c>(
    database: impl Executor<'c, Database = Sqlite>,
    holder: &Holder,
) -> Result<Option<EmailAddress>, StoreError> {
    let sql = match holder {
        Holder::Person(_) => "SELECT email FROM person WHERE id = ?1 AND email IS NOT NULL",
        Holder::Subscriber(_) => "SELECT email FROM subscriber WHERE id = ?1",
    };
    let text: Option<String> = sqlx::query_scalar(sql).bind(holder.id()).fetch_optional(database).await?;
    Ok(text.and_then(|text| EmailAddress::parse(&text).ok()))
}

/// Takes an address off the list.
pub(super) async fn leave_list(connection: &mut SqliteConnection, entry: &Holder) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM subscriber WHERE id = ?1").bind(entry.id()).execute(connection).await?;
    Ok(())
}

impl SqliteStore {
    /// A new one, by chance.
    pub(super) fn subscriber_id(&self) -> Result<Holder, StoreError> {
        let id: SubscriberId = convert::id(&convert::hex(&self.bytes::<16>()))?;
        Ok(Holder::Subscriber(id))
    }

    /// Puts an address on the list, as nobody's so far.
    pub(super) async fn new_subscriber(
        &self,
        connection: &mut SqliteConnection,
        address: &EmailAddress,
    ) -> Result<Holder, StoreError> {
        let whose = self.subscriber_id()?;
        sqlx::query("INSERT INTO subscriber (id, email, digest) VALUES (?1, ?2, ?3)")
            .bind(whose.id())
            .bind(address.as_str())
            .bind(&digest::address(&self.keys, address)[..])
            .execute(connection)
            .await?;
        Ok(whose)
    }

    /// Computes the digests of persons' addresses that have none: after a migration, or when an address was changed by
    /// another program. What is no address stays without.
    pub(super) async fn digest_addresses(&self) -> Result<(), StoreError> {
        let sql = "SELECT id, email FROM person WHERE email IS NOT NULL AND email_digest IS NULL AND id > ?1
                   ORDER BY id LIMIT 1000";
        let mut last = String::new();
        loop {
            let rows: Vec<(String, String)> = sqlx::query_as(sql).bind(&last).fetch_all(&self.readers).await?;
            let Some((end, _)) = rows.last() else { return Ok(()) };
            last.clone_from(end);
            let digests: Vec<_> = rows
                .iter()
                .filter_map(|(id, email)| {
                    let address = EmailAddress::parse(email).ok()?;
                    Some(serde_json::json!([id, email, convert::hex(&digest::address(&self.keys, &address))]))
                })
                .collect();
            let mut tx = self.write().await?;
            // Only where it is still that address.
            let sql = "UPDATE person SET email_digest = unhex(a.value ->> 2) FROM json_each(?1) a
                       WHERE person.id = a.value ->> 0 AND person.email = a.value ->> 1";
            sqlx::query(sql).bind(convert::json(&digests)?).execute(&mut *tx).await?;
            tx.commit().await?;
        }
    }
}
