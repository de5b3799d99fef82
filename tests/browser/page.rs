//! A widget in a page of its own, and the ways to look at it.

use js_sys::{Object, Promise, Reflect};
use mijn_privacy::config::JsConfig;
use mijn_privacy::mount::{Host, Mounted, mount};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlElement, ShadowRoot};

#[wasm_bindgen(module = "/tests/browser/host.js")]
extern "C" {
    #[wasm_bindgen(js_name = makeHost)]
    fn make_host(answers: &str) -> Host;
    #[wasm_bindgen(js_name = setAnswer)]
    fn set_answer(host: &Host, path: &str, answer: &str);
    fn recorded(host: &Host, what: &str) -> String;
    #[wasm_bindgen(js_name = makeRoot)]
    fn make_root() -> Element;
}

/// A widget under test.
pub struct Page {
    host: Host,
    root: Element,
    mounted: Mounted,
}

/// The element's attributes, open at a section.
fn config(section: &str) -> JsConfig {
    let object = Object::new();
    let texts = [
        ("apiBase", "/api"),
        ("lang", "nl"),
        ("section", section),
        ("sections", ""),
        ("contactHref", "https://example.nl/contact"),
        ("contactText", ""),
        ("csrfHeader", "X-CSRF-Token"),
        ("csrfCookie", ""),
    ];
    for (name, value) in texts {
        Reflect::set(&object, &name.into(), &value.into()).expect("a plain object");
    }
    Reflect::set(&object, &"headingLevel".into(), &1.into()).expect("a plain object");
    object.unchecked_into()
}

impl Page {
    /// Mounts a widget whose backend gives the ordinary answers, but for these.
    pub fn with(section: &str, changed: &[(&str, &str)]) -> Self {
        let host = make_host(include_str!("answers/all.json"));
        for (path, answer) in changed {
            set_answer(&host, path, answer);
        }
        let root = make_root();
        let mounted = mount(root.clone(), host.clone(), &config(section));
        Self { host, root, mounted }
    }

    /// Mounts a widget that shows these parts only.
    pub fn with_sections(sections: &str) -> Self {
        let host = make_host(include_str!("answers/all.json"));
        let root = make_root();
        let config = config("");
        Reflect::set(&config, &"sections".into(), &sections.into()).expect("a plain object");
        let mounted = mount(root.clone(), host.clone(), &config);
        Self { host, root, mounted }
    }

    /// From now on the backend gives this answer.
    pub fn answer(&self, path: &str, answer: &str) {
        set_answer(&self.host, path, answer);
    }

    /// Everything that is read on the screen.
    pub fn text(&self) -> String {
        self.root.text_content().unwrap_or_default()
    }

    /// The first element by a CSS selector.
    pub fn find(&self, selector: &str) -> Option<HtmlElement> {
        self.root.query_selector(selector).expect("a selector").and_then(|element| element.dyn_into().ok())
    }

    /// Presses it.
    pub fn press(&self, selector: &str) {
        self.find(selector).unwrap_or_else(|| panic!("no {selector} in: {}", self.text())).click();
    }

    /// An attribute of it.
    pub fn attribute(&self, selector: &str, name: &str) -> Option<String> {
        self.find(selector)?.get_attribute(name)
    }

    /// What was called (`calls`) or told (`events`), as JSON.
    pub fn recorded(&self, what: &str) -> String {
        recorded(&self.host, what)
    }

    /// Opens a section, as the host does.
    pub fn open(&mut self, section: &str) {
        self.mounted.update(&config(section), true);
    }

    /// Asks for everything again, as the host does after a log-in.
    pub fn refresh(&mut self) {
        self.mounted.refresh(&config(""));
    }

    /// The choices may have changed elsewhere, or there is a connection again.
    pub fn look(&self) {
        self.mounted.look();
    }

    /// Takes the element out of the document, or puts it back.
    pub fn set_active(&mut self, active: bool) {
        self.mounted.update(&config(""), active);
    }

    /// Which element in the widget has the focus, by id.
    pub fn focused(&self) -> String {
        let root: ShadowRoot = self.root.get_root_node().unchecked_into();
        let active = Reflect::get(&root, &"activeElement".into()).expect("a shadow root");
        active.dyn_into::<Element>().map(|element| element.id()).unwrap_or_default()
    }

    /// Waits until it is so, at most three seconds.
    pub async fn until(&self, what: &str, is_so: impl Fn(&Self) -> bool) {
        for _ in 0..150 {
            yew::scheduler::flush().await;
            if is_so(self) {
                return;
            }
            pause(20).await;
        }
        let (screen, focus, calls) = (self.text(), self.focused(), self.recorded("calls"));
        panic!("not within three seconds: {what}\nscreen: {screen}\nfocus: {focus}\ncalls: {calls}");
    }

    /// Waits until this is read on the screen.
    pub async fn shows(&self, text: &str) {
        self.until(text, |page| page.text().contains(text)).await;
    }
}

/// Waits so many milliseconds.
pub async fn pause(milliseconds: i32) {
    let timer = Promise::new(&mut |resolve, _| {
        let window = web_sys::window().expect("a window");
        window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds).expect("a timer");
    });
    JsFuture::from(timer).await.expect("a timer never fails");
}
