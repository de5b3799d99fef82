//! The dossier: what the person chooses, on one page.

use crate::page::Page;
use wasm_bindgen_test::wasm_bindgen_test;

const ONE: &str = r#"{"id":"r1","reference":"INZ-2026-0001","kind":"access","status":"completed","received_at":"2026-10-01T09:00:00Z","due_on":"2026-11-02","closed_at":"2026-10-20T09:00:00Z"}"#;
const TWO: &str = r#"{"id":"r2","reference":"VER-2026-0002","kind":"erasure","status":"received","received_at":"2026-11-01T09:00:00Z","due_on":"2026-12-01"}"#;

fn whole(one: &str, more: &str) -> String {
    let fields = one.trim_end_matches('}');
    format!(r#"{{"json":{fields},"purposes":[],"events":[{{"kind":"received","at":"2026-10-01T09:00:00Z"}}]{more}}}}}"#)
}

#[wasm_bindgen_test]
async fn all_requests_stand_on_one_page_until_one_is_left_out() {
    let first = format!(r#"{{"json":{{"items":[{ONE}],"next":"c1","total":2}}}}"#);
    let second = format!(r#"{{"json":{{"items":[{TWO}],"total":2}}}}"#);
    let thread =
        r#","thread":[{"id":"m1","at":"2026-10-03T09:00:00Z","author":"officer","text":"Hier is je antwoord."}]"#;
    let (one, two) = (whole(ONE, thread), whole(TWO, ""));
    let answers =
        [("requests", &*first), ("requests?cursor=c1", &*second), ("requests/r1", &*one), ("requests/r2", &*two)];
    let page = Page::with("dossier", &answers);
    page.shows("Hier is je antwoord.").await;
    page.until("both are there", |page| {
        page.find("#choose-r2").is_some() && page.text().contains("Gegevens laten verwijderen (VER-2026-0002)")
    })
    .await;
    page.shows("Vertel het eerst aan ons.").await;
    page.shows("een klacht indienen bij de AP (Postbus 1, 1234 AA Voorbeeldstad).").await;
    page.until("it can be printed", |page| page.attribute("#print", "aria-disabled").is_none()).await;
    page.press("#print");
    assert!(page.recorded("events").contains("print"));
    page.press("#choose-r1");
    page.until("one is left out", |page| !page.text().contains("Hier is je antwoord.")).await;
    page.press("#choose-r2");
    page.shows("Kies minstens één verzoek.").await;
    page.until("nothing to print", |page| page.attribute("#print", "aria-disabled").is_some()).await;
}
