//! The element in the page: moved, doubled, taken away and put back.

use e2e::{Journey, Widget};
use serde_json::Value;

#[tokio::test]
async fn a_moved_element_keeps_what_was_typed() {
    let journey = Journey::of("alles").await;
    let widget = journey.widget();
    widget.press("#go-new").await;
    widget.press("#right-access").await;
    widget.types("#text", "Verhuis mij.").await;
    journey.browser.eval("(() => { const e = document.querySelector('mijn-privacy'); const d = document.createElement('div'); document.querySelector('main').append(d); d.append(e); })()").await;
    e2e::wait::a_moment().await;
    assert_eq!(widget.value("#text").await, "Verhuis mij.");
    journey.browser.eval("(() => { const e = document.querySelector('mijn-privacy'); document.querySelector('[data-page=privacy]').append(e); })()").await;
    e2e::wait::a_moment().await;
    assert_eq!(widget.value("#text").await, "Verhuis mij.");
    widget.press("#submit").await;
    widget.says(".note.ok", "We hebben je verzoek ontvangen.").await;
    journey.ends().await;
}

#[tokio::test]
async fn two_elements_on_a_page_stay_in_step() {
    let journey = Journey::of("alles").await;
    let (one, two) = (journey.widget(), Widget::new(&journey.browser, 1));
    journey.browser.eval("(() => { const e = document.querySelector('mijn-privacy').cloneNode(); e.setAttribute('routing', 'none'); document.querySelector('[data-page=privacy]').append(e); })()").await;
    two.has("#training", "aria-checked", "false").await;
    two.press("#training").await;
    two.says("#training-state", "Opgeslagen").await;
    one.has("#training", "aria-checked", "true").await;
    // The newer state is known here too: no conflict.
    one.press("#training").await;
    one.says("#training-state", "Uit sinds").await;
    two.has("#training", "aria-checked", "false").await;
    // Each has its own place.
    two.press("#go-requests").await;
    two.sees("ul.list li").await;
    one.sees("#home").await;
    journey.ends().await;
}

#[tokio::test]
async fn an_element_can_leave_and_come_back_twenty_times() {
    let journey = Journey::of("alles").await;
    let (browser, widget) = (&journey.browser, journey.widget());
    browser.eval("window.kept = document.querySelector('mijn-privacy')").await;
    for _ in 0..20 {
        browser.eval("kept.remove()").await;
        let left = browser.wait("the element is out", "document.querySelectorAll('mijn-privacy').length === 0 && !kept.shadowRoot.textContent.includes('jansje')").await;
        assert_eq!(left, Value::Bool(true));
        browser.eval("document.querySelector('[data-page=privacy]').append(kept)").await;
        widget.sees("details.card").await;
    }
    widget.open_card("Je account").await;
    widget.says("details.card[open]", "jansje@example.nl").await;
    widget.press("#training").await;
    widget.says("#training-state", "Opgeslagen").await;
    // A new element in the place of the old one.
    browser.eval("(() => { kept.remove(); const e = document.createElement('mijn-privacy'); e.setAttribute('api-base', '/api/privacy/v1'); document.querySelector('[data-page=privacy]').append(e); })()").await;
    widget.has("#training", "aria-checked", "true").await;
    journey.ends().await;
}
