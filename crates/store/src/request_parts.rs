//! What belongs to a request: timeline, outcome, thread, who did what.

use crate::RequestRow;
use jiff::{Timestamp, civil::Date};
use mijn_privacy_api::{Author, DeskVerb, OutcomeResult, PurposeId, RequestEventKind, ThreadMessageId};

/// A line of a request's timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestEventRow {
    /// What.
    pub kind: RequestEventKind,
    /// When.
    pub at: Timestamp,
    /// Why.
    pub reason: Option<String>,
}

/// What became of a category for a purpose.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OutcomeRow {
    /// For which purpose; absent: decided before that was kept, and so for every purpose that the request is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purpose: Option<PurposeId>,
    /// Which.
    pub category: String,
    /// Done or kept.
    pub result: OutcomeResult,
    /// On which ground it is kept. Of what is done: the name of the recipient who alone has it, and is asked to.
    pub ground: Option<String>,
    /// Until when.
    pub until: Option<Date>,
}

impl OutcomeRow {
    /// Whether it says something of this category for this purpose.
    pub fn is_about(&self, purpose: PurposeId, category: &str) -> bool {
        self.category == category && self.purpose.is_none_or(|own| own == purpose)
    }
}

/// A request with all that belongs to it.
#[derive(Clone, Debug, PartialEq)]
pub struct RequestFull {
    /// The request.
    pub row: RequestRow,
    /// Oldest first.
    pub events: Vec<RequestEventRow>,
    /// Per purpose and category, in the order in which it was decided.
    pub outcome: Vec<OutcomeRow>,
    /// Oldest first.
    pub thread: Vec<ThreadRow>,
    /// Who did what, oldest first.
    pub acts: Vec<ActRow>,
    /// Recipients to tell, by name, and since when they know.
    pub tell: Vec<(String, Option<Date>)>,
    /// The latest file with the answer.
    pub result: Option<crate::ResultRow>,
    /// The purposes whose use stands still for it; absent: nothing does. Without an account nothing is kept of that but the
    /// timeline and the outcome: it is what that says was done, or else what the request is about, of which none named is all.
    pub still: Option<Vec<PurposeId>>,
    /// The purposes whose use ever stood still for it, ended or not.
    pub restricted: Vec<PurposeId>,
}

impl RequestFull {
    /// A request with nothing that belongs to it.
    pub fn new(row: RequestRow) -> Self {
        Self {
            row,
            events: Vec::new(),
            outcome: Vec::new(),
            thread: Vec::new(),
            acts: Vec::new(),
            tell: Vec::new(),
            result: None,
            still: None,
            restricted: Vec::new(),
        }
    }
}

/// One message of the thread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThreadRow {
    /// Which message.
    pub id: ThreadMessageId,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub author: Author,
    /// What it says.
    pub text: String,
    /// It waits for the person's answer.
    pub question: bool,
    /// The person has not seen it.
    pub unread: bool,
    /// Names and sizes (bytes, unsealed) of its files.
    pub attachments: Vec<(String, u32)>,
}

/// A file to add to a message. The caller sealed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewAttachment {
    /// Unique within the request.
    pub name: String,
    /// In bytes, unsealed.
    pub size: u32,
    /// Sealed.
    pub content: Vec<u8>,
}

/// A message to add.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewThreadRow {
    /// As it will be; its attachments are those below.
    pub row: ThreadRow,
    /// The files that come with it.
    pub files: Vec<NewAttachment>,
}

/// Who did what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActRow {
    /// When.
    pub at: Timestamp,
    /// An employee's name, a system's, or `person`.
    pub actor: String,
    /// What.
    pub verb: DeskVerb,
}
