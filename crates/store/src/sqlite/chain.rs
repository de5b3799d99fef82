//! Appends to the consent chain, with its side rows and the present state, all in the caller's transaction.

use super::{SqliteStore, convert, link, link::Link};
use crate::{ConsentRow, ConsentWrite, StoreError};
use mijn_privacy_api::PersonId;
use sqlx::SqliteConnection;

impl SqliteStore {
    /// Appends a change as the person's next revision of that consent.
    pub(super) async fn append(
        &self,
        connection: &mut SqliteConnection,
        person: &PersonId,
        write: &ConsentWrite,
        revision: u32,
    ) -> Result<ConsentRow, StoreError> {
        let head: Option<(i64, Vec<u8>)> =
            sqlx::query_as("SELECT seq, hash FROM consent_change ORDER BY seq DESC LIMIT 1")
                .fetch_optional(&mut *connection)
                .await?;
        let (last, prev) = head.unwrap_or((0, link::START.to_vec()));
        let digest = link::wording_digest(&write.wording_text);
        let actor = Actor::of(person, &write.actor, || self.bytes::<16>());
        let link = Link {
            seq: last + 1,
            subject: self.subject(connection, person).await?,
            consent: write.id.as_str().to_owned(),
            state: write.state.as_str().to_owned(),
            revision: revision.into(),
            wording: write.wording.as_str().to_owned(),
            wording_digest: digest.to_vec(),
            language: write.language.clone(),
            shown_at: write.shown_at.as_microsecond(),
            notice: write.notice.as_str().to_owned(),
            channel: write.channel.as_str().to_owned(),
            actor: actor.word().to_owned(),
            actor_digest: actor.digest(),
            at: write.at.as_microsecond(),
            prev,
        };
        let hash = link.hash();
        insert_link(connection, &link, &hash, &link::mac(&self.keys, &hash)).await?;
        sqlx::query("INSERT INTO wording_text (digest, text) VALUES (?1, ?2) ON CONFLICT (digest) DO NOTHING")
            .bind(&digest[..])
            .bind(&write.wording_text)
            .execute(&mut *connection)
            .await?;
        // The same text shown again after it was erased is there again; the marker would then be a lie.
        sqlx::query("DELETE FROM consent_erasure WHERE what = 'wording' AND key = ?1")
            .bind(&digest[..])
            .execute(&mut *connection)
            .await?;
        if let Actor::Other { salt, name } = &actor {
            sqlx::query("INSERT INTO consent_actor (seq, salt, name) VALUES (?1, ?2, ?3)")
                .bind(link.seq)
                .bind(&salt[..])
                .bind(name)
                .execute(&mut *connection)
                .await?;
        }
        upsert_state(connection, person, &link).await?;
        Ok(ConsentRow {
            id: write.id,
            state: write.state,
            revision,
            wording: Some(write.wording.clone()),
            notice: Some(write.notice.clone()),
            changed_at: Some(convert::stored(write.at)),
            channel: Some(write.channel),
        })
    }

    /// The person's random id in the chain, made the first time.
    async fn subject(&self, connection: &mut SqliteConnection, person: &PersonId) -> Result<Vec<u8>, StoreError> {
        let known: Option<Vec<u8>> = sqlx::query_scalar("SELECT id FROM subject WHERE person = ?1")
            .bind(person.as_str())
            .fetch_optional(&mut *connection)
            .await?;
        if let Some(id) = known {
            return Ok(id);
        }
        let id = self.bytes::<16>().to_vec();
        let mac = link::mac(&self.keys, &link::subject_digest(&id, person.as_str()));
        sqlx::query("INSERT INTO subject (person, id, mac) VALUES (?1, ?2, ?3)")
            .bind(person.as_str())
            .bind(&id)
            .bind(&mac[..])
            .execute(connection)
            .await?;
        Ok(id)
    }

    pub(super) fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.random.fill(&mut bytes);
        bytes
    }
}

/// Who made a change. The person themselves needs no name: the row's subject is theirs.
enum Actor {
    Subject,
    System,
    Other { salt: [u8; 16], name: String },
}

impl Actor {
    fn of(person: &PersonId, name: &str, salt: impl FnOnce() -> [u8; 16]) -> Self {
        match name {
            "system" => Self::System,
            name if name == person.as_str() => Self::Subject,
            name => Self::Other { salt: salt(), name: name.to_owned() },
        }
    }

    fn word(&self) -> &'static str {
        match self {
            Self::Subject => "subject",
            Self::System => "system",
            Self::Other { .. } => "other",
        }
    }

    fn digest(&self) -> Option<Vec<u8>> {
        match self {
            Self::Other { salt, name } => Some(link::actor_digest(salt, name).to_vec()),
            Self::Subject | Self::System => None,
        }
    }
}

async fn insert_link(
    connection: &mut SqliteConnection,
    link: &Link,
    hash: &[u8; 32],
    mac: &[u8; 32],
) -> Result<(), StoreError> {
    let sql = "INSERT INTO consent_change (seq, subject, consent, state, revision, wording, wording_digest, language,
               shown_at, notice, channel, actor, actor_digest, at, prev, hash, mac)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)";
    sqlx::query(sql)
        .bind(link.seq)
        .bind(&link.subject)
        .bind(&link.consent)
        .bind(&link.state)
        .bind(link.revision)
        .bind(&link.wording)
        .bind(&link.wording_digest)
        .bind(&link.language)
        .bind(link.shown_at)
        .bind(&link.notice)
        .bind(&link.channel)
        .bind(&link.actor)
        .bind(&link.actor_digest)
        .bind(link.at)
        .bind(&link.prev)
        .bind(&hash[..])
        .bind(&mac[..])
        .execute(connection)
        .await?;
    Ok(())
}

async fn upsert_state(connection: &mut SqliteConnection, person: &PersonId, link: &Link) -> Result<(), StoreError> {
    let sql = "INSERT INTO consent_state (person, consent, seq, state, revision, wording, notice, channel, changed_at)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
               ON CONFLICT (person, consent) DO UPDATE SET seq = excluded.seq, state = excluded.state,
               revision = excluded.revision, wording = excluded.wording, notice = excluded.notice,
               channel = excluded.channel, changed_at = excluded.changed_at";
    sqlx::query(sql)
        .bind(person.as_str())
        .bind(&link.consent)
        .bind(link.seq)
        .bind(&link.state)
        .bind(link.revision)
        .bind(&link.wording)
        .bind(&link.notice)
        .bind(&link.channel)
        .bind(link.at)
        .execute(connection)
        .await?;
    Ok(())
}
