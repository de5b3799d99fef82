//! The switches as a person sees them: never shown as changed before the backend said so.

use crate::page::Page;
use wasm_bindgen_test::wasm_bindgen_test;

const GRANTED: &str = r#"{"json":{"id":"training","purpose":"contact","type":"consent","state":"granted","revision":1,"changed_at":"2026-11-24T09:00:00Z","channel":"portal","wording":{"id":"training-1","language":"nl","title":"Training","summary":"Om beter te worden","text":"Lang"},"etag":"training.1","shown_token":"token-3"}}"#;

async fn ready(changed: &[(&str, &str)]) -> Page {
    let page = Page::with("", changed);
    page.shows("Om beter te worden").await;
    page
}

fn is_on(page: &Page, id: &str) -> bool {
    page.attribute(&format!("#{id}"), "aria-checked").as_deref() == Some("true")
}

fn writes(page: &Page) -> Vec<Vec<String>> {
    let calls = js_sys::JSON::parse(&page.recorded("calls")).expect("JSON");
    let calls: Vec<Vec<String>> = serde_wasm_bindgen::from_value(calls).expect("lists of texts");
    calls.into_iter().filter(|call| call.first().is_some_and(|method| method != "GET")).collect()
}

#[wasm_bindgen_test]
async fn it_waits_for_the_backend() {
    let page = ready(&[("PUT consents/training", r#"{"never":true}"#)]).await;
    page.press("#training");
    page.until("saving", |page| page.attribute("#training", "aria-disabled").is_some()).await;
    assert!(!is_on(&page, "training"));
    page.shows("We zetten dit aan…").await;
    page.press("#training");
    crate::page::pause(50).await;
    assert_eq!(writes(&page).len(), 1, "a second press does nothing");
}

#[wasm_bindgen_test]
async fn it_shows_what_was_stored_and_tells_the_host() {
    let page = ready(&[("PUT consents/training", GRANTED)]).await;
    page.press("#training");
    page.until("on", |page| is_on(page, "training")).await;
    page.shows("Training staat nu aan. Dat is opgeslagen.").await;
    assert!(page.recorded("events").contains("consent-changed"), "{}", page.recorded("events"));
    let sent = writes(&page);
    let [_, path, key, etag, body] = sent[0].as_slice() else { panic!("{sent:?}") };
    assert_eq!(path, "consents/training");
    assert_eq!(key.len(), 34, "32 digits between quotes: {key}");
    assert_eq!(etag, "\"training.0\"");
    assert_eq!(body, r#"{"granted":true,"shown_token":"token-1"}"#);
}

#[wasm_bindgen_test]
async fn a_failure_puts_it_back_and_the_next_try_has_the_same_key() {
    let page = ready(&[("PUT consents/training", r#"{"status":500,"json":{"code":"internal"}}"#)]).await;
    page.press("#training");
    page.shows("Niet opgeslagen. Er is bij ons iets mis. Dit staat nog uit.").await;
    assert!(!is_on(&page, "training"));
    page.answer("PUT consents/training", GRANTED);
    page.press(".choices .wrong .link");
    page.until("on", |page| is_on(page, "training")).await;
    let keys: Vec<String> = writes(&page).into_iter().filter_map(|call| call.into_iter().nth(2)).collect();
    assert_eq!(keys.len(), 2);
    assert_eq!(keys[0], keys[1]);
}

#[wasm_bindgen_test]
async fn a_newer_state_is_shown_and_nothing_overwritten() {
    let stale = r#"{"status":412,"json":{"code":"precondition_failed"}}"#;
    let page = ready(&[("PUT consents/analytics", stale)]).await;
    let now = include_str!("answers/all.json");
    let now =
        now.split("\"consents\": ").nth(1).and_then(|rest| rest.split(",\n  \"orders\"").next()).expect("consents");
    let now = now.replace("\"granted\", \"revision\": 2", "\"withdrawn\", \"revision\": 3");
    page.answer("consents", &now);
    page.press("#analytics");
    page.shows("Je keuze was intussen ergens anders gewijzigd").await;
    assert!(!is_on(&page, "analytics"));
    assert_eq!(writes(&page).len(), 1);
}

#[wasm_bindgen_test]
async fn analytics_off_acts_first_and_says_what_is_not_stored() {
    let page = ready(&[("PUT consents/analytics", r#"{"status":500,"json":{"code":"internal"}}"#)]).await;
    assert!(is_on(&page, "analytics"));
    page.press("#analytics");
    page.until("off at once", |page| !is_on(page, "analytics")).await;
    assert!(page.recorded("events").contains(r#"{\"granted\":false,\"stored\":false}"#), "{}", page.recorded("events"));
    page.shows("Uit in deze browser, maar nog niet opgeslagen.").await;
    assert!(!is_on(&page, "analytics"), "it stays off");
}
