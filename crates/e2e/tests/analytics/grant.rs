//! Where it is allowed, measuring works, and no more than was agreed.

use e2e::analytics::{DOMAIN, ID, MIJN, Page, Visit, WWW};
use e2e::wait;

#[tokio::test]
async fn after_a_grant_every_page_of_the_site_is_measured_without_reloading() {
    let visit = Visit::new().await;
    visit.grants().await;
    let tag = visit.sites.hits().into_iter().find(|hit| hit.what.starts_with("/gtag/js")).expect("the tag was loaded");
    assert_eq!(tag.what, format!("/gtag/js?id={ID}"));
    let mut cookies = visit.googles_cookies().await;
    cookies.sort();
    assert_eq!(cookies, ["_ga", "_ga_TEST1234"]);
    for (host, path) in [(WWW, "/other"), (MIJN, "/")] {
        visit.forgets().await;
        visit.opens(host, path).await;
        visit.reaches_google(&format!("dl={}", visit.sites.at(host, path))).await;
        visit.sends("pressed").await;
        visit.reaches_google("en=pressed").await;
    }
    assert_eq!(visit.console().await, Vec::<String>::new());
}

#[tokio::test]
async fn google_is_told_what_was_agreed() {
    let visit = Visit::new().await;
    visit.grants().await;
    let hit = visit.reaches_google("page_view").await;
    for part in ["signals=false", "personal=false", "gcs=G101"] {
        assert!(hit.contains(part), "{part} is missing in {hit}");
    }
}

#[tokio::test]
async fn the_choice_is_one_cookie_for_the_whole_site_with_nothing_personal_in_it() {
    let visit = Visit::new().await;
    visit.grants().await;
    let cookie = visit.choice_cookie().await.expect("the choice is kept");
    assert_eq!(cookie["domain"], format!(".{DOMAIN}"));
    assert_eq!(
        (cookie["secure"].as_bool(), cookie["sameSite"].as_str(), cookie["path"].as_str()),
        (Some(true), Some("Lax"), Some("/"))
    );
    let value = cookie["value"].as_str().unwrap();
    let time = value.strip_prefix("1.").and_then(|rest| rest.strip_suffix(".on")).expect("version, time, choice");
    let chosen: f64 = time.parse().expect("a time");
    let life = cookie["expires"].as_f64().unwrap() - chosen / 1000.0;
    assert!(life > 399.0 * 86_400.0 && life <= 400.0 * 86_400.0 + 60.0, "kept for {life} seconds");
}

#[tokio::test]
async fn everything_works_again_after_off_and_on() {
    let visit = Visit::new().await;
    visit.grants().await;
    visit.forgets().await;
    visit.browser.eval("mijnPrivacyAnalytics.off()").await;
    visit.is_not_measured().await;
    visit.browser.eval("mijnPrivacyAnalytics.on()").await;
    visit.sends("again").await;
    let hit = visit.reaches_google("en=again").await;
    assert!(hit.contains("gcs=G101"), "{hit}");
    assert!(!visit.googles_cookies().await.is_empty());
    visit.forgets().await;
    visit.opens(WWW, "/other").await;
    visit.reaches_google("page_view").await;
}

#[tokio::test]
async fn with_the_basis_opt_out_a_page_is_measured_until_somebody_switches_it_off() {
    let basis = format!("data-basis=\"opt-out\" data-cookie-domain=\"{DOMAIN}\"");
    let visit = Visit::with(Page::guarded_with(&basis), None).await;
    visit.opens(WWW, "/").await;
    visit.reaches_google("page_view").await;
    assert_eq!(visit.choice_cookie().await, None, "nobody chose");
    visit.forgets().await;
    visit.browser.eval("mijnPrivacyAnalytics.off()").await;
    visit.opens(WWW, "/other").await;
    visit.is_not_measured().await;
}

#[tokio::test]
async fn prefix_and_path_of_googles_cookies_are_the_sites_to_choose() {
    let attributes = format!("data-cookie-domain=\"{DOMAIN}\" data-cookie-prefix=\"shop\" data-cookie-path=\"/deep\"");
    let visit = Visit::with(Page::guarded_with(&attributes), None).await;
    visit.sites.page("/deep/page", Page::guarded_with(&attributes));
    visit.opens(WWW, "/deep/page").await;
    visit.browser.eval("mijnPrivacyAnalytics.on()").await;
    visit.reaches_google("page_view").await;
    let mut cookies = visit.googles_cookies().await;
    cookies.sort();
    assert_eq!(cookies, ["shop_ga", "shop_ga_TEST1234"]);
    visit.browser.eval("mijnPrivacyAnalytics.off()").await;
    assert!(visit.googles_cookies().await.is_empty());
}

#[tokio::test]
async fn a_tag_manager_is_loaded_as_it_is_and_configures_itself() {
    let visit = Visit::with(Page::guarded(), None).await;
    let container = visit.sites.at("tag.google.localhost", "/gtm.js?id=GTM-TEST");
    let guard = Page::guard(&format!("data-cookie-domain=\"{DOMAIN}\"")).replace("{tag}", &container);
    visit.sites.page("/managed", Page::default().head(&guard));
    visit.opens(WWW, "/managed").await;
    wait::a_moment().await;
    assert!(visit.sites.hits().is_empty());
    visit.browser.eval("mijnPrivacyAnalytics.on()").await;
    let loaded =
        wait::until(|| async { visit.sites.hits().into_iter().next() }).await.expect("the container is loaded");
    assert_eq!(loaded.what, "/gtm.js?id=GTM-TEST");
    wait::a_moment().await;
    assert_eq!(visit.sites.hits().len(), 1, "the guard configured it");
}
