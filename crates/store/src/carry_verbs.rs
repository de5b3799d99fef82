//! The verbs of a [`Store`](crate::Store) about carrying a decision out: what would go, and making it go.

use crate::*;
use jiff::{Timestamp, civil::Date};
use mijn_privacy_api::{ClosingBlockKind, PurposeId, RequestId};

type Result<T> = std::result::Result<T, StoreError>;

/// Of a list: what goes and what stays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ListFate {
    /// So many go.
    pub goes: u32,
    /// So many stay.
    pub stays: u32,
    /// Of those that stay, the latest start of the retention.
    pub latest: Option<Date>,
    /// Of those that stay, so many whose retention has not started.
    pub not_started: u32,
}

/// What goes and what stays of a person's data in an account, under given periods.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Erasable {
    /// Orders; none for who does not own the account.
    pub orders: ListFate,
    /// Contact messages. One whose retention has not started counts as started on `today`.
    pub messages: ListFate,
    /// Activity.
    pub activity: ListFate,
    /// Kinds of profile values that are stored, and whether they go. A kind of which one goes and another stays (an address
    /// of the account, and the person's own) stands there twice.
    pub values: Vec<(String, bool)>,
}

/// One step of carrying out. Each is a transaction at a time, and does the same when it is done again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Contact messages.
    Messages,
    /// Orders.
    Orders,
    /// Activity.
    Activity,
    /// Values of the profile, after the records that may need them.
    Values,
}

impl Step {
    /// In the order in which they are done.
    pub const ALL: [Self; 4] = [Self::Messages, Self::Orders, Self::Activity, Self::Values];

    /// As it is remembered.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Messages => "messages",
            Self::Orders => "orders",
            Self::Activity => "activity",
            Self::Values => "values",
        }
    }
}

/// Something in the way of closing an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlockRow {
    /// What it is.
    pub kind: ClosingBlockKind,
    /// Which one.
    pub label: String,
}

/// Preview and execution share their conditions: what the preview counts is what the step deletes.
#[async_trait::async_trait]
pub trait CarryVerbs: Send + Sync {
    /// What would go of the person's data in this account, under these periods. What a restriction keeps still stays: the
    /// person's own of `contact` their messages and of `portal` their activity; the owner's of `order` the orders; any of them
    /// the values that are theirs.
    async fn erasable(&self, scope: &Scope, passed: &Passed, today: Date) -> Result<Erasable>;
    /// Does a step for a request, in transactions of at most some thousand rows, and remembers that it is done. Says how many
    /// rows went; of a step that was done before, none.
    async fn carry_out(
        &self,
        request: &RequestId,
        scope: &Scope,
        passed: &Passed,
        step: Step,
        today: Date,
        at: Timestamp,
    ) -> Result<u64>;
    /// Which steps are done.
    async fn steps_done(&self, request: &RequestId) -> Result<Vec<String>>;
    /// What is in the way of closing; nothing for who does not own the account.
    async fn closing_blocks(&self, scope: &Scope) -> Result<Vec<BlockRow>>;
    /// Closes the owner's account on this day, which is done at this moment; its services and sessions are the portal's own to
    /// end. The first day and moment stay. What is in the way of it is the answer, and then nothing is closed.
    async fn close_account(&self, scope: &Scope, on: Date, at: Timestamp) -> Result<Vec<BlockRow>>;
    /// What stands still for closed requests of the person's own, for these purposes, goes on: their erasure was carried out.
    /// The timeline of a request for which nothing stands still any more says so, with the reason.
    async fn end_own(&self, scope: &Scope, purposes: &[PurposeId], reason: &str, at: Timestamp) -> Result<()>;
    /// Of each of these values why it would not be put in now; absent: it would. The rules of [`CarryVerbs::correct`].
    async fn correctable(&self, scope: &Scope, values: &[ValueChange]) -> Result<Vec<Option<NotPut>>>;
    /// Puts corrected values of the account in, each in the place of the one that it names, and remembers the step `values`;
    /// done before, it changes nothing. All or nothing: when one of them cannot be put in, the answer says which and why, and
    /// nothing is written or remembered. What is already so is put in.
    async fn correct(
        &self,
        request: &RequestId,
        scope: &Scope,
        values: &[ValueChange],
        at: Timestamp,
    ) -> Result<Vec<Option<NotPut>>>;
}
