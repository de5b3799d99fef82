//! One choice in full: its history over every route, and what a person can keep of it.

use crate::page::Page;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn the_history_names_every_change_with_its_route() {
    let page = Page::with("consents/training", &[]);
    for text in
        ["Uitgezet", "Via de link om je af te melden in een e-mail", "Via onze klantenservice, door een medewerker"]
    {
        page.shows(text).await;
    }
    page.shows("Als dit aan staat, leren wij van je vragen.").await;
    assert!(page.find("#training").is_some(), "the switch is there too");
}

#[wasm_bindgen_test]
async fn a_receipt_shows_what_was_shown_and_can_be_kept() {
    let page = Page::with("consents/training/r2", &[]);
    for text in ["Bewijs van je keuze", "Als dit aan staat, leren wij.", "25 mei 2018", "training-1", "r2"] {
        page.shows(text).await;
    }
    page.press(".acts button:first-child");
    page.press(".acts button:last-child");
    page.shows("Je bewijs is opgeslagen als bestand.").await;
    let saved = page.recorded("saved");
    assert!(saved.contains(r#"["/api/consents/training/receipts/r2","text/html","bewijs-r2.html"]"#), "{saved}");
    assert!(saved.contains(r#""application/ld+json","bewijs-r2.jsonld""#), "{saved}");
}

#[wasm_bindgen_test]
async fn nothing_chosen_is_said() {
    let page = Page::with("consents/training", &[("consents/training/history", r#"{"json":{"items":[],"total":0}}"#)]);
    page.shows("Je hebt hier nog niets gekozen.").await;
}

#[wasm_bindgen_test]
async fn this_years_emails_stand_with_day_and_subject() {
    let page =
        Page::with("consents/marketing", &[("consents/marketing/history", r#"{"json":{"items":[],"total":0}}"#)]);
    page.shows("1 van maximaal 6 e-mails dit jaar.").await;
    page.shows("Nieuw: snellere servers").await;
    page.shows("3 februari 2026").await;
}

#[wasm_bindgen_test]
async fn what_this_browser_does_is_said_where_the_account_says_otherwise() {
    let guard = r#"{"present":true,"allowed":false,"gpc":true,"choice":"none","left":"FPID"}"#;
    let history = r#"{"json":{"items":[],"total":0}}"#;
    let page = Page::with("consents/analytics", &[("guard", guard), ("consents/analytics/history", history)]);
    page.shows("Je browser vraagt websites om je niet te volgen.").await;
    page.shows("In je account staat meten aan. Dat geldt alleen in de browser waarin je het aanzette.").await;
    page.shows("Deze cookies konden we niet weghalen: FPID.").await;
}

#[wasm_bindgen_test]
async fn why_this_browser_is_off_or_on_is_said_as_it_is() {
    let history = r#"{"json":{"items":[],"total":0}}"#;
    for (choice, allowed, gpc, why) in [
        ("on", false, true, "Je zette dit eerder aan. Maar nu vraagt je browser websites om je niet te volgen."),
        ("on", true, true, "Je browser vraagt websites om je niet te volgen. Maar jij koos voor aan."),
        ("unreadable", false, false, "Je keuze in deze browser is onleesbaar."),
        ("barred", false, true, "Je browser bewaart geen keuzes."),
        ("off", false, true, "Deze browser laat ons niet meten."),
    ] {
        let guard = format!(r#"{{"present":true,"allowed":{allowed},"gpc":{gpc},"choice":"{choice}","left":""}}"#);
        let page = Page::with("consents/analytics", &[("guard", &guard), ("consents/analytics/history", history)]);
        page.shows(why).await;
        assert!(!page.text().contains("alleen in de browser waarin je"), "{choice}: {}", page.text());
    }
}

#[wasm_bindgen_test]
async fn a_choice_under_an_earlier_wording_names_it_beside_the_one_in_force() {
    let page = Page::with("consents/training", &[]);
    page.shows("Dit is tekst training-1").await;
    page.shows("Uitgezet").await;
    assert!(!page.text().contains("Je keuze hoort bij"), "{}", page.text());
    let all = include_str!("answers/all.json");
    let history = all.split("\"consents/training/history\": ").nth(1);
    let history = history.and_then(|rest| rest.split(",\n  \"consents/training/receipts").next()).expect("a history");
    let earlier = history.replace("training-1", "training-0");
    let page = Page::with("consents/training", &[("consents/training/history", &earlier)]);
    page.shows("Dit is tekst training-1").await;
    page.shows("Je keuze hoort bij tekst training-0. Die lees je in het bewijs.").await;
}

#[wasm_bindgen_test]
async fn a_receipt_that_cannot_be_kept_says_why_where_it_is_read() {
    let page = Page::with("consents/training/r2", &[]);
    page.shows("Bewaar als gegevens").await;
    for (answer, why) in [
        (r#"{"offline":true}"#, "We kunnen onze server niet bereiken."),
        (r#"{"status":500,"json":{"code":"internal"}}"#, "Er is bij ons iets mis."),
        (r#"{"status":404,"json":{"code":"not_found"}}"#, "We kunnen dit niet vinden."),
    ] {
        page.answer("SAVE consents/training/receipts/r2", answer);
        page.press_text(".acts button", "Bewaar als gegevens");
        page.shows(&format!("Je bewijs is niet opgeslagen. {why}")).await;
    }
    page.answer("SAVE consents/training/receipts/r2", "{}");
    page.press_text(".acts button", "Bewaar als gegevens");
    page.shows("Je bewijs is opgeslagen als bestand.").await;
    assert!(page.find(".wrong").is_none(), "{}", page.text());
    page.answer("SAVE consents/training/receipts/r2", r#"{"status":401,"json":{"code":"session_expired"}}"#);
    page.press_text(".acts button", "Bewaar om te printen");
    page.shows("Je bent uitgelogd").await;
    assert!(page.recorded("events").contains("session-expired"), "{}", page.recorded("events"));
}

#[wasm_bindgen_test]
async fn after_an_off_it_is_said_what_no_website_can_remove() {
    let guard = r#"{"present":true,"allowed":false,"gpc":false,"choice":"off","left":""}"#;
    let history = r#"{"json":{"items":[],"total":0}}"#;
    let page = Page::with("consents/analytics", &[("guard", guard), ("consents/analytics/history", history)]);
    page.shows("Cookies van andere websites kunnen we niet weghalen.").await;
}
