//! Off means off: on this page, on every other, after a reload.

use e2e::analytics::{DOMAIN, MIJN, Page, Visit, WWW};
use e2e::wait;

#[tokio::test]
async fn after_an_opt_out_nothing_is_measured_on_any_page_also_after_a_reload() {
    let visit = Visit::new().await;
    visit.grants().await;
    visit.forgets().await;
    let state = visit.browser.eval("mijnPrivacyAnalytics.off()").await;
    assert_eq!(
        (state["measuring"].as_bool(), state["choice"].as_str(), state["left"].as_array().map(Vec::len)),
        (Some(false), Some("off"), Some(0))
    );
    visit.is_not_measured().await;
    for (host, path) in [(WWW, "/"), (WWW, "/other"), (MIJN, "/")] {
        visit.opens(host, path).await;
        visit.is_not_measured().await;
        assert_eq!(visit.state().await["choice"], "off");
    }
    assert_eq!(visit.console().await, Vec::<String>::new());
}

#[tokio::test]
async fn switching_off_disables_denies_stores_and_removes_in_this_order() {
    let visit = Visit::new().await;
    visit.grants().await;
    let watch = "(() => { window.order = [];
      const cookie = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie');
      Object.defineProperty(document, 'cookie', { configurable: true, get() { return cookie.get.call(this); }, set(text) {
        if (text.startsWith('__Secure-mijn')) order.push('stored');
        if (text.startsWith('_ga=;')) order.push('removed');
        cookie.set.call(this, text);
      } });
      const push = dataLayer.push;
      const { get } = Object.getOwnPropertyDescriptor(dataLayer, 'push');
      const inner = { update(how, signals) { order.push(`denied ${Object.values(signals).join()} ${window['ga-disable-G-TEST1234']}`); } };
      dataLayer.push = (item) => { if (item[0] === 'consent') inner[item[1]]?.(item[1], item[2]); };
      mijnPrivacyAnalytics.off();
      return order.filter((what, at) => what !== order[at - 1]); })()";
    let order = visit.browser.eval(watch).await;
    let order: Vec<&str> = order.as_array().unwrap().iter().filter_map(|what| what.as_str()).collect();
    assert_eq!(order[..3], ["denied denied,denied,denied,denied true", "stored", "removed"]);
}

#[tokio::test]
async fn an_off_is_kept_for_as_long_as_the_browser_comes_back() {
    let visit = Visit::new().await;
    visit.opens(WWW, "/").await;
    visit.browser.eval("mijnPrivacyAnalytics.off()").await;
    let before = visit.choice_cookie().await.unwrap();
    let (name, value) = (before["name"].as_str().unwrap(), before["value"].as_str().unwrap());
    let soon = serde_json::json!({
        "domain": before["domain"], "secure": true, "sameSite": "Lax", "expires": before["expires"].as_f64().unwrap() - 300.0 * 86_400.0
    });
    visit.sets_cookie(name, value, soon).await;
    visit.opens(WWW, "/other").await;
    let after = visit.choice_cookie().await.unwrap();
    assert_eq!(after["value"], before["value"], "the time of the choice stays");
    assert!(after["expires"].as_f64().unwrap() >= before["expires"].as_f64().unwrap());
}

/// What a page says to a measurement id.
fn says_to(id: &str) -> String {
    format!(
        "gtag('config', '{id}'); gtag('event', 'own', {{ send_to: '{id}' }}); \
         gtag('event', 'own', {{ send_to: ['G-TEST1234', '{id}'] }}); dataLayer.push(['config', '{id}'])"
    )
}

#[tokio::test]
async fn an_id_that_the_page_configures_itself_is_told_nothing_unless_the_guard_knows_it() {
    let visit = Visit::new().await;
    visit.grants().await;
    visit.browser.eval(&says_to("G-OTHER9")).await;
    wait::a_moment().await;
    let said = visit.console().await;
    assert!(said.len() == 4 && said.iter().all(|line| line.contains("has no G-OTHER9")), "{said:#?}");
    visit.forgets().await;
    visit.browser.eval("mijnPrivacyAnalytics.off()").await;
    visit.browser.eval(&says_to("G-OTHER9")).await;
    visit.is_not_measured().await;
    visit.browser.eval("mijnPrivacyAnalytics.on()").await;
    visit.sends("again").await;
    visit.reaches_google("en=again").await;
    let hits = visit.sites.hits();
    assert!(!hits.iter().any(|hit| hit.what.contains("G-OTHER9")), "{hits:#?}");
}

#[tokio::test]
async fn every_id_that_the_guard_knows_stops() {
    let two = Page::guard(&format!("data-cookie-domain=\"{DOMAIN}\"")).replace("G-TEST1234", "G-TEST1234, G-SECOND1");
    let visit = Visit::with(Page::default().head(&two), None).await;
    visit.grants().await;
    visit.reaches_google("tid=G-SECOND1").await;
    visit.browser.eval(&says_to("G-SECOND1")).await;
    visit.reaches_google("en=own").await;
    assert_eq!(visit.console().await, Vec::<String>::new());
    visit.forgets().await;
    visit.browser.eval("mijnPrivacyAnalytics.off()").await;
    visit.browser.eval(&says_to("G-SECOND1")).await;
    visit.is_not_measured().await;
}
