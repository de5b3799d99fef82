//! Contact messages: satisfied, and the consent taken back per message.

use crate::page::Page;
use wasm_bindgen_test::wasm_bindgen_test;

async fn opened(changed: &[(&str, &str)]) -> Page {
    let page = Page::with("overview/contact", changed);
    page.shows("Mijn mailbox is vol").await;
    page.shows("Toestemming intrekken").await;
    page
}

fn writes(page: &Page) -> String {
    page.recorded("calls")
}

#[wasm_bindgen_test]
async fn who_is_satisfied_says_so_once() {
    let satisfied = r#"{"json":{"id":"m2","received_at":"2026-05-01T09:00:00Z","subject":"Mijn factuur","body":"Klopt die?","answered_at":"2026-05-02T09:00:00Z","satisfied_on":"2026-11-24","deletion":{"delete_on":"2033-01-01"}}}"#;
    let page = opened(&[("POST contact-messages/m2/satisfied", satisfied)]).await;
    page.press(".records li:last-child .acts button");
    page.shows("Je bent tevreden sinds 24 november 2026.").await;
    page.shows("We verwijderen dit op 1 januari 2033.").await;
}

#[wasm_bindgen_test]
async fn an_open_question_is_asked_about_first() {
    let waits = r#"{"json":{"result":"after_answer","message":{"id":"m1","received_at":"2026-10-01T09:00:00Z","subject":"Mijn mailbox is vol","body":"Wat nu?","withdrawn_at":"2026-11-24T09:00:00Z","deletion":{"delete_reason":"not_satisfied"}}}}"#;
    let page = opened(&[("POST contact-messages/m1/withdraw", waits)]).await;
    page.press(".records li:first-child .acts button");
    page.shows("Je vraag is nog niet beantwoord. Wat wil je?").await;
    page.press(".records li:first-child .acts button");
    page.shows("We beantwoorden eerst je vraag. Daarna verwijderen we dit bericht.").await;
    assert!(writes(&page).contains("answer_first"), "{}", writes(&page));
}

#[wasm_bindgen_test]
async fn a_message_goes_but_for_what_a_law_keeps() {
    let kept = r#"{"json":{"result":"kept","message":{"id":"m2","received_at":"2026-05-01T09:00:00Z","subject":"Mijn factuur","body":"Klopt die?","answered_at":"2026-05-02T09:00:00Z","withdrawn_at":"2026-11-24T09:00:00Z","kept_by_law":"artikel 52 van de belastingwet","deletion":{"delete_on":"2033-01-01"}}}}"#;
    let page = opened(&[("POST contact-messages/m2/withdraw", kept)]).await;
    page.press(".records li:last-child .acts button:last-child");
    page.shows("Alleen wat we van de wet moeten bewaren, blijft.").await;
    page.press(".records li:last-child .acts button");
    page.shows("We moeten dit bewaren volgens artikel 52 van de belastingwet, tot 1 januari 2033.").await;
}

#[wasm_bindgen_test]
async fn a_failure_keeps_the_key_and_says_so() {
    let gone = r#"{"json":{"result":"deleted"}}"#;
    let answers = [r#"[{"status":500,"json":{"code":"internal"}},"#, gone, "]"].concat();
    let page = opened(&[("POST contact-messages/m2/withdraw", &answers)]).await;
    page.press(".records li:last-child .acts button:last-child");
    page.shows("Alleen wat we van de wet").await;
    page.press(".records li:last-child .acts button");
    page.shows("Er is bij ons iets mis.").await;
    page.press(".records li:last-child .acts button:last-child");
    page.until("asked", |page| page.find(".records [role=group]").is_some()).await;
    page.press(".records li:last-child .acts button");
    page.shows("Dit bericht is verwijderd.").await;
    let calls = js_sys::JSON::parse(&writes(&page)).expect("JSON");
    let calls: Vec<Vec<String>> = serde_wasm_bindgen::from_value(calls).expect("lists of texts");
    let keys: Vec<&String> =
        calls.iter().filter(|call| call[1].ends_with("withdraw")).filter_map(|call| call.get(2)).collect();
    assert_eq!(keys.len(), 2);
    assert_eq!(keys[0], keys[1]);
}
