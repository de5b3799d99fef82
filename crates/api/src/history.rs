//! What became of a consent over time, and this year's marketing e-mails.

use crate::{
    Channel, ConsentState, ConsentType, Date, NoticeVersion, ReceiptId, Timestamp, WordingId, open_enum::open_enum,
};

open_enum! {
    /// Who made a change. Names of employees stay with the company.
    ConsentActor {
        /// The person themselves.
        Subject = "subject",
        /// Somebody of the company, asked by the person.
        Company = "company",
        /// A rule: an import, an expiry, a block.
        System = "system",
    }
}

/// One change of a consent: an item of `GET consents/{id}/history`, newest first.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, crate::Answer)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ConsentEvent {
    /// Its receipt: `GET consents/{id}/receipts/{receipt}`.
    pub receipt: ReceiptId,
    /// The state that it led to.
    pub state: ConsentState,
    /// Consent or objection.
    #[serde(rename = "type")]
    pub kind: ConsentType,
    /// When.
    pub changed_at: Timestamp,
    /// By which route.
    pub channel: Channel,
    /// Who did it.
    pub actor: ConsentActor,
    /// Which wording was shown.
    pub wording_id: WordingId,
    /// The text as it was shown: title, line and full text, with an empty line between; absent once a rule deleted it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wording_text: Option<String>,
    /// The language of that text, BCP 47.
    pub language: String,
    /// When it was shown.
    pub shown_at: Timestamp,
    /// The statement in force.
    pub notice_version: NoticeVersion,
}

/// One marketing e-mail.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, crate::Answer)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Mailing {
    /// The day on which it went out, in the Netherlands.
    pub sent_on: Date,
    /// Its subject.
    pub subject: String,
}

/// `GET consents/marketing/mailings`: this calendar year's marketing e-mails (MKT-1), newest first.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, crate::Answer)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Mailings {
    /// The year.
    pub year: u16,
    /// At most so many.
    pub max: u32,
    /// Those that went out.
    pub items: Vec<Mailing>,
}
