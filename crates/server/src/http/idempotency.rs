//! `Idempotency-Key`: a write that is done once, however often it is sent.

use crate::{ApiError, ApiResult, App};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use mijn_privacy_api::ProblemCode;
use mijn_privacy_store::{Answer, Idempotency, Once};

/// The key, unquoted: 16 to 64 letters, digits, `-` or `_`, sent as a structured-field string (`"…"`).
#[derive(Debug)]
pub struct IdempotencyKey(String);

impl IdempotencyKey {
    /// The key itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// With what the call is, for the store.
    pub fn with(self, fingerprint: [u8; 32]) -> Idempotency {
        Idempotency { key: self.0, fingerprint }
    }
}

impl FromRequestParts<App> for IdempotencyKey {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, ApiError> {
        let mut values = parts.headers.get_all("idempotency-key").iter();
        let value = values.next().ok_or_else(|| ApiError::new(ProblemCode::IdempotencyKeyMissing))?;
        let key = (values.next().is_none()).then(|| value.to_str().ok().and_then(unquote)).flatten();
        key.map(Self).ok_or_else(|| ApiError::new(ProblemCode::IdempotencyKeyInvalid))
    }
}

fn unquote(value: &str) -> Option<String> {
    let key = value.trim().strip_prefix('"')?.strip_suffix('"')?;
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    ((16..=64).contains(&key.len()) && key.bytes().all(allowed)).then(|| key.to_owned())
}

/// The answer to a write with a key.
pub fn once_answer(once: Once) -> ApiResult<Response> {
    match once {
        Once::Done(answer) | Once::Replayed(answer) | Once::Twin(answer) => respond(answer),
        Once::Reused => Err(ApiError::new(ProblemCode::IdempotencyKeyReused)),
        Once::Stale => Err(ApiError::new(ProblemCode::PreconditionFailed)),
        Once::Wait(time) => {
            Err(ApiError::too_many(u64::try_from(time.as_millis().saturating_add(999) / 1_000).unwrap_or(0)))
        }
        Once::Missing => Err(ApiError::new(ProblemCode::NotFound)),
    }
}

fn respond(answer: Answer) -> ApiResult<Response> {
    let status = StatusCode::from_u16(answer.status).map_err(ApiError::internal)?;
    let mut response = (status, [(header::CONTENT_TYPE, super::json::JSON)], answer.body).into_response();
    for (name, value) in answer.headers {
        let name = HeaderName::try_from(name).map_err(ApiError::internal)?;
        response.headers_mut().insert(name, HeaderValue::try_from(value).map_err(ApiError::internal)?);
    }
    Ok(response)
}

#[cfg(test)]
mod tests {
    use super::unquote;

    #[test]
    fn a_key_is_a_quoted_string_of_its_length() {
        assert_eq!(unquote("\"0123456789abcdef\"").as_deref(), Some("0123456789abcdef"));
        for bad in ["0123456789abcdef", "\"0123456789abcde\"", "\"0123456789 abcdef\"", "\"\"", "\"", ""] {
            assert_eq!(unquote(bad), None, "{bad}");
        }
        assert_eq!(unquote(&format!("\"{}\"", "a".repeat(65))), None);
    }
}
