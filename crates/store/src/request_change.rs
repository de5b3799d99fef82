//! A change of a request, as it is decided from what the request is.

use crate::{ActRow, NewJob, NewMail, NewThreadRow, OutcomeRow, RequestEventRow, RequestFull, RequestRow};
use jiff::civil::Date;
use mijn_privacy_api::{DeskRefusal, PurposeId};

/// Whose request it has to be, for who asks.
#[derive(Clone, Debug)]
pub enum RequestOf {
    /// The person's, about this account.
    Scope(crate::Scope),
    /// Anybody's: for the officer and for the server's own work.
    Desk,
}

/// What a change makes of a request. Everything is stored in one transaction.
#[derive(Clone, Debug)]
pub struct RequestChange {
    /// The request as it is to be. Id, reference, kind, purposes, text, ground, corrections, preview, proof, role, receipt and
    /// target stay as they are, whatever it says; its revision is the next one. A last day that moves on is one that nobody was
    /// warned of.
    pub row: RequestRow,
    /// Lines to append to the timeline.
    pub events: Vec<RequestEventRow>,
    /// Messages to append to the thread.
    pub messages: Vec<NewThreadRow>,
    /// What became of each category for each purpose, in the place of what stood there.
    pub outcome: Option<Vec<OutcomeRow>>,
    /// Who did it, and what.
    pub act: ActRow,
    /// Work that begins with it.
    pub jobs: Vec<NewJob>,
    /// E-mails that leave with it.
    pub mails: Vec<NewMail>,
    /// Purposes whose use stands still from now on.
    pub restrict: Vec<PurposeId>,
    /// What stood still for this request goes on.
    pub lift: bool,
    /// Recipients that have to be told, by name.
    pub tell: Vec<String>,
    /// A recipient that was told, and on which day.
    pub told: Option<(String, Date)>,
}

impl RequestChange {
    /// The row with nothing beside it but who did what.
    pub fn of(row: RequestRow, act: ActRow) -> Self {
        Self {
            row,
            events: Vec::new(),
            messages: Vec::new(),
            outcome: None,
            act,
            jobs: Vec::new(),
            mails: Vec::new(),
            restrict: Vec::new(),
            lift: false,
            tell: Vec::new(),
            told: None,
        }
    }
}

/// Decides, from the request as it is within the transaction, what it becomes; or why not.
pub type Decide<'a> = Box<dyn FnOnce(&RequestFull) -> Result<RequestChange, DeskRefusal> + Send + 'a>;

/// A change that is safe to repeat: under whose key, and the answer that is stored with it.
pub struct OnceOf<'a> {
    /// Who sent the key.
    pub scope: &'a crate::Scope,
    /// The key.
    pub once: &'a crate::Idempotency,
    /// Makes the answer from the request as it is then.
    pub answer: crate::AnswerOf<'a, RequestFull>,
}

/// What became of a change.
#[derive(Clone, Debug, PartialEq)]
pub enum RequestChanged {
    /// Done; the request as it is now.
    Done(Box<RequestFull>),
    /// With a key: done, or done before.
    Once(crate::Once),
    /// It cannot be done now; nothing was written.
    Refused(DeskRefusal),
    /// There is no such request of theirs.
    Missing,
}
