//! The newsletter over every route: the switch, the e-mail that asks to confirm, the link to stop.

use e2e::{Journey, mail, portal, wait};
use reqwest::StatusCode;

const CONFIRM: &str = "/public/confirmations/";
const STOP: &str = "/public/unsubscribe/";
/// The address of the customer `nieuw`.
const NEW: &str = "nieuw@example.nl";

#[tokio::test]
async fn it_is_on_after_the_click_in_the_email_and_the_open_page_follows() {
    let journey = Journey::of("nieuw").await;
    let widget = journey.widget();
    widget.press("#newsletter").await;
    widget.says("#newsletter-state", "Nog niet aan: wacht op je klik in onze").await;
    widget.has("#newsletter", "aria-checked", "false").await;
    journey.is_accessible("a switch that waits").await;
    let link = mail::link(&journey.server.origin(), NEW, CONFIRM).await;
    // A mail scanner looks, and changes nothing.
    let looked = reqwest::get(&link).await.expect("the page answers");
    assert_eq!(looked.status(), StatusCode::OK);
    assert_eq!(journey.api().await.consent("newsletter").await["state"], "pending_confirmation");
    let (here, there) = journey.browser.new_tab().await;
    journey.browser.open(&link).await;
    journey.is_accessible("the page that confirms").await;
    portal::find(&journey.browser, "button").await.click().await.expect("the button can be pressed");
    journey.browser.wait("it says so", "document.body.innerText.includes('Nieuwsbrief')").await;
    let api = journey.api().await;
    assert!(wait::until(|| async { api.is_on("newsletter").await.then_some(()) }).await.is_some());
    // Followed again, it changes nothing and says so.
    let revision = api.consent("newsletter").await["revision"].clone();
    journey.browser.open(&link).await;
    journey.is_accessible("the page of a link that was followed").await;
    assert_eq!(api.consent("newsletter").await["revision"], revision);
    journey.browser.go_to(&here).await;
    journey.browser.eval("dispatchEvent(new Event('focus'))").await;
    widget.has("#newsletter", "aria-checked", "true").await;
    widget.says("#newsletter-state", "via de link in onze").await;
    journey.browser.go_to(&there).await;
    journey.ends().await;
}

#[tokio::test]
async fn the_email_can_be_sent_again_with_a_limit_and_the_wish_be_taken_back() {
    let journey = Journey::of("nieuw").await;
    let widget = journey.widget();
    widget.press("#newsletter").await;
    widget.says("#newsletter-state", "Nog niet aan").await;
    let first = mail::link(&journey.server.origin(), NEW, CONFIRM).await;
    widget.press("li button | Stuur opnieuw").await;
    widget.says("#newsletter-state", "We stuurden je net al een e-mail.").await;
    assert_eq!(mail::count(&journey.server.origin(), NEW, CONFIRM).await, 1);
    widget.press("li button | Toch niet").await;
    widget.says("#newsletter-state", "Uit").await;
    widget.gone("li button | Toch niet").await;
    assert!(!journey.api().await.is_on("newsletter").await);
    // The link of a wish that was taken back switches nothing on.
    journey.browser.open(&first).await;
    journey.is_accessible("the page of a link that no longer counts").await;
    let client = reqwest::Client::new();
    let _ = client.post(&first).send().await.expect("the page answers");
    assert!(!journey.api().await.is_on("newsletter").await);
    journey.ends_with(&["410", "404", "409"]).await;
}

#[tokio::test]
async fn the_link_in_an_issue_stops_it_without_a_log_in_and_the_open_page_follows() {
    let journey = Journey::of("alles").await;
    let (widget, api) = (journey.widget(), journey.api().await);
    widget.has("#newsletter", "aria-checked", "true").await;
    journey.server.operate(&["demo-mailing", "--purpose", "newsletter"]);
    let link = mail::link(&journey.server.origin(), "jansje@example.nl", STOP).await;
    let (here, there) = journey.browser.new_tab().await;
    journey.browser.open(&link).await;
    journey.is_accessible("the page that stops it").await;
    assert!(api.is_on("newsletter").await, "looking at the page stopped it");
    portal::find(&journey.browser, "button").await.click().await.expect("the button can be pressed");
    journey.browser.wait("it says so", "document.body.innerText.includes('Je bent afgemeld')").await;
    journey.is_accessible("the page that says so").await;
    assert!(!api.is_on("newsletter").await);
    assert_eq!(api.consent("marketing").await["state"], "granted", "one no is not the other");
    journey.browser.go_to(&here).await;
    journey.browser.eval("dispatchEvent(new Event('focus'))").await;
    widget.says("#newsletter-state", "via de link in een").await;
    widget.has("#newsletter", "aria-checked", "false").await;
    journey.browser.go_to(&there).await;
    journey.ends().await;
}

#[tokio::test]
async fn a_no_by_the_helpdesk_holds_at_once_and_a_yes_waits_for_the_person() {
    let journey = Journey::of("alles").await;
    let (widget, api) = (journey.widget(), journey.api().await);
    let set = |to: &'static str| {
        [
            "consents",
            "set",
            "--person",
            "alles",
            "--consent",
            "newsletter",
            "--to",
            to,
            "--actor",
            "Medewerker (verzonnen)",
            "--note",
            "Belde hierover",
        ]
    };
    journey.server.operate(&set("off"));
    wait::a_moment().await;
    journey.browser.eval("dispatchEvent(new Event('focus'))").await;
    widget.says("#newsletter-state", "via onze klantenservice").await;
    widget.has("#newsletter", "aria-checked", "false").await;
    journey.server.operate(&set("on"));
    let link = mail::link(&journey.server.origin(), "jansje@example.nl", CONFIRM).await;
    assert_eq!(api.consent("newsletter").await["state"], "pending_confirmation");
    let client = reqwest::Client::new();
    let answer = client.post(&link).send().await.expect("the page answers");
    assert!(answer.status().is_success(), "{}", answer.status());
    assert!(api.is_on("newsletter").await);
    journey.ends().await;
}
