//! The switch by itself where somebody is logged in: their account knows too.

use e2e::analytics::MIJN;
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

#[tokio::test]
async fn an_accounts_off_holds_in_a_browser_that_was_on_and_its_on_changes_nothing() {
    let portal = Portal::new().await;
    let api = portal.api().await;
    portal.visit.opens(MIJN, "/cookies").await;
    portal.switch().press("[role=switch]").await;
    portal.switch().stands(true).await;
    portal.visit.reaches_google("page_view").await;
    api.switch("analytics", false).await;
    portal.logs_in().await;
    portal.visit.opens(MIJN, "/cookies").await;
    portal.switch().stands(false).await;
    portal.visit.forgets().await;
    portal.visit.is_not_measured().await;
    api.switch("analytics", true).await;
    portal.visit.opens(MIJN, "/cookies").await;
    wait::a_moment().await;
    assert!(!portal.switch().is_on().await);
    portal.visit.is_not_measured().await;
}

#[tokio::test]
async fn where_nobody_is_logged_in_the_choice_is_this_browsers() {
    let portal = Portal::new().await;
    portal.visit.opens(MIJN, "/cookies").await;
    portal.switch().press("[role=switch]").await;
    portal.switch().stands(true).await;
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
        assert!(!switch.shows(".again").await);
        assert_eq!(puts(), before + sent, "what is off already needs no more");
    }
}
