//! The pages that a browser shows without the widget: rendered here, without script, under a strict policy.

mod confirm_email;
mod failure;
mod notice;
mod public_request;
mod receipt;
mod unsubscribe;

pub use confirm_email::ConfirmEmail;
pub use failure::failure;
pub use notice::{Mark, Notice};
pub use public_request::{PublicAskPage, PublicConfirm, PublicKind, PublicKinds, PublicRequestPage};
pub use receipt::ReceiptPage;
pub use unsubscribe::{AskedAgain, Confirm, Offer, Unsubscribe, Unsubscribed};

use crate::{ApiError, App};
use askama::Template;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use std::sync::LazyLock;

/// The one style sheet, inside each page: a page is one answer, and asks for nothing else.
const STYLE: &str = include_str!("../../templates/page.css");

/// Nothing but this very style sheet, and forms to ourselves.
static POLICY: LazyLock<String> = LazyLock::new(|| {
    let style = STANDARD.encode(Sha256::digest(STYLE));
    format!(
        "default-src 'none'; style-src 'sha256-{style}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
});

/// What every page has.
#[derive(Clone, Copy, Debug)]
pub struct Frame<'a> {
    /// Whose page it is.
    pub company: &'a str,
    /// Whom to ask (GEN-2).
    pub contact_url: &'a str,
    /// Where the widget is.
    pub portal_url: &'a str,
    /// The style sheet.
    pub style: &'static str,
}

/// Marks an answer as a page, which the layer of problems leaves as it is.
#[derive(Clone, Copy, Debug)]
pub struct IsPage;

impl<'a> Frame<'a> {
    /// The company's.
    pub fn new(app: &'a App) -> Self {
        Self {
            company: &app.config.controller.name,
            contact_url: &app.config.controller.url,
            portal_url: &app.portal_url,
            style: STYLE,
        }
    }
}

/// A page as the answer.
pub fn page(status: StatusCode, template: &impl Template) -> Response {
    let html = match template.render() {
        Ok(html) => html,
        Err(error) => return ApiError::internal(error).into_response(),
    };
    let mut response = (status, html).into_response();
    let policy = HeaderValue::try_from(POLICY.as_str());
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(header::CONTENT_SECURITY_POLICY, policy.unwrap_or(HeaderValue::from_static("default-src 'none'")));
    headers.insert(HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex, nofollow"));
    response.extensions_mut().insert(IsPage);
    response
}

/// Whether a browser asks, which shows a page to somebody.
pub fn wants_page(headers: &HeaderMap) -> bool {
    let accepted = headers.get_all(header::ACCEPT).iter().filter_map(|value| value.to_str().ok());
    accepted.flat_map(|value| value.split(',')).any(|range| {
        let mut parts = range.split(';').map(str::trim);
        parts.next().is_some_and(|kind| kind.eq_ignore_ascii_case("text/html"))
            && !parts.any(|part| matches!(part, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_who_names_html_gets_a_page() {
        let of = |accept: &'static str| {
            wants_page(&HeaderMap::from_iter([(header::ACCEPT, HeaderValue::from_static(accept))]))
        };
        assert!(of("text/html") && of("application/xml, Text/HTML;q=0.9, */*;q=0.8"));
        for no in ["*/*", "application/json", "text/html;q=0", "text/htmlx", ""] {
            assert!(!of(no), "{no}");
        }
        assert!(!wants_page(&HeaderMap::new()));
    }
}
