//! `Idempotency-Key` of messages and files: the key becomes the id of the message, which is there once.

use crate::http::IdempotencyKey;
use crate::security::ClientName;
use crate::{ApiError, App};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use mijn_privacy_api::{RequestId, ThreadMessageId};
use sha2::{Digest, Sha256};

/// The key, where there is one. Without it a message that is sent twice is there twice.
#[derive(Debug)]
pub(super) struct Repeat(Option<IdempotencyKey>);

impl FromRequestParts<App> for Repeat {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        if !parts.headers.contains_key("idempotency-key") {
            return Ok(Self(None));
        }
        Ok(Self(Some(IdempotencyKey::from_request_parts(parts, app).await?)))
    }
}

impl Repeat {
    /// The same for the same key of the same system about the same request.
    pub(super) fn id(&self, client: &ClientName, request: &RequestId) -> Option<ThreadMessageId> {
        let key = self.0.as_ref()?;
        let digest = Sha256::digest(format!("{}\n{request}\n{}", client.0, key.as_str()));
        URL_SAFE_NO_PAD.encode(&digest[..16]).parse().ok()
    }
}
