//! A visitor: a browser that goes from page to page, and what became of it on Google's side.

use serde_json::{Value, json};
use thirtyfour::WindowHandle;

use super::{Page, Sites, WWW};
use crate::browser::Room;
use crate::{Browser, wait};

/// A browser, and the sites that it goes to.
pub struct Visit {
    /// The sites.
    pub sites: Sites,
    /// The browser.
    pub browser: Browser,
}

impl Visit {
    /// A new visitor, to sites without a backend, whose pages `/` and `/other` are guarded.
    pub async fn new() -> Self {
        Self::with(Page::guarded(), None).await
    }

    /// The same with another page under both paths, and a backend on a port where there is one.
    pub async fn with(page: Page, upstream: Option<u16>) -> Self {
        let mut room = Room::for_browsers(1).await;
        let sites = Sites::start(upstream).await;
        sites.page("/", page.clone());
        sites.page("/other", page);
        Self { sites, browser: room.browser().await }
    }

    /// Opens a page.
    pub async fn opens(&self, host: &str, path: &str) {
        self.browser.open(&self.sites.at(host, path)).await;
    }

    /// Opens the website's home and allows measuring, up to the first page view.
    pub async fn grants(&self) {
        self.opens(WWW, "/").await;
        self.browser.eval("mijnPrivacyAnalytics.on()").await;
        self.reaches_google("page_view").await;
        assert!(!self.googles_cookies().await.is_empty(), "measuring sets no cookie");
    }

    /// Lets what is on its way arrive, and forgets all that reached Google's side.
    pub async fn forgets(&self) {
        wait::a_moment().await;
        self.sites.forget_hits();
    }

    /// What the guard says.
    pub async fn state(&self) -> Value {
        self.browser.eval("mijnPrivacyAnalytics.state()").await
    }

    /// Says something to Google's tag, as a page does.
    pub async fn sends(&self, event: &str) {
        self.browser.eval(&format!("gtag('event', {})", json!(event))).await;
    }

    /// Waits until a hit with this text in it has reached Google's side.
    pub async fn reaches_google(&self, part: &str) -> String {
        let found = wait::until(|| async {
            self.sites.hits().into_iter().find(|hit| hit.what.starts_with("/g/collect") && hit.what.contains(part))
        });
        match found.await {
            Some(hit) => hit.what,
            None => self.browser.fail(&format!("`{part}` did not reach Google: {:#?}", self.sites.hits())).await,
        }
    }

    /// Nothing at all reaches Google's side, and no cookie of Google's is there, whatever the page says.
    pub async fn is_not_measured(&self) {
        self.sends("a_try").await;
        wait::a_moment().await;
        let hits = self.sites.hits();
        assert!(hits.is_empty(), "this reached Google: {hits:#?}");
        let cookies = self.googles_cookies().await;
        assert!(cookies.is_empty(), "there are cookies: {cookies:?}");
    }

    /// The names of Google's cookies, on any host and path, those that no script sees included.
    pub async fn googles_cookies(&self) -> Vec<String> {
        let all = self.browser.cdp("Network.getAllCookies", json!({})).await;
        let names = all["cookies"].as_array().into_iter().flatten().filter_map(|cookie| cookie["name"].as_str());
        names.filter(|name| name.contains("_g") || name.starts_with("FP")).map(str::to_owned).collect()
    }

    /// The cookie that holds the choice.
    pub async fn choice_cookie(&self) -> Option<Value> {
        let all = self.browser.cdp("Network.getAllCookies", json!({})).await;
        let mut cookies = all["cookies"].as_array().into_iter().flatten();
        cookies.find(|cookie| cookie["name"] == "__Secure-mijn-privacy-analytics").cloned()
    }

    /// Sets a cookie behind the page's back.
    pub async fn sets_cookie(&self, name: &str, value: &str, more: Value) {
        // With an address, since a cookie belongs to the scheme that it came by.
        let mut cookie = json!({ "name": name, "value": value, "path": "/", "url": self.sites.at(WWW, "/") });
        for (key, value) in more.as_object().into_iter().flatten() {
            cookie[key] = value.clone();
        }
        let set = self.browser.cdp("Network.setCookie", cookie).await;
        assert_eq!(set["success"], true, "the browser takes no such cookie");
    }

    /// Runs a script before those of every page, in this tab.
    pub async fn runs_first(&self, script: &str) {
        self.browser.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await;
    }

    /// A second tab, which is then in front.
    pub async fn new_tab(&self) -> WindowHandle {
        let tab = self.browser.driver().new_tab().await.expect("a tab can be opened");
        self.goes_to(&tab).await;
        tab
    }

    /// The tab that is in front.
    pub async fn tab(&self) -> WindowHandle {
        self.browser.driver().window().await.expect("there is a tab")
    }

    /// Brings a tab to the front.
    pub async fn goes_to(&self, tab: &WindowHandle) {
        self.browser.driver().switch_to_window(tab.clone()).await.expect("the tab is still there");
    }

    /// What went wrong by the console since it was last asked.
    pub async fn console(&self) -> Vec<String> {
        let log = self.browser.driver().browser_log().await.expect("chromedriver keeps the console's log");
        let severe = log.into_iter().filter(|entry| entry.level == "SEVERE");
        severe.map(|entry| entry.message).collect()
    }
}
