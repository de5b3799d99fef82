//! The anti-CSRF token: an HMAC over the session, so that it ends with it and fits no other.

use super::MacKey;
use crate::{ApiError, ApiResult};
use axum::http::{HeaderMap, Method};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use mijn_privacy_api::ProblemCode;

/// The header that carries it.
const HEADER: &str = "x-csrf-token";

/// The token of a session.
pub fn csrf_token(key: &MacKey, token_hash: &[u8; 32]) -> String {
    URL_SAFE_NO_PAD.encode(key.mac(token_hash))
}

/// Whether a method changes nothing.
pub fn is_safe(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS | Method::TRACE)
}

/// Refuses a write without the token of its session.
pub fn verify_csrf(key: &MacKey, token_hash: &[u8; 32], headers: &HeaderMap) -> ApiResult<()> {
    let sent = headers.get(HEADER).and_then(|value| URL_SAFE_NO_PAD.decode(value.as_bytes()).ok());
    match sent {
        Some(tag) if tag.len() == 32 && key.verifies(token_hash, &tag) => Ok(()),
        _ => Err(ApiError::new(ProblemCode::CsrfFailed).detail("X-CSRF-Token")),
    }
}
