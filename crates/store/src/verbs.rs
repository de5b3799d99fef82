//! The one trait that a database implements.

use crate::*;
use jiff::Timestamp;
use mijn_privacy_api::{AccountId, ConsentId, PersonId, RequestId};

/// Makes the answer that is stored with a write, from what was written.
pub type AnswerOf<'a, T> = Box<dyn FnOnce(&T) -> Answer + Send + 'a>;

type Result<T> = std::result::Result<T, StoreError>;

/// What was sealed anew.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sealing {
    /// So many texts, files and secrets.
    pub sealed: u64,
    /// So many open under no key that is here, and stay as they are.
    pub broken: u64,
}

/// Everything the backend asks of its database, in its own words. Every write is one transaction.
#[async_trait::async_trait]
pub trait Store:
    CarryVerbs
    + ConsentVerbs
    + ImportVerbs
    + JobVerbs
    + MailVerbs
    + MessageVerbs
    + OfficerVerbs
    + ProfileVerbs
    + PublicVerbs
    + RequestVerbs
    + ResultVerbs
    + Send
    + Sync
{
    /// Whether the database answers.
    async fn ping(&self) -> Result<()>;

    /// What is needed to check a password.
    async fn login(&self, username: &str) -> Result<Option<Login>>;
    /// The same, of a person who is logged in, for the step-up.
    async fn login_of(&self, person: &PersonId) -> Result<Option<Login>>;
    /// Remembers a failed (`Some(at)`) or a right (`None`) try.
    async fn note_login(&self, person: &PersonId, failed_at: Option<Timestamp>) -> Result<()>;

    /// Begins a session.
    async fn begin_session(&self, session: &SessionRow) -> Result<()>;
    /// Reads one; expiry is the caller's.
    async fn session(&self, token_hash: &[u8; 32]) -> Result<Option<SessionRow>>;
    /// Remembers that it was used.
    async fn touch_session(&self, token_hash: &[u8; 32], at: Timestamp) -> Result<()>;
    /// Remembers a step-up.
    async fn confirm_session(&self, token_hash: &[u8; 32], at: Timestamp) -> Result<()>;
    /// Remembers the chosen account.
    async fn choose_account(&self, token_hash: &[u8; 32], account: &AccountId) -> Result<()>;
    /// Ends it.
    async fn end_session(&self, token_hash: &[u8; 32]) -> Result<()>;

    /// All accounts of a person, the owner's first, then by name.
    async fn memberships(&self, person: &PersonId) -> Result<Vec<Membership>>;

    /// The profile: the account's (only for its owner) and the person's own (user name, own e-mail, own log-in addresses).
    async fn profile(&self, scope: &Scope) -> Result<Vec<ProfileValue>>;
    /// How many orders; nothing for who does not own the account.
    async fn order_facts(&self, scope: &Scope) -> Result<ListFacts>;
    /// Orders, newest first; none for who does not own the account.
    async fn orders(&self, scope: &Scope, page: &PageOf) -> Result<Rows<OrderRow>>;
    /// How many contact messages of the person.
    async fn message_facts(&self, scope: &Scope) -> Result<ListFacts>;
    /// Contact messages of the person, newest first.
    async fn messages(&self, scope: &Scope, page: &PageOf) -> Result<Rows<MessageRow>>;
    /// How many actions of the person in this account.
    async fn activity_facts(&self, scope: &Scope) -> Result<ListFacts>;
    /// Actions of the person in this account, newest first.
    async fn activity(&self, scope: &Scope, page: &PageOf) -> Result<Rows<ActivityRow>>;
    /// Marketing e-mails to the person in a calendar year.
    async fn mailings(&self, scope: &Scope, year: i16) -> Result<Mailings>;

    /// What became of an earlier write with this key, if there was one ([`Once::Replayed`] or [`Once::Reused`]): asked before
    /// anything that has changed since then is checked, so that a lost answer can be asked for again.
    async fn answered(&self, scope: &Scope, once: &Idempotency) -> Result<Option<Once>>;
    /// The present state of every consent of the person; one row for each [`ConsentId`] of the contract. What was never chosen
    /// is refused; marketing is then unknown, since no sale with an opt-out is on record.
    async fn consents(&self, scope: &Scope) -> Result<Vec<ConsentRow>>;
    /// One of them.
    async fn consent(&self, scope: &Scope, id: ConsentId) -> Result<ConsentRow>;
    /// Appends a change to the chain. The key is looked at before the revision, so that a lost answer can be asked for again.
    /// What is already so under the same wording appends nothing and keeps its revision.
    async fn change_consent<'a>(
        &self,
        scope: &Scope,
        write: &ConsentWrite,
        once: &Idempotency,
        answer: AnswerOf<'a, ConsentRow>,
    ) -> Result<Once>;

    /// Stores a request with its first events, or answers with its open twin (same person, account, and everything
    /// that was asked). A twin stores nothing of what comes with it. [`Once::Stale`]: a choice that it brings names an older
    /// revision.
    async fn create_request<'a>(
        &self,
        scope: &Scope,
        write: &RequestWrite,
        once: &Idempotency,
        answer: AnswerOf<'a, RequestFull>,
        twin: AnswerOf<'a, RequestFull>,
    ) -> Result<Once>;
    /// Requests of the person about this account, newest first.
    async fn requests(&self, scope: &Scope, page: &PageOf) -> Result<Rows<RequestRow>>;
    /// The open ones, due first, at most `limit`; and how many are open.
    async fn open_requests(&self, scope: &Scope, limit: u32) -> Result<(Vec<RequestRow>, u32)>;
    /// One of them.
    async fn request(&self, scope: &Scope, id: &RequestId) -> Result<Option<RequestFull>>;
    /// Remembers that the person has seen all that happened to it: nothing is unread any more.
    async fn see_request(&self, scope: &Scope, id: &RequestId, revision: u32) -> Result<()>;

    /// Writes the access log (SEC-7).
    async fn log_lookup(&self, scope: &Scope, lookup: &Lookup) -> Result<()>;
    /// The same for everybody whose requests these are, each with its own request as the reason, in one transaction. Who asked
    /// without an account has no such log.
    async fn log_lookups(&self, requests: &[RequestId], lookup: &Lookup) -> Result<()>;
    /// Who looked, newest first: the person themselves, everybody else, or, with neither named, all of them.
    async fn lookups(&self, scope: &Scope, by: Option<LookedBy>, page: &PageOf) -> Result<Rows<Lookup>>;
    /// Deletes what its period has passed: access log older than 14 days, ended sessions, answers stored under keys, what is
    /// left of work that was given up, lists that were never whole.
    async fn sweep(&self, now: Timestamp) -> Result<u64>;
    /// Seals the texts, files and secrets that lie plain, from an earlier version, or under the key before; `None` when it was
    /// done already. A little at a time, beside everybody else.
    async fn seal(&self) -> Result<Option<Sealing>>;
    /// Deletes the records and values whose configured period has passed; says how many.
    async fn delete_passed(&self, passed: &Passed) -> Result<u64>;
}
