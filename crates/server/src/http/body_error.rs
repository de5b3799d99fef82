//! From serde's error to the field that is wrong: a JSON pointer and a code of the contract.

use crate::ApiError;
use mijn_privacy_api::{FieldCode, OpenEnum, ProblemCode};
use serde_path_to_error::{Error, Path, Segment};

/// Says which field is refused and why, or that the body is no JSON.
///
/// serde tells these cases apart in words only; the tests of the endpoints hold each of them.
pub fn refusal(error: &Error<serde_json::Error>) -> ApiError {
    let message = error.inner().to_string();
    let pointer = pointer(error.path());
    if is_text_trouble(&message) {
        return ApiError::field(pointer, FieldCode::InvalidCharacters);
    }
    if !error.inner().is_data() || message.starts_with("duplicate field") {
        return ApiError::new(ProblemCode::InvalidJson);
    }
    if let Some(name) = quoted(&message, "missing field `") {
        return ApiError::field(format!("{pointer}/{}", escape(name)), FieldCode::Required);
    }
    if message.starts_with("unknown field") {
        return ApiError::field(pointer, FieldCode::UnknownField);
    }
    let word = message.split_whitespace().next().unwrap_or_default();
    ApiError::field(pointer, FieldCode::parse(word).unwrap_or(FieldCode::WrongType))
}

/// JSON whose syntax is right but whose text is none: half a surrogate pair, a raw control character, no UTF-8.
pub fn is_text_trouble(message: &str) -> bool {
    ["lone leading surrogate", "unexpected end of hex escape", "invalid unicode code point", "control character"]
        .iter()
        .any(|start| message.starts_with(start))
}

fn quoted<'a>(message: &'a str, before: &str) -> Option<&'a str> {
    message.strip_prefix(before)?.split('`').next()
}

fn escape(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

fn pointer(path: &Path) -> String {
    path.iter()
        .filter_map(|segment| match segment {
            Segment::Seq { index } => Some(format!("/{index}")),
            Segment::Map { key } => Some(format!("/{}", escape(key))),
            Segment::Enum { .. } | Segment::Unknown => None,
        })
        .collect()
}
