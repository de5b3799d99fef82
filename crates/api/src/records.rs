//! The lists inside the cards: orders, contact messages, activity.

use crate::{Date, MessageId, NoDateReason, Timestamp, open_enum::open_enum};

/// When a record goes.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, crate::Answer)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Deletion {
    /// The first day on which it is gone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delete_on: Option<Date>,
    /// Why there is no date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delete_reason: Option<NoDateReason>,
}

/// One order (ORD-1, ORD-2, ORD-4).
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, crate::Answer)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Order {
    /// The order's number as on the invoice.
    pub number: String,
    /// What was ordered.
    pub description: String,
    /// The domain name, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
    /// The total in euro cents, VAT included.
    pub amount_cents: u32,
    /// When it was placed.
    pub ordered_on: Date,
    /// When it was completed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub completed_on: Option<Date>,
    /// When it goes.
    pub deletion: Deletion,
}

open_enum! {
    /// Why a retention period began that would begin with the person's own word.
    StartCause {
        /// The account was closed.
        Closure = "closure",
        /// The person had their data erased.
        Erasure = "erasure",
    }
}

/// The start of a retention period, by something else than what usually starts it.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, crate::Answer)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MessageStart {
    /// The first day.
    pub on: Date,
    /// Why.
    pub cause: StartCause,
}

/// One message by the contact form (CON-2, CON-4, CON-6).
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, crate::Answer)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ContactMessage {
    /// Which message.
    pub id: MessageId,
    /// When it came in.
    pub received_at: Timestamp,
    /// What it is about.
    pub subject: String,
    /// What the person wrote.
    pub body: String,
    /// When it was answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered_at: Option<Timestamp>,
    /// Since when the person is satisfied with the answer, by their own word or by a month of silence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub satisfied_on: Option<Date>,
    /// Since when its period counts though nobody said that they are satisfied, and why. Absent: it counts from `satisfied_on`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub started: Option<MessageStart>,
    /// When the consent for this message was taken back. A message that is still here waits for its answer, or is kept by a
    /// law and used for nothing else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn_at: Option<Timestamp>,
    /// The law that keeps it though the consent was taken back, to read on after "volgens".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kept_by_law: Option<String>,
    /// When it goes.
    pub deletion: Deletion,
}

open_enum! {
    /// What to do with a message whose question was not answered yet.
    OpenQuestion {
        /// First the answer; then the message goes.
        AnswerFirst = "answer_first",
        /// The message goes now, without an answer.
        DeleteNow = "delete_now",
    }
}

open_enum! {
    /// What became of a message whose consent was taken back.
    WithdrawalResult {
        /// It is gone.
        Deleted = "deleted",
        /// A named law keeps it; it is used for nothing else.
        Kept = "kept",
        /// It goes once it is answered.
        AfterAnswer = "after_answer",
    }
}

/// `POST contact-messages/{id}/withdraw`, with `Idempotency-Key`.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MessageWithdrawal {
    /// Needed while the message is not answered: without it the answer is `open_question` (409).
    #[serde(default, deserialize_with = "crate::known_option", skip_serializing_if = "Option::is_none")]
    pub open_question: Option<OpenQuestion>,
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, crate::Answer)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MessageWithdrawn {
    /// In one word.
    pub result: WithdrawalResult,
    /// The message as it is now; absent when it is gone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<ContactMessage>,
}

open_enum! {
    /// Where a person did something.
    ActivitySystem {
        /// Mijn SoHosted.
        Portal = "portal",
        /// The Control Panel.
        ControlPanel = "control_panel",
    }
}

/// One thing that the person did (POR-1).
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, crate::Answer)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Activity {
    /// When.
    pub at: Timestamp,
    /// Where.
    pub system: ActivitySystem,
    /// What, in the asked language.
    pub action: String,
    /// From which address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ip_address: Option<String>,
}
