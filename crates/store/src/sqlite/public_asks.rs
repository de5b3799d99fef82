//! What somebody without an account asks, until the link in the e-mail is followed.

use super::vault::Vault;
use super::{SqliteStore, convert, convert::hex, digest, outbox, requests, twin};
use crate::{
    EmailAddress, MailOf, PublicAsk, PublicAsked, PublicKept, PublicLink, RequestFull, RequestOf, RequestWrite,
    StoreError,
};
use jiff::Timestamp;
use mijn_privacy_api::RequestId;
use sqlx::SqliteConnection;

/// How many of a network wait, and when the first of them ends.
const OF_NETWORK: &str = "SELECT count(*), min(expires_at) FROM public_ask WHERE network = ?1 AND expires_at > ?2";
/// Of the so many links that end last, the end of the first: from then on there is room for one more.
const ROOM_AT: &str =
    "SELECT expires_at FROM public_ask WHERE expires_at > ?1 ORDER BY expires_at DESC LIMIT 1 OFFSET ?2";

/// For the check of their plans.
#[cfg(test)]
pub(super) const STATEMENTS: &[&str] = &[OF_NETWORK, ROOM_AT];

impl SqliteStore {
    pub(super) async fn write_public_ask(&self, ask: &PublicAsk) -> Result<PublicKept, StoreError> {
        let mut tx = self.write().await?;
        let network = ask.network.as_deref().map(|network| digest::network(&self.keys, network).to_vec());
        let query = sqlx::query_as(OF_NETWORK).bind(&network).bind(ask.at.as_microsecond());
        let (waiting, first): (i64, Option<i64>) = query.fetch_one(&mut *tx).await?;
        if let (true, Some(first)) = (waiting >= i64::from(ask.most_of_network), first) {
            return Ok(PublicKept::Full(convert::moment(first)?));
        }
        let query = sqlx::query_scalar(ROOM_AT).bind(ask.at.as_microsecond()).bind(i64::from(ask.most) - 1);
        let room_at: Option<i64> = query.fetch_optional(&mut *tx).await?;
        let mail_at = convert::moment_opt(room_at)?.unwrap_or(ask.at);
        let until = mail_at.saturating_add(ask.works).unwrap_or(Timestamp::MAX);
        if self.wait_for(&mut tx, &ask.address, &ask.limit, ask.at).await?.is_none() {
            self.note_try(&mut tx, &ask.address, ask.at).await?;
            let row = hex(&ask.token_hash);
            let texts = self.vault.at("public_ask", &row);
            let sql = "INSERT INTO public_ask (token_hash, email, name, ask, expires_at, network)
                       VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
            sqlx::query(sql)
                .bind(&ask.token_hash[..])
                .bind(texts.seal("email", ask.address.as_str())?)
                .bind(texts.seal("name", &ask.name)?)
                .bind(texts.seal("ask", &ask.ask)?)
                .bind(until.as_microsecond())
                .bind(network)
                .execute(&mut *tx)
                .await?;
            outbox::insert(&mut tx, &self.vault, &ask.mail, mail_at).await?;
        }
        tx.commit().await?;
        Ok(PublicKept::Waits { mail_at, until })
    }

    pub(super) async fn read_public_ask(
        &self,
        token_hash: &[u8; 32],
        now: Timestamp,
    ) -> Result<Option<PublicLink>, StoreError> {
        let mut snapshot = self.readers.begin().await?;
        find(&mut snapshot, &self.vault, token_hash, now).await
    }

    pub(super) async fn write_confirmed_ask(
        &self,
        token_hash: &[u8; 32],
        stranger: &str,
        write: &RequestWrite,
        now: Timestamp,
    ) -> Result<Option<RequestFull>, StoreError> {
        let mut tx = self.write().await?;
        let asked = match find(&mut tx, &self.vault, token_hash, now).await? {
            Some(PublicLink::Waits(asked)) => asked,
            Some(PublicLink::Followed(id)) => {
                return requests::full(&mut tx, &self.vault, &RequestOf::Desk, id.as_str()).await;
            }
            None => return Ok(None),
        };
        let sql = "DELETE FROM public_ask WHERE token_hash = ?1 RETURNING expires_at";
        let expires_at: i64 = sqlx::query_scalar(sql).bind(&token_hash[..]).fetch_one(&mut *tx).await?;
        let stranger = self.stranger(&mut tx, &asked, stranger, now).await?;
        let open_twin = twin::open_of_stranger(&mut tx, &self.keys, &stranger, write).await?;
        let is_twin = open_twin.is_some();
        let id = open_twin.unwrap_or_else(|| write.id.as_str().to_owned());
        if !is_twin {
            self.insert_of_stranger(&mut tx, &stranger, write).await?;
        }
        let sql = "INSERT INTO public_confirmed (token_hash, request, expires_at) VALUES (?1, ?2, ?3)";
        sqlx::query(sql).bind(&token_hash[..]).bind(&id).bind(expires_at).execute(&mut *tx).await?;
        let stored = requests::full(&mut tx, &self.vault, &RequestOf::Desk, &id).await?;
        let stored = stored.ok_or_else(|| convert::corrupt("request"))?;
        if let (false, Some(MailOf(make))) = (is_twin, &write.mail) {
            outbox::insert(&mut tx, &self.vault, &make(&stored.row), now).await?;
        }
        tx.commit().await?;
        Ok(Some(stored))
    }

    /// Who has this address and this name.
    async fn stranger(
        &self,
        connection: &mut SqliteConnection,
        asked: &PublicAsked,
        new: &str,
        now: Timestamp,
    ) -> Result<String, StoreError> {
        let digest = digest::address(&self.keys, &asked.address);
        let sql = "SELECT id, name FROM stranger WHERE digest = ?1";
        let known: Vec<(String, String)> = sqlx::query_as(sql).bind(&digest[..]).fetch_all(&mut *connection).await?;
        for (id, name) in known {
            if self.vault.at("stranger", &id).open("name", name)? == asked.name {
                return Ok(id);
            }
        }
        let texts = self.vault.at("stranger", new);
        sqlx::query("INSERT INTO stranger (id, email, digest, name, at) VALUES (?1, ?2, ?3, ?4, ?5)")
            .bind(new)
            .bind(texts.seal("email", asked.address.as_str())?)
            .bind(&digest[..])
            .bind(texts.seal("name", &asked.name)?)
            .bind(now.as_microsecond())
            .execute(connection)
            .await?;
        Ok(new.to_owned())
    }

    pub(super) async fn delete_late_asks(&self, now: Timestamp) -> Result<u64, StoreError> {
        let mut tx = self.write().await?;
        let mut gone = 0;
        for sql in
            ["DELETE FROM public_ask WHERE expires_at <= ?1", "DELETE FROM public_confirmed WHERE expires_at <= ?1"]
        {
            gone += sqlx::query(sql).bind(now.as_microsecond()).execute(&mut *tx).await?.rows_affected();
        }
        tx.commit().await?;
        Ok(gone)
    }
}

async fn find(
    connection: &mut SqliteConnection,
    vault: &Vault,
    token_hash: &[u8; 32],
    now: Timestamp,
) -> Result<Option<PublicLink>, StoreError> {
    let sql = "SELECT request FROM public_confirmed WHERE token_hash = ?1 AND expires_at > ?2";
    let query = sqlx::query_scalar(sql).bind(&token_hash[..]).bind(now.as_microsecond());
    if let Some(id) = query.fetch_optional(&mut *connection).await? {
        let id: String = id;
        return Ok(Some(PublicLink::Followed(convert::id::<RequestId>(&id)?)));
    }
    let sql = "SELECT email, name, ask FROM public_ask WHERE token_hash = ?1 AND expires_at > ?2";
    let query = sqlx::query_as(sql).bind(&token_hash[..]).bind(now.as_microsecond());
    let row: Option<(String, String, String)> = query.fetch_optional(connection).await?;
    row.map(|(email, name, ask)| {
        let row = hex(token_hash);
        let texts = vault.at("public_ask", &row);
        let (email, name, ask) = (texts.open("email", email)?, texts.open("name", name)?, texts.open("ask", ask)?);
        let address = EmailAddress::parse(&email).map_err(|_| convert::corrupt("address"))?;
        Ok(PublicLink::Waits(PublicAsked { address, name, ask }))
    })
    .transpose()
}
