//! `requests` under the company's base: what the officer and the helpdesk see and do.

use crate::{
    CategoryId, Cursor, Date, FreeText, MessageText, Outcome, OutcomeResult, PauseGround, PurposeId, Reference,
    Request, RequestId, RequestKind, RequestStatus, Timestamp, open_enum::open_enum,
};

open_enum! {
    /// What an employee, or a system of the company, may do with requests.
    DeskRole {
        /// Sees requests, takes them, asks and writes.
        Helpdesk = "helpdesk",
        /// The same, and decides: pauses, extends, answers, refuses, attaches.
        Officer = "officer",
    }
}

open_enum! {
    /// What can be done with a request.
    DeskVerb {
        /// Somebody takes it up.
        Take = "take",
        /// Writes to the person; with `question` it waits for an answer, and the clock runs on.
        Ask = "ask",
        /// The clock stands still: doubt about who asks, or about which data are meant.
        Pause = "pause",
        /// The clock runs again.
        Resume = "resume",
        /// One or two months more.
        Extend = "extend",
        /// It is answered, wholly or in part.
        Answer = "answer",
        /// It is refused.
        Reject = "reject",
        /// A file for the person.
        Attach = "attach",
        /// A recipient was told (GDPR art. 19).
        Tell = "tell",
        /// What could not be carried out is tried again.
        Retry = "retry",
        /// What stands still goes on: on a day that the person is told first, or at once when the person says so.
        Lift = "lift",
        /// What was decided could not be done: it is to be decided anew. The backend says so by itself.
        GiveBack = "give_back",
        /// The person takes it back.
        Cancel = "cancel",
        /// The person writes.
        Write = "write",
    }
}

open_enum! {
    /// Why a verb cannot be done now.
    DeskRefusal {
        /// The request is closed.
        Closed = "closed",
        /// It is already being carried out.
        BeingDone = "being_done",
        /// The clock stands still already.
        AlreadyPaused = "already_paused",
        /// The clock runs.
        NotPaused = "not_paused",
        /// The person proved who they are; doubt about that is no reason any more (GDPR art. 12(6)).
        IdentityProven = "identity_proven",
        /// An extension is told within the first month (GDPR art. 12(3)).
        FirstMonthPassed = "first_month_passed",
        /// It was extended already.
        AlreadyExtended = "already_extended",
        /// One or two months, no more (GDPR art. 12(3)).
        TooLong = "too_long",
        /// A reason is needed.
        ReasonMissing = "reason_missing",
        /// Nothing is done by the backend and nothing was written: that is no answer.
        TextMissing = "text_missing",
        /// What became of each kind of data is missing, or names one twice.
        OutcomeMissing = "outcome_missing",
        /// What is kept needs its ground.
        GroundMissing = "ground_missing",
        /// The backend has to keep what the outcome says is done, or the other way round.
        OutcomeImpossible = "outcome_impossible",
        /// What the backend cannot correct by itself needs a line of its own: somebody did it, or it is kept.
        ByHand = "by_hand",
        /// The role does not allow it.
        NotAllowed = "not_allowed",
        /// Something is in the way of closing the account: a running service, a domain in transfer, an open invoice.
        Blocked = "blocked",
        /// No such recipient waits to be told.
        NotToTell = "not_to_tell",
        /// Nothing failed: there is nothing to try again.
        NotFailed = "not_failed",
        /// The person wrote something that whoever decides was not shown (`X-Seen`).
        NewMessage = "new_message",
        /// Nothing stands still for it.
        NotRestricted = "not_restricted",
        /// It is not decided yet: the decision says what becomes of what stands still.
        Undecided = "undecided",
        /// The person was told already on which day the use goes on.
        AlreadyLifting = "already_lifting",
    }
}

open_enum! {
    /// Which requests.
    DeskFilter {
        /// Not closed yet.
        Open = "open",
        /// Open, nobody has taken it up.
        New = "new",
        /// Open, due within seven days.
        DueSoon = "due_soon",
        /// Open and too late.
        Overdue = "overdue",
        /// The clock stands still.
        Paused = "paused",
        /// The person wrote, and nobody answered.
        Unanswered = "unanswered",
        /// What was decided could not be carried out: it waits for somebody to try again.
        Failed = "failed",
        /// Closed, and a recipient still has to be told.
        ToTell = "to_tell",
        /// Closed, and the use of data still stands still for it: until it is lifted.
        Restricted = "restricted",
        /// Answered, refused or taken back.
        Closed = "closed",
    }
}

open_enum! {
    /// A part of carrying a decision out.
    DeskStep {
        /// Contact messages go.
        Messages = "messages",
        /// Orders go.
        Orders = "orders",
        /// Activity goes.
        Activity = "activity",
        /// Values of the profile go, or are corrected.
        Values = "values",
        /// The file with the answer is made.
        File = "file",
        /// It is closed, and the person is told.
        Closing = "closing",
    }
}

/// What was decided could not be carried out, and is not tried any more. The last day stays as it is.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeskFailure {
    /// Since when.
    pub at: Timestamp,
    /// What is left to do; it failed at the first of them.
    pub left: Vec<DeskStep>,
    /// What the machine said, for who looks after it. Nothing about a person.
    pub why: String,
}

/// A request in the queue.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeskLine {
    /// Its id.
    pub id: RequestId,
    /// What the person quotes.
    pub reference: Reference,
    /// What was asked for.
    pub kind: RequestKind,
    /// How far it is.
    pub status: RequestStatus,
    /// When it came in.
    pub received_at: Timestamp,
    /// The last day, as it is now.
    pub due_on: Date,
    /// The same without the roll to a working day, nor an extension: what to aim for.
    pub target_on: Date,
    /// Open, and `due_on` has passed.
    pub overdue: bool,
    /// The clock stands still.
    pub paused: bool,
    /// Who took it up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assignee: Option<String>,
    /// Messages of the person that nobody answered.
    pub unanswered: u32,
    /// It came without an account.
    pub without_account: bool,
    /// It could not be carried out: somebody has to see to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub failed: Option<DeskFailure>,
}

/// `GET requests`: due first; closed ones last closed first.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeskPage {
    /// The lines.
    pub items: Vec<DeskLine>,
    /// Where the next page starts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<Cursor>,
    /// How many the filter has.
    pub total: u32,
}

/// Who did what to a request.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeskAct {
    /// When.
    pub at: Timestamp,
    /// Who: an employee's name, a system's, or `person`.
    pub actor: String,
    /// What.
    pub verb: DeskVerb,
}

/// `GET requests/{id}`.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeskRequest {
    /// As the person sees it.
    pub request: Request,
    /// As in the queue.
    pub line: DeskLine,
    /// Whose it is: the name of the account, or what somebody without an account wrote.
    pub name: String,
    /// Where its e-mails go.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// How the person proved who they are: `password`, `session`, `email_link`.
    pub proof: String,
    /// Who did what, oldest first.
    pub acts: Vec<DeskAct>,
    /// What can be done now by whoever asks.
    pub verbs: Vec<DeskVerb>,
    /// What the rules say would become of each kind of data for each purpose, with erasure, closure, restriction and correction.
    /// Of somebody without an account only what the backend can do by itself: their address goes from the newsletter's list.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub proposal: Vec<DeskOutcome>,
    /// Corrections that the backend does not do: each of these kinds needs its line in `outcome` when it is answered, `done` by
    /// hand or `kept`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub by_hand: Vec<HandCorrection>,
    /// Of somebody without an account, with erasure, restriction and correction: kinds that the backend cannot look for.
    /// Somebody does, by hand; `outcome` names those that were there, `done` or `kept`, and no others.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub to_look_for: Vec<DeskKind>,
}

open_enum! {
    /// Why the backend does not put a correction in.
    HandReason {
        /// It stands in a list of records, which other systems keep.
        Records = "records",
        /// It belongs to the log-in, which keeps it by itself.
        LogIn = "log_in",
        /// A new e-mail address holds once the person has confirmed it by the link that goes there, and the old one is told.
        Confirmation = "confirmation",
        /// It is the account's, and who asks does not own that.
        NotOwner = "not_owner",
        /// What is stored is no longer what the person saw, or more values look like it.
        Changed = "changed",
        /// Who asks has no account.
        NoAccount = "no_account",
    }
}

/// A correction that somebody has to do by hand.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HandCorrection {
    /// Which kind of data.
    pub category: CategoryId,
    /// What was stored when it was asked, as in `request.corrections`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// What it is to become.
    pub to: String,
    /// Why the backend does not do it.
    pub reason: HandReason,
}

/// A kind of data for a purpose.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeskKind {
    /// For which purpose.
    pub purpose: PurposeId,
    /// Which kind.
    pub category: CategoryId,
}

/// What became of a kind of data.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeskOutcome {
    /// For which purpose. Absent: for every purpose of the request that has this kind and no line of its own. `done` and `kept`
    /// of one kind, both without a purpose, are divided as the rules divide it.
    #[serde(default, deserialize_with = "crate::known_option", skip_serializing_if = "Option::is_none")]
    pub purpose: Option<PurposeId>,
    /// Which kind.
    pub category: CategoryId,
    /// Done or kept.
    #[serde(deserialize_with = "crate::known")]
    pub result: OutcomeResult,
    /// On which ground it is kept; needed then. In a proposal with `done`: the recipient who alone has it, and is to be asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ground: Option<FreeText<500>>,
    /// Until when it is kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

impl DeskOutcome {
    /// What would become of it, as the person would read it: a proposal that names who alone has it is to ask them.
    pub fn foreseen(&self) -> Outcome {
        let ground = self.ground.as_ref().map(|text| text.as_str().to_owned());
        let recipient = ground.clone().filter(|_| self.result == OutcomeResult::Done);
        Outcome {
            purpose: self.purpose,
            category: self.category.clone(),
            result: if recipient.is_some() { OutcomeResult::Asked } else { self.result },
            ground: ground.filter(|_| recipient.is_none()),
            until: self.until.clone(),
            recipient,
        }
    }
}

/// `POST requests/{id}/messages` under the company's base.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeskMessage {
    /// What it says.
    pub text: MessageText,
    /// It waits for an answer.
    #[serde(default)]
    pub question: bool,
}

/// `POST requests/{id}/pause`.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeskPause {
    /// What for.
    #[serde(deserialize_with = "crate::known")]
    pub ground: PauseGround,
    /// What the person is asked. For identity it says where the doubt comes from, and asks for no identity card.
    pub question: MessageText,
}

/// `POST requests/{id}/extend`.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeskExtend {
    /// 1 or 2.
    pub months: u32,
    /// Why, in words for the person.
    pub reason: MessageText,
}

/// `POST requests/{id}/answer`. An erasure, a closure, a restriction or a correction is then carried out by the backend and
/// closed when that is done; an access or portability request when its file is there.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeskAnswer {
    /// What we answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<MessageText>,
    /// What became of each kind of data; absent: what the rules propose. Needed where something is to be done by hand: then
    /// `done` says that somebody did it. Of what stands in `to_look_for` only what was there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Vec<DeskOutcome>>,
    /// Why a part is kept; needed when it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<MessageText>,
}

/// `POST requests/{id}/reject`.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeskReject {
    /// Why, in words for the person. The ways on (AP, court) stand below it by themselves.
    pub reason: MessageText,
}

/// `POST requests/{id}/lift` under the company's base. The person is told first, and the use goes on some days later.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeskLift {
    /// Why, in words for the person.
    pub reason: MessageText,
}

/// `POST requests/{id}/told`.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeskTold {
    /// The recipient's name, as in `request.told`.
    pub name: String,
}

/// A line of `requests report`.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReportLine {
    /// Of which kind; absent: of all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<RequestKind>,
    /// Came in within the period.
    pub received: u32,
    /// Open now.
    pub open: u32,
    /// Open, due within seven days.
    pub due_soon: u32,
    /// Open and too late.
    pub overdue: u32,
    /// Closed within the period.
    pub closed: u32,
    /// Of those: after their last day.
    pub closed_late: u32,
    /// Of those: days from receipt to answer, on average; absent: none was closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mean_days: Option<f64>,
}

/// `GET requests/report?from=&to=`.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Report {
    /// The first day of the period.
    pub from: Date,
    /// The last one.
    pub to: Date,
    /// One per kind that occurs, and the sum last.
    pub lines: Vec<ReportLine>,
}
