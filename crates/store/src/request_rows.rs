//! A request: what is stored when it comes in, and its row.

use crate::{ConsentWrite, JobKind, NewJob, NewMail, OutcomeRow};
use jiff::{Timestamp, civil::Date};
use mijn_privacy_api::{
    DeskStep, ErasurePreview, PauseGround, PreviewKind, PurposeId, Reference, RequestId, RequestKind, RequestStatus,
    RestrictionGround, Role,
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
    /// Why the use should stand still.
    pub ground: Option<RestrictionGround>,
    /// What to correct.
    pub corrections: Vec<CorrectionRow>,
    /// What goes and what stays.
    pub preview: Option<KeptPreview>,
    /// Choices that change with it, at once and in the same transaction: an objection to direct marketing (GDPR art. 21(3)).
    /// What is already so stays as it is; none of them waits for a link.
    pub choices: Vec<ConsentWrite>,
    /// Purposes whose use stands still from now on: an objection that is to be judged (GDPR art. 18(1)(d)). The timeline says so.
    pub restrict: Vec<PurposeId>,
    /// It is answered by being done: closed at once, as completed.
    pub done: bool,
    /// With `done`: what became of each category for each purpose.
    pub outcome: Vec<OutcomeRow>,
    /// Work that begins with it.
    pub jobs: Vec<NewJob>,
    /// Makes the e-mail that confirms it, once its reference is known; absent: there is no address.
    pub mail: Option<MailOf>,
}

/// A preview, and what it is.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptPreview {
    /// Whether the person saw it.
    pub kind: PreviewKind,
    /// The preview.
    pub preview: ErasurePreview,
}

/// What was decided could not be carried out. Nothing about a person stands in it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Failure {
    /// Since when nobody tries it any more.
    pub at: Timestamp,
    /// The work that was given up.
    pub job: JobKind,
    /// What is left to do, in words of the contract.
    pub left: Vec<DeskStep>,
    /// What the machine said.
    pub why: String,
}

/// Makes an e-mail about a request.
#[derive(Clone)]
pub struct MailOf(pub std::sync::Arc<dyn Fn(&RequestRow) -> NewMail + Send + Sync>);

impl std::fmt::Debug for MailOf {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str("MailOf(…)")
    }
}

/// One thing to correct.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CorrectionRow {
    /// Which kind of data.
    pub category: String,
    /// What was stored, as it was shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// What it is to become.
    pub to: String,
}

/// How the person proved who they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    /// Logged in, and the password again.
    Password,
    /// Logged in.
    Session,
    /// By a link in an e-mail.
    EmailLink,
}

impl Proof {
    /// As it is stored and shown to the officer.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Session => "session",
            Self::EmailLink => "email_link",
        }
    }

    /// Reads it.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Password, Self::Session, Self::EmailLink].into_iter().find(|one| one.as_str() == word)
    }
}

/// What was decided and is being carried out. It is closed when the last step is done.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// What becomes of each category for each purpose.
    pub outcome: Vec<OutcomeRow>,
    /// Why a part is kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The day that the rules were applied for: a step that is done again tomorrow does the same.
    pub on: Date,
    /// Who decided.
    pub actor: String,
    /// Where the person is told that it is done: what is erased may be the address itself. It goes with the decision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tell: Option<String>,
    /// Kinds of which somebody put the correction in by hand.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub by_hand: Vec<String>,
    /// Purposes of which what stands still goes all the same: the person, who had it restricted, now wants it erased.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub through: Vec<PurposeId>,
    /// Those of them whose use no longer stands still after that. Of the others the officer keeps something.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lifts: Vec<PurposeId>,
}

/// A stored request.
#[derive(Clone, Debug, PartialEq)]
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
    /// The last day without the roll, without an extension or a pause.
    pub target_on: Date,
    /// By so many months it was extended: 0, 1 or 2.
    pub extended_months: u8,
    /// So many days it stood still, without the pause that is going on.
    pub paused_days: u16,
    /// Why the use should stand still.
    pub ground: Option<RestrictionGround>,
    /// What to correct.
    pub corrections: Vec<CorrectionRow>,
    /// What goes and what stays, as it was when it was sent. Rows of a list come without it.
    pub preview: Option<KeptPreview>,
    /// How the person proved who they are.
    pub proof: Proof,
    /// Messages of the person since the officer last wrote.
    pub unanswered: u32,
    /// Who took it up.
    pub assignee: Option<String>,
    /// What was decided and is being carried out.
    pub decision: Option<Decision>,
    /// It could not be, and waits for somebody to try again.
    pub failure: Option<Failure>,
    /// What the person is in the account; absent: it came without an account.
    pub role: Option<Role>,
    /// The first day on which what stands still for it is used again, once the person was told (GDPR art. 18(3)).
    pub lifts_on: Option<Date>,
}

impl RequestRow {
    /// The last day for the answer as it is now: that of the extension, where there is one.
    pub fn last_day(&self) -> Date {
        self.extended.as_ref().map_or(self.due_on, |(until, _)| *until)
    }
}
