//! Where nothing can be stored, nothing is measured.

use e2e::analytics::{DOMAIN, OTHER, Page, Visit, WWW};
use serde_json::json;

const BARRED: [&str; 2] = [
    "Object.defineProperty(document, 'cookie', { get: () => '', set() {} })",
    "Object.defineProperty(document, 'cookie', { get() { throw new DOMException('no', 'SecurityError'); }, set() { throw new DOMException('no', 'SecurityError'); } })",
];

#[tokio::test]
async fn with_storage_barred_nothing_is_measured_whatever_the_basis() {
    for how in BARRED {
        for basis in ["consent", "opt-out"] {
            let attributes = format!("data-basis=\"{basis}\" data-cookie-domain=\"{DOMAIN}\"");
            let visit = Visit::with(Page::guarded_with(&attributes), None).await;
            visit.runs_first(how).await;
            visit.opens(WWW, "/").await;
            visit.is_not_measured().await;
            let state = visit.browser.eval("mijnPrivacyAnalytics.on()").await;
            assert_eq!((state["measuring"].as_bool(), state["barred"].as_bool()), (Some(false), Some(true)), "{basis}");
            visit.is_not_measured().await;
            let state = visit.browser.eval("mijnPrivacyAnalytics.off()").await;
            assert_eq!(state["choice"], "off");
            visit.opens(WWW, "/other").await;
            visit.is_not_measured().await;
        }
    }
}

#[tokio::test]
async fn with_cookies_switched_off_in_the_browser_nothing_is_measured() {
    let basis = format!("data-basis=\"opt-out\" data-cookie-domain=\"{DOMAIN}\"");
    let visit = Visit::with(Page::guarded_with(&basis), None).await;
    visit.browser.cdp("Emulation.setDocumentCookieDisabled", json!({ "disabled": true })).await;
    visit.opens(WWW, "/").await;
    visit.is_not_measured().await;
    assert_eq!(visit.state().await["barred"], true);
}

#[tokio::test]
async fn a_cookie_domain_that_is_not_the_pages_measures_nothing() {
    let basis = format!("data-basis=\"opt-out\" data-cookie-domain=\"{DOMAIN}\"");
    let visit = Visit::with(Page::guarded_with(&basis), None).await;
    visit.opens(OTHER, "/").await;
    visit.is_not_measured().await;
    assert_eq!(visit.state().await["barred"], true);
}
