//! A switch says what the backend said, and nothing else.

use e2e::fault::Gate;
use e2e::{Fault, Journey, Widget, csp, portal, wait};
use hyper::Method;
use serde_json::json;

#[tokio::test]
async fn a_switch_goes_on_and_off_once_it_is_stored() {
    let journey = Journey::of("alles").await;
    let (widget, api) = (journey.widget(), journey.api().await);
    widget.has("#training", "aria-checked", "false").await;
    for (on, saving, state, spoken) in [
        (true, "We zetten dit aan…", "Aan sinds", "staat nu aan. Dat is opgeslagen."),
        (false, "We zetten dit uit…", "Uit sinds", "staat nu uit. Dat is opgeslagen."),
    ] {
        let gate = Gate::new();
        journey.proxy.once(Method::PUT, "consents/training", Fault::Hold(gate.clone()));
        widget.press("#training").await;
        widget.says("#training-state", saving).await;
        widget.speaks(saving).await;
        wait::a_moment().await;
        assert_eq!(widget.is_on("training").await, !on, "shown as changed before the backend said so");
        widget.press("#training").await;
        gate.open();
        widget.has("#training", "aria-checked", if on { "true" } else { "false" }).await;
        widget.says("#training-state", state).await;
        widget.says("#training-state", "Opgeslagen").await;
        widget.speaks(spoken).await;
        assert_eq!(api.is_on("training").await, on);
        journey.is_accessible("a stored switch").await;
    }
    assert_eq!(journey.proxy.seen(&Method::PUT, "consents/training"), 2, "a press while saving was sent too");
    let told = csp::events(&journey.browser, "consent-changed").await;
    let expected = [json!({ "id": "training", "state": "granted" }), json!({ "id": "training", "state": "withdrawn" })];
    assert_eq!(told, expected);
    journey.browser.open(&journey.origin()).await;
    widget.has("#training", "aria-checked", "false").await;
    journey.ends().await;
}

#[tokio::test]
async fn an_objection_against_marketing_needs_one_press() {
    let journey = Journey::of("alles").await;
    let widget = journey.widget();
    widget.says("#marketing-state", "Aan sinds").await;
    widget.says("#marketing-about", "van maximaal 6 e-mails dit jaar").await;
    widget.press("#marketing").await;
    widget.says("#marketing-state", "want je maakte bezwaar").await;
    assert_eq!(journey.api().await.consent("marketing").await["state"], "objected");
    journey.ends().await;
}

/// An account's yes holds in the browsers where it was given: here, too, from now on.
async fn allow_here(widget: &Widget<'_>) {
    widget.says("#analytics-state", "Uit in deze browser.").await;
    widget.press("#analytics").await;
    widget.has("#analytics", "aria-checked", "true").await;
    widget.says("#analytics-state", "Opgeslagen").await;
}

#[tokio::test]
async fn an_accounts_yes_is_withdrawn_in_one_press_where_this_browser_is_off() {
    for section in ["", "consents/analytics"] {
        let journey = Journey::of("alles").await;
        let widget = journey.widget();
        journey.goes_to(section).await;
        widget
            .says("#analytics-state", "Uit in deze browser. Je ja geldt alleen in de browser waarin je die gaf.")
            .await;
        journey.is_accessible("analytics off here, on in the account").await;
        widget.press("li button | Ook uitzetten in je account").await;
        widget.says("#analytics-state", "Opgeslagen").await;
        widget.gone("li button | Ook uitzetten in je account").await;
        assert!(!journey.api().await.is_on("analytics").await);
        journey.ends().await;
    }
}

/// The browser asks every site not to follow.
const SIGNAL: &str = "Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true })";

#[tokio::test]
async fn a_yes_that_was_chosen_under_the_browsers_signal_survives_the_first_log_in() {
    let journey = Journey::before_log_in("nieuw", 1, false).await;
    journey.browser.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": SIGNAL })).await;
    journey.browser.open(&journey.origin()).await;
    journey.browser.eval("mijnPrivacyAnalytics.on()").await;
    portal::log_in(&journey.browser, &journey.origin(), "nieuw").await;
    let widget = journey.widget();
    widget.says("#analytics-state", "Aan in deze browser. In je account heb je nog niet gekozen.").await;
    wait::a_moment().await;
    widget.has("#analytics", "aria-checked", "true").await;
    assert_eq!(journey.browser.eval("mijnPrivacyAnalytics.state().choice").await, "on");
    assert_eq!(journey.proxy.seen(&Method::PUT, "consents/analytics"), 0);
    assert_eq!(journey.api().await.consent("analytics").await["revision"], 0);
    journey.ends().await;
}

#[tokio::test]
async fn a_no_that_could_not_be_stored_stays_when_the_page_is_looked_at_again() {
    let journey = Journey::of("alles").await;
    let widget = journey.widget();
    allow_here(&widget).await;
    journey.proxy.broken(Method::PUT, "consents/analytics", Fault::down());
    widget.press("#analytics").await;
    widget.says("#analytics-state", "Uit in deze browser, maar nog niet opgeslagen.").await;
    let asked = journey.proxy.seen(&Method::GET, "consents");
    journey.browser.eval("dispatchEvent(new Event('focus'))").await;
    assert!(
        wait::until(|| async { (journey.proxy.seen(&Method::GET, "consents") > asked).then_some(()) }).await.is_some()
    );
    wait::a_moment().await;
    widget.says("#analytics-state", "Uit in deze browser, maar nog niet opgeslagen.").await;
    journey.proxy.heal();
    widget.press("li button | Probeer opnieuw").await;
    widget.says("#analytics-state", "Opgeslagen").await;
    assert!(!journey.api().await.is_on("analytics").await);
    journey.ends().await;
}

#[tokio::test]
async fn measuring_stops_before_the_backend_knows() {
    let journey = Journey::of("alles").await;
    let widget = journey.widget();
    allow_here(&widget).await;
    let gate = Gate::new();
    journey.proxy.once(Method::PUT, "consents/analytics", Fault::Hold(gate.clone()));
    widget.press("#analytics").await;
    widget.has("#analytics", "aria-checked", "false").await;
    widget.says("#analytics-state", "Uit in deze browser. We slaan dit nog op.").await;
    let told = csp::events(&journey.browser, "analytics-changed").await;
    assert_eq!(told.last(), Some(&json!({ "granted": false, "stored": false })));
    gate.open();
    widget.says("#analytics-state", "Opgeslagen").await;
    let told = csp::events(&journey.browser, "analytics-changed").await;
    assert_eq!(told.last(), Some(&json!({ "granted": false, "stored": true })));
    assert!(!journey.api().await.is_on("analytics").await);
    journey.ends().await;
}

#[tokio::test]
async fn measuring_stays_off_when_that_cannot_be_stored() {
    let journey = Journey::of("alles").await;
    let widget = journey.widget();
    allow_here(&widget).await;
    journey.proxy.broken(Method::PUT, "consents/analytics", Fault::down());
    widget.press("#analytics").await;
    widget.says("#analytics-state", "Uit in deze browser, maar nog niet opgeslagen.").await;
    widget.has("#analytics", "aria-checked", "false").await;
    journey.proxy.heal();
    widget.press("li button | Probeer opnieuw").await;
    widget.says("#analytics-state", "Opgeslagen").await;
    assert!(!journey.api().await.is_on("analytics").await);
    journey.ends().await;
}

#[tokio::test]
async fn a_failed_change_is_put_back_with_the_reason_and_can_be_tried_again() {
    let journey = Journey::of("alles").await;
    let (widget, api) = (journey.widget(), journey.api().await);
    journey.proxy.broken(Method::PUT, "consents/training", Fault::down());
    widget.press("#training").await;
    widget.says("#training-state", "Niet opgeslagen. Er is bij ons iets mis. Dit staat nog uit.").await;
    widget.has("#training", "aria-checked", "false").await;
    widget.speaks("Er is bij ons iets mis.").await;
    assert!(!api.is_on("training").await);
    journey.is_accessible("a switch that failed").await;
    journey.proxy.heal();
    widget.press("li button | Probeer opnieuw").await;
    widget.says("#training-state", "Opgeslagen").await;
    widget.has("#training", "aria-checked", "true").await;
    widget.gone("li button | Probeer opnieuw").await;
    assert!(api.is_on("training").await);
    journey.ends().await;
}

#[tokio::test]
async fn without_a_connection_a_choice_is_kept_and_stored_when_it_is_back() {
    let journey = Journey::of("alles").await;
    let widget = journey.widget();
    journey.browser.offline(true).await;
    widget.press("#training").await;
    widget.says("#training-state", "Nog niet opgeslagen. We kunnen onze server niet bereiken.").await;
    widget.has("#training", "aria-checked", "false").await;
    journey.is_accessible("a choice that is kept").await;
    journey.browser.offline(false).await;
    widget.says("#training-state", "Opgeslagen").await;
    widget.has("#training", "aria-checked", "true").await;
    assert!(journey.api().await.is_on("training").await);
    assert_eq!(journey.proxy.seen(&Method::PUT, "consents/training"), 1);
    // Meanwhile sections were foreseen, in vain.
    journey.ends_with(&["net::ERR_INTERNET_DISCONNECTED", "TypeError: Failed to fetch"]).await;
}

#[tokio::test]
async fn what_is_kept_without_a_connection_can_be_left() {
    let journey = Journey::of("alles").await;
    let widget = journey.widget();
    allow_here(&widget).await;
    let before = journey.proxy.seen(&Method::PUT, "consents/analytics");
    journey.browser.offline(true).await;
    widget.press("#analytics").await;
    widget.says("#analytics-state", "Uit in deze browser, maar nog niet opgeslagen.").await;
    widget.has("#analytics", "aria-checked", "false").await;
    widget.press("li button | Toch niet").await;
    widget.has("#analytics", "aria-checked", "true").await;
    journey.browser.offline(false).await;
    wait::a_moment().await;
    assert_eq!(journey.proxy.seen(&Method::PUT, "consents/analytics"), before);
    assert!(journey.api().await.is_on("analytics").await);
    journey.ends_with(&["net::ERR_INTERNET_DISCONNECTED", "TypeError: Failed to fetch"]).await;
}

#[tokio::test]
async fn a_key_that_is_held_down_is_one_change() {
    let journey = Journey::of("alles").await;
    let widget = journey.widget();
    widget.element("#training").await.focus().await.expect("the switch takes the focus");
    journey.browser.holds_enter().await;
    widget.says("#training-state", "Opgeslagen").await;
    widget.has("#training", "aria-checked", "true").await;
    assert_eq!(journey.proxy.seen(&Method::PUT, "consents/training"), 1);
    journey.ends().await;
}

#[tokio::test]
async fn two_presses_at_once_are_one_change() {
    let journey = Journey::of("alles").await;
    let widget = journey.widget();
    let gate = Gate::new();
    journey.proxy.once(Method::PUT, "consents/training", Fault::Hold(gate.clone()));
    widget.press_twice("#training").await;
    gate.open();
    widget.says("#training-state", "Opgeslagen").await;
    widget.has("#training", "aria-checked", "true").await;
    assert_eq!(journey.proxy.seen(&Method::PUT, "consents/training"), 1);
    assert!(journey.api().await.is_on("training").await);
    journey.ends().await;
}

#[tokio::test]
async fn a_yes_under_another_wording_counts_as_no_and_says_so_quietly() {
    let journey = Journey::of("gebruiker").await;
    let widget = journey.widget();
    widget.says("#newsletter-state", "De tekst bij deze keuze is veranderd, dus je eerdere ja telt niet meer.").await;
    widget.has("#newsletter", "aria-checked", "false").await;
    assert_eq!(widget.count(".todo").await, 0, "nobody is asked for a yes");
    journey.is_accessible("a choice whose wording changed").await;
    journey.ends().await;
}
