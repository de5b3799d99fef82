//! What the mailing verbs and the outbox take and give.

use crate::EmailAddress;
use jiff::{Timestamp, civil::Date};
use mijn_privacy_api::{ConsentId, WordingId};

/// An e-mail to send, composed. It waits in the outbox, in the same transaction as what it is about.
#[derive(Clone, PartialEq, Eq)]
pub struct NewMail {
    /// `Message-ID` without its brackets. It stays the same however often sending is tried.
    pub message_id: String,
    /// To whom.
    pub to: EmailAddress,
    /// One line.
    pub subject: String,
    /// As plain text.
    pub text: String,
    /// As HTML.
    pub html: String,
}

impl std::fmt::Debug for NewMail {
    /// Without what it says and to whom.
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.debug_struct("NewMail").field("message_id", &self.message_id).finish_non_exhaustive()
    }
}

/// An e-mail that somebody took out of the outbox to send it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutboxMail {
    /// Its place in the outbox.
    pub id: i64,
    /// What to send.
    pub mail: NewMail,
    /// How often it was tried before.
    pub attempts: u32,
    /// Since when it waits.
    pub since: Timestamp,
}

/// How the outbox stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OutboxFacts {
    /// So many wait.
    pub waiting: u32,
    /// So many were given up.
    pub given_up: u32,
    /// Since when the oldest waits.
    pub oldest: Option<Timestamp>,
}

/// Whether these addresses may be mailed.
#[derive(Clone, Debug)]
pub struct PermissionAsk<'a> {
    /// [`ConsentId::Newsletter`] or [`ConsentId::Marketing`].
    pub id: ConsentId,
    /// Each with the SHA-256 of the token that its link gets, if it may be mailed.
    pub addresses: &'a [(EmailAddress, [u8; 32])],
    /// A yes under another wording than these counts as none.
    pub wordings: &'a [WordingId],
    /// With marketing: at most so many in the calendar year of `day`.
    pub max: Option<u32>,
    /// Today, in the Netherlands.
    pub day: Date,
    /// Now.
    pub at: Timestamp,
}

/// Whether an address may be mailed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Permit {
    /// Yes; the token's digest is stored.
    Permitted,
    /// No.
    NotPermitted,
    /// Not this year any more.
    LimitReached,
}

/// Marketing e-mails to record before they go out.
#[derive(Clone, Debug)]
pub struct MailingWrite<'a> {
    /// The mailing's id at the sender.
    pub mailing: &'a str,
    /// Its subject.
    pub subject: &'a str,
    /// To whom.
    pub addresses: &'a [EmailAddress],
    /// As in [`PermissionAsk`].
    pub wordings: &'a [WordingId],
    /// At most so many in the calendar year of `day`.
    pub max: u32,
    /// Today, in the Netherlands.
    pub day: Date,
}

/// A marketing e-mail that went out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailingRow {
    /// On which day, in the Netherlands.
    pub sent_on: Date,
    /// Its subject.
    pub subject: String,
}
