//! A choice that cannot be read counts as no.

use e2e::analytics::{DOMAIN, Page, Visit, WWW};
use serde_json::json;

/// As a browser writes a cookie of the whole site.
const LEVEL: &str = ".voorbeeld.localhost";
const NAME: &str = "__Secure-mijn-privacy-analytics";

#[tokio::test]
async fn a_damaged_or_unknown_choice_is_a_no_whatever_the_basis() {
    let basis = format!("data-basis=\"opt-out\" data-cookie-domain=\"{DOMAIN}\"");
    let visit = Visit::with(Page::guarded_with(&basis), None).await;
    for value in [
        "",
        "on",
        "1",
        "1.on",
        "1.1764000000000",
        "1.1764000000000.yes",
        "2.1764000000000.on",
        "1.1764000000000.on.more",
        "1.176400000000.on",
        "%31.1764000000000.on",
    ] {
        visit.sets_cookie(NAME, value, json!({ "domain": LEVEL, "secure": true })).await;
        visit.opens(WWW, "/").await;
        visit.is_not_measured().await;
        assert_eq!(visit.state().await["choice"], "unreadable", "`{value}`");
    }
    visit.browser.eval("mijnPrivacyAnalytics.on()").await;
    visit.reaches_google("page_view").await;
}

#[tokio::test]
async fn a_damaged_choice_on_another_level_spoils_a_good_one_until_somebody_chooses() {
    let visit = Visit::new().await;
    visit.grants().await;
    visit.sets_cookie(NAME, "damaged", json!({ "domain": WWW, "secure": true })).await;
    visit.forgets().await;
    visit.opens(WWW, "/other").await;
    visit.is_not_measured().await;
    visit.browser.eval("mijnPrivacyAnalytics.on()").await;
    visit.reaches_google("page_view").await;
    visit.forgets().await;
    visit.opens(WWW, "/").await;
    visit.reaches_google("page_view").await;
}

#[tokio::test]
async fn of_two_choices_the_later_counts() {
    let visit = Visit::new().await;
    visit.sets_cookie(NAME, "1.1764000000000.on", json!({ "domain": LEVEL, "secure": true })).await;
    visit.sets_cookie(NAME, "1.1764000000001.off", json!({ "domain": WWW, "secure": true })).await;
    visit.opens(WWW, "/").await;
    visit.is_not_measured().await;
    assert_eq!(visit.state().await["choice"], "off");
}
