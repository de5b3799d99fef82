//! What the page reports beside what it shows: violations of its policy, the element's events, the console.

use serde_json::Value;
use thirtyfour::BrowserLogEntry;

use crate::Browser;

/// Runs before any script of a page. What it hears outlives the page in the tab's own storage.
pub const WATCH: &str = r"(() => {
  if (window.top !== window) return;
  const keep = (key, what) => {
    try { sessionStorage[key] = JSON.stringify([...JSON.parse(sessionStorage[key] ?? '[]'), what]); } catch {}
  };
  addEventListener('securitypolicyviolation', (e) =>
    keep('e2e-violations', `${e.effectiveDirective} ${e.blockedURI} ${e.sourceFile}:${e.lineNumber} ${e.sample}`), true);
  for (const name of ['ready', 'consent-changed', 'request-submitted', 'session-expired', 'step-up-required', 'analytics-changed', 'navigate', 'error'])
    addEventListener(`mijn-privacy-${name}`, (e) => keep('e2e-events', { name, detail: e.detail }), true);
})()";

/// Everything that the page's policy refused so far.
pub async fn violations(browser: &Browser) -> Vec<String> {
    let all = browser.eval("JSON.parse(sessionStorage['e2e-violations'] ?? '[]')").await;
    all.as_array().into_iter().flatten().filter_map(|one| one.as_str().map(str::to_owned)).collect()
}

/// The details of one of the element's events, in order.
pub async fn events(browser: &Browser, name: &str) -> Vec<Value> {
    let all = browser.eval("JSON.parse(sessionStorage['e2e-events'] ?? '[]')").await;
    let of_name = all.as_array().into_iter().flatten().filter(|one| one["name"] == name);
    of_name.map(|one| one["detail"].clone()).collect()
}

/// What went wrong by the console: all but refused or failed calls to the backend, which journeys make on purpose.
pub async fn complaints(browser: &Browser) -> Vec<String> {
    let log = browser.driver().browser_log().await.expect("chromedriver keeps the console's log");
    log.into_iter().filter(is_complaint).map(|entry| format!("{}: {}", entry.level, entry.message)).collect()
}

fn is_complaint(entry: &BrowserLogEntry) -> bool {
    let call = ["/api/privacy/v1/", "/demo/"].iter().any(|path| entry.message.contains(path));
    let expected = entry.source.as_deref() == Some("network") && call;
    entry.level == "SEVERE" && !expected
}
