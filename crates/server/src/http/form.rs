//! A form's fields, as a page without script sends them.

use super::body::read;
use crate::{ApiError, App};
use axum::extract::{FromRequest, Request};
use axum::http::header;
use mijn_privacy_api::ProblemCode;

/// What a form of ours weighs, in bytes, where it says nothing else.
const SMALL: usize = 8 * 1024;

/// The fields of an `application/x-www-form-urlencoded` body.
#[derive(Debug)]
pub struct FormBody<const LIMIT: usize = SMALL>(Vec<(String, String)>);

impl<const LIMIT: usize> FormBody<LIMIT> {
    /// The first field of this name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }
}

impl<const LIMIT: usize> FormBody<LIMIT> {
    /// All of them, in order.
    pub fn into_fields(self) -> Vec<(String, String)> {
        self.0
    }
}

impl<const LIMIT: usize> From<Vec<(String, String)>> for FormBody<LIMIT> {
    fn from(fields: Vec<(String, String)>) -> Self {
        Self(fields)
    }
}

impl<const LIMIT: usize> FromRequest<App> for FormBody<LIMIT> {
    type Rejection = ApiError;

    async fn from_request(request: Request, _: &App) -> Result<Self, ApiError> {
        let kind =
            request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let essence = kind.split(';').next().unwrap_or_default().trim();
        if !essence.eq_ignore_ascii_case("application/x-www-form-urlencoded") {
            return Err(ApiError::new(ProblemCode::UnsupportedMediaType));
        }
        let bytes = read(request.into_body(), LIMIT).await?;
        Ok(Self(form_urlencoded::parse(&bytes).into_owned().collect()))
    }
}
