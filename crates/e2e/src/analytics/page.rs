//! A page of a site, as its owner writes it.

use super::{DOMAIN, GOOGLE, ID};

/// A page. What it says in `{tag}` becomes the address of the stand-in for Google's tag.
#[derive(Clone, Default)]
pub struct Page {
    head: String,
    body: String,
    headers: Vec<(String, String)>,
}

impl Page {
    /// A page with the guard first in its head, for all hosts of the site.
    pub fn guarded() -> Self {
        Self::guarded_with(&format!("data-cookie-domain=\"{DOMAIN}\""))
    }

    /// The same with other attributes.
    pub fn guarded_with(attributes: &str) -> Self {
        Self::default().head(&Self::guard(attributes))
    }

    /// The guard's script tag.
    pub fn guard(attributes: &str) -> String {
        format!(
            "<script src=\"/privacy/analytics-guard.js\" data-ids=\"{ID}\" data-tag=\"{{tag}}\" {attributes}></script>"
        )
    }

    /// Adds to the head.
    #[must_use]
    pub fn head(mut self, html: &str) -> Self {
        self.head.push_str(html);
        self
    }

    /// Adds to the body.
    #[must_use]
    pub fn body(mut self, html: &str) -> Self {
        self.body.push_str(html);
        self
    }

    /// Is sent with a cookie.
    #[must_use]
    pub fn cookie(self, cookie: &str) -> Self {
        self.header("set-cookie", cookie)
    }

    /// Is sent with a header.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The headers that come with it.
    pub(super) fn headers(&self) -> &[(String, String)] {
        &self.headers
    }

    /// The whole document.
    pub(super) fn html(&self, port: u16) -> String {
        let Self { head, body, .. } = self;
        let html = format!(
            "<!doctype html><html lang=\"nl\"><head><meta charset=\"utf-8\"><title>Voorbeeld</title>\
             <meta name=\"viewport\" content=\"width=device-width\">{head}</head><body><main><h1>Voorbeeld</h1>{body}</main></body></html>"
        );
        html.replace("{tag}", &format!("http://{GOOGLE}:{port}/gtag/js"))
    }

    /// Its policy: the strictest that Google's tag and the widget can live with.
    pub(super) fn policy(port: u16) -> String {
        let google = format!("http://{GOOGLE}:{port}");
        format!(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' {google}; style-src 'self'; \
             connect-src 'self' {google}; img-src 'self'; object-src 'none'; base-uri 'none'; \
             require-trusted-types-for 'script'; trusted-types mijn-privacy-analytics"
        )
    }
}
