//! A widget in a page of its own, and the ways to look at it.

use js_sys::{Object, Promise, Reflect};
use mijn_privacy::config::JsConfig;
use mijn_privacy::mount::{Host, Mounted, mount};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, Event, EventInit, HtmlElement, ShadowRoot};

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

    /// Presses the first that says this.
    pub fn press_text(&self, selector: &str, text: &str) {
        let all = self.root.query_selector_all(selector).expect("a selector");
        let found = (0..all.length())
            .filter_map(|at| all.item(at))
            .find(|node| node.text_content().is_some_and(|content| content.contains(text)));
        let found: HtmlElement = found.unwrap_or_else(|| panic!("no “{text}” in: {}", self.text())).unchecked_into();
        found.click();
    }

    /// Types a text into a field, in the place of what was there.
    pub fn fill(&self, selector: &str, text: &str) {
        let field = self.find(selector).unwrap_or_else(|| panic!("no {selector} in: {}", self.text()));
        Reflect::set(&field, &"value".into(), &text.into()).expect("a field");
        let init = EventInit::new();
        init.set_bubbles(true);
        field.dispatch_event(&Event::new_with_event_init_dict("input", &init).expect("an event")).expect("dispatched");
    }

    /// What is filled in.
    pub fn value(&self, selector: &str) -> String {
        let field = self.find(selector).unwrap_or_else(|| panic!("no {selector} in: {}", self.text()));
        Reflect::get(&field, &"value".into()).expect("a field").as_string().unwrap_or_default()
    }

    /// The calls so far: method, path, key, tag and body.
    pub fn calls(&self) -> Vec<[String; 5]> {
        let calls = js_sys::JSON::parse(&self.recorded("calls")).expect("JSON");
        serde_wasm_bindgen::from_value(calls).expect("lists of five texts")
    }

    /// The bodies that were sent so far to a method and path.
    pub fn sent(&self, method: &str, path: &str) -> Vec<String> {
        let calls = self.calls().into_iter().filter(|call| call[0] == method && call[1] == path);
        calls.map(|[.., body]| body).collect()
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

    /// Whether the element with the focus is one of these.
    pub fn has_focus(&self, selector: &str) -> bool {
        let root: ShadowRoot = self.root.get_root_node().unchecked_into();
        let active = Reflect::get(&root, &"activeElement".into()).expect("a shadow root");
        active.dyn_into::<Element>().is_ok_and(|element| element.matches(selector).expect("a selector"))
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
