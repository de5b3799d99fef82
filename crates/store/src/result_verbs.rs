//! The verbs of a [`Store`](crate::Store) about the file with an answer: sealed pieces of one size.

use crate::*;
use jiff::Timestamp;
use mijn_privacy_api::RequestId;

type Result<T> = std::result::Result<T, StoreError>;

/// A file with an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResultRow {
    /// Its random id; it stands in what seals the pieces.
    pub id: String,
    /// Of which request.
    pub request: RequestId,
    /// What it is called: `gegevens-INZ-2026-0142.zip`.
    pub file_name: String,
    /// Bytes in a piece, unsealed; the last one may have fewer.
    pub piece: u32,
    /// So many rows go in.
    pub rows_total: u64,
    /// So many are in.
    pub rows_done: u64,
    /// In bytes, once it is whole.
    pub size: Option<u64>,
    /// Until when it can be fetched, once it is whole.
    pub available_until: Option<Timestamp>,
    /// Its pieces are gone.
    pub deleted: bool,
}

/// Making it, giving it out, deleting it.
#[async_trait::async_trait]
pub trait ResultVerbs: Send + Sync {
    /// Begins a file, in the place of one of the same request that was never whole.
    async fn begin_result(&self, row: &ResultRow) -> Result<()>;
    /// Adds the next piece, sealed, or puts it in once more. False when the file was begun anew by somebody else.
    async fn add_piece(&self, id: &str, seq: u32, sealed: &[u8], rows_done: u64) -> Result<bool>;
    /// It is whole. False when the file was begun anew by somebody else.
    async fn finish_result(&self, id: &str, size: u64, available_until: Timestamp) -> Result<bool>;
    /// The latest file of a request.
    async fn result_of(&self, of: &RequestOf, request: &RequestId) -> Result<Option<ResultRow>>;
    /// One piece, sealed.
    async fn piece(&self, id: &str, seq: u32) -> Result<Option<Vec<u8>>>;
    /// A link to the latest whole file of the person's, for one session; it ends with the file. False: there is none (any
    /// more).
    async fn add_result_link(
        &self,
        scope: &Scope,
        request: &RequestId,
        token_hash: &[u8; 32],
        session: &[u8; 32],
        expires_at: Timestamp,
        now: Timestamp,
    ) -> Result<bool>;
    /// The file behind a link, in the session that asked for it.
    async fn result_by_link(
        &self,
        scope: &Scope,
        token_hash: &[u8; 32],
        session: &[u8; 32],
        now: Timestamp,
    ) -> Result<Option<ResultRow>>;
    /// Deletes the pieces of files whose time is over, links that ended, and what was never finished for a request that was
    /// closed a week ago. Says how many rows.
    async fn expire_results(&self, now: Timestamp) -> Result<u64>;
}
