//! What the routes beside the portal's own switch take and give: links, helpdesk, import, proof.

use crate::{ConsentRow, EmailAddress, NewMail};
use jiff::{SignedDuration, Timestamp, civil::Date};
use mijn_privacy_api::{
    Channel, ConsentActor, ConsentId, ConsentState, NoticeVersion, PersonId, ReceiptId, SubscriberId, WordingId,
};

/// Whose choice it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Holder {
    /// Somebody who logs in.
    Person(PersonId),
    /// An address on the newsletter's list that belongs to no account (NEW-5).
    Subscriber(SubscriberId),
}

impl Holder {
    /// The id, as the actor of a change by the person themselves.
    pub fn id(&self) -> &str {
        match self {
            Self::Person(id) => id.as_str(),
            Self::Subscriber(id) => id.as_str(),
        }
    }
}

/// A link that confirms a choice, sent by e-mail. The token itself is not stored: only its SHA-256.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewConfirmation {
    /// SHA-256 of the token.
    pub token_hash: [u8; 32],
    /// The first moment at which it no longer works.
    pub expires_at: Timestamp,
    /// How often the address may get such an e-mail; absent where no limit holds it back, and it is counted all the same.
    pub limit: Option<MailLimit>,
}

/// What became of a change that came by another route than the portal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Changed {
    /// It was appended.
    Done(ConsentRow),
    /// It was already so; nothing was appended.
    Same(ConsentRow),
    /// Something else was chosen meanwhile (`if_revision`); nothing was appended.
    Stale(ConsentRow),
    /// There is no such person or address any more.
    Missing,
}

/// One row of the chain, as its owner may see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsentEventRow {
    /// The first 16 bytes of the row's hash, hexadecimal: names it, and shows that it is the row.
    pub receipt: ReceiptId,
    /// The chain's random id of the person, hexadecimal.
    pub subject: String,
    /// Which switch.
    pub id: ConsentId,
    /// The state that it led to.
    pub state: ConsentState,
    /// The so-many-th change of this switch.
    pub revision: u32,
    /// Under which wording.
    pub wording: WordingId,
    /// SHA-256 of the text, hexadecimal, as in the chain.
    pub wording_digest: String,
    /// The text; absent once a rule erased it.
    pub wording_text: Option<String>,
    /// BCP 47.
    pub language: String,
    /// When it was shown.
    pub shown_at: Timestamp,
    /// Under which statement.
    pub notice: NoticeVersion,
    /// By which route.
    pub channel: Channel,
    /// Who did it, without a name.
    pub actor: ConsentActor,
    /// When.
    pub at: Timestamp,
    /// The row's hash, hexadecimal.
    pub hash: String,
    /// The hash of the row before it in the chain, hexadecimal.
    pub previous: String,
}

/// What a link to unsubscribe leads to. Looking at it changes nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnsubscribeLink {
    /// Which switch.
    pub id: ConsentId,
    /// Whose; `None` once a non-customer's address was deleted.
    pub holder: Option<Holder>,
    /// The present state; [`ConsentState::Withdrawn`] once the address is gone.
    pub state: ConsentState,
    /// The wording, language and statement of the last change, to be named again by a change over this link.
    pub last: Option<ConsentEventRow>,
}

/// How far a link that confirms is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConfirmationState {
    /// It can be followed.
    Waiting,
    /// It was followed, and what it confirmed still holds.
    Confirmed,
    /// Something else was chosen since.
    Superseded,
    /// It came too late.
    Expired,
}

/// What a link that confirms leads to. Looking at it changes nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfirmationLink {
    /// Which switch.
    pub id: ConsentId,
    /// Whose.
    pub holder: Holder,
    /// How far it is.
    pub state: ConfirmationState,
    /// The row that waits for it.
    pub waiting: ConsentEventRow,
}

/// What became of asking for the confirmation once more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resent {
    /// It is on its way.
    Sent,
    /// Nothing waits for a confirmation.
    NotPending,
    /// Too often; not before this moment.
    Wait(Timestamp),
}

/// How often an e-mail may be sent to one address on somebody's asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MailLimit {
    /// At least so long after the one before.
    pub pause: SignedDuration,
    /// At most so many …
    pub most: u32,
    /// … in so long.
    pub within: SignedDuration,
}

/// A request to be put on the list by somebody who is not logged in: the address, and what waits for the click.
#[derive(Clone, Debug)]
pub struct Subscription {
    /// Who asks, as they typed it.
    pub address: EmailAddress,
    /// The link to unsubscribe on whose page they typed it, by its SHA-256: another address than that of its e-mail gets
    /// nothing, so that one link cannot have e-mails sent to everybody.
    pub link: Option<[u8; 32]>,
    /// When.
    pub at: Timestamp,
}

/// What the passing of time does to choices.
#[derive(Clone, Debug)]
pub struct ConsentSweep {
    /// Now.
    pub now: Timestamp,
    /// Proof of what was switched off before this moment goes: who it was, not the row (`choices` of the configuration).
    pub proof_before: Timestamp,
    /// The name of that rule, which the check of the chain repeats.
    pub proof_rule: String,
    /// Links of e-mails that went out before this moment, to addresses that are no longer on a list, are forgotten.
    pub links_before: Timestamp,
    /// Marketing e-mails before this day are forgotten.
    pub mailings_before: Date,
}

/// A contact message whose sender has not said whether they are satisfied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SilentMessage {
    /// Which message.
    pub id: mijn_privacy_api::MessageId,
    /// The sender's address.
    pub address: EmailAddress,
    /// Its subject.
    pub subject: String,
    /// When it came in.
    pub received_at: Timestamp,
}

/// The one reminder about a contact message.
#[derive(Clone, Debug)]
pub struct Reminder {
    /// Which message.
    pub id: mijn_privacy_api::MessageId,
    /// When.
    pub at: Timestamp,
    /// What is sent.
    pub mail: NewMail,
}
