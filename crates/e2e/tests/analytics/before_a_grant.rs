//! Before somebody allows it, nothing is measured.

use e2e::analytics::{MIJN, OTHER, Page, Visit, WWW};
use serde_json::json;

#[tokio::test]
async fn without_a_choice_no_page_of_any_host_reaches_google_or_sets_a_cookie() {
    let visit = Visit::new().await;
    for host in [WWW, MIJN] {
        for path in ["/", "/other"] {
            visit.opens(host, path).await;
            visit.is_not_measured().await;
            assert_eq!(visit.state().await["choice"], "none");
        }
    }
    visit.sites.page("/elsewhere", Page::guarded_with(""));
    visit.opens(OTHER, "/elsewhere").await;
    visit.is_not_measured().await;
    assert_eq!(visit.console().await, Vec::<String>::new());
}

#[tokio::test]
async fn what_a_page_says_before_the_grant_is_not_told_afterwards() {
    let visit = Visit::new().await;
    visit.opens(WWW, "/").await;
    visit.sends("too_early").await;
    visit.browser.eval("gtag('event', 'too_early', { send_to: 'G-TEST1234' })").await;
    visit.browser.eval("dataLayer.push({ event: 'too_early' }); dataLayer.push(['event', 'too_early'])").await;
    visit.browser.eval("mijnPrivacyAnalytics.on()").await;
    visit.sends("in_time").await;
    visit.reaches_google("en=in_time").await;
    assert!(!visit.sites.hits().iter().any(|hit| hit.what.contains("too_early")));
}

#[tokio::test]
async fn a_page_cannot_give_the_consent_itself() {
    let visit = Visit::new().await;
    visit.opens(WWW, "/").await;
    let all = "{ ad_storage: 'granted', ad_user_data: 'granted', ad_personalization: 'granted', analytics_storage: 'granted' }";
    let grab =
        format!("gtag('consent', 'update', {all}); window['ga-disable-G-TEST1234'] = false; window.dataLayer = []");
    visit.browser.eval(&grab).await;
    visit.is_not_measured().await;
    visit.browser.eval("mijnPrivacyAnalytics.on()").await;
    visit.reaches_google("gcs=G101").await;
    visit.browser.eval(&format!("gtag('consent', 'update', {all})")).await;
    visit.sends("later").await;
    let hit = visit.reaches_google("en=later").await;
    assert!(hit.contains("gcs=G101"), "advertising was granted: {hit}");
}

#[tokio::test]
async fn cookies_of_before_the_guard_are_removed_on_every_level_and_path() {
    let visit = Visit::new().await;
    let levels = [
        json!({ "domain": ".voorbeeld.localhost" }),
        json!({ "domain": WWW }),
        json!({ "domain": ".www.voorbeeld.localhost" }),
    ];
    for name in ["_ga", "_ga_TEST1234", "_gid", "_gat_gtag_UA_1_1", "_gcl_au", "__utma"] {
        for level in &levels {
            for path in ["/", "/deep", "/deep/er"] {
                let mut more = level.clone();
                more["path"] = path.into();
                visit.sets_cookie(name, "GA1.1.1.1", more).await;
            }
        }
    }
    visit.sets_cookie("_gallery", "1", json!({ "domain": WWW })).await;
    visit.sites.page("/deep/er/page", Page::guarded());
    visit.opens(WWW, "/deep/er/page").await;
    assert_eq!(visit.googles_cookies().await, ["_gallery"]);
}
