//! The only module that knows JavaScript: what the façade calls, and what it is called back with.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use yew::AppHandle;

use crate::app::{App, AppProps, Msg};
use crate::config::{Config, JsConfig};

#[wasm_bindgen]
extern "C" {
    /// The element that the widget runs in, as `pkg/element.js` presents it.
    #[derive(Clone, PartialEq)]
    pub type Host;

    /// Sends an event `mijn-privacy-{name}`; answers whether the host let the default happen.
    #[wasm_bindgen(method)]
    pub fn emit(this: &Host, name: &str, detail: &JsValue) -> bool;
    /// Sends a request by the host's `transport`, with the host's token; the answer is a promise of a `Response`.
    #[wasm_bindgen(method)]
    pub fn fetch(this: &Host, request: &web_sys::Request) -> js_sys::Promise;
    /// The answer that the loader asked for before the wasm ran, once: a promise of a `Response`, or undefined.
    #[wasm_bindgen(method)]
    pub fn prefetched(this: &Host, path: &str) -> Option<js_sys::Promise>;
    /// Opens a section: the façade sets the attribute, which comes back as a new configuration.
    #[wasm_bindgen(method)]
    pub fn navigate(this: &Host, section: &str);
    /// What this browser does about Google Analytics, as the guard on the page says.
    #[wasm_bindgen(method)]
    pub fn analytics(this: &Host) -> Analytics;
    /// Tells what the account says about analytics, and whether that was ever chosen: its no holds in every browser.
    #[wasm_bindgen(method, js_name = accountAnalytics)]
    pub fn account_analytics(this: &Host, state: &str, chosen: bool);
    /// Asks for what a person may keep, and gives it to them as a file; the answer is a promise of the `Response`, which a
    /// refusal is too.
    #[wasm_bindgen(method)]
    pub fn save(this: &Host, request: &web_sys::Request, name: &str) -> js_sys::Promise;
    /// Has the browser fetch a file by itself, with the session's cookie; answers whether it can: not where the host's
    /// `transport` or token carries the calls.
    #[wasm_bindgen(method)]
    pub fn download(this: &Host, address: &str, name: &str) -> bool;
    /// Opens the browser's dialog for printing.
    #[wasm_bindgen(method)]
    pub fn print(this: &Host);
    /// Adds a style sheet to the element's, once.
    #[wasm_bindgen(method)]
    pub fn dress(this: &Host, css: &str);

    /// `pkg/host.js`: what this browser does about Google Analytics.
    pub type Analytics;
    /// Whether the page has a guard.
    #[wasm_bindgen(method, getter)]
    pub fn present(this: &Analytics) -> bool;
    /// Whether it lets pages without the widget measure.
    #[wasm_bindgen(method, getter)]
    pub fn allowed(this: &Analytics) -> bool;
    /// Whether the browser sends Global Privacy Control, and it counts.
    #[wasm_bindgen(method, getter)]
    pub fn gpc(this: &Analytics) -> bool;
    /// `on`, `off`, `none` or `unreadable`; `barred`: none, since this browser keeps none.
    #[wasm_bindgen(method, getter)]
    pub fn choice(this: &Analytics) -> String;
    /// Names of cookies that could not be removed, comma separated.
    #[wasm_bindgen(method, getter)]
    pub fn left(this: &Analytics) -> String;
}

/// A mounted widget. It is kept as long as its element may come back, since Yew's listeners are never removed.
#[wasm_bindgen]
pub struct Mounted {
    app: AppHandle<App>,
    host: Host,
    refreshes: Cell<u32>,
}

/// Mounts a widget into `root`, an empty element inside the shadow root.
#[wasm_bindgen]
pub fn mount(root: web_sys::Element, host: Host, config: &JsConfig) -> Mounted {
    let props = AppProps { host: host.clone(), config: Rc::new(Config::read(config)), active: true, refreshes: 0 };
    Mounted { app: yew::Renderer::<App>::with_root_and_props(root, props).render(), host, refreshes: Cell::new(0) }
}

#[wasm_bindgen]
impl Mounted {
    /// Hands over changed attributes. `active: false` renders nothing and drops everything personal.
    pub fn update(&mut self, config: &JsConfig, active: bool) {
        self.app.update(AppProps {
            host: self.host.clone(),
            config: Rc::new(Config::read(config)),
            active,
            refreshes: self.refreshes.get(),
        });
    }

    /// Asks the backend for everything again; what was typed stays.
    pub fn refresh(&mut self, config: &JsConfig) {
        self.refreshes.set(self.refreshes.get().wrapping_add(1));
        self.update(config, true);
    }

    /// The choices may have changed elsewhere, or there is a connection again.
    pub fn look(&self) {
        self.app.send_message(Msg::Look(false));
    }

    /// Gives the kept widget to another element, after the first was discarded.
    pub fn adopt(&mut self, host: Host) {
        self.host = host;
    }
}

thread_local! {
    static ON_PANIC: RefCell<Option<js_sys::Function>> = const { RefCell::new(None) };
}

/// Registers what to call when the widget panics: every instance of the module is frozen then.
#[wasm_bindgen(js_name = onPanic)]
pub fn on_panic(callback: js_sys::Function) {
    ON_PANIC.set(Some(callback));
    yew::set_custom_panic_hook(Box::new(|info| {
        if let Some(callback) = ON_PANIC.take() {
            let place = info.location().map(|place| JsValue::from_str(place.file()));
            let _ = callback.call1(&JsValue::NULL, &place.unwrap_or(JsValue::UNDEFINED));
        }
    }));
}

/// A plain object for an event's detail.
pub fn detail(facts: &[(&str, JsValue)]) -> JsValue {
    let object = js_sys::Object::new();
    for (name, value) in facts {
        let _ = js_sys::Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object.into()
}
