//! What person and officer write to each other about a request, and whom we told.

use crate::{Date, FreeText, ThreadMessageId, Timestamp, open_enum::open_enum};

open_enum! {
    /// Who wrote it.
    Author {
        /// The person.
        Person = "person",
        /// The company.
        Officer = "officer",
    }
}

/// A message of a thread: at most 4,000 characters.
pub type MessageText = FreeText<4000>;

/// A file that the officer added.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, crate::Answer)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Attachment {
    /// Its name, unique within the request: `GET requests/{id}/attachments/{name}`.
    pub name: String,
    /// In bytes.
    pub size: u32,
}

/// One message.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, crate::Answer)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ThreadMessage {
    /// Which message.
    pub id: ThreadMessageId,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub author: Author,
    /// What it says.
    pub text: String,
    /// A question that waits for the person's answer.
    #[serde(default)]
    pub question: bool,
    /// The person has not seen it.
    #[serde(default)]
    pub unread: bool,
    /// The files that came with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<Attachment>,
}

/// `POST requests/{id}/messages`, with `Idempotency-Key`. It answers a question that is open, and lets a clock that stands
/// still run again.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewThreadMessage {
    /// What it says.
    pub text: MessageText,
}

/// `POST requests/{id}/messages/read`: what the person has seen. What came after it stays unread.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ThreadSeen {
    /// The last message that was on screen.
    pub last: ThreadMessageId,
}

/// A recipient whom we told of a correction, an erasure or a restriction (GDPR art. 19).
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, crate::Answer)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Told {
    /// Its name.
    pub name: String,
    /// On which day; absent: not yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
}
