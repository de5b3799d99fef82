//! One request: how far it is, what was asked, what was answered, and what the person can do now.

use crate::page::Page;
use wasm_bindgen_test::wasm_bindgen_test;

/// A request with these fields besides.
fn request(fields: &str) -> String {
    let base = r#""id":"r1","reference":"VER-2026-0001","purposes":[],"received_at":"2026-10-01T09:00:00Z","due_on":"2026-11-02","#;
    let events = r#""events":[{"kind":"received","at":"2026-10-01T09:00:00Z"}]"#;
    let events = if fields.contains("\"events\"") { "" } else { events };
    let comma = if events.is_empty() { "" } else { "," };
    [r#"{"json":{"#, base, fields, comma, events, "}}"].concat()
}

#[wasm_bindgen_test]
async fn a_late_request_says_what_can_be_done_now() {
    let late = request(r#""kind":"access","status":"in_progress","overdue":true"#);
    let page = Page::with("requests/r1", &[("requests/r1", &late)]);
    page.shows("Wij zijn te laat").await;
    page.shows("Je kunt ook nu al een klacht indienen bij de AP (Postbus 1, 1234 AA Voorbeeldstad).").await;
    assert!(page.find(".failed a[href='https://example.nl/ap']").is_some());
    assert!(page.find(".failed a[href='https://example.nl/contact']").is_some());
}

#[wasm_bindgen_test]
async fn every_step_has_its_words_and_the_last_day_is_the_extended_one() {
    let kinds = [
        "received",
        "identity_confirmed",
        "in_progress",
        "paused",
        "resumed",
        "extended",
        "accepted",
        "restricted",
        "lift_announced",
        "result_ready",
    ];
    let events: Vec<String> =
        kinds.iter().map(|kind| format!(r#"{{"kind":"{kind}","at":"2026-10-01T09:00:00Z"}}"#)).collect();
    let fields = format!(
        r#""kind":"erasure","status":"in_progress","extended":{{"until":"2026-12-31","reason":"Het is veel werk."}},"events":[{}]"#,
        events.join(",")
    );
    let page = Page::with("requests/r1", &[("requests/r1", &request(&fields))]);
    for text in
        ["De termijn staat stil", "We gaan dit doen", "We gebruiken deze gegevens nu niet", "Je bestand staat klaar"]
    {
        page.shows(text).await;
    }
    page.shows("Het is veel werk.").await;
    page.shows("Antwoord uiterlijk 31 december 2026").await;
    assert!(!page.text().contains("onbekend"), "{}", page.text());
}

#[wasm_bindgen_test]
async fn a_partly_refused_request_has_each_outcome_and_both_ways_on() {
    let fields = r#""kind":"erasure","status":"completed","closed_at":"2026-10-20T09:00:00Z","decision_reason":"Facturen moeten we bewaren.",
      "outcome":[{"category":"email","result":"done"},{"category":"payment","result":"kept","ground":"Voor de belasting.","until":"2034-01-01"}],
      "told":[{"name":"Verzonnen Bank","on":"2026-10-21"},{"name":"Verzonnen Mailer"}],
      "preview_kind":"shown","preview":{"token":"t1","on":"2026-10-01","items":[{"purpose":"account","category":"email","name":"E-mailadres","fate":"goes"}]}"#;
    let page = Page::with("requests/r1", &[("requests/r1", &request(fields))]);
    for text in [
        "E-mailadres: verwijderd.",
        "Hoe het ging",
        "Rekeningnummer: blijft bewaard tot 1 januari 2034.",
        "Voor de belasting.",
        "Waarom we niet alles doen",
        "Facturen moeten we bewaren.",
        "Of dien een klacht in bij de AP",
        "dan geldt die grens van zes weken niet",
        "Verzonnen Bank: verteld op 21 oktober 2026.",
        "Verzonnen Mailer: nog niet verteld.",
        "Dit zag je voordat je het verstuurde",
    ] {
        page.shows(text).await;
    }
}

#[wasm_bindgen_test]
async fn outcomes_that_are_alike_are_told_once() {
    let fields = r#""kind":"erasure","status":"completed","closed_at":"2026-10-20T09:00:00Z","outcome":[
      {"category":"email","result":"kept","ground":"Voor de belasting."},{"category":"payment","result":"kept","ground":"Voor de belasting."},
      {"category":"shoe","result":"done"}]"#;
    let page = Page::with("requests/r1", &[("requests/r1", &request(fields))]);
    page.shows("E-mailadres, Rekeningnummer: blijft bewaard.").await;
    let text = page.text();
    assert_eq!(text.matches("Voor de belasting.").count(), 1, "{text}");
    assert!(
        text.find("shoe: verwijderd.") < text.find("E-mailadres, Rekeningnummer"),
        "what is done comes first: {text}"
    );
}

#[wasm_bindgen_test]
async fn a_purpose_is_named_where_the_same_kind_goes_for_one_and_stays_for_another() {
    let fields = r#""kind":"erasure","status":"completed","closed_at":"2026-10-20T09:00:00Z","outcome":[
      {"purpose":"account","category":"email","result":"kept","ground":"Je account is open."},
      {"purpose":"marketing","category":"email","result":"done"},
      {"purpose":"account","category":"payment","result":"kept","ground":"Voor de belasting."},
      {"purpose":"order","category":"payment","result":"kept","ground":"Voor de belasting."}]"#;
    let page = Page::with("requests/r1", &[("requests/r1", &request(fields))]);
    page.shows("E-mailadres (Aanbiedingen): verwijderd.").await;
    page.shows("E-mailadres (Je account): blijft bewaard.").await;
    page.shows("Rekeningnummer: blijft bewaard.").await;
}

#[wasm_bindgen_test]
async fn what_only_a_recipient_has_is_asked_until_they_know() {
    let of = |result: &str, told: &str| {
        request(&format!(
            r#""kind":"erasure","status":"completed","outcome":[{{"category":"email","result":"{result}","recipient":"Meetdienst"}}],"told":[{{"name":"Meetdienst"{told}}}]"#
        ))
    };
    let page = Page::with("requests/r1", &[("requests/r1", &of("asked", ""))]);
    page.shows("E-mailadres: we vragen Meetdienst dit te verwijderen.").await;
    let page = Page::with("requests/r1", &[("requests/r1", &of("done", r#","on":"2026-10-21""#))]);
    page.shows("E-mailadres: we hebben Meetdienst gevraagd dit te verwijderen.").await;
}

#[wasm_bindgen_test]
async fn what_stands_still_is_named_in_the_timeline() {
    let fields = r#""kind":"objection","status":"received","events":[{"kind":"restricted","at":"2026-10-01T09:00:00Z","purposes":["account"]}]"#;
    let page = Page::with("requests/r1", &[("requests/r1", &request(fields))]);
    page.shows("We gebruiken deze gegevens nu niet").await;
    page.until("its purpose", |page| {
        page.find(".steps").and_then(|node| node.text_content()).is_some_and(|text| text.contains("Je account"))
    })
    .await;
}

#[wasm_bindgen_test]
async fn a_correction_shows_old_and_new() {
    let fields = r#""kind":"rectification","status":"received","corrections":[{"category":"email","from":"oud@example.nl","to":"nieuw@example.nl"},{"category":"payment","to":"NL91ABNA0417164300"}]"#;
    let page = Page::with("requests/r1", &[("requests/r1", &request(fields))]);
    page.shows("E-mailadres: van “oud@example.nl” naar “nieuw@example.nl”").await;
    page.shows("Rekeningnummer: wordt “NL91ABNA0417164300”").await;
}

#[wasm_bindgen_test]
async fn taking_it_back_is_asked_once_more() {
    let open = request(r#""kind":"access","status":"received","actions":["cancel"]"#);
    let gone = request(r#""kind":"access","status":"cancelled","closed_at":"2026-10-02T09:00:00Z""#);
    let both = ["[", &open, ",", &gone, "]"].concat();
    let answers =
        [("extra", r#"["request_cancel"]"#), ("requests/r1", &both), ("POST requests/r1/cancel", r#"{"json":{}}"#)];
    let page = Page::with("requests/r1", &answers);
    page.until("the button", |page| page.find("#cancel").is_some()).await;
    page.press("#cancel");
    page.shows("Je kunt later altijd een nieuw verzoek doen.").await;
    page.press("#cancel-no");
    page.until("not after all", |page| page.find("#cancel").is_some()).await;
    assert!(page.sent("POST", "requests/r1/cancel").is_empty());
    page.press("#cancel");
    page.until("asked", |page| page.find("#cancel-yes").is_some()).await;
    page.press("#cancel-yes");
    page.shows("Ingetrokken").await;
    page.until("no button any more", |page| page.find("#cancel-part").is_none()).await;
    assert_eq!(page.sent("POST", "requests/r1/cancel"), ["{}"]);
}

#[wasm_bindgen_test]
async fn too_late_to_take_it_back_says_so() {
    let open = request(r#""kind":"access","status":"received","actions":["cancel"]"#);
    let refused = r#"{"status":409,"json":{"code":"conflict"}}"#;
    let answers = [("extra", r#"["request_cancel"]"#), ("requests/r1", &open), ("POST requests/r1/cancel", refused)];
    let page = Page::with("requests/r1", &answers);
    page.until("the button", |page| page.find("#cancel").is_some()).await;
    page.press("#cancel");
    page.until("asked", |page| page.find("#cancel-yes").is_some()).await;
    page.press("#cancel-yes");
    page.shows("Dit verzoek kun je niet meer intrekken").await;
}

#[wasm_bindgen_test]
async fn an_objection_to_marketing_is_done_as_soon_as_it_is_sent() {
    let done = request(r#""kind":"objection","status":"completed","closed_at":"2026-10-01T09:00:00Z""#);
    let stored = done.replacen(r#"{"json""#, r#"{"status":202,"json""#, 1);
    let mut page =
        Page::with("requests/new/objection/marketing", &[("POST requests", &stored), ("requests/r1", &done)]);
    page.shows("Bij reclame hoef je geen reden te geven.").await;
    page.press("#submit");
    page.until("sent", |page| page.recorded("section").contains("requests/r1")).await;
    page.open("requests/r1");
    page.shows("Je bezwaar is verwerkt. We sturen je vanaf nu geen reclame meer.").await;
}

const STILL: &str = r#""kind":"restriction","status":"completed","closed_at":"2026-10-20T09:00:00Z","actions":["lift"],"standstill":{"purposes":["account"]}"#;

#[wasm_bindgen_test]
async fn what_stands_still_can_be_used_again_by_ones_own_wish() {
    let (still, lifted) =
        (request(STILL), request(r#""kind":"restriction","status":"completed","closed_at":"2026-10-20T09:00:00Z""#));
    let both = ["[", &still, ",", &lifted, "]"].concat();
    let answers =
        [("extra", r#"["request_lift"]"#), ("requests/r1", &both), ("POST requests/r1/lift", r#"{"json":{}}"#)];
    let page = Page::with("requests/r1", &answers);
    page.until("the button", |page| page.find("#lift").is_some()).await;
    assert!(!page.text().contains("gebruiken we deze gegevens weer."), "no day was told: {}", page.text());
    page.press("#lift");
    page.shows("We gebruiken je gegevens dan meteen weer voor: Je account.").await;
    page.press("#lift-no");
    page.until("not after all", |page| page.find("#lift").is_some()).await;
    assert!(page.sent("POST", "requests/r1/lift").is_empty());
    page.press("#lift");
    page.until("asked", |page| page.find("#lift-yes").is_some()).await;
    page.press("#lift-yes");
    page.until("no button any more", |page| page.find("#lift-part").is_none()).await;
    assert_eq!(page.sent("POST", "requests/r1/lift"), ["{}"]);
}

#[wasm_bindgen_test]
async fn a_day_that_was_told_stands_in_the_timeline_with_the_reason() {
    let told = STILL.replace(r#"["account"]"#, r#"["account"],"ends_on":"2026-12-01""#);
    let events =
        r#","events":[{"kind":"lift_announced","at":"2026-11-24T09:00:00Z","reason":"De gegevens kloppen nu."}]"#;
    let page = Page::with("requests/r1", &[("requests/r1", &request(&[&told, events].concat()))]);
    page.shows("Vanaf 1 december 2026 gebruiken we deze gegevens weer.").await;
    page.shows("De gegevens kloppen nu.").await;
    assert!(page.find("#lift").is_none(), "a backend without the part");
}
