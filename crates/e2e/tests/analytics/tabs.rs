//! Tabs that are already open follow within a second.

use std::time::{Duration, Instant};

use e2e::analytics::{MIJN, Visit, WWW};

/// How soon every tab has stopped.
const SOON: Duration = Duration::from_secs(1);

/// A page that reports every tenth of a second, and a second tab on another host in front of it.
async fn ticking(visit: &Visit, host: &str) {
    visit.grants().await;
    visit.browser.eval("setInterval(() => gtag('event', 'tick'), 100)").await;
    visit.new_tab().await;
    visit.opens(host, "/").await;
    visit.forgets().await;
    visit.reaches_google("en=tick").await;
}

async fn stops(visit: &Visit, since: Instant) {
    tokio::time::sleep(SOON * 4).await;
    let late: Vec<_> = visit.sites.hits().into_iter().filter(|hit| hit.at > since + SOON).collect();
    assert!(late.is_empty(), "the open tab goes on: {late:#?}");
    assert!(visit.googles_cookies().await.is_empty());
}

#[tokio::test]
async fn an_open_tab_on_another_host_stops_within_a_second() {
    let visit = Visit::new().await;
    let first = {
        visit.opens(WWW, "/").await;
        visit.tab().await
    };
    ticking(&visit, MIJN).await;
    let since = Instant::now();
    visit.browser.eval("mijnPrivacyAnalytics.off()").await;
    stops(&visit, since).await;
    visit.goes_to(&first).await;
    assert_eq!(visit.state().await["choice"], "off");
    assert_eq!(visit.browser.eval("performance.getEntriesByType('navigation').length").await, 1);
}

#[tokio::test]
async fn an_open_tab_starts_again_when_another_switches_it_on() {
    let visit = Visit::new().await;
    visit.opens(WWW, "/").await;
    let first = visit.tab().await;
    visit.browser.eval("setInterval(() => gtag('event', 'tick'), 100)").await;
    visit.new_tab().await;
    visit.opens(MIJN, "/").await;
    visit.is_not_measured().await;
    visit.browser.eval("mijnPrivacyAnalytics.on()").await;
    visit.reaches_google("en=tick").await;
    visit.goes_to(&first).await;
    assert_eq!(visit.state().await["measuring"], true);
}

#[tokio::test]
async fn an_open_tab_stops_also_where_the_browser_no_longer_stores_anything() {
    let visit = Visit::new().await;
    ticking(&visit, WWW).await;
    // From now on no page of this tab can write a cookie.
    visit.browser.eval("Object.defineProperty(document, 'cookie', { get: () => '', set() {} })").await;
    let since = Instant::now();
    let state = visit.browser.eval("mijnPrivacyAnalytics.off()").await;
    assert_eq!((state["choice"].as_str(), state["barred"].as_bool()), (Some("off"), Some(true)));
    tokio::time::sleep(SOON * 4).await;
    let late: Vec<_> = visit.sites.hits().into_iter().filter(|hit| hit.at > since + SOON).collect();
    assert!(late.is_empty(), "the open tab goes on: {late:#?}");
}
