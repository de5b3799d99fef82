//! Dates and times from the machine's to the contract's.

use crate::{ApiError, ApiResult};
use mijn_privacy_api as api;

/// A date.
pub fn date(day: jiff::civil::Date) -> ApiResult<api::Date> {
    day.to_string().parse().map_err(ApiError::internal)
}

/// A moment.
pub fn stamp(at: jiff::Timestamp) -> ApiResult<api::Timestamp> {
    at.to_string().parse().map_err(ApiError::internal)
}
