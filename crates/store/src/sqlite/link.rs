//! One link of the consent chain: which bytes its hash is taken over, and the MAC over that hash.

use super::StoreKeys;
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

/// The hash before the first link.
pub(super) const START: [u8; 32] = [0; 32];

/// A row of the chain, as stored.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub(super) struct Link {
    pub(super) seq: i64,
    pub(super) subject: Vec<u8>,
    pub(super) consent: String,
    pub(super) state: String,
    pub(super) revision: i64,
    pub(super) wording: String,
    pub(super) wording_digest: Vec<u8>,
    pub(super) language: String,
    pub(super) shown_at: i64,
    pub(super) notice: String,
    pub(super) channel: String,
    pub(super) actor: String,
    pub(super) actor_digest: Option<Vec<u8>>,
    pub(super) at: i64,
    pub(super) prev: Vec<u8>,
}

impl Link {
    /// SHA-256 over every column, each with its length before it, so that no two rows give the same bytes.
    pub(super) fn hash(&self) -> [u8; 32] {
        let mut hash = Hasher::new("mijn-privacy consent change 1");
        hash.number(self.seq).bytes(&self.subject).text(&self.consent).text(&self.state).number(self.revision);
        hash.text(&self.wording).bytes(&self.wording_digest).text(&self.language).number(self.shown_at);
        hash.text(&self.notice).text(&self.channel).text(&self.actor);
        hash.bytes(self.actor_digest.as_deref().unwrap_or_default()).number(self.at).bytes(&self.prev);
        hash.end()
    }
}

/// SHA-256 of a wording, of which the chain keeps no more than this.
pub(super) fn wording_digest(text: &str) -> [u8; 32] {
    Hasher::new("mijn-privacy wording 1").text(text).end()
}

/// Of the name of who acted, and of what they wrote beside it; the salt goes with the name, so that the digest then says nothing.
pub(super) fn actor_digest(salt: &[u8], name: &str, note: Option<&str>) -> [u8; 32] {
    match note {
        None => Hasher::new("mijn-privacy actor 1").bytes(salt).text(name).end(),
        Some(note) => Hasher::new("mijn-privacy actor 2").bytes(salt).text(name).text(note).end(),
    }
}

/// Whose a subject's rows are.
pub(super) fn subject_digest(id: &[u8], holder: &str) -> [u8; 32] {
    Hasher::new("mijn-privacy subject 1").bytes(id).text(holder).end()
}

/// What the marker of an erasure stands for.
pub(super) fn erasure_digest(what: &str, key: &[u8], rule: &str, at: i64) -> [u8; 32] {
    Hasher::new("mijn-privacy erasure 1").text(what).bytes(key).text(rule).number(at).end()
}

/// HMAC-SHA256 under the key that is not in the database.
pub(super) fn mac(keys: &StoreKeys, hash: &[u8; 32]) -> [u8; 32] {
    let mut mac = Hmac::<Sha256>::new_from_slice(&keys.audit).expect("HMAC takes a key of any length");
    mac.update(hash);
    mac.finalize().into_bytes().into()
}

struct Hasher(Sha256);

impl Hasher {
    fn new(what: &str) -> Self {
        let mut hasher = Self(Sha256::new());
        hasher.text(what);
        hasher
    }
    fn bytes(&mut self, bytes: &[u8]) -> &mut Self {
        self.0.update((bytes.len() as u64).to_be_bytes());
        self.0.update(bytes);
        self
    }
    fn text(&mut self, text: &str) -> &mut Self {
        self.bytes(text.as_bytes())
    }
    fn number(&mut self, number: i64) -> &mut Self {
        self.bytes(&number.to_be_bytes())
    }
    fn end(&mut self) -> [u8; 32] {
        std::mem::take(&mut self.0).finalize().into()
    }
}
