//! The backend, or a part of it, is down for a while.

use e2e::{Fault, Journey, portal};
use hyper::Method;

#[tokio::test]
async fn a_stopped_backend_leaves_a_way_on_and_a_started_one_goes_on() {
    let mut journey = Journey::direct("alles").await;
    let widget = journey.widget();
    widget.press("#go-requests").await;
    widget.sees("ul.list li").await;
    widget.press("button | Terug").await;
    journey.server.stop().await;
    let widget = journey.widget();
    // What is on the screen stays; what is asked for now fails.
    widget.press("#go-requests").await;
    widget.says(".failed", "Geen verbinding").await;
    widget.press("button | Terug").await;
    widget.sees("details.card").await;
    visit_another_page(&journey).await;
    widget.says("section.stored .failed", "Geen verbinding").await;
    widget.says("section.choices .failed", "Je keuzes kunnen we nu niet laten zien. Er is niets veranderd.").await;
    widget.sees("footer.foot a[href^=https]").await;
    journey.is_accessible("everything failed").await;
    journey.server.run().await;
    let widget = journey.widget();
    widget.press("section.stored .failed button | Probeer opnieuw").await;
    widget.sees("details.card").await;
    widget.press("section.choices .failed button | Probeer opnieuw").await;
    widget.sees("#training").await;
    journey.ends_with(&UNREACHABLE).await;
}

/// What the console says of the code that is foreseen while nobody is there to send it.
const UNREACHABLE: [&str; 2] = ["net::ERR_CONNECTION_REFUSED", "TypeError: Failed to fetch"];

/// Leaves the widget for another page of the portal and comes back: it asks for everything again.
async fn visit_another_page(journey: &Journey) {
    portal::find(&journey.browser, "nav a[href='#facturen']").await.click().await.unwrap();
    journey.browser.wait("the widget is out", "document.querySelectorAll('mijn-privacy').length === 0").await;
    portal::find(&journey.browser, "nav a[href='#mijn-privacy']").await.click().await.unwrap();
}

#[tokio::test]
async fn a_request_survives_a_power_failure_of_the_backend() {
    let mut journey = Journey::direct("nieuw").await;
    let widget = journey.widget();
    widget.press("#go-new").await;
    widget.press("#right-access").await;
    widget.types("#text", "Dit blijft staan.").await;
    journey.server.kill();
    let widget = journey.widget();
    widget.press("#submit").await;
    widget.says("form .failed", "Je verzoek is niet verstuurd").await;
    assert_eq!(widget.value("#text").await, "Dit blijft staan.");
    journey.server.run().await;
    let widget = journey.widget();
    widget.press("#submit").await;
    widget.says(".note.ok", "We hebben je verzoek ontvangen.").await;
    assert_eq!(journey.api().await.requests().await.len(), 1);
    journey.ends_with(&UNREACHABLE).await;
}

#[tokio::test]
async fn when_only_the_choices_are_down_the_rest_works() {
    let journey = Journey::of("alles").await;
    let widget = journey.widget();
    journey.proxy.broken(Method::GET, "consents", Fault::down());
    journey.browser.open(&journey.origin()).await;
    widget.says("section.choices .failed", "Je keuzes kunnen we nu niet laten zien.").await;
    widget.open_card("Je account").await;
    widget.says("details.card[open]", "jansje@example.nl").await;
    journey.is_accessible("one part failed").await;
    widget.press("#go-requests").await;
    widget.sees("ul.list li").await;
    widget.press("button | Terug").await;
    journey.proxy.heal();
    widget.press("section.choices .failed button | Probeer opnieuw").await;
    widget.sees("#training").await;
    journey.ends().await;
}

#[tokio::test]
async fn when_only_the_overview_is_down_the_choices_work() {
    let journey = Journey::of("alles").await;
    let widget = journey.widget();
    journey.proxy.broken(Method::GET, "overview", Fault::down());
    journey.browser.open(&journey.origin()).await;
    widget.says("section.stored .failed", "Dit werkt even niet").await;
    widget.press("#training").await;
    widget.says("#training-state", "Opgeslagen").await;
    widget.press("#go-new").await;
    widget.press("#right-access").await;
    widget.sees("#submit").await;
    journey.ends().await;
}

#[tokio::test]
async fn a_list_in_a_card_fails_alone_and_can_be_asked_for_again() {
    let journey = Journey::of("alles").await;
    let widget = journey.widget();
    journey.proxy.broken(Method::GET, "orders", Fault::down());
    widget.open_card("Je bestellingen").await;
    widget.says("details.card[open] .failed", "Dit werkt even niet").await;
    widget.says("details.card[open]", "Waarom?").await;
    journey.proxy.heal();
    widget.press("details.card[open] .failed button").await;
    widget.sees(".records li").await;
    journey.ends().await;
}

#[tokio::test]
async fn a_section_whose_code_does_not_load_can_be_tried_again() {
    let journey = Journey::of("alles").await;
    let widget = journey.widget();
    // Foreseen already: this page has the code. A new page fetches it anew, and cannot.
    journey.browser.without_cache().await;
    for (section, place, shown) in [
        ("requests", "requests", "ul.list li"),
        ("forms", "requests/new", "ul.choose li"),
        ("dossier", "dossier", ".dossier fieldset"),
        ("profile", "profile", "ul.profile li"),
    ] {
        journey.browser.block(&[&format!("*split_{section}*.wasm")]).await;
        journey.browser.open(&format!("{}/?{section}#mijn-privacy/{place}", journey.origin())).await;
        widget.says(".failed", "Dit onderdeel laadt niet").await;
        journey.is_accessible("a section that did not load").await;
        journey.browser.block(&[]).await;
        widget.press(".failed button | Probeer opnieuw").await;
        widget.sees(shown).await;
    }
    journey.ends_with(&["split_", "TypeError: Failed to fetch"]).await;
}
