//! An id for every call, ours alone: one that a caller sends could carry anything into the log.

use crate::App;
use axum::extract::{Request, State};
use axum::http::HeaderValue;
use axum::middleware::Next;
use axum::response::Response;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// The id of this call.
#[derive(Clone, Debug)]
pub struct RequestIdText(pub String);

/// Gives the call its id, and the answer `X-Request-Id`.
pub async fn request_id(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let id = URL_SAFE_NO_PAD.encode(app.random_bytes::<12>());
    request.extensions_mut().insert(RequestIdText(id.clone()));
    let mut response = next.run(request).await;
    if let Ok(value) = HeaderValue::try_from(&id) {
        response.headers_mut().insert("x-request-id", value);
    }
    response
}
