//! Between values and columns: moments are whole microseconds, dates are ISO text, words are those of the contract.

use crate::StoreError;
use jiff::{Timestamp, civil::Date};
use mijn_privacy_api::{ConsentState, OpenEnum};
use std::str::FromStr;

pub(super) fn corrupt(what: &str) -> StoreError {
    StoreError::Corrupt(what.to_owned())
}

pub(super) fn moment(micros: i64) -> Result<Timestamp, StoreError> {
    Timestamp::from_microsecond(micros).map_err(|_| corrupt("time"))
}

pub(super) fn moment_opt(micros: Option<i64>) -> Result<Option<Timestamp>, StoreError> {
    micros.map(moment).transpose()
}

/// What a moment is once it was stored.
pub(super) fn stored(at: Timestamp) -> Timestamp {
    Timestamp::from_microsecond(at.as_microsecond()).unwrap_or(at)
}

pub(super) fn date(text: &str) -> Result<Date, StoreError> {
    text.parse().map_err(|_| corrupt("date"))
}

pub(super) fn date_opt(text: Option<String>) -> Result<Option<Date>, StoreError> {
    text.as_deref().map(date).transpose()
}

pub(super) fn word<T: OpenEnum>(text: &str) -> Result<T, StoreError> {
    T::parse(text).ok_or_else(|| corrupt("word"))
}

/// A state as it stands in the chain, where `unknown` is one of the words.
pub(super) fn state(text: &str) -> Result<ConsentState, StoreError> {
    if text == ConsentState::Unknown.as_str() { Ok(ConsentState::Unknown) } else { word(text) }
}

pub(super) fn id<T: FromStr>(text: &str) -> Result<T, StoreError> {
    text.parse().map_err(|_| corrupt("id"))
}

pub(super) fn count(number: i64) -> Result<u32, StoreError> {
    u32::try_from(number).map_err(|_| corrupt("count"))
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Rows for a statement that reads them with `json_each`; blobs go as hexadecimal.
pub(super) fn json(rows: &[serde_json::Value]) -> Result<String, StoreError> {
    serde_json::to_string(rows).map_err(|_| corrupt("json"))
}

/// As JSON, where there is one.
pub(super) fn json_opt<T: serde::Serialize>(value: Option<&T>) -> Result<Option<String>, StoreError> {
    value.map(serde_json::to_string).transpose().map_err(|_| corrupt("json"))
}

/// A digest that was written as hexadecimal.
pub(super) fn digest(hex: &str) -> Result<[u8; 32], StoreError> {
    let byte = |at: usize| hex.get(2 * at..2 * at + 2).and_then(|two| u8::from_str_radix(two, 16).ok());
    let mut digest = [0; 32];
    for (at, to) in digest.iter_mut().enumerate() {
        *to = byte(at).ok_or_else(|| corrupt("digest"))?;
    }
    Ok(digest)
}

/// Nothing of a row's values stands in these messages: SQLite names tables and columns only.
impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        use sqlx::Error::{ColumnDecode, ColumnIndexOutOfBounds, ColumnNotFound, Database, Decode, TypeNotFound};
        use sqlx::error::ErrorKind::Other;
        let ours = match &error {
            // A rule of the schema that a verb broke; what is left is busy, locked, full or gone.
            Database(refusal) => !matches!(refusal.kind(), Other),
            ColumnDecode { .. }
            | ColumnIndexOutOfBounds { .. }
            | ColumnNotFound(_)
            | Decode(_)
            | TypeNotFound { .. } => true,
            _ => false,
        };
        if ours { Self::Corrupt(error.to_string()) } else { Self::Unavailable(error.to_string()) }
    }
}
