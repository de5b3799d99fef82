//! The log-in ends while the person is busy.

use e2e::{Fault, Journey, csp, db};
use hyper::Method;

#[tokio::test]
async fn what_was_typed_survives_the_end_of_the_session_and_is_sent_once() {
    let journey = Journey::of("nieuw").await;
    let widget = journey.widget();
    widget.press("#go-new").await;
    widget.press("#right-access").await;
    widget.types("#text", "Ik was nog aan het typen.").await;
    db::end_sessions(&journey.server).await;
    widget.press("#submit").await;
    journey.browser.wait("the portal asks to log in", "!!document.querySelector('dialog.again[open]')").await;
    journey.is_accessible("the session ended").await;
    journey.log_in_again().await;
    widget.sees("#submit").await;
    assert_eq!(widget.value("#text").await, "Ik was nog aan het typen.");
    widget.press("#submit").await;
    widget.says(".note.ok", "We hebben je verzoek ontvangen.").await;
    widget.says("section[aria-labelledby=asked]", "Ik was nog aan het typen.").await;
    assert_eq!(journey.api().await.requests().await.len(), 1);
    assert_eq!(csp::events(&journey.browser, "session-expired").await.len(), 1, "the host was told more than once");
    journey.ends().await;
}

#[tokio::test]
async fn somebody_else_does_not_see_what_was_typed() {
    let journey = Journey::of("nieuw").await;
    let widget = journey.widget();
    widget.press("#go-new").await;
    widget.press("#right-access").await;
    widget.types("#text", "Alleen van mij.").await;
    db::end_sessions(&journey.server).await;
    widget.press("#submit").await;
    e2e::portal::log_in_again(&journey.browser, &journey.origin(), "alles").await;
    journey.goes_to("requests/new/access").await;
    widget.sees("#text").await;
    assert_eq!(widget.value("#text").await, "");
    journey.ends().await;
}

#[tokio::test]
async fn without_the_portals_help_the_widget_itself_says_that_the_log_in_ended() {
    let journey = Journey::of("alles").await;
    let widget = journey.widget();
    db::end_sessions(&journey.server).await;
    widget.press("#training").await;
    journey.browser.wait("the portal asks to log in", "!!document.querySelector('dialog.again[open]')").await;
    journey.browser.eval("document.querySelector('dialog.again .later').click()").await;
    widget.says(".failed", "Je bent uitgelogd").await;
    widget.sees("footer.foot a").await;
    journey.is_accessible("logged out").await;
    widget.press(".failed button | Ik ben weer ingelogd").await;
    journey.log_in_again().await;
    widget.has("#training", "aria-checked", "false").await;
    widget.says("#training-state", "Niet opgeslagen. Je was uitgelogd. Dit staat nog uit.").await;
    assert_eq!(journey.proxy.seen(&Method::PUT, "consents/training"), 1);
    widget.press("li button | Toch niet").await;
    widget.gone("li button | Probeer opnieuw").await;
    journey.ends().await;
}

#[tokio::test]
async fn a_choice_that_was_kept_is_stored_after_the_log_in() {
    let journey = Journey::of("alles").await;
    let (widget, api) = (journey.widget(), journey.api().await);
    let before = api.consent("training").await["revision"].as_u64().expect("a revision");
    journey.browser.offline(true).await;
    widget.press("#training").await;
    widget.says("#training-state", "Nog niet opgeslagen.").await;
    db::end_sessions(&journey.server).await;
    journey.browser.offline(false).await;
    journey.browser.wait("the portal asks to log in", "!!document.querySelector('dialog.again[open]')").await;
    journey.log_in_again().await;
    widget.says("#training-state", "Opgeslagen").await;
    widget.has("#training", "aria-checked", "true").await;
    let after = journey.api().await.consent("training").await;
    assert_eq!((after["state"].as_str(), after["revision"].as_u64()), (Some("granted"), Some(before + 1)));
    journey.ends_with(&["net::ERR_INTERNET_DISCONNECTED", "TypeError: Failed to fetch"]).await;
}

#[tokio::test]
async fn a_choice_that_was_kept_never_goes_out_under_another_log_in() {
    let journey = Journey::of("alles").await;
    let widget = journey.widget();
    journey.browser.offline(true).await;
    widget.press("#training").await;
    widget.says("#training-state", "Nog niet opgeslagen.").await;
    db::end_sessions(&journey.server).await;
    journey.browser.offline(false).await;
    journey.browser.wait("the portal asks to log in", "!!document.querySelector('dialog.again[open]')").await;
    let sent = journey.proxy.seen(&Method::PUT, "consents/training");
    e2e::portal::log_in_again(&journey.browser, &journey.origin(), "nieuw").await;
    widget.has("#training", "aria-checked", "false").await;
    widget.says("#training-state", "Uit").await;
    e2e::wait::a_moment().await;
    assert_eq!(journey.proxy.seen(&Method::PUT, "consents/training"), sent);
    journey.ends_with(&["net::ERR_INTERNET_DISCONNECTED", "TypeError: Failed to fetch"]).await;
}

#[tokio::test]
async fn a_log_in_that_cannot_be_checked_is_said_where_it_can_be_seen() {
    let journey = Journey::of("alles").await;
    let widget = journey.widget();
    db::end_sessions(&journey.server).await;
    widget.press("#training").await;
    journey.browser.wait("the portal asks to log in", "!!document.querySelector('dialog.again[open]')").await;
    journey.browser.eval("document.querySelector('dialog.again .later').click()").await;
    journey.proxy.broken(Method::GET, "session", Fault::down());
    widget.press(".failed button | Ik ben weer ingelogd").await;
    widget.says(".failed", "Er is bij ons iets mis.").await;
    journey.ends().await;
}

#[tokio::test]
async fn logging_out_leaves_nothing_behind() {
    let journey = Journey::of("alles").await;
    journey.widget().press("#go-requests").await;
    journey.widget().sees("ul.list li").await;
    e2e::portal::log_out(&journey.browser).await;
    assert_eq!(db::count(&journey.server, "SELECT count(*) FROM session").await, 0);
    let text = journey.browser.eval("document.body.innerText + [...document.querySelectorAll('mijn-privacy')].map((e) => e.shadowRoot.textContent)").await;
    assert!(!text.as_str().unwrap().contains("jansje@example.nl"));
    journey.browser.driver().back().await.unwrap();
    journey
        .browser
        .wait("nobody is logged in", "document.querySelector('[data-page=log-in]')?.checkVisibility()")
        .await;
    journey.ends().await;
}
