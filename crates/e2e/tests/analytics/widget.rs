//! Pages that hold the widget are never measured.

use e2e::analytics::{MIJN, Page, Visit, WWW};
use e2e::{Fault, Widget, wait};
use hyper::Method;

use crate::portal::Portal;

const WIDGET: &str =
    "<mijn-privacy api-base=\"/api/privacy/v1\" routing=\"hash\" contact-href=\"/contact\"></mijn-privacy>";
const SCRIPT: &str = "<script type=\"module\" src=\"/privacy/mijn-privacy.js\"></script>";

async fn granted(page: Page) -> Visit {
    let visit = Visit::new().await;
    visit.grants().await;
    visit.sites.page("/privacy-page", page);
    visit.opens("ander.localhost", "/nothing").await;
    visit.forgets().await;
    visit
}

async fn nothing_reaches_google(visit: &Visit) {
    visit.sends("a_try").await;
    wait::a_moment().await;
    assert!(visit.sites.hits().is_empty(), "{:#?}", visit.sites.hits());
    assert!(!visit.googles_cookies().await.is_empty(), "the choice is still on: the cookies may stay");
}

#[tokio::test]
async fn a_page_with_the_widget_is_not_measured_and_the_choice_stays() {
    let visit = granted(Page::guarded().head(SCRIPT).body(WIDGET)).await;
    visit.opens(MIJN, "/privacy-page#mijn-privacy/requests/q0aBcDeFg").await;
    visit
        .browser
        .wait(
            "the widget is there",
            "!!document.querySelector('mijn-privacy').shadowRoot?.querySelector('[part=widget], [part=fallback]')",
        )
        .await;
    nothing_reaches_google(&visit).await;
    let state = visit.state().await;
    assert_eq!((state["held"].as_bool(), state["allowed"].as_bool()), (Some(true), Some(true)));
}

#[tokio::test]
async fn a_page_is_not_measured_also_where_the_widget_does_not_load_or_stands_last() {
    let visit = granted(Page::guarded().body(&format!("{}{WIDGET}", "<p>Veel tekst.</p>".repeat(2_000)))).await;
    visit.opens(MIJN, "/privacy-page").await;
    nothing_reaches_google(&visit).await;
}

#[tokio::test]
async fn an_address_of_the_widget_is_not_measured_before_the_widget_is_there() {
    let visit = granted(Page::guarded()).await;
    visit.opens(MIJN, "/privacy-page#mijn-privacy/requests/q0aBcDeFg").await;
    nothing_reaches_google(&visit).await;
}

#[tokio::test]
async fn a_widget_that_enters_a_measured_page_stops_it_and_one_that_leaves_frees_it() {
    let visit = granted(Page::guarded().head(SCRIPT)).await;
    visit.opens(MIJN, "/privacy-page").await;
    visit.reaches_google("page_view").await;
    visit.forgets().await;
    // A portal that is one page: the address first, then the widget.
    visit.browser.eval(&format!("location.hash = '#mijn-privacy/requests/q0aBcDeFg'; document.querySelector('main').append(new DOMParser().parseFromString('{WIDGET}', 'text/html').body.firstChild)").replace("new DOMParser().parseFromString(", "(() => { const e = document.createElement('mijn-privacy'); e.setAttribute('routing', 'hash'); return { body: { firstChild: e } }; })(")).await;
    visit.browser.wait("the element holds the page", "mijnPrivacyAnalytics.state().held").await;
    visit.browser.eval("document.querySelector('mijn-privacy').setAttribute('section', 'requests/q0aBcDeFg')").await;
    nothing_reaches_google(&visit).await;
    visit.browser.eval("(() => { const e = document.querySelector('mijn-privacy'); e.remove(); history.pushState(null, '', '/privacy-page#diensten'); })()").await;
    visit.browser.wait("the page is free", "mijnPrivacyAnalytics.state().measuring").await;
    visit.sends("later").await;
    visit.reaches_google("en=later").await;
    let hits = visit.sites.hits();
    assert!(!hits.iter().any(|hit| hit.what.contains("q0aBcDeFg")), "{hits:#?}");
}

#[tokio::test]
async fn the_next_page_does_not_tell_where_the_visitor_came_from() {
    let visit = granted(Page::guarded().body("<a href=\"/other\">Verder</a>")).await;
    visit.sites.page(
        "/requests/q0aBcDeFg",
        Page::guarded().body(&format!("{WIDGET}<a href=\"{}\">Verder</a>", visit.sites.at(WWW, "/other"))),
    );
    visit.opens(MIJN, "/requests/q0aBcDeFg").await;
    visit.browser.eval("document.querySelector('a').click()").await;
    let hit = visit.reaches_google("page_view").await;
    assert!(hit.contains(&format!("dr={}", visit.sites.at(MIJN, ""))), "{hit}");
    assert!(!visit.sites.hits().iter().any(|hit| hit.what.contains("q0aBcDeFg")), "{:#?}", visit.sites.hits());
}

/// A customer on the page with the widget, whose account and browser both say *on*.
async fn with_the_widget() -> Portal {
    let portal = Portal::new().await;
    portal.visit.grants().await;
    portal.logs_in().await;
    portal.visit.sites.page("/privacy-page", Page::guarded().head(SCRIPT).body(WIDGET));
    portal.visit.opens(MIJN, "/privacy-page").await;
    Widget::new(&portal.visit.browser, 0).has("#analytics", "aria-checked", "true").await;
    portal
}

#[tokio::test]
async fn the_widgets_own_switch_stops_every_page_also_when_the_backend_does_not_store_it() {
    let portal = with_the_widget().await;
    portal.visit.forgets().await;
    portal.proxy.broken(Method::PUT, "consents/analytics", Fault::down());
    Widget::new(&portal.visit.browser, 0).press("#analytics").await;
    portal.visit.browser.wait("the guard is off", "mijnPrivacyAnalytics.state().choice === 'off'").await;
    assert!(portal.visit.googles_cookies().await.is_empty());
    for host in [MIJN, WWW] {
        portal.visit.opens(host, "/other").await;
        portal.visit.is_not_measured().await;
    }
}

#[tokio::test]
async fn the_widgets_own_switch_allows_every_page_again_but_this_one() {
    let portal = with_the_widget().await;
    let widget = Widget::new(&portal.visit.browser, 0);
    widget.press("#analytics").await;
    widget.says("#analytics-state", "Opgeslagen").await;
    widget.press("#analytics").await;
    portal.visit.browser.wait("the guard is on", "mijnPrivacyAnalytics.state().choice === 'on'").await;
    assert_eq!(portal.visit.state().await["measuring"], false, "this page holds the widget");
    portal.visit.forgets().await;
    portal.visit.opens(WWW, "/other").await;
    portal.visit.reaches_google("page_view").await;
}
