//! Compression of the answers that are long, quickly, for who takes it.
//!
//! Never of an answer that holds a secret beside what a caller can influence (BREACH): `session` carries the anti-CSRF token.

use axum::http::{HeaderValue, Response, header};
use tower::ServiceBuilder;
use tower_http::compression::predicate::SizeAbove;
use tower_http::compression::{CompressionLayer, CompressionLevel};
use utoipa_axum::router::OpenApiRouter;

use super::headers::VARY;

/// Shorter ones fit in one packet as they are.
const AT_LEAST: u64 = 1_024;

/// Compresses what these routes answer.
pub fn compressed<S: Clone + Send + Sync + 'static>(routes: OpenApiRouter<S>) -> OpenApiRouter<S> {
    let compress = CompressionLayer::new().quality(CompressionLevel::Fastest).compress_when(SizeAbove::new(AT_LEAST));
    let layers = ServiceBuilder::new().map_response(with_vary).layer(compress);
    routes.layer(layers)
}

/// One line for both reasons, on the short and the unchanged ones too.
fn with_vary<B>(mut response: Response<B>) -> Response<B> {
    let value = format!("{VARY}, Accept-Encoding");
    if let Ok(value) = HeaderValue::try_from(value) {
        response.headers_mut().insert(header::VARY, value);
    }
    response
}
