//! Purposes: what is stored, why, how long, who receives it, and which rights apply.

use crate::{CategoryId, Date, Period, Timestamp, open_enum::open_enum};

open_enum! {
    /// What data are used for; the privacy statement's own division, and our records of choices and requests.
    PurposeId {
        /// The account (statement: *Je account*).
        Account = "account",
        /// Orders (statement: *Afhandelen bestelling*).
        Order = "order",
        /// What was done in the portal (statement: *Toegang klantportaal*).
        Portal = "portal",
        /// Contact form (statement: *Contactformulier*).
        Contact = "contact",
        /// Newsletter (statement: *Nieuwsbrief*).
        Newsletter = "newsletter",
        /// Marketing to customers (statement: *Marketing*).
        Marketing = "marketing",
        /// Google Analytics.
        Analytics = "analytics",
        /// Proof of choices and requests, so that the widget does not hide itself.
        Privacy = "privacy",
    }
}

open_enum! {
    /// GDPR art. 6(1)(a)–(f).
    LegalBasis {
        /// (a)
        Consent = "consent",
        /// (b)
        Contract = "contract",
        /// (c)
        LegalObligation = "legal_obligation",
        /// (d)
        VitalInterest = "vital_interest",
        /// (e)
        PublicTask = "public_task",
        /// (f)
        LegitimateInterest = "legitimate_interest",
    }
}

open_enum! {
    /// A right of the data subject.
    Right {
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
        /// GDPR art. 7(3).
        WithdrawConsent = "withdraw_consent",
    }
}

open_enum! {
    /// What a retention step counts from.
    RetentionStart {
        /// The account is closed.
        AccountClosed = "account_closed",
        /// The order is completed.
        OrderCompleted = "order_completed",
        /// The person is satisfied with the answer.
        Satisfied = "satisfied",
        /// The consent is withdrawn, or the objection made.
        SwitchedOff = "switched_off",
        /// The record was made.
        Recorded = "recorded",
        /// The request is closed.
        RequestClosed = "request_closed",
        /// The step before this one ended.
        PreviousStep = "previous_step",
    }
}

open_enum! {
    /// Why there is no date yet.
    NoDateReason {
        /// The account is open.
        AccountOpen = "account_open",
        /// The order is not completed.
        OrderOpen = "order_open",
        /// It is not sure that the person is satisfied.
        NotSatisfied = "not_satisfied",
        /// The consent is in force.
        SwitchedOn = "switched_on",
        /// The request is open.
        RequestOpen = "request_open",
        /// Every record has its own date: see the list.
        PerRecord = "per_record",
        /// Nothing is stored.
        NothingStored = "nothing_stored",
    }
}

open_enum! {
    /// A list of records that belongs to a purpose.
    RecordKind {
        /// `GET orders`.
        Orders = "orders",
        /// `GET contact-messages`.
        ContactMessages = "contact_messages",
        /// `GET activity`.
        Activity = "activity",
    }
}

/// Who receives data for a purpose (GDPR art. 15(1)(c)).
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, crate::Answer)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Recipient {
    /// Its name.
    pub name: String,
    /// What it does for the company, in the asked language.
    pub service: String,
    /// Where: ISO 3166-1 alpha-2.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
}

/// A right with a purpose. One that does not normally apply has its reason and can be asked for all the same.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, crate::Answer)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RightInfo {
    /// Which right.
    pub right: Right,
    /// Whether it normally applies, by the legal bases of the purpose.
    pub available: bool,
    /// Why not, in the asked language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// A legal basis in plain words.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, crate::Answer)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Basis {
    /// GDPR art. 6(1).
    pub basis: LegalBasis,
    /// Why, as half a sentence after "om" in the asked language: `je contract uit te voeren`.
    pub detail: String,
}

/// One step of a retention; steps follow each other.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, crate::Answer)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RetentionStep {
    /// What it counts from.
    pub starts: RetentionStart,
    /// How long from there; absent: it ends at the start itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// Counted from the end of the calendar year in which it starts.
    #[serde(default)]
    pub end_of_book_year: bool,
    /// Why it is kept, in the asked language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ground: Option<String>,
    /// The law that demands it: `artikel 52 van de Algemene wet inzake rijksbelastingen`. Only with a statutory period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub law: Option<String>,
}

/// One stored value.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, crate::Answer)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StoredValue {
    /// The value as shown; of payment data no more than the last two characters.
    pub text: String,
    /// Whether the rest is hidden.
    #[serde(default)]
    pub masked: bool,
    /// When it was stored or seen, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Timestamp>,
}

/// A kind of data within a purpose.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, crate::Answer)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DataCategory {
    /// Which kind.
    pub id: CategoryId,
    /// Its name in the asked language.
    pub name: String,
    /// The person's own values; empty when nothing is stored.
    pub values: Vec<StoredValue>,
    /// Its values stand in the purpose's list of records, not here.
    #[serde(default)]
    pub in_records: bool,
    /// Why.
    pub legal_bases: Vec<Basis>,
    /// How long: the steps, in order.
    pub retention: Vec<RetentionStep>,
    /// The first day on which it is gone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delete_on: Option<Date>,
    /// Why there is no date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delete_reason: Option<NoDateReason>,
}

/// What a purpose's list has, without opening it.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, crate::Answer)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RecordSummary {
    /// Which list.
    pub kind: RecordKind,
    /// How many records.
    pub total: u32,
    /// The earliest day on which one of them is deleted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_delete_on: Option<Date>,
}

/// One purpose: a card of the overview.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, crate::Answer)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Purpose {
    /// Which purpose.
    pub id: PurposeId,
    /// Its name in the asked language.
    pub name: String,
    /// One line for the closed card, in the asked language.
    pub summary: String,
    /// A sentence or two on what is done with the data, in the asked language.
    pub description: String,
    /// Since when anything is stored for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Date>,
    /// What is stored.
    pub data_categories: Vec<DataCategory>,
    /// The list that belongs to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub records: Option<RecordSummary>,
    /// Who receives it.
    pub recipients: Vec<Recipient>,
    /// Which rights go with it.
    pub rights: Vec<RightInfo>,
    /// Since when its use stands still (GDPR art. 18).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub restricted_since: Option<Timestamp>,
}
