//! Every answer from 400 on is a problem of RFC 9457, whoever made it: an endpoint, the router, a library, a panic.

use super::RequestIdText;
use crate::app::API_BASE;
use crate::pages::{self, IsPage};
use crate::problem::code_of;
use crate::{ApiError, App};
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use mijn_privacy_api::ProblemCode;

/// Gives a failed answer its body: a page where a browser shows it to somebody.
pub async fn problems(State(app): State<App>, request: Request, next: Next) -> Response {
    let as_page = has_pages(request.uri().path()) && pages::wants_page(request.headers());
    let id = request.extensions().get::<RequestIdText>().map(|id| id.0.clone());
    let response = next.run(request).await;
    let status = response.status();
    if status.as_u16() < 400 || response.extensions().get::<IsPage>().is_some() {
        return response;
    }
    let (mut parts, _) = response.into_parts();
    let error = parts.extensions.get::<ApiError>().cloned().unwrap_or_else(|| ApiError::new(code_of(status)));
    parts.status = error.status;
    if let Some(seconds) = error.retry_after {
        parts.headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    if error.code == ProblemCode::NotAuthorized {
        parts.headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    parts.extensions.insert(error.clone());
    for name in [header::CONTENT_ENCODING, header::ETAG, header::LAST_MODIFIED] {
        parts.headers.remove(name);
    }
    if as_page {
        let mut page = pages::failure(&app, &error);
        for name in [header::RETRY_AFTER, header::ALLOW] {
            if let Some(value) = parts.headers.remove(&name) {
                page.headers_mut().insert(name, value);
            }
        }
        page.extensions_mut().insert(error);
        return page;
    }
    let body = serde_json::to_vec(&error.problem(id.as_deref())).unwrap_or_default();
    parts.headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    parts.headers.insert(header::CONTENT_LENGTH, HeaderValue::from(body.len()));
    Response::from_parts(parts, Body::from(body))
}

/// Whether people open this address in a browser, from an e-mail or from the widget.
fn has_pages(path: &str) -> bool {
    if path == crate::office::BASE || path.starts_with("/desk/") {
        return true;
    }
    let path = path.strip_prefix(API_BASE).unwrap_or_default();
    path.starts_with("/public/")
        || path.starts_with("/results/")
        || (path.starts_with("/consents/") && path.contains("/receipts/"))
}

/// A panic is a mistake of ours. Its message stays out of the answer, and out of the log too: it may quote data.
pub fn on_panic(_: Box<dyn std::any::Any + Send>) -> Response {
    ApiError::internal("panic; the place is on the standard error stream").into_response()
}
