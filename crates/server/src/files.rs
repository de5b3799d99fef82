//! Files beside the API: the widget's package, and the demo portal's page.

use crate::ApiError;
use crate::layers::document_headers;
use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, header};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use mijn_privacy_api::ProblemCode;
use std::path::Path;
use tower_http::services::ServeDir;

const FOREVER: &str = "public, max-age=31536000, immutable";

/// What a host embeds, with the brotli file beside each file where the browser takes it.
pub fn pkg(folder: &Path) -> Router {
    let files = ServeDir::new(folder).precompressed_br().append_index_html_on_directories(false);
    Router::new().fallback_service(files).layer(from_fn(pkg_headers))
}

/// The demo portal: `index.html`, `website.html` and what they load. Any other path is not found.
pub fn site(folder: &Path) -> Router {
    let files = ServeDir::new(folder).precompressed_br();
    Router::new().fallback_service(files).layer(from_fn(site_headers))
}

async fn pkg_headers(request: Request, next: Next) -> Response {
    let cache = if is_hashed(request.uri().path()) { FOREVER } else { "no-cache" };
    let mut response = next.run(request).await;
    if response.status().as_u16() < 400 {
        let headers = response.headers_mut();
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
        headers
            .insert(HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("cross-origin"));
        file_headers(headers);
    }
    response
}

async fn site_headers(request: Request, next: Next) -> Response {
    let is_read = matches!(*request.method(), Method::GET | Method::HEAD);
    if !is_read || request.uri().path().starts_with("/api/") {
        return ApiError::new(ProblemCode::NotFound).into_response();
    }
    let mut response = next.run(request).await;
    if response.status().as_u16() < 400 {
        document_headers(response.headers_mut());
        file_headers(response.headers_mut());
    }
    response
}

fn file_headers(headers: &mut HeaderMap) {
    headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let is_text = kind.starts_with("text/") || kind == "application/json" || kind == "image/svg+xml";
    if is_text && let Ok(with_charset) = HeaderValue::try_from(format!("{kind}; charset=utf-8")) {
        headers.insert(header::CONTENT_TYPE, with_charset);
    }
}

/// Whether a file's name changes with its content: it ends in `-` and eight or more hexadecimal digits before its
/// extension.
fn is_hashed(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let stem = name.split('.').next().unwrap_or_default();
    let hash = stem.rsplit_once('-').map_or("", |(_, hash)| hash);
    name.contains('.') && hash.len() >= 8 && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::is_hashed;

    #[test]
    fn only_a_name_with_a_hash_is_kept_forever() {
        for yes in ["/mijn-privacy-0123abcd.wasm", "/dist/a-0123abcd.js", "/a/b-00112233aabb.css.map"] {
            assert!(is_hashed(yes), "{yes}");
        }
        let others = [
            "/mijn-privacy.js",
            "/dist/build.js",
            "/mijn-0123abc.js",
            "/mijn-overzicht.js",
            "/package.json",
            "/x-0123abcd",
        ];
        for no in others {
            assert!(!is_hashed(no), "{no}");
        }
    }
}
