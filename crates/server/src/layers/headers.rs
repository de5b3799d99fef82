//! Security headers: strict ones for the API on every answer, and those of a document for the demo portal's page.

use crate::App;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

/// What an answer of the API depends on.
pub(super) const VARY: &str = "Sec-Fetch-Site, Origin, Accept-Language";

/// On every answer, unless a route set its own.
const EVERYWHERE: [(HeaderName, &str); 6] = [
    (header::CACHE_CONTROL, "no-store"),
    (header::CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (header::VARY, VARY),
];

/// The policy of the demo portal's pages: no inline script or style, no eval, and of Trusted Types one policy, with which
/// the guard of Google Analytics loads the tag.
const DOCUMENT_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     connect-src 'self'; img-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; \
     frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types mijn-privacy-analytics";

const DOCUMENT: [(HeaderName, &str); 4] = [
    (header::CACHE_CONTROL, "no-cache"),
    (header::CONTENT_SECURITY_POLICY, DOCUMENT_POLICY),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()"),
];

/// Adds what is not there yet.
pub async fn security_headers(State(app): State<App>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    add(response.headers_mut(), &EVERYWHERE);
    if app.config.server.is_https() {
        let year_and_more = HeaderValue::from_static("max-age=63072000; includeSubDomains");
        response.headers_mut().entry(header::STRICT_TRANSPORT_SECURITY).or_insert(year_and_more);
    }
    response
}

/// The headers of a page that a browser shows.
pub fn document_headers(headers: &mut HeaderMap) {
    add(headers, &DOCUMENT);
}

fn add(headers: &mut HeaderMap, wanted: &[(HeaderName, &'static str)]) {
    for (name, value) in wanted {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
}
