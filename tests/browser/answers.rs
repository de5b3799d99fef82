//! The widget facing answers that are not what the contract says: a clear message, and the rest goes on.

use crate::page::Page;
use wasm_bindgen_test::wasm_bindgen_test;

const MISREAD: &str = "We kregen een antwoord dat we niet begrijpen";

#[wasm_bindgen_test]
async fn an_ordinary_answer_is_shown_with_the_own_values() {
    let page = Page::with("overview/account", &[]);
    page.shows("jansje@example.nl").await;
    page.shows("Hiermee log je in.").await;
    page.shows("Verder geven we je gegevens aan niemand, behalve als de wet dat eist.").await;
    page.shows("eindigt op 00").await;
    page.shows("Tot 7 jaar nadat je account is opgeheven. Dat moet volgens de belastingwet.").await;
    page.shows("Google Analytics").await;
}

#[wasm_bindgen_test]
async fn the_foot_says_whom_to_ask_and_where_to_complain() {
    let page = Page::with("", &[]);
    page.shows("een klacht indienen").await;
    page.shows("Voorbeeld, Straat 1").await;
    for address in ["https://example.nl/ap", "https://example.nl/contact"] {
        assert!(page.find(&format!(".foot a[href='{address}']")).is_some(), "no link to {address}");
    }
}

#[wasm_bindgen_test]
async fn the_statement_is_linked_with_its_date() {
    let page = Page::with("", &[]);
    page.shows("25 mei 2018").await;
    assert!(page.find(".rest a[href='https://example.nl/privacy']").is_some());
}

#[wasm_bindgen_test]
async fn a_truncated_answer_spoils_one_panel_only() {
    let page = Page::with("", &[("overview", r#"{"text":"{\"attention\":[],\"purp"}"#)]);
    page.shows(MISREAD).await;
    page.shows("Om beter te worden").await;
}

#[wasm_bindgen_test]
async fn html_in_the_place_of_json_spoils_one_panel_only() {
    let page = Page::with("", &[("consents", r#"{"text":"<h1>Onderhoud</h1>","type":"text/html"}"#)]);
    page.shows(MISREAD).await;
    page.shows("Je account").await;
}

#[wasm_bindgen_test]
async fn another_shape_spoils_one_panel_only() {
    let page = Page::with("", &[("consents", r#"{"json":{"items":[{"id":7}]}}"#)]);
    page.shows(MISREAD).await;
    page.shows("Je account").await;
}

#[wasm_bindgen_test]
async fn a_word_of_a_newer_backend_reads_as_unknown() {
    let page = Page::with("", &[]);
    page.shows("Training").await;
    let newer = page.recorded("calls");
    assert!(newer.contains("consents"), "{newer}");
    let answer = include_str!("answers/newer_request.json");
    let page = Page::with("requests", &[("requests", answer)]);
    page.shows("onbekend").await;
    page.shows("INZ-2026-0001").await;
}

#[wasm_bindgen_test]
async fn a_missing_optional_field_is_no_mistake() {
    let answer = include_str!("answers/bare_overview.json");
    let page = Page::with("", &[("overview", answer)]);
    page.shows("Je account").await;
    page.until("no error", |page| !page.text().contains(MISREAD)).await;
}

#[wasm_bindgen_test]
async fn no_connection_says_so_and_a_second_try_works() {
    let page = Page::with("", &[("overview", r#"{"offline":true}"#)]);
    page.shows("We kunnen onze server niet bereiken").await;
    page.answer("overview", include_str!("answers/bare_overview.json"));
    page.press(".stored .failed button");
    page.shows("Je account").await;
}

#[wasm_bindgen_test]
async fn an_error_of_the_backend_says_so() {
    let page = Page::with("", &[("overview", r#"{"status":500,"json":{"code":"internal"}}"#)]);
    page.shows("Er is bij ons iets mis").await;
}

#[wasm_bindgen_test]
async fn the_host_chooses_which_parts_are_shown() {
    let page = Page::with_sections("consents");
    page.shows("Om beter te worden").await;
    page.until("nothing else", |page| page.find(".stored").is_none() && page.find(".requests").is_none()).await;
}
