//! The thread of a request: questions, answers, files, and what is new.

use crate::page::Page;
use wasm_bindgen_test::wasm_bindgen_test;

const PAUSED: &str = r#"{"json":{"id":"r1","reference":"VER-2026-0001","kind":"access","purposes":[],"status":"in_progress","received_at":"2026-10-01T09:00:00Z","due_on":"2026-11-02",
  "events":[{"kind":"received","at":"2026-10-01T09:00:00Z"},{"kind":"paused","at":"2026-10-03T09:00:00Z"}],
  "paused":{"since":"2026-10-03T09:00:00Z","ground":"specification","question":"Over welk jaar gaat het?"},"unread":1,"actions":["message"],
  "thread":[{"id":"m1","at":"2026-10-03T09:00:00Z","author":"officer","text":"Over welk jaar gaat het?","question":true,"unread":true,"attachments":[{"name":"uitleg & meer.pdf","size":120000}]}]}}"#;
const RUNNING: &str = r#"{"json":{"id":"r1","reference":"VER-2026-0001","kind":"access","purposes":[],"status":"in_progress","received_at":"2026-10-01T09:00:00Z","due_on":"2026-11-04",
  "events":[{"kind":"received","at":"2026-10-01T09:00:00Z"},{"kind":"resumed","at":"2026-10-05T09:00:00Z"}],"actions":["message"],
  "thread":[{"id":"m1","at":"2026-10-03T09:00:00Z","author":"officer","text":"Over welk jaar gaat het?"},{"id":"m2","at":"2026-10-05T09:00:00Z","author":"person","text":"Over 2024."}]}}"#;

fn page(answers: &[(&str, &str)]) -> Page {
    let all =
        [&[("extra", r#"["request_thread"]"#), ("POST requests/r1/messages/read", r#"{"json":{}}"#)], answers].concat();
    Page::with("requests/r1", &all)
}

#[wasm_bindgen_test]
async fn a_question_is_answered_and_the_clock_runs_again() {
    // While it is open it is read anew once: that it was seen is told.
    let both = ["[", PAUSED, ",", PAUSED, ",", RUNNING, "]"].concat();
    let page = page(&[("requests/r1", &both), ("POST requests/r1/messages", r#"{"status":201,"json":{}}"#)]);
    page.shows("Onze vraag aan jou").await;
    page.shows("Sinds 3 oktober 2026 staat de termijn stil, tot je antwoordt.").await;
    page.shows("Nieuw").await;
    page.until("told that it was seen", |page| page.sent("POST", "requests/r1/messages/read").len() == 1).await;
    page.press_text(".note button", "Beantwoord onze vraag");
    page.until("the field has the focus", |page| page.focused() == "answer").await;
    page.fill("#answer", "Over 2024.");
    page.until("typed", |page| page.value("#answer") == "Over 2024.").await;
    page.press("#answer-send");
    page.until("sent", |page| page.sent("POST", "requests/r1/messages") == [r#"{"text":"Over 2024."}"#]).await;
    page.shows("De termijn loopt weer").await;
    page.until("the field is empty", |page| page.value("#answer").is_empty()).await;
    let key = page.calls().into_iter().find(|call| call[1] == "requests/r1/messages").map(|call| call[2].clone());
    assert!(key.is_some_and(|key| key.len() > 16));
}

#[wasm_bindgen_test]
async fn nothing_is_no_answer_and_a_citizen_number_is_asked_about() {
    let page = page(&[("requests/r1", PAUSED), ("POST requests/r1/messages", r#"{"status":201,"json":{}}"#)]);
    page.until("the field", |page| page.find("#answer-send").is_some()).await;
    page.press("#answer-send");
    page.shows("Schrijf eerst iets op.").await;
    page.until("the summary has the focus", |page| page.has_focus(".thread .failed")).await;
    page.fill("#answer", "Mijn nummer is 111222333");
    page.until("typed", |page| page.find(".thread .failed").is_none()).await;
    page.press("#answer-send");
    page.shows("Dit lijkt op een burgerservicenummer").await;
    page.press("#bsn-remove");
    page.until("it is gone", |page| page.value("#answer") == "Mijn nummer is ").await;
    assert!(page.sent("POST", "requests/r1/messages").is_empty());
}

#[wasm_bindgen_test]
async fn a_message_that_was_not_sent_is_kept_and_goes_under_the_same_key() {
    let answers = r#"[{"status":500,"json":{"code":"internal"}},{"status":201,"json":{}}]"#;
    let page = page(&[("requests/r1", RUNNING), ("POST requests/r1/messages", answers)]);
    page.until("the field", |page| page.find("#answer").is_some()).await;
    page.fill("#answer", "Nog iets.");
    page.until("typed", |page| page.value("#answer") == "Nog iets.").await;
    page.press("#answer-send");
    page.shows("Je bericht is niet verstuurd").await;
    assert_eq!(page.value("#answer"), "Nog iets.");
    page.press("#answer-send");
    page.until("sent again", |page| page.sent("POST", "requests/r1/messages").len() == 2).await;
    let keys: Vec<String> =
        page.calls().into_iter().filter(|call| call[1] == "requests/r1/messages").map(|call| call[2].clone()).collect();
    assert_eq!(keys[0], keys[1]);
}

#[wasm_bindgen_test]
async fn a_file_is_fetched_by_the_browser_or_by_the_portal_that_carries_the_calls() {
    let name = "/api/requests/r1/attachments/uitleg%20%26%20meer.pdf";
    let browser = page(&[("requests/r1", PAUSED)]);
    browser.shows("uitleg & meer.pdf (120 kB)").await;
    browser.press(".messages a");
    let saved = browser.recorded("saved");
    assert_eq!(saved, format!(r#"[["{name}","download","uitleg & meer.pdf"]]"#));
    let carried = page(&[("requests/r1", PAUSED), ("carried", "true")]);
    carried.shows("uitleg & meer.pdf").await;
    carried.press(".messages a");
    carried.until("by the portal", |page| page.recorded("saved").contains(r#""*/*""#)).await;
}
