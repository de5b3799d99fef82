//! Consents and objections: the switches.

use crate::{Etag, NoticeVersion, PurposeId, ShownToken, Timestamp, WordingId, open_enum::open_enum};

open_enum! {
    /// A switch.
    ConsentId {
        /// The newsletter (NEW-1…5).
        Newsletter = "newsletter",
        /// Marketing to customers (MKT-1…3).
        Marketing = "marketing",
        /// Contact messages to train the service desk (CON-5).
        Training = "training",
        /// Google Analytics (GA-1…5).
        Analytics = "analytics",
    }
}

open_enum! {
    /// What kind of choice a switch is.
    ConsentType {
        /// Off until given (GDPR art. 6(1)(a)); taking it back is *withdrawn*.
        Consent = "consent",
        /// On until objected to (GDPR art. 21(2), Tw art. 11.7(3)); at once, without a reason.
        Objection = "objection",
    }
}

open_enum! {
    /// The state of a consent. Only [`ConsentState::Granted`] allows anything.
    ConsentState {
        /// Given, or (objection) not objected to.
        Granted = "granted",
        /// Refused, or never given.
        Denied = "denied",
        /// Given and taken back.
        Withdrawn = "withdrawn",
        /// Objected to.
        Objected = "objected",
        /// Waits for the click in the e-mail (double opt-in).
        PendingConfirmation = "pending_confirmation",
    }
}

open_enum! {
    /// By which route a choice came.
    Channel {
        /// This widget.
        Portal = "portal",
        /// The link in an e-mail.
        UnsubscribeLink = "unsubscribe_link",
        /// An employee, for the person.
        Helpdesk = "helpdesk",
        /// Brought in from an older system.
        Import = "import",
        /// Global Privacy Control.
        BrowserSignal = "browser_signal",
        /// A spam complaint or a blocked address (MKT-3).
        Block = "block",
        /// The link in the e-mail that asks to confirm (double opt-in).
        ConfirmationLink = "confirmation_link",
        /// By itself: not confirmed in time, or the account was closed (NEW-5).
        Expiry = "expiry",
    }
}

open_enum! {
    /// Why a choice that was once made, or brought in, acts as no.
    StateReason {
        /// It was given under a wording that meant something else; nothing holds until it is given anew.
        WordingChanged = "wording_changed",
        /// It came from an older system without proof of what was shown.
        NoProof = "no_proof",
        /// Marketing: no sale with an opt-out is on record (Tw art. 11.7(3)).
        NoSale = "no_sale",
    }
}

open_enum! {
    /// What a browser says by itself.
    BrowserSignal {
        /// Global Privacy Control: no.
        Gpc = "gpc",
    }
}

/// What the person reads beside the switch. Its id names the exact text.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, crate::Answer)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Wording {
    /// Which wording, with its version.
    pub id: WordingId,
    /// BCP 47.
    pub language: String,
    /// The switch's name.
    pub title: String,
    /// One line: what it is.
    pub summary: String,
    /// In full: what happens when it is on, and when it is off.
    pub text: String,
}

/// This calendar year's marketing e-mails (MKT-1).
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize, crate::Answer)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MailingCount {
    /// Sent this year.
    pub sent: u32,
    /// At most so many.
    pub max: u32,
}

/// One switch and its state.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, crate::Answer)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Consent {
    /// Which switch.
    pub id: ConsentId,
    /// The purpose that it belongs to.
    pub purpose: PurposeId,
    /// Consent or objection.
    #[serde(rename = "type")]
    pub kind: ConsentType,
    /// Its state; `unknown` acts as no.
    pub state: ConsentState,
    /// With `unknown`: why it acts as no.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state_reason: Option<StateReason>,
    /// With `pending_confirmation`: the first moment at which the link no longer works, and the choice is deleted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pending_until: Option<Timestamp>,
    /// Counts the changes, from 0.
    pub revision: u32,
    /// What to show beside it.
    pub wording: Wording,
    /// What the company promises beside the wording, a sentence each in the asked language: what it agreed with Google
    /// (GA-1…4), for example.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<String>,
    /// The version of the statement under which the state came about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice_version: Option<NoticeVersion>,
    /// Since when; absent when nothing was ever chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changed_at: Option<Timestamp>,
    /// How it came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
    /// For `If-Match`.
    pub etag: Etag,
    /// To send back with a change.
    pub shown_token: ShownToken,
    /// With marketing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mailings: Option<MailingCount>,
}

/// `GET consents`: every switch of this backend.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, crate::Answer)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Consents {
    /// The switches, in the order of the page.
    pub items: Vec<Consent>,
}

/// `PUT consents/{id}`, with `If-Match` and `Idempotency-Key`. The answer is the [`Consent`] as stored.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ConsentChange {
    /// On or off.
    pub granted: bool,
    /// Of the wording that the person saw.
    pub shown_token: ShownToken,
    /// The browser's own no, and not the person's: with `granted: false` only. It is stored where nothing was chosen yet,
    /// and changes nothing elsewhere.
    #[serde(default, deserialize_with = "crate::known_option", skip_serializing_if = "Option::is_none")]
    pub signal: Option<BrowserSignal>,
}
