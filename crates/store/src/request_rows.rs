//! What the verbs about requests take and give.

use jiff::{Timestamp, civil::Date};
use mijn_privacy_api::{
    OutcomeResult, PauseGround, PurposeId, Reference, RequestEventKind, RequestId, RequestKind, RequestStatus,
};

/// A request to store.
#[derive(Clone, Debug)]
pub struct RequestWrite {
    /// Its random id.
    pub id: RequestId,
    /// What is asked for.
    pub kind: RequestKind,
    /// About which purposes.
    pub purposes: Vec<PurposeId>,
    /// What the person added.
    pub text: Option<String>,
    /// Name the suppliers too.
    pub with_suppliers: bool,
    /// When it came in.
    pub received_at: Timestamp,
    /// Rolled last day, by the rules.
    pub due_on: Date,
    /// The same without the roll, for the officer.
    pub target_on: Date,
    /// The year of the reference, in the Netherlands.
    pub year: i16,
    /// When the person proved who they are.
    pub identity_confirmed_at: Option<Timestamp>,
}

/// A stored request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestRow {
    /// Its id.
    pub id: RequestId,
    /// What the person quotes: three letters by kind, year, number: `INZ-2026-0142`.
    pub reference: Reference,
    /// What was asked for.
    pub kind: RequestKind,
    /// About which purposes.
    pub purposes: Vec<PurposeId>,
    /// What the person added.
    pub text: Option<String>,
    /// Name the suppliers too.
    pub with_suppliers: bool,
    /// How far it is.
    pub status: RequestStatus,
    /// When it came in.
    pub received_at: Timestamp,
    /// Rolled last day.
    pub due_on: Date,
    /// When it was closed.
    pub closed_at: Option<Timestamp>,
    /// Until when it was extended, and why.
    pub extended: Option<(Date, String)>,
    /// Since when it stands still, what for, and what was asked.
    pub paused: Option<(Timestamp, PauseGround, Option<String>)>,
    /// News that the person has not seen: an answer, a question.
    pub unread: u32,
    /// Why it was refused.
    pub decision_reason: Option<String>,
    /// Counts the changes, for the entity tag.
    pub revision: u32,
}

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

/// What became of a category.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutcomeRow {
    /// Which.
    pub category: String,
    /// Done or kept.
    pub result: OutcomeResult,
    /// On which ground.
    pub ground: Option<String>,
    /// Until when.
    pub until: Option<Date>,
}

/// A request with all that belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestFull {
    /// The request.
    pub row: RequestRow,
    /// Oldest first.
    pub events: Vec<RequestEventRow>,
    /// Per category.
    pub outcome: Vec<OutcomeRow>,
}
