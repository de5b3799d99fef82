//! What every page of the officer has: its frame, its one style sheet, its policy.

use super::draft;
use super::session::Officer;
use crate::pages::IsPage;
use crate::security::csrf_token;
use crate::{ApiError, App};
use askama::Template;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use std::sync::LazyLock;

/// The one style sheet, inside each page.
const STYLE: &str = include_str!("../../templates/desk/desk.css");

static POLICY: LazyLock<String> = LazyLock::new(|| {
    let style = STANDARD.encode(Sha256::digest(STYLE));
    format!(
        "default-src 'none'; style-src 'sha256-{style}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
});

/// What every page has.
#[derive(Clone, Debug)]
pub(super) struct Frame<'a> {
    pub(super) company: &'a str,
    pub(super) style: &'static str,
    /// Who is logged in.
    pub(super) officer: Option<&'a str>,
    /// For the hidden field of every form.
    pub(super) csrf: String,
}

impl<'a> Frame<'a> {
    /// Of a page that nobody is logged in for.
    pub(super) fn outside(app: &'a App) -> Self {
        Self { company: &app.config.controller.name, style: STYLE, officer: None, csrf: String::new() }
    }

    /// Of an officer's page.
    pub(super) fn of(app: &'a App, officer: &'a Officer) -> Self {
        let whose = draft::whose(app, &officer.row.id);
        let csrf = format!("{}.{whose}", csrf_token(&app.keys.csrf, &officer.session.token_hash));
        Self { officer: Some(&officer.row.name), csrf, ..Self::outside(app) }
    }
}

/// A page as the answer.
pub(super) fn page(status: StatusCode, template: &impl Template) -> Response {
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
    headers.insert(HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin"));
    response.extensions_mut().insert(IsPage);
    response
}

/// On to another page, after a write or a log-in.
pub(super) fn go(to: &str) -> Response {
    Redirect::to(to).into_response()
}

/// A page with a few words and a way on.
#[derive(Template)]
#[template(path = "desk/message.html")]
struct Message<'a> {
    frame: Frame<'a>,
    heading: &'a str,
    text: &'a str,
    to: &'a str,
    label: &'a str,
}

/// Says what is wrong and where to go on.
pub(super) fn message(
    frame: Frame<'_>,
    status: StatusCode,
    heading: &str,
    text: &str,
    (to, label): (&str, &str),
) -> Response {
    page(status, &Message { frame, heading, text, to, label })
}
