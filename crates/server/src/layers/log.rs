//! One line per call: id, method, route, status, time. Never an address, a query, a body or a person.

use super::RequestIdText;
use crate::ApiError;
use crate::security::ClientName;
use axum::extract::{MatchedPath, Request};
use axum::middleware::Next;
use axum::response::Response;
use std::time::Instant;

/// Writes the line. The route is the pattern (`/requests/{id}`), since a path itself can name a person's things.
pub async fn log(request: Request, next: Next) -> Response {
    let id = request.extensions().get::<RequestIdText>().map(|id| id.0.clone()).unwrap_or_default();
    let route = request.extensions().get::<MatchedPath>().map_or("-".to_owned(), |path| path.as_str().to_owned());
    let method = known_method(request.method().as_str());
    let start = Instant::now();
    let response = next.run(request).await;
    let status = response.status().as_u16();
    let ms = u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX);
    let error = response.extensions().get::<ApiError>();
    let code = error.map_or("-", |error| error.code.as_str());
    match error.and_then(|error| error.cause.as_deref()) {
        Some(cause) => tracing::error!(id, method, route, status, code, ms, cause, "call"),
        None if status >= 500 => tracing::error!(id, method, route, status, code, ms, "call"),
        None => match response.extensions().get::<ClientName>() {
            Some(ClientName(client)) => tracing::info!(id, method, route, status, code, ms, client, "call"),
            None => tracing::info!(id, method, route, status, code, ms, "call"),
        },
    }
    response
}

/// A method's name is the caller's text too.
fn known_method(method: &str) -> &'static str {
    ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"]
        .into_iter()
        .find(|known| *known == method)
        .unwrap_or("other")
}
