//! What goes and what stays, before it is sent: erasure, and closing the account.

use crate::page::Page;
use wasm_bindgen_test::wasm_bindgen_test;

const WITH_PREVIEW: (&str, &str) = ("extra", r#"["erasure_preview"]"#);
const ERASURE: &str = r#"{"json":{"token":"t1","on":"2026-11-24","items":[
  {"purpose":"contact","category":"message","name":"Berichten","fate":"goes","count":2},
  {"purpose":"order","category":"invoice","name":"Facturen","fate":"stays","count":3,"ground":"We moeten onze boekhouding bewaren.","law":"artikel 52 van de belastingwet","until":"2034-01-01"},
  {"purpose":"order","category":"payment","name":"Betaalgegevens","fate":"stays","ground":"We moeten onze boekhouding bewaren.","law":"artikel 52 van de belastingwet","until":"2034-01-01"}]}}"#;
const CLOSURE: &str = r#"{"json":{"token":"c1","on":"2026-11-24","items":[
  {"purpose":"account","category":"email","name":"E-mailadres","fate":"goes"}],
  "blocks":[{"kind":"open_invoice","label":"Factuur F-2026-1","solve":"Betaal deze factuur.","url":"https://example.nl/facturen"}]}}"#;
const STORED: &str = r#"{"status":202,"json":{"id":"r1","reference":"VER-2026-0001","kind":"erasure","purposes":[],"status":"received","received_at":"2026-11-24T09:00:00Z","due_on":"2026-12-24","events":[]}}"#;

#[wasm_bindgen_test]
async fn an_erasure_shows_what_goes_and_stays_and_is_looked_at_once_more() {
    let answers = [
        WITH_PREVIEW,
        ("erasure-preview", ERASURE),
        ("erasure-preview?purposes=contact", ERASURE),
        ("POST requests", STORED),
    ];
    let page = Page::with("requests/new/erasure", &answers);
    page.shows("Dit verwijderen we meteen").await;
    page.shows("Berichten (2 onderdelen)").await;
    // What stays for the same reason is told once.
    page.shows("Facturen (3 onderdelen), Betaalgegevens").await;
    for text in
        ["2 soorten gegevens. Dat moet volgens artikel 52 van de belastingwet.", "Uiterlijk weg op 1 januari 2034."]
    {
        page.shows(text).await;
    }
    assert!(!page.text().contains("niet meer inloggen"), "{}", page.text());
    page.press("#about-contact");
    page.until("asked for these alone", |page| page.recorded("calls").contains("purposes=contact")).await;
    page.shows("Berichten (2 onderdelen)").await;
    page.press("#submit");
    page.shows("Wat verwijderd is, kunnen we niet terughalen.").await;
    assert!(page.sent("POST", "requests").is_empty());
    page.press("#submit");
    page.until("it is sent", |page| !page.sent("POST", "requests").is_empty()).await;
    let body = page.sent("POST", "requests").remove(0);
    assert_eq!(body, r#"{"kind":"erasure","purposes":["contact"],"with_suppliers":false,"preview":"t1"}"#);
}

#[wasm_bindgen_test]
async fn another_preview_by_now_is_shown_and_what_was_typed_stays() {
    let newer = ERASURE.replace("\"t1\"", "\"t2\"").replace("Berichten", "Vragen");
    let previews = ["[", ERASURE, ",", &newer, "]"].concat();
    let changed = [r#"[{"status":409,"json":{"code":"preview_changed"}},"#, STORED, "]"].concat();
    let answers = [WITH_PREVIEW, ("erasure-preview", &previews), ("POST requests", &changed)];
    let page = Page::with("requests/new/erasure", &answers);
    page.shows("Berichten (2 onderdelen)").await;
    page.fill("#text", "Alles, graag.");
    page.until("typed", |page| page.value("#text") == "Alles, graag.").await;
    page.press("#submit");
    page.shows("Klopt dit?").await;
    page.press("#submit");
    page.shows("Er is intussen iets veranderd").await;
    page.until("it has the focus", |page| page.has_focus(".failed")).await;
    page.shows("Vragen (2 onderdelen)").await;
    assert_eq!(page.value("#text"), "Alles, graag.");
    page.press("#submit");
    page.shows("Klopt dit?").await;
    page.press("#submit");
    page.until("sent anew", |page| page.sent("POST", "requests").len() == 2).await;
    assert!(page.sent("POST", "requests")[1].contains(r#""preview":"t2""#));
    let keys: Vec<String> =
        page.calls().into_iter().filter(|call| call[0] == "POST").map(|call| call[2].clone()).collect();
    assert_ne!(keys[0], keys[1], "another preview is another request");
}

#[wasm_bindgen_test]
async fn closing_says_what_is_in_the_way_and_can_be_sent_all_the_same() {
    let answers = [WITH_PREVIEW, ("erasure-preview?closure=true", CLOSURE), ("POST requests", STORED)];
    let page = Page::with("requests/new/account_closure", &answers);
    page.shows("Dit moet je eerst regelen").await;
    page.shows("Je kunt je verzoek wel gewoon versturen.").await;
    assert!(page.find(".blocks a[href='https://example.nl/facturen']").is_some());
    page.press("#submit");
    page.shows("Weet je het zeker?").await;
    page.press("#submit");
    page.until("it is sent", |page| !page.sent("POST", "requests").is_empty()).await;
    let body = page.sent("POST", "requests").remove(0);
    assert_eq!(body, r#"{"kind":"account_closure","purposes":[],"with_suppliers":false,"preview":"c1"}"#);
}

#[wasm_bindgen_test]
async fn what_stays_stands_under_its_ground_once() {
    let kept = |purpose: &str, category: &str, rest: &str| {
        format!(r#"{{"purpose":"{purpose}","category":"{category}","name":"{category}","fate":"stays",{rest}}}"#)
    };
    let items = [
        kept("account", "email", r#""ground":"Zolang je account open is.","no_date":"account_open""#),
        kept("account", "phone", r#""ground":"Zolang je account open is.","no_date":"account_open""#),
        kept("order", "email", r#""ground":"Zolang je account open is.","no_date":"account_open""#),
        kept("order", "orders", r#""count":5,"ground":"Voor je bestelling.","no_date":"order_open""#),
        kept("order", "orders", r#""count":4,"ground":"Voor je bestelling.","until":"2034-01-01""#),
        kept("account", "log", r#""ground":"Om te controleren.","no_date":"per_record""#),
        r#"{"purpose":"analytics","category":"visits","name":"bezoeken","fate":"asked","recipient":"Meetdienst"}"#
            .to_owned(),
        r#"{"purpose":"analytics","category":"later","name":"iets nieuws","fate":"other"}"#.to_owned(),
    ];
    let preview = format!(r#"{{"json":{{"token":"t1","on":"2026-11-24","items":[{}]}}}}"#, items.join(","));
    let page = Page::with("requests/new/erasure", &[WITH_PREVIEW, ("erasure-preview", &preview)]);
    page.shows("Dit blijft nog even").await;
    let text = page.text();
    assert_eq!(text.matches("Zolang je account open is.").count(), 1, "{text}");
    assert_eq!(text.matches("Er is nog geen einddatum.").count(), 3, "{text}");
    assert_eq!(text.matches("Elk onderdeel heeft een eigen einddatum.").count(), 1, "{text}");
    for told in [
        "email, phone",
        "orders (5 onderdelen)",
        "Uiterlijk weg op 1 januari 2034.",
        "orders (4 onderdelen)",
        "2 soorten gegevens",
    ] {
        assert!(text.contains(told), "{told}: {text}");
    }
    assert!(page.find(".stays h2 ~ section > h3 ~ ul").is_some(), "a heading and a list for each ground");
    let of = |part: &str| page.find(part).and_then(|node| node.text_content()).unwrap_or_default();
    let asked = of(".preview .asked");
    assert!(asked.contains("Alleen Meetdienst heeft deze gegevens.") && asked.contains("bezoeken"), "{asked}");
    assert!(of(".preview .stays").contains("iets nieuws"), "what nobody knows is not said to go: {text}");
}

#[wasm_bindgen_test]
async fn who_loses_the_log_in_reads_how_the_answer_comes() {
    let login = "Daarna kun je niet meer inloggen. Voor het antwoord krijg je een link in je e\u{2011}mail.";
    let goes = r#"{"json":{"token":"t1","on":"2026-11-24","items":[{"purpose":"account","category":"username","name":"Gebruikersnaam","fate":"goes"}]}}"#;
    let page = Page::with("requests/new/erasure", &[WITH_PREVIEW, ("erasure-preview", goes)]);
    page.shows(login).await;
    page.press("#submit");
    page.shows("Klopt dit?").await;
    page.shows(login).await;
    let stays = goes.replace("goes", "stays");
    let page = Page::with("requests/new/erasure", &[WITH_PREVIEW, ("erasure-preview", &stays)]);
    page.shows("Gebruikersnaam").await;
    assert!(!page.text().contains("niet meer inloggen"), "{}", page.text());
}

#[wasm_bindgen_test]
async fn who_is_not_the_owner_reads_whom_to_ask() {
    let session = r#"{"json":{"person_id":"p1","account_id":"a1","role":"user","accounts":[{"id":"a1","name":"Voorbeeld BV (verzonnen)","role":"user","status":"open"}],"expires_at":"2026-11-24T10:00:00Z","authenticated_at":"2026-11-24T09:00:00Z","csrf_token":"csrf-1"}}"#;
    let page = Page::with("requests/new/account_closure", &[("session", session)]);
    page.shows("Alleen de eigenaar van Voorbeeld BV (verzonnen) kan het account laten opheffen.").await;
    assert!(page.find("#submit").is_none());
}

#[wasm_bindgen_test]
async fn without_a_preview_it_can_be_sent() {
    let answers =
        [WITH_PREVIEW, ("erasure-preview", r#"{"status":500,"json":{"code":"internal"}}"#), ("POST requests", STORED)];
    let page = Page::with("requests/new/erasure", &answers);
    page.shows("Je kunt je verzoek wel versturen.").await;
    page.press("#submit");
    page.shows("Klopt dit?").await;
    page.press("#submit");
    page.until("it is sent", |page| !page.sent("POST", "requests").is_empty()).await;
    assert_eq!(page.sent("POST", "requests")[0], r#"{"kind":"erasure","purposes":[],"with_suppliers":false}"#);
}
