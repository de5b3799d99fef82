//! The file with the answer: how far it is, and the way to it.

use crate::page::{Page, pause};
use wasm_bindgen_test::wasm_bindgen_test;

fn request(result: &str) -> String {
    let base = r#""id":"r1","reference":"INZ-2026-0001","kind":"access","purposes":[],"status":"in_progress","received_at":"2026-10-01T09:00:00Z","due_on":"2026-11-02","events":[]"#;
    format!(r#"{{"json":{{{base},"actions":["download"],"result":{result}}}}}"#)
}

fn asked(page: &Page) -> usize {
    page.calls().iter().filter(|call| call[1] == "requests/r1").count()
}

#[wasm_bindgen_test]
async fn progress_is_asked_for_until_it_is_there() {
    let preparing = request(r#"{"state":"preparing","percent":40}"#);
    let ready = request(r#"{"state":"ready","size":1250000,"available_until":"2026-12-01T09:00:00Z"}"#);
    let both = ["[", &preparing, ",", &ready, "]"].concat();
    let page = Page::with("requests/r1", &[("extra", r#"["result_links"]"#), ("requests/r1", &both)]);
    page.shows("We maken je bestand. 40% is klaar.").await;
    page.shows("Download je gegevens (ZIP, 1,2 MB)").await;
    page.shows("Je kunt het bestand ophalen tot 1 december 2026").await;
    let before = asked(&page);
    pause(3_500).await;
    assert_eq!(asked(&page), before, "it goes on asking for what is there");
}

#[wasm_bindgen_test]
async fn what_is_answered_by_itself_shows_without_a_reload() {
    let plain = r#"{"json":{"id":"r1","reference":"INZ-2026-0001","kind":"access","purposes":[],"status":"received","received_at":"2026-10-01T09:00:00Z","due_on":"2026-11-02","events":[]}}"#;
    let ready = request(r#"{"state":"ready","size":1250000}"#);
    // Sent, shown, and read anew once the backend was asked for everything again.
    let answers = ["[", plain, ",", &ready, "]"].concat();
    let stored = plain.replacen(r#"{"json""#, r#"{"status":202,"json""#, 1);
    let mut page = Page::with(
        "requests/new/access",
        &[("extra", r#"["result_links"]"#), ("POST requests", &stored), ("requests/r1", &answers)],
    );
    page.until("the form", |page| page.find("#submit").is_some()).await;
    page.press("#submit");
    page.until("sent", |page| page.recorded("section").contains("requests/r1")).await;
    page.open("requests/r1");
    page.shows("We hebben je verzoek ontvangen.").await;
    page.shows("Download je gegevens (ZIP, 1,2 MB)").await;
}

#[wasm_bindgen_test]
async fn nothing_is_asked_while_the_page_is_not_seen() {
    let preparing = request(r#"{"state":"preparing"}"#);
    let page = Page::with("requests/r1", &[("requests/r1", &preparing)]);
    page.shows("We maken je bestand.").await;
    js_sys::eval("Object.defineProperty(document, 'hidden', { value: true, configurable: true })").expect("hidden");
    let before = asked(&page);
    pause(3_000).await;
    let during = asked(&page);
    js_sys::eval("delete document.hidden").expect("seen again");
    assert_eq!(during, before);
    page.until("asked again once it is seen", |page| asked(page) > before).await;
}

#[wasm_bindgen_test]
async fn the_file_is_fetched_after_the_step_up() {
    let ready = request(r#"{"state":"ready","size":412000}"#);
    let links = r#"[{"status":403,"json":{"code":"step_up_required"}},{"status":201,"json":{"href":"results/abc","expires_at":"2026-11-24T10:00:00Z"}}]"#;
    let session = r#"{"json":{"person_id":"p1","account_id":"a1","role":"owner","accounts":[],"expires_at":"2026-11-24T10:00:00Z","authenticated_at":"2026-11-24T09:00:00Z","csrf_token":"csrf-1"}}"#;
    let answers = [
        ("extra", r#"["result_links"]"#),
        ("requests/r1", &*ready),
        ("POST requests/r1/result-links", links),
        ("POST session/confirm", session),
    ];
    let page = Page::with("requests/r1", &answers);
    page.until("the button", |page| page.find("#download").is_some()).await;
    page.press("#download");
    page.until("the question", |page| page.find("#step-up-password").is_some()).await;
    page.fill("#step-up-password", "geheim");
    page.press("dialog button[type=submit]");
    page.until("by the browser", |page| !page.recorded("saved").eq("[]")).await;
    assert_eq!(page.recorded("saved"), r#"[["/api/results/abc","download","gegevens-INZ-2026-0001.zip"]]"#);
    assert_eq!(page.sent("POST", "session/confirm"), [r#"{"password":"geheim"}"#]);
}

#[wasm_bindgen_test]
async fn what_is_deleted_can_be_asked_for_again() {
    let page = Page::with("requests/r1", &[("requests/r1", &request(r#"{"state":"deleted"}"#))]);
    page.shows("Het bestand is verwijderd").await;
    page.press("#ask-again");
    page.until("the form", |page| page.recorded("section").contains("requests/new/access")).await;
}
