//! An answer in JSON.

use crate::{ApiError, ApiResult};
use axum::http::header;
use axum::response::{IntoResponse, Response};

/// The media type of every answer but a problem.
pub const JSON: &str = "application/json; charset=utf-8";

/// A value as the body of a 200.
pub fn json<T: serde::Serialize>(value: &T) -> ApiResult<Response> {
    Ok(([(header::CONTENT_TYPE, JSON)], json_text(value)?).into_response())
}

/// A value as JSON text.
pub fn json_text<T: serde::Serialize>(value: &T) -> ApiResult<String> {
    serde_json::to_string(value).map_err(ApiError::internal)
}
