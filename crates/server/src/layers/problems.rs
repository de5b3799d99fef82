//! Every answer from 400 on is a problem of RFC 9457, whoever made it: an endpoint, the router, a library, a panic.

use super::RequestIdText;
use crate::ApiError;
use crate::problem::code_of;
use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderValue, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Gives a failed answer its body.
pub async fn problems(request: Request, next: Next) -> Response {
    let id = request.extensions().get::<RequestIdText>().map(|id| id.0.clone());
    let response = next.run(request).await;
    let status = response.status();
    if status.as_u16() < 400 {
        return response;
    }
    let (mut parts, _) = response.into_parts();
    let error = parts.extensions.get::<ApiError>().cloned().unwrap_or_else(|| ApiError::new(code_of(status)));
    parts.status = error.status;
    if let Some(seconds) = error.retry_after {
        parts.headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    parts.extensions.insert(error.clone());
    let body = serde_json::to_vec(&error.problem(id.as_deref())).unwrap_or_default();
    parts.headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    parts.headers.insert(header::CONTENT_LENGTH, HeaderValue::from(body.len()));
    for name in [header::CONTENT_ENCODING, header::ETAG, header::LAST_MODIFIED] {
        parts.headers.remove(name);
    }
    Response::from_parts(parts, Body::from(body))
}

/// A panic is a mistake of ours. Its message stays out of the answer, and out of the log too: it may quote data.
pub fn on_panic(_: Box<dyn std::any::Any + Send>) -> Response {
    ApiError::internal("panic; the place is on the standard error stream").into_response()
}
