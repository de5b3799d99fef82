//! What no script can remove is said.

use e2e::analytics::{DOMAIN, Page, Visit, WWW};
use serde_json::json;

#[tokio::test]
async fn an_http_only_cookie_that_stays_is_reported_by_name() {
    for (name, host) in [("_ga", ".voorbeeld.localhost"), ("_ga_TEST1234", WWW), ("FPID", ".voorbeeld.localhost")] {
        let visit = Visit::new().await;
        visit.grants().await;
        visit.browser.cdp("Network.clearBrowserCookies", json!({})).await;
        visit.browser.eval("mijnPrivacyAnalytics.on()").await;
        visit.sets_cookie(name, "GA1.1.1.1", json!({ "domain": host, "httpOnly": true })).await;
        let state = visit.browser.eval("mijnPrivacyAnalytics.off()").await;
        assert_eq!(state["left"], json!([name]));
        assert_eq!(visit.googles_cookies().await, [name]);
        visit.opens(WWW, "/other").await;
        assert_eq!(visit.state().await["left"], json!([name]), "after a reload");
    }
}

#[tokio::test]
async fn one_that_the_server_sets_again_and_again_is_reported_too() {
    let page = Page::guarded().cookie(&format!("_ga=GA1.1.1.1; Domain={DOMAIN}; Path=/; HttpOnly"));
    let visit = Visit::with(page, None).await;
    visit.opens(WWW, "/").await;
    let state = visit.browser.eval("mijnPrivacyAnalytics.off()").await;
    assert_eq!(state["left"], json!(["_ga"]));
    visit.sends("a_try").await;
    assert!(visit.sites.hits().is_empty());
}
