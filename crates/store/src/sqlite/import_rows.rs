//! The rows of an import, written some hundreds at a time: a statement for each row would hold the one writer for a minute.

use super::chain::{self, Actor};
use super::convert::{self, hex};
use super::link::{self, Link};
use super::suppression::{self, Effect};
use super::{SqliteStore, holder};
use crate::{Holder, ImportLine, StoreError};
use jiff::Timestamp;
use mijn_privacy_api::{Channel, ConsentState};
use serde_json::{Value, json};
use sqlx::SqliteConnection;
use std::collections::HashSet;

/// The name beside rows that came from a list; where the list came from stands with it.
const IMPORT: &str = "import";
const AT_ONCE: usize = 500;

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

/// Somebody who has the address of a line.
pub(super) struct Known {
    pub(super) whose: Holder,
    pub(super) subject: Option<Vec<u8>>,
    pub(super) present: Option<Present>,
}

/// Their present choice.
pub(super) struct Present {
    pub(super) state: ConsentState,
    pub(super) revision: u32,
    pub(super) imported: bool,
    pub(super) changed_at: Timestamp,
}

/// The digests of a line's address, and whether it joins the list with this line.
pub(super) struct Target {
    pub(super) address: [u8; 32],
    pub(super) suppression: [u8; 32],
    pub(super) joins: bool,
}

/// What waits to be written, and the end of the chain after it.
pub(super) struct ImportRows {
    head: (i64, Vec<u8>),
    subscribers: Vec<Value>,
    subjects: Vec<Value>,
    links: Vec<Value>,
    /// The addresses of what waits: whoever asks about one must see it.
    addresses: HashSet<[u8; 32]>,
    /// The last wording that was stored; a list has a handful, mostly in a row.
    wording: Option<[u8; 32]>,
}

impl ImportRows {
    pub(super) async fn new(connection: &mut SqliteConnection) -> Result<Self, StoreError> {
        Ok(Self {
            head: chain::head(connection).await?,
            subscribers: Vec::new(),
            subjects: Vec::new(),
            links: Vec::new(),
            addresses: HashSet::new(),
            wording: None,
        })
    }

    /// Whether something about the address waits.
    pub(super) fn has(&self, address: &[u8; 32]) -> bool {
        self.addresses.contains(address)
    }

    pub(super) async fn push(
        &mut self,
        store: &SqliteStore,
        connection: &mut SqliteConnection,
        line: &ImportLine,
        known: &Known,
        target: &Target,
    ) -> Result<(), StoreError> {
        let key = holder::key(&known.whose);
        if target.joins {
            self.subscribers.push(json!([known.whose.id(), line.address.as_str(), hex(&target.address)]));
        }
        let subject = known.subject.clone().unwrap_or_else(|| {
            let id = store.bytes::<16>().to_vec();
            let mac = link::mac(&store.keys, &link::subject_digest(&id, &key));
            self.subjects.push(json!([key, hex(&id), hex(&mac)]));
            id
        });
        let digest = link::wording_digest(&line.wording_text);
        if self.wording != Some(digest) {
            chain::insert_wording(connection, &digest, &line.wording_text).await?;
            self.wording = Some(digest);
        }
        let revision = known.present.as_ref().map_or(0, |present| present.revision) + 1;
        self.link(store, line, (subject, &key, revision), &digest);
        if suppression::effect(line.id, line.state, Channel::Import) == Some(Effect::Put) {
            suppression::set(connection, Effect::Put, &target.suppression, line.at).await?;
        }
        self.addresses.insert(target.address);
        if self.links.len() >= AT_ONCE { self.write(connection).await } else { Ok(()) }
    }

    fn link(
        &mut self,
        store: &SqliteStore,
        line: &ImportLine,
        (subject, key, revision): (Vec<u8>, &str, u32),
        digest: &[u8; 32],
    ) {
        let (actor, side) = store.actor(Actor::Other { name: IMPORT, note: Some(&line.source) });
        let (salt, actor_digest) = side.unwrap_or_default();
        let link = Link {
            seq: self.head.0 + 1,
            subject,
            consent: line.id.as_str().to_owned(),
            state: line.state.as_str().to_owned(),
            revision: revision.into(),
            wording: line.wording.as_str().to_owned(),
            wording_digest: digest.to_vec(),
            language: line.language.clone(),
            shown_at: line.chosen_at.unwrap_or(line.at).as_microsecond(),
            notice: line.notice.as_str().to_owned(),
            channel: Channel::Import.as_str().to_owned(),
            actor: actor.to_owned(),
            actor_digest: Some(actor_digest.to_vec()),
            at: line.at.as_microsecond(),
            prev: std::mem::take(&mut self.head.1),
        };
        let hash = link.hash();
        let mac = link::mac(&store.keys, &hash);
        self.links.push(json!([
            link.seq,
            hex(&link.subject),
            link.consent,
            link.state,
            link.revision,
            link.wording,
            hex(digest),
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
            line.source,
        ]));
        self.head = (link.seq, hash.to_vec());
    }

    /// Writes what waits.
    pub(super) async fn write(&mut self, connection: &mut SqliteConnection) -> Result<(), StoreError> {
        let links = convert::json(&self.links)?;
        let [subscribers, subjects] = [&self.subscribers, &self.subjects].map(|rows| convert::json(rows));
        for (sql, rows) in
            [(SUBSCRIBERS, &subscribers?), (SUBJECTS, &subjects?), (LINKS, &links), (STATES, &links), (ACTORS, &links)]
        {
            sqlx::query(sql).bind(rows).bind(IMPORT).execute(&mut *connection).await?;
        }
        self.subscribers.clear();
        self.subjects.clear();
        self.links.clear();
        self.addresses.clear();
        Ok(())
    }
}
