//! What the company's mailing system asks and reports, under a base and with credentials of its own.

use crate::{FreeText, open_enum::open_enum};

open_enum! {
    /// What an e-mail is sent for.
    MailPurpose {
        /// The newsletter (NEW-1…5).
        Newsletter = "newsletter",
        /// Marketing to customers (MKT-1…3).
        Marketing = "marketing",
    }
}

open_enum! {
    /// Why an address may not be mailed now. It never says whether the address is known.
    MailRefusal {
        /// Nobody at this address said yes, or somebody said no.
        NotPermitted = "not_permitted",
        /// This calendar year's number was reached (MKT-1).
        LimitReached = "limit_reached",
        /// It is no e-mail address.
        InvalidAddress = "invalid_address",
    }
}

open_enum! {
    /// Why an address is blocked (MKT-3).
    BlockKind {
        /// Its owner reported spam.
        Complaint = "complaint",
        /// Its server refuses our mail for good.
        Rejected = "rejected",
    }
}

/// `POST mail/permissions`: may these addresses be mailed now?
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PermissionsAsked {
    /// For what.
    #[serde(deserialize_with = "crate::known")]
    pub purpose: MailPurpose,
    /// 1 to 10,000 addresses. One that is none is answered as such and spoils nothing.
    pub addresses: Vec<String>,
}

/// One answer, in the place of its address.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Permission {
    /// As it was asked.
    pub address: String,
    /// Whether it may be mailed now.
    pub permitted: bool,
    /// Why not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refusal: Option<MailRefusal>,
    /// The two headers that the e-mail must carry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub headers: Option<UnsubscribeHeaders>,
    /// The page behind the link that belongs in the e-mail's text (NEW-2, MKT-3).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unsubscribe_url: Option<String>,
}

/// RFC 8058. Each address has its own.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UnsubscribeHeaders {
    /// The value of `List-Unsubscribe`.
    #[serde(rename = "List-Unsubscribe")]
    pub list_unsubscribe: String,
    /// The value of `List-Unsubscribe-Post`.
    #[serde(rename = "List-Unsubscribe-Post")]
    pub list_unsubscribe_post: String,
}

/// The answer to [`PermissionsAsked`].
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Permissions {
    /// In the order of the question.
    pub items: Vec<Permission>,
}

/// `POST mail/sent`: records a marketing e-mail before it goes out. The seventh in a calendar year is refused (MKT-1).
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MailSent {
    /// The mailing's id at the sender: the same id and address count once, however often they are sent.
    pub mailing_id: crate::Reference,
    /// The subject, as the person will see it in their portal.
    pub subject: FreeText<200>,
    /// 1 to 10,000 addresses.
    pub addresses: Vec<String>,
}

/// One answer, in the place of its address.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Recorded {
    /// As it was sent.
    pub address: String,
    /// Whether it was recorded, and the e-mail may go.
    pub recorded: bool,
    /// Why not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refusal: Option<MailRefusal>,
}

/// The answer to [`MailSent`].
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SentRecorded {
    /// In the order of the question.
    pub items: Vec<Recorded>,
}

/// `POST mail/blocked`: somebody blocks us, which counts as an objection (MKT-3). Answered alike for every address.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MailBlocked {
    /// Whose.
    pub address: String,
    /// How.
    #[serde(deserialize_with = "crate::known")]
    pub kind: BlockKind,
    /// Which mail; absent: all of it.
    #[serde(default, deserialize_with = "crate::known_option", skip_serializing_if = "Option::is_none")]
    pub purpose: Option<MailPurpose>,
}
