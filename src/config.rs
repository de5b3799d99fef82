//! What the host set on the element, read once per change.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The element's attributes as a plain object, made by the façade in `pkg/element.js`.
    #[derive(Clone)]
    pub type JsConfig;

    #[wasm_bindgen(method, getter, js_name = apiBase)]
    fn api_base(this: &JsConfig) -> String;
    #[wasm_bindgen(method, getter)]
    fn lang(this: &JsConfig) -> String;
    #[wasm_bindgen(method, getter)]
    fn section(this: &JsConfig) -> String;
    #[wasm_bindgen(method, getter)]
    fn sections(this: &JsConfig) -> String;
    #[wasm_bindgen(method, getter, js_name = headingLevel)]
    fn heading_level(this: &JsConfig) -> u8;
    #[wasm_bindgen(method, getter, js_name = contactHref)]
    fn contact_href(this: &JsConfig) -> String;
    #[wasm_bindgen(method, getter, js_name = contactText)]
    fn contact_text(this: &JsConfig) -> String;
    #[wasm_bindgen(method, getter, js_name = csrfHeader)]
    fn csrf_header(this: &JsConfig) -> String;
    #[wasm_bindgen(method, getter, js_name = csrfCookie)]
    fn csrf_cookie(this: &JsConfig) -> String;
}

/// The element's attributes, with their defaults filled in by the façade.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// Where the contract's paths start, without a slash at the end: `/api/privacy/v1`.
    pub api_base: String,
    /// BCP 47: `nl`.
    pub lang: String,
    /// Which section is open: empty for the home, `requests`, `requests/new`, `requests/{id}`.
    pub section: String,
    /// Which sections to show, comma separated; empty: all.
    pub sections: String,
    /// The level of the widget's own heading, 1 to 5.
    pub heading_level: u8,
    /// Where a person who is stuck can go.
    pub contact_href: String,
    /// What that link says.
    pub contact_text: String,
    /// The header that carries the anti-CSRF token.
    pub csrf_header: String,
    /// The cookie that the token is in; empty: it comes from `session`.
    pub csrf_cookie: String,
}

impl Config {
    /// Whether the host wants a section: `overview`, `consents` or `requests`.
    pub fn shows(&self, section: &str) -> bool {
        self.sections.is_empty() || self.sections.split(',').any(|wanted| wanted.trim() == section)
    }

    /// Reads what the façade hands over.
    pub fn read(js: &JsConfig) -> Self {
        Self {
            api_base: js.api_base(),
            lang: js.lang(),
            section: js.section(),
            sections: js.sections(),
            heading_level: js.heading_level(),
            contact_href: js.contact_href(),
            contact_text: js.contact_text(),
            csrf_header: js.csrf_header(),
            csrf_cookie: js.csrf_cookie(),
        }
    }
}
