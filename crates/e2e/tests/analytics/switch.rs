//! The switch by itself, on the cookie page.

use e2e::analytics::{MIJN, Page, SCRIPT, StandAlone, Visit, WWW, markup};
use e2e::{axe, csp, wait};
use serde_json::json;

/// A visitor on a cookie page with the guard and the switch.
async fn visit(attributes: &str) -> Visit {
    let visit = Visit::new().await;
    visit.sites.page("/cookies", Page::guarded().head(SCRIPT).body(&markup(attributes)));
    visit.opens(WWW, "/cookies").await;
    visit
}

#[tokio::test]
async fn it_says_what_this_browser_does_and_why_and_switches() {
    let visit = visit("").await;
    let switch = StandAlone(&visit.browser);
    switch.says("#state", "Uit. Je hebt nog niet gekozen. We meten pas als je dit aanzet.").await;
    switch.stands(false).await;
    axe::check(&visit.browser, "the switch, off").await;
    switch.press("[role=switch]").await;
    switch.says("#state", "Aan sinds").await;
    switch.says("#state", "We meten in deze browser.").await;
    switch.stands(true).await;
    let state = "document.querySelector('mijn-privacy-analytics').shadowRoot.querySelector('#state').innerText";
    let state = visit.browser.eval(state).await;
    assert!(!state.as_str().unwrap().contains("andere websites"), "nothing was to be removed");
    visit.reaches_google("page_view").await;
    axe::check(&visit.browser, "the switch, on").await;
    visit.forgets().await;
    switch.press("[role=switch]").await;
    switch.says("#state", "Uit sinds").await;
    switch.says("#state", "Cookies van andere websites kunnen we niet verwijderen.").await;
    visit.is_not_measured().await;
    let told = csp::events(&visit.browser, "analytics-changed").await;
    assert_eq!(told, [json!({ "granted": true, "stored": false }), json!({ "granted": false, "stored": false })]);
    assert_eq!(csp::violations(&visit.browser).await, Vec::<String>::new());
    assert_eq!(visit.console().await, Vec::<String>::new());
}

#[tokio::test]
async fn a_double_click_and_a_key_that_is_held_down_are_one_press() {
    let visit = visit("").await;
    let switch = StandAlone(&visit.browser);
    let presses = async || csp::events(&visit.browser, "analytics-changed").await.len();
    switch.press_twice("[role=switch]").await;
    switch.says("#state", "Aan sinds").await;
    assert_eq!(presses().await, 1);
    // The mouse left the focus there.
    visit.browser.holds_enter().await;
    switch.says("#state", "Uit sinds").await;
    assert_eq!(presses().await, 2);
    visit.browser.holds_enter().await;
    switch.says("#state", "Aan sinds").await;
    assert_eq!(presses().await, 3);
}

#[tokio::test]
async fn it_says_what_was_agreed_with_google() {
    let visit = visit("").await;
    let switch = StandAlone(&visit.browser);
    switch.says(".box", "We meten welke pagina’s bezoekers bekijken.").await;
    let agreed =
        "document.querySelector('mijn-privacy-analytics').shadowRoot.querySelector('slot[name=agreed]').innerText";
    let agreed = visit.browser.eval(agreed).await;
    for part in ["verwerkersovereenkomst", "niet voor zijn andere diensten", "IP-adres anoniem"] {
        assert!(agreed.as_str().unwrap().contains(part), "{agreed}");
    }
}

#[tokio::test]
async fn on_a_page_without_the_guard_it_brings_one() {
    let visit = Visit::new().await;
    let attributes = "ids=\"G-TEST1234\" cookie-domain=\"voorbeeld.localhost\" tag=\"{tag}\"";
    visit.sites.page("/bare", Page::default().head(SCRIPT).body(&markup(attributes)));
    visit.opens(WWW, "/bare").await;
    let switch = StandAlone(&visit.browser);
    switch.press("[role=switch]").await;
    visit.reaches_google("page_view").await;
    visit.forgets().await;
    switch.press("[role=switch]").await;
    switch.says("#state", "Uit sinds").await;
    visit.is_not_measured().await;
    visit.opens(WWW, "/").await;
    visit.is_not_measured().await;
    assert_eq!(visit.state().await["choice"], "off");
}

#[tokio::test]
async fn it_follows_another_tab_without_a_reload() {
    let visit = visit("").await;
    let switch = StandAlone(&visit.browser);
    switch.stands(false).await;
    let first = visit.tab().await;
    visit.new_tab().await;
    visit.opens(MIJN, "/").await;
    visit.browser.eval("mijnPrivacyAnalytics.on()").await;
    visit.goes_to(&first).await;
    switch.stands(true).await;
}

#[tokio::test]
async fn it_names_the_cookies_that_stay_and_a_choice_that_cannot_be_read() {
    let visit = visit("").await;
    let switch = StandAlone(&visit.browser);
    visit
        .sets_cookie(
            "__Secure-mijn-privacy-analytics",
            "9.on",
            json!({ "domain": ".voorbeeld.localhost", "secure": true }),
        )
        .await;
    visit.sets_cookie("_ga", "GA1.1.1.1", json!({ "domain": ".voorbeeld.localhost", "httpOnly": true })).await;
    visit.opens(WWW, "/cookies").await;
    switch.says("#state", "Uit. We konden je keuze niet lezen. Daarom meten we niets.").await;
    visit.browser.eval("mijnPrivacyAnalytics.off()").await;
    switch.says("#state", "Deze cookies van Google konden we niet verwijderen: _ga.").await;
}

#[tokio::test]
async fn its_texts_can_be_the_sites_own() {
    let visit = Visit::new().await;
    let texts = "<p slot=\"about\">Eigen uitleg.</p><p slot=\"agreed\">Eigen afspraken.</p>";
    let own = markup("label=\"Bezoek tellen\"").replace("></mijn", &format!(">{texts}</mijn"));
    visit.sites.page("/cookies", Page::guarded().head(SCRIPT).body(&own));
    visit.opens(WWW, "/cookies").await;
    StandAlone(&visit.browser).says("#title", "Bezoek tellen").await;
    let shown = visit
        .browser
        .eval("[...document.querySelectorAll('[slot]')].every((e) => e.assignedSlot && e.checkVisibility())")
        .await;
    assert_eq!(shown, true);
    wait::a_moment().await;
    axe::check(&visit.browser, "the switch with own texts").await;
}
