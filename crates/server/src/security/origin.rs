//! Writes come from the portal's own page: fetch metadata, or else the exact origin.

use super::is_safe;
use crate::{ApiError, App};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use mijn_privacy_api::ProblemCode;

/// Refuses a write that another site's page sent. `same-site` is another site too: customers have subdomains.
pub async fn same_origin_only(State(app): State<App>, request: Request, next: Next) -> Response {
    if is_safe(request.method()) || is_own(request.headers(), &app.config.server.origins()) {
        return next.run(request).await;
    }
    ApiError::new(ProblemCode::CsrfFailed).detail("Sec-Fetch-Site or Origin").into_response()
}

fn is_own(headers: &HeaderMap, origins: &[String]) -> bool {
    match headers.get("sec-fetch-site") {
        Some(site) => site == "same-origin",
        None => headers.get(header::ORIGIN).is_some_and(|sent| origins.iter().any(|own| sent == own.as_str())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::{HeaderName, HeaderValue};

    #[test]
    fn fetch_metadata_decides_and_origin_only_stands_in() {
        let own = ["https://mijn.example.nl".to_owned()];
        let of = |pairs: &[(&'static str, &'static str)]| {
            let pairs = pairs.iter().map(|(n, v)| (HeaderName::from_static(n), HeaderValue::from_static(v)));
            is_own(&pairs.collect(), &own)
        };
        assert!(of(&[("sec-fetch-site", "same-origin")]));
        assert!(of(&[("origin", "https://mijn.example.nl")]));
        for bad in ["same-site", "cross-site", "none", ""] {
            assert!(!of(&[("sec-fetch-site", bad), ("origin", "https://mijn.example.nl")]), "{bad}");
        }
        for bad in ["https://mijn.example.nl.evil.example", "http://mijn.example.nl", "null", ""] {
            assert!(!of(&[("origin", bad)]), "{bad}");
        }
        assert!(!of(&[]));
    }
}
