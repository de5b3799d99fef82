//! A JSON body, read within its limit and parsed strictly, with a pointer to the field that is wrong.

use super::body_error::{is_text_trouble, refusal};
use crate::{ApiError, App};
use axum::body::Body;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, header};
use mijn_privacy_api::ProblemCode;
use sha2::{Digest, Sha256};

/// What a body may weigh, in bytes.
pub const BODY_LIMIT: usize = 64 * 1024;

/// So much of a body that is too large is still taken in and thrown away, so that the caller can read the refusal.
const DRAIN_LIMIT: usize = 16 * 1024 * 1024;

/// A parsed body and the digest of the call, for its idempotency key.
#[derive(Debug)]
pub struct JsonBody<T, const LIMIT: usize = BODY_LIMIT> {
    /// What was sent.
    pub value: T,
    /// SHA-256 over method, path and body.
    pub fingerprint: [u8; 32],
}

impl<T: serde::de::DeserializeOwned, const LIMIT: usize> FromRequest<App> for JsonBody<T, LIMIT> {
    type Rejection = ApiError;

    async fn from_request(request: Request, _: &App) -> Result<Self, ApiError> {
        if !is_json(request.headers()) {
            return Err(ApiError::new(ProblemCode::UnsupportedMediaType));
        }
        let mut digest = of_call(&request);
        let bytes = read(request.into_body(), LIMIT).await?;
        digest.update(&bytes);
        Ok(Self { value: parse(&bytes)?, fingerprint: digest.finalize().into() })
    }
}

/// No body, or an object of JSON with nothing in it.
#[derive(Debug)]
pub struct NoBody {
    /// SHA-256 over method, path and nothing.
    pub fingerprint: [u8; 32],
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Nothing {}

impl FromRequest<App> for NoBody {
    type Rejection = ApiError;

    async fn from_request(request: Request, _: &App) -> Result<Self, ApiError> {
        let (digest, is_json) = (of_call(&request), is_json(request.headers()));
        let bytes = read(request.into_body(), BODY_LIMIT).await?;
        if !bytes.is_empty() {
            if !is_json {
                return Err(ApiError::new(ProblemCode::UnsupportedMediaType));
            }
            parse::<Nothing>(&bytes)?;
        }
        Ok(Self { fingerprint: digest.finalize().into() })
    }
}

fn of_call(request: &Request) -> Sha256 {
    let mut digest = Sha256::new();
    digest.update(request.method().as_str());
    digest.update([0]);
    digest.update(request.uri().path());
    digest.update([0]);
    digest
}

/// Whether the body of a call says that it is JSON in UTF-8.
pub fn is_json(headers: &HeaderMap) -> bool {
    let Some(Ok(value)) = headers.get(header::CONTENT_TYPE).map(|value| value.to_str()) else { return false };
    let mut parts = value.split(';').map(str::trim);
    let essence = parts.next().unwrap_or_default();
    essence.eq_ignore_ascii_case("application/json")
        && parts.all(|parameter| {
            parameter.is_empty()
                || parameter.split_once('=').is_none_or(|(name, charset)| {
                    !name.eq_ignore_ascii_case("charset") || charset.trim_matches('"').eq_ignore_ascii_case("utf-8")
                })
        })
}

/// Reads a body of at most so many bytes.
pub(super) async fn read(body: Body, limit: usize) -> Result<Vec<u8>, ApiError> {
    use axum::body::HttpBody;
    let mut body = std::pin::pin!(body);
    let (mut bytes, mut seen) = (Vec::new(), 0_usize);
    while let Some(frame) = std::future::poll_fn(|context| body.as_mut().poll_frame(context)).await {
        let frame = frame.map_err(|_| ApiError::new(ProblemCode::InvalidJson).detail("the body broke off"))?;
        let Ok(data) = frame.into_data() else { continue };
        seen = seen.saturating_add(data.len());
        if seen <= limit {
            bytes.extend_from_slice(&data);
        } else if seen > DRAIN_LIMIT {
            break;
        }
    }
    if seen > limit { Err(ApiError::new(ProblemCode::BodyTooLarge)) } else { Ok(bytes) }
}

fn parse<T: serde::de::DeserializeOwned>(bytes: &[u8]) -> Result<T, ApiError> {
    // First whether it is JSON at all: half a body with a wrong field is half a body.
    if let Err(error) = serde_json::from_slice::<serde::de::IgnoredAny>(bytes)
        && !is_text_trouble(&error.to_string())
    {
        return Err(ApiError::new(ProblemCode::InvalidJson));
    }
    let mut json = serde_json::Deserializer::from_slice(bytes);
    serde_path_to_error::deserialize(&mut json).map_err(|error| refusal(&error))
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn only_json_in_utf8_is_json() {
        let of = |text: &'static str| {
            is_json(&HeaderMap::from_iter([(header::CONTENT_TYPE, HeaderValue::from_static(text))]))
        };
        for good in ["application/json", "application/json; charset=utf-8", "Application/JSON;charset=\"UTF-8\""] {
            assert!(of(good), "{good}");
        }
        for bad in ["text/plain", "application/json; charset=utf-16", "application/jsonp", "", "text/html"] {
            assert!(!of(bad), "{bad}");
        }
    }
}
