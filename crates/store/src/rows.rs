//! What the verbs take and give: plain values, parsed.

use crate::{NewConfirmation, NewMail};
use jiff::{Timestamp, civil::Date};
use mijn_privacy_api::{
    AccountId, AccountStatus, ActivitySystem, Channel, ConsentId, ConsentState, MessageId, NoticeVersion, PersonId,
    RequestId, Role, StartCause, WordingId,
};

/// What a log-in needs.
#[derive(Clone, Debug)]
pub struct Login {
    /// Who.
    pub person: PersonId,
    /// Argon2id, PHC string.
    pub password_hash: String,
    /// Failed tries since the last success.
    pub failures: u32,
    /// When the last try failed.
    pub failed_at: Option<Timestamp>,
}

/// A session as stored. The token itself is not: only its SHA-256.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionRow {
    /// SHA-256 of the cookie's value.
    pub token_hash: [u8; 32],
    /// Who is logged in.
    pub person: PersonId,
    /// The chosen account.
    pub account: AccountId,
    /// When it began.
    pub created_at: Timestamp,
    /// When it was last used; written at most once a minute.
    pub seen_at: Timestamp,
    /// When the person last proved who they are.
    pub authenticated_at: Timestamp,
}

/// An account of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Membership {
    /// Which account.
    pub account: AccountId,
    /// Its name.
    pub name: String,
    /// What the person is in it.
    pub role: Role,
    /// Its state.
    pub status: AccountStatus,
    /// When it was opened.
    pub opened_on: Date,
    /// When it was closed.
    pub closed_on: Option<Date>,
}

/// One stored value of the profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProfileValue {
    /// The kind: `name_address`, `phone`, `billing_address`, `email`, `ip_address`, `payment`, `username`.
    pub category: String,
    /// The value in full. Masking is the caller's.
    pub value: String,
    /// Since when it is stored; of an IP address, when it was last used.
    pub at: Option<Timestamp>,
}

/// How many records a list has, and the dates that its deletion is computed from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ListFacts {
    /// How many.
    pub total: u32,
    /// The earliest start of the retention: orders, `completed_on`; contact messages, `satisfied_on` or `started`; activity, `at`.
    pub first_start: Option<Date>,
    /// The date of the oldest record.
    pub since: Option<Date>,
}

/// A page of rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rows<T> {
    /// The rows.
    pub items: Vec<T>,
    /// The key of the last row, when more follow. Opaque to callers, stable under inserts.
    pub next: Option<String>,
    /// How many rows the whole list has.
    pub total: u32,
}

/// Which page.
#[derive(Clone, Debug)]
pub struct PageOf {
    /// `next` of the page before.
    pub after: Option<String>,
    /// 1 to 1,000.
    pub limit: u32,
}

/// An order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderRow {
    /// As on the invoice.
    pub number: String,
    /// What.
    pub description: String,
    /// Domain name.
    pub domain: Option<String>,
    /// Euro cents.
    pub amount_cents: u32,
    /// Placed.
    pub ordered_on: Date,
    /// Completed.
    pub completed_on: Option<Date>,
}

/// A contact message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MessageRow {
    /// Which message. Of a row to put in, ignored: the database gives it out.
    pub id: MessageId,
    /// Came in.
    pub received_at: Timestamp,
    /// Subject.
    pub subject: String,
    /// Text.
    pub body: String,
    /// Answered.
    pub answered_at: Option<Timestamp>,
    /// The person is satisfied since.
    pub satisfied_on: Option<Date>,
    /// Since when the retention counts all the same, and why. Of a row to put in, ignored.
    pub started: Option<(Date, StartCause)>,
    /// The consent for it was taken back.
    pub withdrawn_at: Option<Timestamp>,
    /// It was taken back before the answer came, and goes once that is there.
    pub after_answer: bool,
}

impl MessageRow {
    /// From which day its retention counts, by whatever came first.
    pub fn counts_from(&self) -> Option<Date> {
        self.started.map(|(on, _)| on).or(self.satisfied_on)
    }
}

/// An action of the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActivityRow {
    /// When.
    pub at: Timestamp,
    /// Where.
    pub system: ActivitySystem,
    /// What: a code that the configuration translates, or text.
    pub action: String,
    /// From which address.
    pub ip_address: Option<String>,
}

/// The present state of a consent: the last row of its chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsentRow {
    /// Which switch.
    pub id: ConsentId,
    /// Its state; when there is no row, [`ConsentState::Denied`], and of marketing [`ConsentState::Unknown`].
    pub state: ConsentState,
    /// 0 when there is no row.
    pub revision: u32,
    /// Under which wording.
    pub wording: Option<WordingId>,
    /// Under which statement.
    pub notice: Option<NoticeVersion>,
    /// Since when.
    pub changed_at: Option<Timestamp>,
    /// By which route.
    pub channel: Option<Channel>,
    /// With [`ConsentState::PendingConfirmation`]: until when its link works.
    pub pending_until: Option<Timestamp>,
}

/// A change of a consent to append to the chain.
#[derive(Clone, Debug)]
pub struct ConsentWrite {
    /// Which switch.
    pub id: ConsentId,
    /// The state that it gets.
    pub state: ConsentState,
    /// The revision that the caller saw (from `If-Match`); another one is [`crate::Once::Stale`]. Absent: whatever it is now,
    /// for a no that holds in any case.
    pub if_revision: Option<u32>,
    /// The wording that was shown.
    pub wording: WordingId,
    /// Its full text as shown; its SHA-256 goes into the chain, the text into a side row.
    pub wording_text: String,
    /// Its language, BCP 47.
    pub language: String,
    /// When it was shown.
    pub shown_at: Timestamp,
    /// The statement in force.
    pub notice: NoticeVersion,
    /// By which route.
    pub channel: Channel,
    /// Who did it: the person's id, or `system`, or an employee's name.
    pub actor: String,
    /// What an employee wrote beside it. It stands in the side row of the actor and goes with it.
    pub note: Option<String>,
    /// With [`ConsentState::PendingConfirmation`]: the link that confirms it, and the e-mail that brings it. Both are stored
    /// with the change or, where it changes nothing, not at all.
    pub confirmation: Option<(NewConfirmation, NewMail)>,
    /// When.
    pub at: Timestamp,
}

/// A look-up of a person's data, for the access log (SEC-7). What was seen is named by kind, never by value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lookup {
    /// When.
    pub at: Timestamp,
    /// Who looked: the person's id or an employee.
    pub actor: String,
    /// Which system reports.
    pub system: String,
    /// What was looked at: `overview`, `orders`.
    pub what: String,
    /// Of an employee: for which request.
    pub reason: Option<RequestId>,
}

/// Whose looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LookedBy {
    /// The person whose data they are.
    Themselves,
    /// An employee or a system.
    Others,
}

/// How many marketing e-mails went out in a calendar year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mailings {
    /// So many.
    pub sent: u32,
}
