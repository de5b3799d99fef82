//! `GET overview`: what is stored, at a glance, and what this backend can do.

use crate::{
    CategoryId, Date, NoDateReason, NoticeVersion, Purpose, PurposeId, RecordSummary, Reference, RequestId,
    RequestKind, RightInfo, open_enum::open_enum,
};

open_enum! {
    /// A part of the contract that a backend may have. `session` and `overview` it always has.
    Capability {
        /// `GET consents` and `PUT consents/{id}`.
        Consents = "consents",
        /// `requests`: sending and following.
        Requests = "requests",
        /// `GET orders`.
        Orders = "orders",
        /// `GET contact-messages`.
        ContactMessages = "contact_messages",
        /// `GET activity`.
        Activity = "activity",
        /// `POST session/confirm`.
        StepUp = "step_up",
        /// `POST session/account`.
        Accounts = "accounts",
        /// `GET consents/{id}/history`.
        ConsentHistory = "consent_history",
        /// `GET consents/{id}/receipts/{receipt}`.
        ConsentReceipts = "consent_receipts",
        /// `POST consents/{id}/confirmation`: sends the e-mail that asks to confirm once more.
        Confirmation = "confirmation",
        /// `GET consents/marketing/mailings`.
        Mailings = "mailings",
        /// `signal` in `PUT consents/{id}`.
        BrowserSignal = "browser_signal",
        /// `POST contact-messages/{id}/satisfied` and `/withdraw`.
        MessageChoices = "message_choices",
        /// `GET` and `PATCH profile`.
        Profile = "profile",
        /// `GET erasure-preview`.
        ErasurePreview = "erasure_preview",
        /// `requests/{id}/messages`, its `/read` and `attachments`.
        RequestThread = "request_thread",
        /// `POST requests/{id}/cancel`.
        RequestCancel = "request_cancel",
        /// `POST requests/{id}/result-links`.
        ResultLinks = "result_links",
        /// `POST requests/{id}/lift`.
        RequestLift = "request_lift",
    }
}

open_enum! {
    /// Something that waits for the person.
    AttentionKind {
        /// The answer to a request can be fetched.
        ResultReady = "result_ready",
        /// The officer asked a question.
        Question = "question",
        /// A request is answered.
        Answered = "answered",
        /// A request is overdue.
        Overdue = "overdue",
    }
}

/// One line of *Voor jou*. At most three are sent.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, crate::Answer)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Attention {
    /// What it is.
    pub kind: AttentionKind,
    /// About which request.
    pub request_id: RequestId,
    /// Its reference.
    pub reference: Reference,
    /// Until when it can be done, or since when it is overdue.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
}

/// The state of the requests, for the home.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, crate::Answer)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RequestsSummary {
    /// How many there are.
    pub total: u32,
    /// How many are open.
    pub open: u32,
    /// The open ones that are due first, at most three.
    pub next: Vec<crate::RequestSummary>,
    /// Which kinds can be sent here. For the others the person gets in touch.
    pub kinds: Vec<RequestKind>,
}

/// Whom to ask, and where to complain. Shown wherever a person could get stuck (GEN-2, COM-1, COM-2).
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, crate::Answer)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Contact {
    /// The controller's name.
    pub name: String,
    /// Its postal address, a line each.
    pub address: Vec<String>,
    /// Its contact page.
    pub url: String,
    /// An e-mail address, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// A telephone number, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// The supervisory authority's name.
    pub authority_name: String,
    /// Its complaint page.
    pub authority_url: String,
    /// Its postal address, a line each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authority_address: Vec<String>,
}

/// The privacy statement in force.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, crate::Answer)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NoticeRef {
    /// Its version.
    pub version: NoticeVersion,
    /// Its date (POL-1).
    pub date: Date,
    /// Where it stands.
    pub url: String,
}

/// `GET overview`.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, crate::Answer)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Overview {
    /// What waits for the person; at most three.
    pub attention: Vec<Attention>,
    /// The purposes, in the order of the page.
    pub purposes: Vec<Purpose>,
    /// The requests; absent without the capability.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub requests: Option<RequestsSummary>,
    /// What is kept elsewhere and does not show here, a sentence each in the asked language.
    #[serde(default)]
    pub not_shown: Vec<String>,
    /// Whom to ask.
    pub contact: Contact,
    /// The statement in force.
    pub notice: NoticeRef,
    /// What this backend can do.
    pub capabilities: Vec<Capability>,
}

/// The part of an [`Overview`] that is needed before the first switch can be used. It reads from the same answer.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, crate::Answer)]
pub struct OverviewHead {
    /// The closed cards.
    pub purposes: Vec<PurposeHead>,
    /// As in [`Overview`].
    pub contact: ContactHead,
    /// As in [`Overview`].
    pub capabilities: Vec<Capability>,
}

/// The part of a [`Contact`] for who is stuck.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, crate::Answer)]
pub struct ContactHead {
    /// As in [`Contact`].
    pub url: String,
}

/// The part of an [`Overview`] that the home shows beside the switches. It reads from the same answer.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, crate::Answer)]
pub struct OverviewRest {
    /// As in [`Overview`].
    pub attention: Vec<Attention>,
    /// As in [`Overview`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub requests: Option<RequestsSummary>,
    /// As in [`Overview`].
    #[serde(default)]
    pub not_shown: Vec<String>,
    /// As in [`Overview`].
    pub contact: Contact,
    /// As in [`Overview`].
    pub notice: NoticeRef,
}

/// The part of an [`Overview`] that requests and their forms are about. It reads from the same answer.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, crate::Answer)]
pub struct OverviewAsked {
    /// What can be asked about.
    pub purposes: Vec<PurposeAsked>,
    /// As in [`Overview`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub requests: Option<RequestKinds>,
    /// As in [`Overview`].
    pub contact: Contact,
}

/// The part of a [`RequestsSummary`] that the forms go by.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, crate::Answer)]
pub struct RequestKinds {
    /// As in [`RequestsSummary`].
    pub kinds: Vec<RequestKind>,
}

/// The part of a [`Purpose`] that can be asked about.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, crate::Answer)]
pub struct PurposeAsked {
    /// As in [`Purpose`].
    pub id: PurposeId,
    /// As in [`Purpose`].
    pub name: String,
    /// As in [`Purpose`].
    pub data_categories: Vec<CategoryAsked>,
    /// As in [`Purpose`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub records: Option<RecordSummary>,
    /// As in [`Purpose`].
    pub rights: Vec<RightInfo>,
}

/// The part of a [`DataCategory`](crate::DataCategory) that can be asked about.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, crate::Answer)]
pub struct CategoryAsked {
    /// As in [`DataCategory`](crate::DataCategory).
    pub id: CategoryId,
    /// As in [`DataCategory`](crate::DataCategory).
    pub name: String,
    /// As in [`DataCategory`](crate::DataCategory).
    pub values: Vec<ValueAsked>,
    /// As in [`DataCategory`](crate::DataCategory).
    #[serde(default)]
    pub in_records: bool,
    /// As in [`DataCategory`](crate::DataCategory).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delete_reason: Option<NoDateReason>,
}

/// The part of a [`StoredValue`](crate::StoredValue) that can be corrected.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, crate::Answer)]
pub struct ValueAsked {
    /// As in [`StoredValue`](crate::StoredValue).
    pub text: String,
}

/// The part of a [`Purpose`] that a closed card shows.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, crate::Answer)]
pub struct PurposeHead {
    /// As in [`Purpose`].
    pub id: PurposeId,
    /// As in [`Purpose`].
    pub name: String,
    /// As in [`Purpose`].
    pub summary: String,
    /// As in [`Purpose`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub records: Option<RecordSummary>,
}
