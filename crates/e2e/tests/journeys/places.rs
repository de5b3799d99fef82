//! Addresses: links into the widget, back and forward.

use e2e::{Journey, csp};

#[tokio::test]
async fn a_link_opens_its_place_and_back_and_forward_work() {
    let journey = Journey::of("alles").await;
    let (browser, widget) = (&journey.browser, journey.widget());
    let at = |place: &str| format!("{}/?link#mijn-privacy/{place}", journey.origin());
    browser.open(&at("requests")).await;
    widget.sees("ul.list li").await;
    browser.open(&journey.origin()).await;
    browser.open(&at("overview/order")).await;
    widget.says("details.card[open]", "Je bestellingen").await;
    widget.focused("details.card[open] > summary").await;
    widget.press("#go-requests").await;
    widget.sees("ul.list li").await;
    assert!(browser.address().await.ends_with("#mijn-privacy/requests"), "{}", browser.address().await);
    widget.press("ul.list li button").await;
    widget.sees("ol.steps").await;
    let request = browser.address().await;
    assert!(request.contains("#mijn-privacy/requests/"), "{request}");
    browser.driver().back().await.unwrap();
    widget.sees("ul.list li").await;
    browser.driver().back().await.unwrap();
    widget.sees("#home").await;
    browser.driver().forward().await.unwrap();
    widget.sees("ul.list li").await;
    browser.driver().forward().await.unwrap();
    widget.sees("ol.steps").await;
    assert_eq!(browser.address().await, request);
    browser.driver().refresh().await.unwrap();
    widget.sees("ol.steps").await;
    assert!(!csp::events(browser, "navigate").await.is_empty());
    journey.ends().await;
}

#[tokio::test]
async fn a_request_of_nobody_is_not_there_and_leaves_a_way_on() {
    let journey = Journey::of("alles").await;
    let widget = journey.widget();
    journey.goes_to("requests/bestaat-niet").await;
    widget.says(".failed", "Dit is er niet").await;
    journey.is_accessible("not there").await;
    widget.press("button | Terug").await;
    widget.sees("ul.list li").await;
    journey.ends().await;
}

#[tokio::test]
async fn the_portals_own_pages_keep_their_history() {
    let journey = Journey::of("alles").await;
    let (browser, widget) = (&journey.browser, journey.widget());
    e2e::portal::find(browser, "nav a[href='#facturen']").await.click().await.unwrap();
    browser.wait("the other page is there", "document.querySelector('[data-page=facturen]').checkVisibility()").await;
    assert_eq!(browser.eval("document.querySelectorAll('mijn-privacy').length").await, 0);
    browser.driver().back().await.unwrap();
    widget.sees("details.card").await;
    journey.ends().await;
}
