//! Writes that are done once, however often they are sent.

/// What a caller sent to make a write safe to repeat.
#[derive(Clone, Debug)]
pub struct Idempotency {
    /// The key, unquoted.
    pub key: String,
    /// SHA-256 over method, path and body: the same key with another one is a mistake of the caller.
    pub fingerprint: [u8; 32],
}

/// An answer as it is stored with the write, to be given again.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// Headers that belong to the answer: `etag`, `location`.
    pub headers: Vec<(String, String)>,
    /// The JSON body.
    pub body: String,
}

/// What became of a write with a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Once {
    /// Done now; the answer was stored in the same transaction.
    Done(Answer),
    /// Was done before; this is the answer of then.
    Replayed(Answer),
    /// The key was used for something else.
    Reused,
    /// `If-Match` names an older state; nothing was written and nothing stored under the key.
    Stale,
    /// It is an identical request whose first is still open; this answer names the first (requests only).
    Twin(Answer),
    /// It would send an e-mail to an address that got too many; again after so long. Nothing was written, and nothing stored
    /// under the key.
    Wait(jiff::SignedDuration),
    /// What is asked about does not exist in this scope.
    Missing,
}
