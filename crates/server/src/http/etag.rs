//! Entity tags: of an answer (`If-None-Match`), and of the state that a write is about (`If-Match`).

use super::json::JSON;
use crate::{ApiError, ApiResult, App};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use mijn_privacy_api::ProblemCode;
use sha2::{Digest, Sha256};

/// The tags that the caller already has.
#[derive(Debug)]
pub struct IfNoneMatch(Vec<String>);

/// The tag of the state that the caller saw, without its quotes.
#[derive(Debug)]
pub struct IfMatch(pub String);

impl FromRequestParts<App> for IfNoneMatch {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, ApiError> {
        Ok(Self(tags(&parts.headers, &header::IF_NONE_MATCH)))
    }
}

impl FromRequestParts<App> for IfMatch {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, ApiError> {
        let required = || ApiError::new(ProblemCode::PreconditionRequired);
        match tags(&parts.headers, &header::IF_MATCH).as_slice() {
            [] => Err(required()),
            // "Whatever it is now" is what the precondition is there to prevent.
            [any] if any == "*" => Err(required()),
            [tag] => match tag.strip_prefix('"').and_then(|tag| tag.strip_suffix('"')) {
                Some(tag) => Ok(Self(tag.to_owned())),
                None => Err(ApiError::new(ProblemCode::PreconditionFailed).detail("a strong, quoted tag is needed")),
            },
            _ => Err(ApiError::new(ProblemCode::PreconditionFailed).detail("one tag is needed")),
        }
    }
}

fn tags(headers: &HeaderMap, name: &axum::http::HeaderName) -> Vec<String> {
    let values = headers.get_all(name).iter().filter_map(|value| value.to_str().ok());
    values.flat_map(|value| value.split(',')).map(|tag| tag.trim().to_owned()).filter(|tag| !tag.is_empty()).collect()
}

/// The tag for the weak comparison of `If-None-Match`.
fn weak(tag: &str) -> &str {
    tag.strip_prefix("W/").unwrap_or(tag)
}

/// An answer with the tag of what it says, or 304 for who has it already. The tag is weak: compressed and not compressed are
/// the same answer in other bytes.
pub fn tagged<T: serde::Serialize>(value: &T, known: &IfNoneMatch) -> ApiResult<Response> {
    let body = serde_json::to_vec(value).map_err(ApiError::internal)?;
    let tag = format!("W/\"{}\"", URL_SAFE_NO_PAD.encode(&Sha256::digest(&body)[..18]));
    let matches = known.0.iter().any(|known| known == "*" || weak(known) == weak(&tag));
    let etag = [(header::ETAG, HeaderValue::try_from(tag).map_err(ApiError::internal)?)];
    if matches {
        return Ok((StatusCode::NOT_MODIFIED, etag).into_response());
    }
    Ok((etag, [(header::CONTENT_TYPE, JSON)], body).into_response())
}
