//! Asking for access, from the form to the page of the request.

use e2e::{Journey, Look, csp, db};
use hyper::Method;

/// Fills in the form and sends it, up to the question for the password.
pub async fn ask(journey: &Journey, text: &str) {
    let widget = journey.widget();
    db::change(&journey.server, "UPDATE session SET authenticated_at = 0").await;
    widget.press("#go-new").await;
    widget.press("#right-access").await;
    widget.types("#text", text).await;
    widget.press("#submit").await;
    widget.sees("#step-up-password").await;
}

#[tokio::test]
async fn a_request_is_confirmed_sent_and_listed_with_its_last_day() {
    let journey = Journey::of("nieuw").await;
    let widget = journey.widget();
    widget.says("section.requests", "Je hebt geen verzoeken gedaan.").await;
    widget.press("#go-new").await;
    widget.press("#right-access").await;
    widget.sees("#submit").await;
    journey.is_accessible("the form").await;
    widget.press("label | Je bestellingen").await;
    widget.press("label[for=suppliers]").await;
    ask_from_here(&journey, "Graag alles over 2026.").await;
    journey.is_accessible("the step-up").await;
    widget.press("dialog button[type=submit]").await;
    widget.says("#step-up-error", "Vul je wachtwoord in.").await;
    widget.types("#step-up-password", "verkeerd wachtwoord").await;
    widget.press("dialog button[type=submit]").await;
    widget.says("#step-up-error", "Dit wachtwoord klopt niet.").await;
    journey.is_accessible("the step-up after a wrong password").await;
    assert_eq!(
        db::count(
            &journey.server,
            "SELECT count(*) FROM request WHERE person = (SELECT id FROM person WHERE username = 'nieuw')"
        )
        .await,
        0
    );
    widget.types("#step-up-password", &journey.password().await).await;
    widget.press("dialog button[type=submit]").await;
    widget.says(".note.ok", "We hebben je verzoek ontvangen. Je kenmerk is").await;
    let requests = journey.api().await.requests().await;
    assert_eq!(requests.len(), 1);
    let reference = requests[0]["reference"].as_str().unwrap();
    widget.says(".note.ok", reference).await;
    widget.says(".note.ok", "Je krijgt uiterlijk").await;
    widget.says("section[aria-labelledby=asked]", "Graag alles over 2026.").await;
    widget.says("section[aria-labelledby=asked]", "Je bestellingen").await;
    journey.is_accessible("the page of a new request").await;
    let told = csp::events(&journey.browser, "request-submitted").await;
    assert_eq!(told, [serde_json::json!({ "kind": "access" })]);
    // Something was written with it, so that somebody reads it.
    widget.press("button | Terug").await;
    widget.says("ul.list li", reference).await;
    widget.says("ul.list li", "Ontvangen op").await;
    journey.is_accessible("the list").await;
    widget.press("button | Terug").await;
    widget.says("section.requests", reference).await;
    journey.ends().await;
}

async fn ask_from_here(journey: &Journey, text: &str) {
    db::change(&journey.server, "UPDATE session SET authenticated_at = 0").await;
    journey.widget().types("#text", text).await;
    journey.widget().press("#submit").await;
    journey.widget().sees("#step-up-password").await;
}

#[tokio::test]
async fn a_fresh_log_in_needs_no_second_password() {
    let journey = Journey::of("nieuw").await;
    let widget = journey.widget();
    widget.press("#go-new").await;
    widget.press("#right-access").await;
    widget.press("#submit").await;
    widget.says(".note.ok", "We hebben je verzoek ontvangen.").await;
    journey.ends().await;
}

#[tokio::test]
async fn not_after_all_sends_nothing_and_keeps_what_was_typed() {
    let journey = Journey::of("nieuw").await;
    let widget = journey.widget();
    ask(&journey, "Toch maar niet.").await;
    widget.press("dialog button | Toch niet").await;
    widget.gone("dialog").await;
    assert_eq!(widget.value("#text").await, "Toch maar niet.");
    widget.press("#submit").await;
    widget.sees("dialog").await;
    journey.browser.keys("\u{e00c}").await;
    widget.gone("dialog").await;
    assert_eq!(widget.value("#text").await, "Toch maar niet.");
    widget.press("button | Terug").await;
    widget.press("#right-access").await;
    assert_eq!(widget.value("#text").await, "Toch maar niet.", "a return lost what was typed");
    assert!(journey.api().await.requests().await.is_empty());
    journey.ends().await;
}

#[tokio::test]
async fn a_double_click_makes_one_request() {
    let journey = Journey::of("nieuw").await;
    let widget = journey.widget();
    widget.press("#go-new").await;
    widget.press("#right-access").await;
    widget.press_twice("#submit").await;
    widget.says(".note.ok", "We hebben je verzoek ontvangen.").await;
    assert_eq!(journey.api().await.requests().await.len(), 1);
    assert_eq!(journey.proxy.seen(&Method::POST, "requests"), 1);
    journey.ends().await;
}

#[tokio::test]
async fn an_extended_request_shows_its_new_last_day_everywhere() {
    let journey = Journey::of("alles").await;
    let (widget, api) = (journey.widget(), journey.api().await);
    let request = api.get("requests/demo-extended").await;
    let reference = request["reference"].as_str().unwrap();
    let home = "section.requests .line:has(#request-demo-extended)";
    let until = request["extended"]["until"].as_str().unwrap();
    let format = format!(
        "new Date('{until}').toLocaleDateString('nl-NL', {{ day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }})"
    );
    let day = journey.browser.eval(&format).await;
    let line = format!("Antwoord uiterlijk {}", day.as_str().unwrap());
    widget.says(home, &line).await;
    assert!(!widget.text(home).await.contains("te laat"));
    widget.press("#go-requests").await;
    widget.says(&format!("ul.list li | {reference}"), &line).await;
    widget.press("#request-demo-extended").await;
    widget.says("ol.steps li:last-child", &line).await;
    journey.ends().await;
}

#[tokio::test]
async fn the_page_of_every_kind_of_request_says_how_far_it_is() {
    let journey = Journey::of("alles").await;
    let (widget, api) = (journey.widget(), journey.api().await);
    for request in api.requests().await {
        let id = request["id"].as_str().unwrap();
        journey.goes_to(&format!("requests/{id}")).await;
        widget.says(".mp", request["reference"].as_str().unwrap()).await;
        widget.sees("ol.steps li").await;
        let page = widget.text(".mp").await;
        assert!(!page.contains("onbekend") && !page.contains("{}"), "a gap:\n{page}");
        journey.is_accessible(&format!("the page of request {id}")).await;
    }
    journey.browser.look(Look::Dark).await;
    journey.is_accessible("the page of a request, dark").await;
    journey.ends().await;
}
