//! The rows of an import, written some hundreds at a time: a statement for each row would hold the one writer too long.

use super::chain::{self, Actor};
use super::convert::{self, hex};
use super::import::{Line, Texts};
use super::import_find::{Found, Known};
use super::link::{self, Link};
use super::suppression::{self, Effect};
use super::{SqliteStore, consents, holder};
use crate::{Holder, ImportList, StoreError};
use jiff::Timestamp;
use mijn_privacy_api::Channel;
use serde_json::{Value, json};
use sqlx::SqliteConnection;
use std::collections::BTreeSet;

/// The name beside rows that came from a list; where the list came from stands with it.
const IMPORT: &str = "import";

/// The statements, each over its own list of rows.
const SUBSCRIBERS: &str =
    "INSERT INTO subscriber (id, email, digest) SELECT value ->> 0, value ->> 1, unhex(value ->> 2) FROM json_each(?1)";
const SUBJECTS: &str = "INSERT INTO subject (holder, id, mac) SELECT value ->> 0, unhex(value ->> 1), unhex(value ->> 2) FROM json_each(?1)";
const LINKS: &str =
    "INSERT INTO consent_change (seq, subject, consent, state, revision, wording, wording_digest, language,
    shown_at, notice, channel, actor, actor_digest, at, prev, hash, mac)
    SELECT value ->> 0, unhex(value ->> 1), value ->> 2, value ->> 3, value ->> 4, value ->> 5, unhex(value ->> 6),
    value ->> 7, value ->> 8, value ->> 9, value ->> 10, value ->> 11, unhex(value ->> 12), value ->> 13,
    unhex(value ->> 14), unhex(value ->> 15), unhex(value ->> 16) FROM json_each(?1)";
const STATES: &str =
    "INSERT OR REPLACE INTO consent_state (holder, consent, seq, state, revision, wording, notice, channel,
    changed_at) SELECT value ->> 17, value ->> 2, value ->> 0, value ->> 3, value ->> 4, value ->> 5, value ->> 9,
    value ->> 10, value ->> 13 FROM json_each(?1)";
const ACTORS: &str = "INSERT INTO consent_actor (seq, salt, name, note)
    SELECT value ->> 0, unhex(value ->> 18), ?2, value ->> 19 FROM json_each(?1)";
const SUPPRESSIONS: &str = "INSERT INTO suppression (digest, at) SELECT unhex(value), ?2 FROM json_each(?1) WHERE true
    ON CONFLICT (digest) DO NOTHING";
/// The e-mails that ask for what somebody said no to.
const TAKEN_BACK: &str = "DELETE FROM outbox WHERE due_at IS NOT NULL AND message_id IN
    (SELECT c.message_id FROM json_each(?1) a CROSS JOIN confirmation c ON c.holder = a.value AND c.consent = ?2)";

/// What waits to be written, and the end of the chain after it.
pub(super) struct ImportRows<'a> {
    store: &'a SqliteStore,
    list: &'a ImportList,
    now: Timestamp,
    head: (i64, Vec<u8>),
    subscribers: Vec<Value>,
    subjects: Vec<Value>,
    links: Vec<Value>,
    suppressions: Vec<Value>,
    wordings: BTreeSet<[u8; 32]>,
    said_no: Vec<Holder>,
}

impl<'a> ImportRows<'a> {
    pub(super) async fn new(
        store: &'a SqliteStore,
        connection: &mut SqliteConnection,
        list: &'a ImportList,
        now: Timestamp,
    ) -> Result<Self, StoreError> {
        Ok(Self {
            store,
            list,
            now,
            head: chain::head(connection).await?,
            subscribers: Vec::new(),
            subjects: Vec::new(),
            links: Vec::new(),
            suppressions: Vec::new(),
            wordings: BTreeSet::new(),
            said_no: Vec::new(),
        })
    }

    /// The no of an address.
    pub(super) fn suppress(&mut self, digest: &[u8; 32]) {
        self.suppressions.push(hex(digest).into());
    }

    /// Puts the address on the list.
    pub(super) fn join(&mut self, line: &Line, found: &Found) -> Result<(), StoreError> {
        let new = Known { whose: self.store.subscriber_id()?, subject: None, present: None };
        self.subscribers.push(json!([new.whose.id(), line.address.as_str(), hex(&found.address)]));
        self.push(line, &new, found);
        Ok(())
    }

    /// What the line says, as the next choice of somebody.
    pub(super) fn push(&mut self, line: &Line, known: &Known, found: &Found) {
        let key = holder::key(&known.whose);
        let subject = known.subject.clone().unwrap_or_else(|| {
            let id = self.store.bytes::<16>().to_vec();
            let mac = link::mac(&self.store.keys, &link::subject_digest(&id, &key));
            self.subjects.push(json!([key, hex(&id), hex(&mac)]));
            id
        });
        let revision = known.present.as_ref().map_or(0, |present| present.revision) + 1;
        self.link(line, (subject, &key, revision));
        self.wordings.insert(line.digest);
        if suppression::effect(self.list.id, line.state, Channel::Import) == Some(Effect::Put) {
            self.suppress(&found.suppression);
        }
        if consents::is_no(line.state) {
            self.said_no.push(known.whose.clone());
        }
    }

    fn link(&mut self, line: &Line, (subject, key, revision): (Vec<u8>, &str, u32)) {
        let source = &self.list.source;
        let note = line.proof.as_ref().map_or_else(|| source.clone(), |proof| format!("{source}; {proof}"));
        let (actor, side) = self.store.actor(Actor::Other { name: IMPORT, note: Some(&note) });
        let (salt, actor_digest) = side.unwrap_or_default();
        let link = Link {
            seq: self.head.0 + 1,
            subject,
            consent: self.list.id.as_str().to_owned(),
            state: line.state.as_str().to_owned(),
            revision: revision.into(),
            wording: line.wording.clone(),
            wording_digest: line.digest.to_vec(),
            language: self.list.language.clone(),
            shown_at: line.chosen_at.unwrap_or(self.list.at).as_microsecond(),
            notice: line.notice.clone(),
            channel: Channel::Import.as_str().to_owned(),
            actor: actor.to_owned(),
            actor_digest: Some(actor_digest.to_vec()),
            at: self.now.as_microsecond(),
            prev: std::mem::take(&mut self.head.1),
        };
        let hash = link.hash();
        let mac = link::mac(&self.store.keys, &hash);
        self.links.push(json!([
            link.seq,
            hex(&link.subject),
            link.consent,
            link.state,
            link.revision,
            link.wording,
            hex(&link.wording_digest),
            link.language,
            link.shown_at,
            link.notice,
            link.channel,
            link.actor,
            hex(&actor_digest),
            link.at,
            hex(&link.prev),
            hex(&hash),
            hex(&mac),
            key,
            hex(&salt),
            note,
        ]));
        self.head = (link.seq, hash.to_vec());
    }

    /// Writes all of it; the addresses of non-customers go with their no.
    pub(super) async fn write(self, connection: &mut SqliteConnection, texts: &Texts) -> Result<(), StoreError> {
        for digest in &self.wordings {
            let text = texts.get(digest).ok_or_else(|| convert::corrupt("wording"))?;
            chain::insert_wording(connection, digest, text).await?;
        }
        let links = convert::json(&self.links)?;
        let [subscribers, subjects] = [&self.subscribers, &self.subjects].map(|rows| convert::json(rows));
        for (sql, rows) in
            [(SUBSCRIBERS, &subscribers?), (SUBJECTS, &subjects?), (LINKS, &links), (STATES, &links), (ACTORS, &links)]
        {
            sqlx::query(sql).bind(rows).bind(IMPORT).execute(&mut *connection).await?;
        }
        let suppressions = convert::json(&self.suppressions)?;
        let at = self.now.as_microsecond();
        sqlx::query(SUPPRESSIONS).bind(suppressions).bind(at).execute(&mut *connection).await?;
        if self.said_no.is_empty() {
            return Ok(());
        }
        let keys: Vec<Value> = self.said_no.iter().map(|whose| holder::key(whose).into()).collect();
        let id = self.list.id.as_str();
        sqlx::query(TAKEN_BACK).bind(convert::json(&keys)?).bind(id).execute(&mut *connection).await?;
        for whose in self.said_no.iter().filter(|whose| matches!(whose, Holder::Subscriber(_))) {
            self.store.end_subscriber(connection, whose, self.now).await?;
        }
        Ok(())
    }
}
