//! The switch by itself where somebody is logged in: their account knows too.

use e2e::analytics::{DOMAIN, MIJN, Page, SCRIPT, WWW, markup};
use e2e::fault::Gate;
use e2e::{Fault, wait};
use hyper::Method;

use crate::portal::Portal;

#[tokio::test]
async fn on_and_off_are_stored_in_the_account_of_who_is_logged_in() {
    let portal = Portal::new().await;
    let api = portal.api().await;
    portal.logs_in().await;
    portal.visit.opens(MIJN, "/cookies").await;
    let switch = portal.switch();
    let wording = api.consent("analytics").await["wording"]["text"].clone();
    switch.says(".box", wording.as_str().unwrap()).await;
    for on in [true, false, true] {
        switch.press("[role=switch]").await;
        switch.stands(on).await;
        let stored = wait::until(|| async { (api.is_on("analytics").await == on).then_some(()) }).await;
        assert!(stored.is_some(), "the account does not say {on}");
        assert_eq!(portal.visit.state().await["allowed"], on);
    }
}

#[tokio::test]
async fn off_stays_off_when_the_backend_cannot_store_it_and_can_be_sent_again() {
    let portal = Portal::new().await;
    let api = portal.api().await;
    portal.logs_in().await;
    portal.visit.opens(MIJN, "/cookies").await;
    let switch = portal.switch();
    switch.press("[role=switch]").await;
    portal.visit.reaches_google("page_view").await;
    portal.visit.forgets().await;
    portal.proxy.broken(Method::PUT, "consents/analytics", Fault::down());
    switch.press("[role=switch]").await;
    switch.says(".note", "Uit in deze browser, maar nog niet opgeslagen in je account.").await;
    assert!(!switch.is_on().await);
    portal.visit.is_not_measured().await;
    assert!(api.is_on("analytics").await, "the account still says on");
    portal.visit.opens(MIJN, "/other").await;
    portal.visit.is_not_measured().await;
    portal.visit.opens(MIJN, "/cookies").await;
    switch.says("#state", "Uit sinds").await;
    switch.says(".note", "nog niet opgeslagen in je account").await;
    portal.visit.is_not_measured().await;
    portal.proxy.heal();
    switch.press(".again").await;
    let stored = wait::until(|| async { (!api.is_on("analytics").await).then_some(()) }).await;
    assert!(stored.is_some(), "the account still says on");
}

#[tokio::test]
async fn again_sends_it_again_under_the_same_key() {
    let portal = Portal::new().await;
    let api = portal.api().await;
    portal.logs_in().await;
    portal.visit.opens(MIJN, "/cookies").await;
    let switch = portal.switch();
    switch.says("#state", "Uit.").await;
    portal.visit.browser.eval("mijnPrivacyAnalytics.on()").await;
    switch.stands(true).await;
    portal.proxy.once(Method::PUT, "consents/analytics", Fault::LoseAnswer);
    switch.press("[role=switch]").await;
    switch.says(".note", "nog niet opgeslagen").await;
    let revision = api.consent("analytics").await["revision"].clone();
    switch.press(".again").await;
    portal
        .visit
        .browser
        .wait(
            "nothing is left to do",
            "document.querySelector('mijn-privacy-analytics').shadowRoot.querySelector('.again').hidden",
        )
        .await;
    assert!(!api.is_on("analytics").await);
    assert_eq!(api.consent("analytics").await["revision"], revision, "it was stored twice");
}

#[tokio::test]
async fn on_waits_for_the_backend_and_does_not_happen_without_it() {
    let portal = Portal::new().await;
    portal.logs_in().await;
    portal.visit.opens(MIJN, "/cookies").await;
    let switch = portal.switch();
    let gate = Gate::new();
    portal.proxy.once(Method::PUT, "consents/analytics", Fault::Hold(gate.clone()));
    switch.press("[role=switch]").await;
    switch.says(".note", "We zetten dit aan…").await;
    portal.visit.is_not_measured().await;
    gate.open();
    switch.stands(true).await;
    portal.visit.forgets().await;
    switch.press("[role=switch]").await;
    switch.stands(false).await;
    portal.visit.browser.wait("it is stored", "document.querySelector('mijn-privacy-analytics').shadowRoot.querySelector('[role=switch]').getAttribute('aria-disabled') === 'false'").await;
    portal.proxy.broken(Method::PUT, "consents/analytics", Fault::down());
    switch.press("[role=switch]").await;
    switch.says(".note", "Niet aangezet, want niet opgeslagen in je account.").await;
    portal.visit.is_not_measured().await;
    assert!(!switch.is_on().await);
}

/// A browser that was measured, at the log-in page; what it sent before is forgotten.
async fn that_was_measured() -> Portal {
    let portal = Portal::new().await;
    portal.visit.grants().await;
    portal.visit.opens(MIJN, "/login").await;
    portal.visit.forgets().await;
    portal
}

#[tokio::test]
async fn an_accounts_off_holds_from_the_first_page_after_the_log_in() {
    let told = Page::guarded_with(&format!("data-cookie-domain=\"{DOMAIN}\" data-account=\"off\""));
    let asks = Page::guarded().head(SCRIPT).body(&markup("hidden api-base=\"/api/privacy/v1\""));
    for home in [told, asks] {
        let portal = that_was_measured().await;
        portal.visit.sites.page("/home", home);
        portal.api().await.switch("analytics", false).await;
        portal.logs_in().await;
        portal.visit.opens(MIJN, "/home").await;
        portal.visit.browser.wait("the account is heeded", "mijnPrivacyAnalytics.state().choice === 'off'").await;
        portal.visit.is_not_measured().await;
        for host in [MIJN, WWW] {
            portal.visit.opens(host, "/other").await;
            portal.visit.is_not_measured().await;
        }
        assert_eq!(portal.visit.console().await, Vec::<String>::new());
    }
}

#[tokio::test]
async fn an_accounts_off_holds_on_the_cookie_page_and_its_on_changes_nothing() {
    let portal = that_was_measured().await;
    let api = portal.api().await;
    api.switch("analytics", false).await;
    portal.logs_in().await;
    portal.visit.opens(MIJN, "/cookies").await;
    portal.switch().stands(false).await;
    portal.visit.is_not_measured().await;
    api.switch("analytics", true).await;
    portal.visit.opens(MIJN, "/cookies").await;
    wait::a_moment().await;
    assert!(!portal.switch().is_on().await);
    portal.visit.is_not_measured().await;
}

#[tokio::test]
async fn the_cookie_page_is_measured_once_the_account_has_answered_and_not_without_an_answer() {
    let portal = that_was_measured().await;
    portal.logs_in().await;
    let gate = Gate::new();
    portal.proxy.once(Method::GET, "consents", Fault::Hold(gate.clone()));
    portal.visit.opens(MIJN, "/cookies").await;
    portal.switch().stands(true).await;
    portal.visit.sends("too_early").await;
    wait::a_moment().await;
    assert!(portal.visit.sites.hits().is_empty(), "{:#?}", portal.visit.sites.hits());
    gate.open();
    portal.visit.reaches_google("page_view").await;
    portal.proxy.broken(Method::GET, "session", Fault::down());
    // A page whose switch does not load has no answer either.
    portal.visit.sites.page("/bare", Page::guarded().body(&markup("api-base=\"/api/privacy/v1\"")));
    for path in ["/cookies", "/bare"] {
        portal.visit.opens(MIJN, "/login").await;
        portal.visit.forgets().await;
        portal.visit.opens(MIJN, path).await;
        portal.visit.sends("a_try").await;
        wait::a_moment().await;
        assert!(portal.visit.sites.hits().is_empty(), "{path}: {:#?}", portal.visit.sites.hits());
        assert_eq!(portal.visit.state().await["choice"], "on", "the next page is measured");
    }
}

#[tokio::test]
async fn a_switch_without_a_guard_waits_for_the_account_too() {
    let portal = that_was_measured().await;
    let attributes =
        "api-base=\"/api/privacy/v1\" ids=\"G-TEST1234\" cookie-domain=\"voorbeeld.localhost\" tag=\"{tag}\"";
    portal.visit.sites.page("/bare", Page::default().head(SCRIPT).body(&markup(attributes)));
    portal.api().await.switch("analytics", false).await;
    portal.logs_in().await;
    portal.visit.opens(MIJN, "/bare").await;
    portal.switch().stands(false).await;
    portal.visit.is_not_measured().await;
}

#[tokio::test]
async fn where_nobody_is_logged_in_the_choice_is_this_browsers() {
    let portal = Portal::new().await;
    portal.visit.opens(MIJN, "/cookies").await;
    portal.switch().press("[role=switch]").await;
    portal.switch().stands(true).await;
    portal.visit.reaches_google("page_view").await;
    portal.switch().press("[role=switch]").await;
    portal.switch().says("#state", "Uit sinds").await;
    assert!(!portal.switch().shows(".again").await);
    assert_eq!(portal.proxy.seen(&Method::PUT, "consents/analytics"), 0);
    assert!(portal.api().await.is_on("analytics").await, "the account is nobody's business here");
}

#[tokio::test]
async fn an_on_does_not_undo_what_was_chosen_elsewhere_before_the_person_says_so() {
    let portal = Portal::new().await;
    let api = portal.api().await;
    portal.logs_in().await;
    portal.visit.opens(MIJN, "/cookies").await;
    let switch = portal.switch();
    switch.says(".box", api.consent("analytics").await["wording"]["text"].as_str().unwrap()).await;
    api.switch("analytics", false).await;
    switch.press("[role=switch]").await;
    switch.says(".note", "Dit is intussen veranderd. Kies opnieuw.").await;
    assert!(!switch.is_on().await);
    assert!(!switch.shows(".again").await, "choosing is done with the switch");
    assert!(!api.is_on("analytics").await, "nothing was overwritten");
    assert_eq!(portal.proxy.seen(&Method::PUT, "consents/analytics"), 1);
    portal.visit.is_not_measured().await;
    switch.press("[role=switch]").await;
    switch.stands(true).await;
    assert!(api.is_on("analytics").await);
}

#[tokio::test]
async fn an_off_goes_on_after_a_change_elsewhere() {
    let portal = Portal::new().await;
    let api = portal.api().await;
    portal.logs_in().await;
    portal.visit.opens(MIJN, "/cookies").await;
    let switch = portal.switch();
    let puts = || portal.proxy.seen(&Method::PUT, "consents/analytics");
    for (elsewhere, sent) in [(&[false][..], 1), (&[false, true][..], 2)] {
        switch.press("[role=switch]").await;
        switch.stands(true).await;
        for on in elsewhere {
            api.switch("analytics", *on).await;
        }
        let before = puts();
        switch.press("[role=switch]").await;
        switch.stands(false).await;
        let stored = wait::until(|| async { (!api.is_on("analytics").await).then_some(()) }).await;
        assert!(stored.is_some(), "the account still says on after {elsewhere:?}");
        switch.says("#state", "Uit sinds").await;
        switch.rests().await;
        assert!(!switch.shows(".again").await);
        assert_eq!(puts(), before + sent, "what is off already needs no more");
    }
}
