//! `<mijn-privacy-analytics>` on a page: reading and pressing inside its shadow root.

use serde_json::{Value, json};

use crate::Browser;

/// The element's tags, with attributes.
pub fn markup(attributes: &str) -> String {
    format!("<mijn-privacy-analytics {attributes}></mijn-privacy-analytics>")
}

/// What loads it.
pub const SCRIPT: &str = "<script type=\"module\" src=\"/privacy/mijn-privacy-analytics.js\"></script>";

/// The first element of the page.
pub struct StandAlone<'a>(pub &'a Browser);

impl StandAlone<'_> {
    fn inside(css: &str) -> String {
        format!("document.querySelector('mijn-privacy-analytics').shadowRoot?.querySelector({})", json!(css))
    }

    /// Waits until a place inside says something.
    pub async fn says(&self, css: &str, text: &str) {
        let found = format!("{}?.innerText.includes({})", Self::inside(css), json!(text));
        self.0.wait(&format!("`{css}` says `{text}`"), &found).await;
    }

    /// Waits until the switch stands so.
    pub async fn stands(&self, on: bool) {
        let stands = format!("{}?.getAttribute('aria-checked') === '{on}'", Self::inside("[role=switch]"));
        self.0.wait(&format!("the switch stands at {on}"), &stands).await;
    }

    /// Waits until nothing is on its way: only then a press is heard.
    pub async fn rests(&self) {
        let rests = format!("{}?.getAttribute('aria-disabled') === 'false'", Self::inside("[role=switch]"));
        self.0.wait("the switch can be pressed", &rests).await;
    }

    /// How the switch stands now.
    pub async fn is_on(&self) -> bool {
        self.0.eval(&format!("{}.getAttribute('aria-checked')", Self::inside("[role=switch]"))).await == "true"
    }

    /// Presses something inside.
    pub async fn press(&self, css: &str) {
        self.0.wait(&format!("`{css}` is there"), &format!("{}?.checkVisibility()", Self::inside(css))).await;
        self.0.eval(&format!("{}.click()", Self::inside(css))).await;
    }

    /// A double click by the mouse.
    pub async fn press_twice(&self, css: &str) {
        self.0.wait(&format!("`{css}` is there"), &format!("{}?.checkVisibility()", Self::inside(css))).await;
        let place = format!(
            "(({{ x, y, width, height }}) => [x + width / 2, y + height / 2])({}.getBoundingClientRect())",
            Self::inside(css)
        );
        let place = self.0.eval(&place).await;
        for count in [1, 2] {
            for kind in ["mousePressed", "mouseReleased"] {
                let event =
                    json!({ "type": kind, "x": place[0], "y": place[1], "button": "left", "clickCount": count });
                self.0.cdp("Input.dispatchMouseEvent", event).await;
            }
        }
    }

    /// Whether something inside shows.
    pub async fn shows(&self, css: &str) -> bool {
        self.0.eval(&format!("!!{}?.checkVisibility()", Self::inside(css))).await == Value::Bool(true)
    }
}
