//! Requests under a right, and what became of them.

use crate::{
    CategoryId, Date, ErasurePreview, FreeText, PreviewKind, PreviewToken, PurposeId, Reference, RequestId,
    RequestResult, ThreadMessage, Timestamp, Told, open_enum::open_enum,
};

open_enum! {
    /// What is asked for. Withdrawing a consent is no request: it goes to the switch.
    RequestKind {
        /// GDPR art. 12–14.
        Explanation = "explanation",
        /// GDPR art. 15.
        Access = "access",
        /// GDPR art. 16.
        Rectification = "rectification",
        /// GDPR art. 17.
        Erasure = "erasure",
        /// GDPR art. 18.
        Restriction = "restriction",
        /// GDPR art. 20.
        Portability = "portability",
        /// GDPR art. 21.
        Objection = "objection",
        /// GDPR art. 22.
        AutomatedDecision = "automated_decision",
        /// SUP-2.
        SupplierList = "supplier_list",
        /// ACC-5.
        AccountClosure = "account_closure",
    }
}

open_enum! {
    /// How far it is.
    RequestStatus {
        /// Stored, not yet taken up.
        Received = "received",
        /// Somebody works on it.
        InProgress = "in_progress",
        /// Answered.
        Completed = "completed",
        /// Refused, with the reason.
        Rejected = "rejected",
        /// Taken back by the person.
        Cancelled = "cancelled",
    }
}

open_enum! {
    /// What happened to a request.
    RequestEventKind {
        /// It came in; the clock runs.
        Received = "received",
        /// The person proved who they are.
        IdentityConfirmed = "identity_confirmed",
        /// It was taken up.
        InProgress = "in_progress",
        /// The clock stands still.
        Paused = "paused",
        /// The clock runs again.
        Resumed = "resumed",
        /// By at most two months, with the reason (GDPR art. 12(3)).
        Extended = "extended",
        /// Answered.
        Completed = "completed",
        /// Refused.
        Rejected = "rejected",
        /// Taken back.
        Cancelled = "cancelled",
        /// It will be done; the backend is at it.
        Accepted = "accepted",
        /// The use of the data stands still while it is judged (GDPR art. 18(1)(d)), or as was asked (art. 18).
        Restricted = "restricted",
        /// The use goes on, which was told first (GDPR art. 18(3)).
        RestrictionLifted = "restriction_lifted",
        /// The file with the answer is there.
        ResultReady = "result_ready",
        /// The person was told that the use goes on, and from which day (GDPR art. 18(3)); until then it stands still.
        LiftAnnounced = "lift_announced",
    }
}

open_enum! {
    /// What a pause is for. Nothing else pauses the clock.
    PauseGround {
        /// Doubt about who is asking (GDPR art. 12(6)).
        Identity = "identity",
        /// Which data are meant.
        Specification = "specification",
    }
}

open_enum! {
    /// What became of a category.
    OutcomeResult {
        /// Done.
        Done = "done",
        /// Kept, on a ground.
        Kept = "kept",
        /// Only a recipient has it, who has yet to be asked to erase it (GDPR art. 17(2) and 19). Answers of the company say
        /// [`OutcomeResult::Done`]: which of the two it is follows from whom we told.
        Asked = "asked",
    }
}

open_enum! {
    /// Why the use of data should stand still (GDPR art. 18(1)).
    RestrictionGround {
        /// The data are wrong; until that is checked (a).
        Accuracy = "accuracy",
        /// The use is unlawful, and the person does not want erasure (b).
        Unlawful = "unlawful",
        /// We need them no more, but the person does for a claim (c).
        LegalClaim = "legal_claim",
        /// The person objected; until that is judged (d).
        Objection = "objection",
    }
}

open_enum! {
    /// What the person can do with a request now.
    RequestAction {
        /// `POST requests/{id}/cancel`.
        Cancel = "cancel",
        /// `POST requests/{id}/messages`.
        Message = "message",
        /// `POST requests/{id}/result-links`.
        Download = "download",
        /// `POST requests/{id}/lift`: what stands still for it may be used again.
        Lift = "lift",
    }
}

/// Free text of a request: at most 2,000 characters.
pub type RequestText = FreeText<2000>;

/// What a field is to become: at most 500 characters.
pub type FieldText = FreeText<500>;

/// One thing to correct (GDPR art. 16).
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewCorrection {
    /// Which kind of data.
    pub category: CategoryId,
    /// Which value is wrong, as the overview shows it. Needed where there are several of this kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<FieldText>,
    /// What it is to become.
    pub to: FieldText,
}

/// One thing to correct, as it was asked.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, crate::Answer)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Correction {
    /// Which kind of data.
    pub category: CategoryId,
    /// The value that was stored when it was asked; payment data masked. Absent: nothing, or a list of records.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// What it is to become.
    pub to: String,
}

/// `POST requests`, with `Idempotency-Key`.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewRequest {
    /// What is asked for.
    #[serde(deserialize_with = "crate::known")]
    pub kind: RequestKind,
    /// About which purposes; empty: about all. With [`RequestKind::Objection`] that is all that can be objected to, and the
    /// request then names them.
    #[serde(default, deserialize_with = "crate::known_list")]
    pub purposes: Vec<PurposeId>,
    /// What the person wants to add.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<RequestText>,
    /// Whether the answer should name the suppliers too (CJEU C-154/21).
    #[serde(default)]
    pub with_suppliers: bool,
    /// Why the use should stand still; with [`RequestKind::Restriction`] and only there.
    #[serde(default, deserialize_with = "crate::known_option", skip_serializing_if = "Option::is_none")]
    pub ground: Option<RestrictionGround>,
    /// What to correct, 1 to 20, each value once; with [`RequestKind::Rectification`] and only there. None where the text says it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<NewCorrection>,
    /// `token` of the preview that was shown, with [`RequestKind::Erasure`] and [`RequestKind::AccountClosure`]. Another
    /// preview by now is `preview_changed` (409); without a token what is computed now is kept, as that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub preview: Option<PreviewToken>,
}

/// Longer than a month (GDPR art. 12(3)).
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, crate::Answer)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Extension {
    /// The new last day.
    pub until: Date,
    /// Why, in the officer's words.
    pub reason: String,
}

/// The clock stands still.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, crate::Answer)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Pause {
    /// Since when.
    pub since: Timestamp,
    /// What for.
    pub ground: PauseGround,
    /// What was asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<String>,
}

/// The use of data that stands still for a request.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, crate::Answer)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Standstill {
    /// For which purposes.
    pub purposes: Vec<PurposeId>,
    /// The first day on which the use goes on, once the person was told of it (GDPR art. 18(3)). Absent: no end is foreseen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends_on: Option<Date>,
}

/// One line of the timeline.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, crate::Answer)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RequestEvent {
    /// What happened.
    pub kind: RequestEventKind,
    /// When.
    pub at: Timestamp,
    /// Why, where there is a reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// With [`RequestEventKind::Restricted`]: which use stands still since then. Empty: of everything that it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub purposes: Vec<PurposeId>,
}

/// What became of one category for a purpose.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, crate::Answer)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Outcome {
    /// For which purpose: the same kind of data may go for one and stay for another. Absent: for every purpose that the request
    /// is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purpose: Option<PurposeId>,
    /// Which kind of data.
    pub category: CategoryId,
    /// Done, kept, or yet to be asked of who has it.
    pub result: OutcomeResult,
    /// On which ground it is kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ground: Option<String>,
    /// Until when it is kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// Who alone has it: with [`OutcomeResult::Asked`] we still have to ask them to erase it, with [`OutcomeResult::Done`] we did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recipient: Option<String>,
}

/// A request in a list.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, crate::Answer)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RequestSummary {
    /// Its id.
    pub id: RequestId,
    /// What the person quotes.
    pub reference: Reference,
    /// What was asked for.
    pub kind: RequestKind,
    /// How far it is.
    pub status: RequestStatus,
    /// When it came in; the clock counts from here.
    pub received_at: Timestamp,
    /// The last day for the answer.
    pub due_on: Date,
    /// Open, and `due_on` has passed.
    #[serde(default)]
    pub overdue: bool,
    /// The clock stands still until the person answers; `due_on` will move.
    #[serde(default)]
    pub paused: bool,
    /// When it was closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed_at: Option<Timestamp>,
    /// News that the person has not seen: an answer, a question. Reading the request by itself makes it seen.
    #[serde(default)]
    pub unread: u32,
}

/// `GET requests/{id}`, and the answer of `POST requests`.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, crate::Answer)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Request {
    /// Its id.
    pub id: RequestId,
    /// What the person quotes.
    pub reference: Reference,
    /// What was asked for.
    pub kind: RequestKind,
    /// About which purposes; empty: about all.
    pub purposes: Vec<PurposeId>,
    /// What the person added.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Whether the suppliers were asked for.
    #[serde(default)]
    pub with_suppliers: bool,
    /// How far it is.
    pub status: RequestStatus,
    /// When it came in; the clock counts from here.
    pub received_at: Timestamp,
    /// The last day for the answer: one month, rolled to a working day (GDPR art. 12(3), Regulation 1182/71).
    pub due_on: Date,
    /// Open, and `due_on` has passed.
    #[serde(default)]
    pub overdue: bool,
    /// When it was closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed_at: Option<Timestamp>,
    /// Longer, and why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extended: Option<Extension>,
    /// Standing still, and why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paused: Option<Pause>,
    /// What stands still for it (GDPR art. 18 and 21). Absent: nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub standstill: Option<Standstill>,
    /// The timeline, oldest first.
    pub events: Vec<RequestEvent>,
    /// News that the person has not seen: an answer, a question. Reading the request by itself makes it seen.
    #[serde(default)]
    pub unread: u32,
    /// What became of each category for each purpose.
    #[serde(default)]
    pub outcome: Vec<Outcome>,
    /// Why it was refused, wholly or in part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decision_reason: Option<String>,
    /// Why the use should stand still.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ground: Option<RestrictionGround>,
    /// What to correct.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<Correction>,
    /// What goes and what stays, as it was when it was sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub preview: Option<ErasurePreview>,
    /// Whether the person saw it; with `preview`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub preview_kind: Option<PreviewKind>,
    /// What person and officer wrote, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub thread: Vec<ThreadMessage>,
    /// The file with the answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub result: Option<RequestResult>,
    /// Whom we told of a correction, an erasure or a restriction (GDPR art. 19).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub told: Vec<Told>,
    /// What the person can do now.
    #[serde(default)]
    pub actions: Vec<RequestAction>,
}
