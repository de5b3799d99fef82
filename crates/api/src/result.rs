//! The file with the answer to an access or portability request.

use crate::{Timestamp, open_enum::open_enum};

open_enum! {
    /// How far it is.
    ResultState {
        /// It is being made.
        Preparing = "preparing",
        /// It can be fetched.
        Ready = "ready",
        /// Its time is over; a new request makes a new one.
        Deleted = "deleted",
    }
}

/// The file with the answer.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, crate::Answer)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RequestResult {
    /// How far it is.
    pub state: ResultState,
    /// While it is being made: how much of it is done, in percent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub percent: Option<u32>,
    /// Once it is there: its size in bytes; 4,294,967,295 for that and more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<u32>,
    /// Until when it can be fetched.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub available_until: Option<Timestamp>,
}

/// `POST requests/{id}/result-links`, after the step-up: 201.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, crate::Answer)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ResultLink {
    /// Where to fetch it, relative to the contract's base: `GET`, with `Range`. Works in the session that asked for it.
    pub href: String,
    /// Until when. A new one can be asked for at any time.
    pub expires_at: Timestamp,
}
