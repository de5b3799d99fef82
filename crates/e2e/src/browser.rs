//! A headless Chromium with an empty profile.

use std::path::PathBuf;
use std::sync::{Arc, LazyLock};

use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::cdp::Cdp;
use thirtyfour::session::handle::SessionHandle;
use thirtyfour::{ChromiumLikeCapabilities, DesiredCapabilities, LoggingPrefsLogLevel, WebDriver, WindowHandle};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::driver::Driver;
use crate::{csp, paths, wait};

/// A desktop.
pub const WIDE: (u32, u32) = (1280, 900);
/// A phone.
pub const PHONE: (u32, u32) = (360, 740);

const ARGS: [&str; 12] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-features=Translate,OptimizationHints,MediaRouter",
    "--hide-scrollbars",
    "--lang=nl",
];

/// So many browsers at a time, since there may be two cores only.
static ROOM: LazyLock<Arc<Semaphore>> = LazyLock::new(|| Arc::new(Semaphore::new(2)));

/// The browsers that a journey may start.
pub struct Room(Vec<OwnedSemaphorePermit>);

impl Room {
    /// Waits for room for all of a journey's browsers at once, so that two journeys never wait for each other.
    pub async fn for_browsers(count: u32) -> Self {
        let mut all = ROOM.clone().acquire_many_owned(count).await.expect("nobody closes the semaphore");
        Self((1..count).filter_map(|_| all.split(1)).collect::<Vec<_>>().into_iter().chain([all]).collect())
    }

    /// Starts one of them.
    pub async fn browser(&mut self) -> Browser {
        Browser::start(self.0.pop().expect("no more browsers than there is room for")).await
    }
}

/// What a page looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Dark letters.
    Light,
    /// Light letters.
    Dark,
}

/// A running browser. It ends when it is dropped.
pub struct Browser {
    handle: Arc<SessionHandle>,
    cdp: Cdp,
    _driver: Driver,
    _profile: TempDir,
    _room: OwnedSemaphorePermit,
}

impl Browser {
    async fn start(room: OwnedSemaphorePermit) -> Self {
        let mut driver = Driver::start().await;
        let profile = tempfile::tempdir().expect("there is room for temporary files");
        let mut wanted = DesiredCapabilities::chrome();
        let args = ARGS.iter().map(ToString::to_string).chain([
            format!("--user-data-dir={}", profile.path().display()),
            format!("--window-size={},{}", WIDE.0, WIDE.1),
        ]);
        for arg in args {
            wanted.add_arg(&arg).expect("an argument is text");
        }
        if let Some(binary) = paths::chromium() {
            wanted.set_binary(&binary.to_string_lossy()).expect("a path is text");
        }
        wanted.set_browser_log_level(LoggingPrefsLogLevel::All).expect("a level is text");
        let session = WebDriver::new(driver.url(), wanted).await.expect("Chromium starts (Debian: chromium)");
        driver.hold(session.handle().session_id().to_string());
        let handle = session.handle().clone();
        // `Driver` ends the session, also while a journey fails.
        let _ = session.leak();
        let cdp = Cdp::new(handle.clone());
        let browser = Self { handle, cdp, _driver: driver, _profile: profile, _room: room };
        browser.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": csp::WATCH })).await;
        browser.cdp("Emulation.setFocusEmulationEnabled", json!({ "enabled": true })).await;
        browser.size(WIDE).await;
        browser.look(Look::Light).await;
        browser
    }

    /// The WebDriver session.
    pub fn driver(&self) -> &Arc<SessionHandle> {
        &self.handle
    }

    /// Sends a command of the DevTools protocol.
    pub async fn cdp(&self, command: &str, params: Value) -> Value {
        let answer = self.cdp.send_raw(command, params).await;
        answer.unwrap_or_else(|error| panic!("{command}: {error}"))
    }

    /// Enter, held down for a while, as the key of who lets go slowly.
    pub async fn holds_enter(&self) {
        let key = |kind: &str, repeat: bool| json!({ "type": kind, "key": "Enter", "code": "Enter", "text": "\r", "windowsVirtualKeyCode": 13, "autoRepeat": repeat });
        self.cdp("Input.dispatchKeyEvent", key("keyDown", false)).await;
        for _ in 0..20 {
            self.cdp("Input.dispatchKeyEvent", key("keyDown", true)).await;
            tokio::time::sleep(std::time::Duration::from_millis(30)).await;
        }
        self.cdp("Input.dispatchKeyEvent", key("keyUp", false)).await;
    }

    /// The page's own measures, real also below the least width of a window.
    pub async fn size(&self, (width, height): (u32, u32)) {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.cdp("Emulation.setDeviceMetricsOverride", size).await;
    }

    /// What the device prefers.
    pub async fn look(&self, look: Look) {
        let value = if look == Look::Dark { "dark" } else { "light" };
        let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": value }] });
        self.cdp("Emulation.setEmulatedMedia", features).await;
    }

    /// Takes the connection away, or gives it back.
    pub async fn offline(&self, offline: bool) {
        self.cdp("Network.enable", json!({})).await;
        let conditions = json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        self.cdp("Network.emulateNetworkConditions", conditions).await;
    }

    /// Fetches every file anew from now on.
    pub async fn without_cache(&self) {
        self.cdp("Network.enable", json!({})).await;
        self.cdp("Network.setCacheDisabled", json!({ "cacheDisabled": true })).await;
    }

    /// Lets no request to these addresses through; `*` stands for anything.
    pub async fn block(&self, addresses: &[&str]) {
        self.cdp("Network.enable", json!({})).await;
        self.cdp("Network.setBlockedURLs", json!({ "urls": addresses })).await;
    }

    /// Opens an address.
    pub async fn open(&self, address: &str) {
        self.handle.goto(address).await.unwrap_or_else(|error| panic!("{address} does not open: {error}"));
    }

    /// Opens another tab of the same person and goes there; gives the way back.
    pub async fn new_tab(&self) -> (WindowHandle, WindowHandle) {
        let here = self.handle.window().await.expect("a window has a handle");
        let there = self.handle.new_tab().await.expect("a tab can be opened");
        self.go_to(&there).await;
        self.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": csp::WATCH })).await;
        self.cdp("Emulation.setFocusEmulationEnabled", json!({ "enabled": true })).await;
        (here, there)
    }

    /// Goes to a tab.
    pub async fn go_to(&self, tab: &WindowHandle) {
        self.handle.switch_to_window(tab.clone()).await.expect("the tab is there");
    }

    /// The value of a JavaScript expression, a promise's included.
    pub async fn eval(&self, expression: &str) -> Value {
        self.try_eval(expression).await.unwrap_or_else(|error| panic!("{expression}\n{error}"))
    }

    /// The same, or what was thrown; also when the page is just being replaced.
    pub async fn try_eval(&self, expression: &str) -> Result<Value, String> {
        let params =
            json!({ "expression": expression, "returnByValue": true, "awaitPromise": true, "userGesture": true });
        let answer = self.cdp.send_raw("Runtime.evaluate", params).await.map_err(|error| error.to_string())?;
        match answer.get("exceptionDetails") {
            Some(thrown) => Err(thrown.to_string()),
            None => Ok(answer["result"]["value"].clone()),
        }
    }

    /// Waits until an expression is true of the page. `what` says it in words, for when it does not become so.
    pub async fn wait(&self, what: &str, expression: &str) -> Value {
        let yes = |value: &Value| !matches!(value, Value::Null | Value::Bool(false));
        let found = wait::until(|| async { self.try_eval(expression).await.ok().filter(yes) }).await;
        match found {
            Some(value) => value,
            None => self.fail(&format!("waited in vain until {what}")).await,
        }
    }

    /// The address of the page.
    pub async fn address(&self) -> String {
        self.eval("location.href").await.as_str().unwrap_or_default().to_owned()
    }

    /// Presses keys, wherever the focus is.
    pub async fn keys(&self, keys: impl AsRef<str>) {
        self.handle.action_chain().send_keys(keys.as_ref()).perform().await.expect("keys can be pressed");
    }

    /// A picture of the window, or of the whole page.
    pub async fn picture(&self, whole: bool) -> Vec<u8> {
        if !whole {
            return self.handle.screenshot_as_png().await.expect("a picture can be taken");
        }
        // The caller chose the width; the height is the page's own for as long as the picture takes.
        let size = self.eval("[innerWidth, innerHeight, document.documentElement.scrollHeight]").await;
        let part = |index: usize| size[index].as_u64().and_then(|pixels| u32::try_from(pixels).ok()).unwrap_or(1);
        self.size((part(0), part(2))).await;
        let picture = self.handle.screenshot_as_png().await.expect("a picture can be taken");
        self.size((part(0), part(1))).await;
        picture
    }

    /// Ends the journey with a picture and what the page said.
    pub async fn fail(&self, why: &str) -> ! {
        let path = self.evidence().await;
        let text = self.try_eval(SEEN).await.unwrap_or_default();
        let text = text.as_str().unwrap_or_default().to_owned();
        panic!("{why}\npicture: {}\nthe page said:\n{text}", path.display());
    }

    async fn evidence(&self) -> PathBuf {
        let name = std::thread::current().name().unwrap_or("journey").replace("::", "-");
        let path = paths::evidence().join(format!("{name}.png"));
        if let Ok(picture) = self.handle.screenshot_as_png().await {
            let _ = std::fs::write(&path, picture);
        }
        path
    }
}

const SEEN: &str = "[location.href, document.body.innerText, \
    ...[...document.querySelectorAll('mijn-privacy')].map(e => '--- ' + [...e.shadowRoot.children].map(c => c.innerText).join('\\n'))].join('\\n')";
