//! The verbs of a [`Store`](crate::Store) about what becomes of a request: by the person, by the officer, by time.

use crate::*;
use jiff::{Timestamp, civil::Date};
use mijn_privacy_api::{RequestId, ThreadMessageId};

type Result<T> = std::result::Result<T, StoreError>;

/// Thread, decision, queue.
#[async_trait::async_trait]
pub trait RequestVerbs: Send + Sync {
    /// Changes a request, as `decide` says from the request as it is within the transaction. With `once` the key is looked at
    /// first, and a refusal stores nothing under it.
    async fn change_request<'a>(
        &self,
        of: &RequestOf,
        id: &RequestId,
        decide: Decide<'a>,
        once: Option<OnceOf<'a>>,
    ) -> Result<RequestChanged>;
    /// The person has seen the messages up to and with this one. What came since stays unread.
    async fn read_thread(&self, scope: &Scope, id: &RequestId, last: &ThreadMessageId) -> Result<ThreadRead>;
    /// A file of the officer, sealed.
    async fn attachment(&self, of: &RequestOf, id: &RequestId, name: &str) -> Result<Option<Vec<u8>>>;

    /// One request of anybody, with whose it is.
    async fn desk_request(&self, id: &RequestId) -> Result<Option<(RequestFull, DeskHead)>>;
    /// The queue: open ones due first, closed ones last closed first. Absent role in the row: without an account.
    async fn desk_requests(&self, ask: &DeskAsk, page: &PageOf) -> Result<Rows<RequestRow>>;
    /// The counts of a period (its first and last day) as of `today`, of every kind that occurs.
    async fn report(&self, from: Date, to: Date, today: Date) -> Result<Vec<ReportRow>>;
    /// Open requests, the clock running, of which the last day is from `today` to `soon` and nobody was warned; or has passed
    /// and nobody was warned of that. At most `limit` of each.
    async fn unwarned(&self, soon: Date, today: Date, limit: u32) -> Result<Unwarned>;
    /// Remembers that the company was warned, with the work that warns it. Nothing where it was warned already, or the request
    /// was closed meanwhile: of servers at once, one warns.
    async fn warned(&self, id: &RequestId, overdue: bool, at: Timestamp, jobs: &[NewJob]) -> Result<()>;

    /// Purposes whose use stands still for the person, and since when.
    async fn restrictions(&self, scope: &Scope) -> Result<Vec<RestrictionRow>>;
}

/// What became of a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ThreadRead {
    /// It is remembered.
    Done,
    /// There is no such request of theirs.
    Missing,
    /// The request has no such message.
    NoMessage,
}

/// Requests nobody was warned of.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Unwarned {
    /// The last day is near.
    pub due_soon: Vec<RequestRow>,
    /// It has passed.
    pub overdue: Vec<RequestRow>,
}

/// A purpose whose use stands still.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RestrictionRow {
    /// Which.
    pub purpose: mijn_privacy_api::PurposeId,
    /// For which request.
    pub request: RequestId,
    /// Since when.
    pub since: Timestamp,
    /// That request is open: it is being judged.
    pub open: bool,
}
