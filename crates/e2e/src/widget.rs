//! One `<mijn-privacy>` on the page, or the page itself: finding, reading, pressing and typing in it.
//!
//! A place is a CSS selector, or a selector and a part of the text: `button | Meer laden`.

use serde_json::{Value, json};
use thirtyfour::WebElement;

use crate::{Browser, wait};

const FIND_ALL: &str = "((root, where) => { const [css, text] = where.split(' | ');
  return [...(root?.querySelectorAll(css) ?? [])].filter((e) => e.checkVisibility() && (text === undefined || e.textContent.includes(text))); })";

/// One of the page's elements, or all of the page.
#[derive(Clone, Copy)]
pub struct Widget<'a> {
    browser: &'a Browser,
    /// Which element; none: the page.
    index: Option<usize>,
}

impl<'a> Widget<'a> {
    /// The element with this index on the page.
    pub fn new(browser: &'a Browser, index: usize) -> Self {
        Self { browser, index: Some(index) }
    }

    /// The page itself, where the server made it.
    pub fn page(browser: &'a Browser) -> Self {
        Self { browser, index: None }
    }

    fn root(&self) -> String {
        self.index.map_or("document".to_owned(), |index| {
            format!("document.querySelectorAll('mijn-privacy')[{index}]?.shadowRoot")
        })
    }

    fn all(&self, place: &str) -> String {
        format!("{FIND_ALL}({}, {})", self.root(), json!(place))
    }

    /// Waits until something is to be seen.
    pub async fn sees(&self, place: &str) {
        self.browser.wait(&format!("`{place}` is there"), &format!("{}.length > 0", self.all(place))).await;
    }

    /// Waits until something is not to be seen any more.
    pub async fn gone(&self, place: &str) {
        self.browser.wait(&format!("`{place}` is gone"), &format!("{}.length === 0", self.all(place))).await;
    }

    /// How many of them are to be seen now.
    pub async fn count(&self, place: &str) -> u64 {
        self.browser.eval(&format!("{}.length", self.all(place))).await.as_u64().unwrap_or_default()
    }

    /// The text that a person reads there, when it is there.
    pub async fn text(&self, place: &str) -> String {
        self.sees(place).await;
        self.read(&format!("{}[0].innerText", self.all(place))).await
    }

    /// The texts of all.
    pub async fn texts(&self, place: &str) -> Vec<String> {
        let texts = self.browser.eval(&format!("{}.map((e) => e.innerText)", self.all(place))).await;
        texts.as_array().into_iter().flatten().filter_map(|text| text.as_str().map(str::to_owned)).collect()
    }

    /// An attribute; empty when it is not there.
    pub async fn attr(&self, place: &str, name: &str) -> String {
        self.sees(place).await;
        self.read(&format!("{}[0].getAttribute({}) ?? ''", self.all(place), json!(name))).await
    }

    /// What is filled in.
    pub async fn value(&self, place: &str) -> String {
        self.sees(place).await;
        self.read(&format!("{}[0].value", self.all(place))).await
    }

    async fn read(&self, expression: &str) -> String {
        self.browser.eval(expression).await.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until the text there has a part.
    pub async fn says(&self, place: &str, part: &str) {
        let expression = format!("{}.some((e) => e.innerText.includes({}))", self.all(place), json!(part));
        self.browser.wait(&format!("`{place}` says “{part}”"), &expression).await;
    }

    /// Waits until an attribute has a value.
    pub async fn has(&self, place: &str, name: &str, value: &str) {
        let expression = format!("{}[0]?.getAttribute({}) === {}", self.all(place), json!(name), json!(value));
        self.browser.wait(&format!("`{place}` has {name}=“{value}”"), &expression).await;
    }

    /// Waits until the screen reader's line says something.
    pub async fn speaks(&self, part: &str) {
        let expression = format!("{}.some((e) => e.textContent.includes({}))", self.all("[role=status]"), json!(part));
        self.browser.wait(&format!("“{part}” is spoken"), &expression).await;
    }

    /// Whether the focus is there.
    pub async fn is_focused(&self, place: &str) -> bool {
        self.browser.eval(&self.focus_in(place)).await == Value::Bool(true)
    }

    /// Waits until the focus is there.
    pub async fn focused(&self, place: &str) {
        self.browser.wait(&format!("the focus is on `{place}`"), &self.focus_in(place)).await;
    }

    fn focus_in(&self, place: &str) -> String {
        format!("{}.includes({}.activeElement)", self.all(place), self.root())
    }

    /// The element itself, for a press that a person could make.
    pub async fn element(&self, place: &str) -> WebElement {
        self.sees(place).await;
        let script = format!("return {}[0]", self.all(place));
        let found = self.browser.driver().execute(script, Vec::<Value>::new()).await.and_then(|found| found.element());
        match found {
            Ok(element) => element,
            Err(error) => self.browser.fail(&format!("`{place}` went away: {error}")).await,
        }
    }

    /// Presses with the mouse. What was just drawn anew is looked for again.
    pub async fn press(&self, place: &str) {
        let pressed = wait::until(|| async { self.element(place).await.click().await.ok() }).await;
        if pressed.is_none() {
            self.browser.fail(&format!("`{place}` cannot be pressed")).await;
        }
    }

    /// Presses twice, as fast as a hand does.
    pub async fn press_twice(&self, place: &str) {
        let element = self.element(place).await;
        let _ = element.scroll_into_view().await;
        let chain = self.browser.driver().action_chain().double_click_element(&element);
        chain.perform().await.expect("a mouse can press twice");
    }

    /// Types into a field.
    pub async fn types(&self, place: &str, text: &str) {
        self.element(place).await.send_keys(text).await.expect("a field takes keys");
    }

    /// Opens the card of a purpose by its name.
    pub async fn open_card(&self, name: &str) {
        self.press(&format!("details.card > summary | {name}")).await;
        self.sees("details.card[open] .inside").await;
    }

    /// Whether a switch stands at on.
    pub async fn is_on(&self, id: &str) -> bool {
        self.attr(&format!("#{id}"), "aria-checked").await == "true"
    }

    /// The line under a switch.
    pub async fn state(&self, id: &str) -> String {
        self.text(&format!("#{id}-state")).await
    }
}
