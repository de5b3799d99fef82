//! Appends to the consent chain, with its side rows and the present state, all in the caller's transaction.

use super::{SqliteStore, holder, link, link::Link};
use crate::{ConsentWrite, Holder, StoreError};
use jiff::{SignedDuration, Timestamp};
use mijn_privacy_api::{Channel, ConsentState};
use sqlx::SqliteConnection;

/// The word in the chain for the consent of a single contact message (CON-3). It has no present state: the message has.
pub(super) const CONTACT: &str = "contact";
/// How long a choice waits when no link says until when.
const PENDING_KEPT: SignedDuration = SignedDuration::from_hours(7 * 24);

/// Who made a change. The holder needs no name: the row's subject is theirs.
#[derive(Clone, Copy)]
pub(super) enum Actor<'a> {
    Subject,
    System,
    Other { name: &'a str, note: Option<&'a str> },
}

/// The salt and the digest of the side row of who acted.
pub(super) type ActorSide = ([u8; 16], [u8; 32]);

/// A row to append.
pub(super) struct Change<'a> {
    pub(super) consent: &'a str,
    pub(super) state: ConsentState,
    pub(super) wording: &'a str,
    pub(super) wording_digest: [u8; 32],
    /// Absent where it stands beside an earlier row, or was erased there.
    pub(super) wording_text: Option<&'a str>,
    pub(super) language: &'a str,
    pub(super) shown_at: Timestamp,
    pub(super) notice: &'a str,
    pub(super) channel: Channel,
    pub(super) actor: Actor<'a>,
    pub(super) at: Timestamp,
    /// With a state that waits: until when.
    pub(super) pending_until: Option<Timestamp>,
}

impl<'a> Change<'a> {
    /// As the caller wrote it.
    pub(super) fn of(holder: &Holder, write: &'a ConsentWrite) -> Self {
        let note = write.note.as_deref();
        let actor = match write.actor.as_str() {
            "system" => Actor::System,
            name if name == holder.id() => Actor::Subject,
            name => Actor::Other { name, note },
        };
        Self {
            consent: write.id.as_str(),
            state: write.state,
            wording: write.wording.as_str(),
            wording_digest: link::wording_digest(&write.wording_text),
            wording_text: Some(&write.wording_text),
            language: &write.language,
            shown_at: write.shown_at,
            notice: write.notice.as_str(),
            channel: write.channel,
            actor,
            at: write.at,
            pending_until: write.confirmation.as_ref().map(|(link, _)| link.expires_at),
        }
    }

    /// Until when the state waits, if it does.
    pub(super) fn waits_until(&self) -> Option<Timestamp> {
        let end = || self.at.saturating_add(PENDING_KEPT).unwrap_or(Timestamp::MAX);
        (self.state == ConsentState::PendingConfirmation).then(|| self.pending_until.unwrap_or_else(end))
    }
}

/// Number and hash of the last row.
pub(super) async fn head(connection: &mut SqliteConnection) -> Result<(i64, Vec<u8>), StoreError> {
    let sql = "SELECT seq, hash FROM consent_change ORDER BY seq DESC LIMIT 1";
    let head: Option<(i64, Vec<u8>)> = sqlx::query_as(sql).fetch_optional(connection).await?;
    Ok(head.unwrap_or((0, link::START.to_vec())))
}

impl SqliteStore {
    /// Appends a change as the holder's next revision of that consent; gives the row's number.
    pub(super) async fn append(
        &self,
        connection: &mut SqliteConnection,
        whose: &Holder,
        change: &Change<'_>,
        revision: u32,
    ) -> Result<i64, StoreError> {
        let (last, prev) = head(connection).await?;
        let (actor, side) = self.actor(change.actor);
        let link = Link {
            seq: last + 1,
            subject: self.subject(connection, whose).await?,
            consent: change.consent.to_owned(),
            state: change.state.as_str().to_owned(),
            revision: revision.into(),
            wording: change.wording.to_owned(),
            wording_digest: change.wording_digest.to_vec(),
            language: change.language.to_owned(),
            shown_at: change.shown_at.as_microsecond(),
            notice: change.notice.to_owned(),
            channel: change.channel.as_str().to_owned(),
            actor: actor.to_owned(),
            actor_digest: side.as_ref().map(|(.., digest)| digest.to_vec()),
            at: change.at.as_microsecond(),
            prev,
        };
        let hash = link.hash();
        insert_link(connection, &link, &hash, &link::mac(&self.keys, &hash)).await?;
        if let Some(text) = change.wording_text {
            insert_wording(connection, &change.wording_digest, text).await?;
        }
        if let (Actor::Other { name, note }, Some((salt, _))) = (change.actor, &side) {
            sqlx::query("INSERT INTO consent_actor (seq, salt, name, note) VALUES (?1, ?2, ?3, ?4)")
                .bind(link.seq)
                .bind(&salt[..])
                .bind(name)
                .bind(note)
                .execute(&mut *connection)
                .await?;
        }
        if change.consent != CONTACT {
            upsert_state(connection, &holder::key(whose), &link, change.waits_until()).await?;
        }
        Ok(link.seq)
    }

    /// The word for who acted, and the salt and digest of their side row.
    pub(super) fn actor(&self, actor: Actor<'_>) -> (&'static str, Option<ActorSide>) {
        match actor {
            Actor::Subject => ("subject", None),
            Actor::System => ("system", None),
            Actor::Other { name, note } => {
                let salt = self.bytes::<16>();
                ("other", Some((salt, link::actor_digest(&salt, name, note))))
            }
        }
    }

    /// The holder's random id in the chain, made the first time.
    async fn subject(&self, connection: &mut SqliteConnection, whose: &Holder) -> Result<Vec<u8>, StoreError> {
        let key = holder::key(whose);
        let known: Option<Vec<u8>> = sqlx::query_scalar("SELECT id FROM subject WHERE holder = ?1")
            .bind(&key)
            .fetch_optional(&mut *connection)
            .await?;
        if let Some(id) = known {
            return Ok(id);
        }
        let id = self.bytes::<16>().to_vec();
        let mac = link::mac(&self.keys, &link::subject_digest(&id, &key));
        sqlx::query("INSERT INTO subject (holder, id, mac) VALUES (?1, ?2, ?3)")
            .bind(&key)
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

/// The wording's text, once per text.
pub(super) async fn insert_wording(
    connection: &mut SqliteConnection,
    digest: &[u8; 32],
    text: &str,
) -> Result<(), StoreError> {
    sqlx::query("INSERT INTO wording_text (digest, text) VALUES (?1, ?2) ON CONFLICT (digest) DO NOTHING")
        .bind(&digest[..])
        .bind(text)
        .execute(&mut *connection)
        .await?;
    // The same text shown again after it was erased is there again; the marker would then be a lie.
    sqlx::query("DELETE FROM consent_erasure WHERE what = 'wording' AND key = ?1")
        .bind(&digest[..])
        .execute(connection)
        .await?;
    Ok(())
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

async fn upsert_state(
    connection: &mut SqliteConnection,
    holder: &str,
    link: &Link,
    pending_until: Option<Timestamp>,
) -> Result<(), StoreError> {
    let sql = "INSERT OR REPLACE INTO consent_state
               (holder, consent, seq, state, revision, wording, notice, channel, changed_at, pending_until)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
    sqlx::query(sql)
        .bind(holder)
        .bind(&link.consent)
        .bind(link.seq)
        .bind(&link.state)
        .bind(link.revision)
        .bind(&link.wording)
        .bind(&link.notice)
        .bind(&link.channel)
        .bind(link.at)
        .bind(pending_until.map(|at| at.as_microsecond()))
        .execute(connection)
        .await?;
    Ok(())
}
