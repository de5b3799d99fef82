//! The lists inside the cards: orders, contact messages, activity.

use crate::{Date, NoDateReason, Timestamp, open_enum::open_enum};

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

/// One message by the contact form (CON-2, CON-4, CON-6).
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, crate::Answer)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ContactMessage {
    /// When it came in.
    pub received_at: Timestamp,
    /// What it is about.
    pub subject: String,
    /// What the person wrote.
    pub body: String,
    /// When it was answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered_at: Option<Timestamp>,
    /// When it goes.
    pub deletion: Deletion,
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
