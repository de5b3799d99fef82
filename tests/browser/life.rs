//! A widget's life in a page: it forgets when it leaves, and keeps what was typed while it is there.

use crate::page::Page;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlTextAreaElement;

fn typed(page: &Page) -> String {
    page.find("#text").map(|area| area.unchecked_into::<HtmlTextAreaElement>().value()).unwrap_or_default()
}

#[wasm_bindgen_test]
async fn out_of_the_document_it_holds_nothing() {
    let mut page = Page::with("", &[]);
    page.shows("Om beter te worden").await;
    page.set_active(false);
    page.until("empty", |page| page.text().is_empty()).await;
    page.set_active(true);
    page.shows("Om beter te worden").await;
}

#[wasm_bindgen_test]
async fn the_end_of_a_log_in_is_told_and_what_was_typed_is_kept() {
    let mut page =
        Page::with("requests/new/access", &[("POST requests", r#"{"status":401,"json":{"code":"session_expired"}}"#)]);
    page.until("the form", |page| page.find("#text").is_some()).await;
    page.fill("#text", "Over 2024, graag.");
    page.until("typed", |page| typed(page) == "Over 2024, graag.").await;
    page.press("#submit");
    page.shows("Je bent uitgelogd").await;
    assert!(page.recorded("events").contains("session-expired"));
    page.press(".failed button");
    page.until("the same text", |page| typed(page) == "Over 2024, graag.").await;
    page.open("");
    page.shows("Wat we van je bewaren").await;
    page.open("requests/new/access");
    page.until("the same text after a return", |page| typed(page) == "Over 2024, graag.").await;
}

#[wasm_bindgen_test]
async fn somebody_else_does_not_get_what_was_typed() {
    let page =
        Page::with("requests/new/access", &[("POST requests", r#"{"status":401,"json":{"code":"session_expired"}}"#)]);
    page.until("the form", |page| page.find("#text").is_some()).await;
    page.fill("#text", "Geheim");
    page.until("typed", |page| typed(page) == "Geheim").await;
    page.press("#submit");
    page.shows("Je bent uitgelogd").await;
    let other = include_str!("answers/all.json")
        .split("\"session\": ")
        .nth(1)
        .and_then(|rest| rest.split(",\n  \"overview\"").next());
    page.answer("session", &other.expect("session").replace("\"p1\"", "\"p2\""));
    page.press(".failed button");
    page.until("an empty form", |page| page.find("#text").is_some() && typed(page).is_empty()).await;
}

#[wasm_bindgen_test]
async fn an_opened_section_has_the_focus_and_the_way_back_leads_to_its_row() {
    let mut page = Page::with("", &[]);
    page.until("home", |page| page.find("#go-new").is_some()).await;
    page.open("requests/new");
    page.until("the rights", |page| page.find("#right-access").is_some()).await;
    page.open("");
    page.until("the row", |page| page.focused() == "go-new").await;
}

#[wasm_bindgen_test]
async fn a_list_in_a_card_is_paged() {
    let page = Page::with("overview/order", &[]);
    page.shows("B-1").await;
    page.shows("1 van 2").await;
    page.press(".records .acts button");
    page.shows("B-2").await;
    page.until("no more pages", |page| page.find(".records .acts button").is_none()).await;
}

#[wasm_bindgen_test]
async fn a_token_of_another_session_is_replaced_once() {
    let refused = r#"{"status":403,"json":{"code":"csrf_failed"}}"#;
    let stored = r#"{"status":500,"json":{"code":"internal"}}"#;
    let answers = ["[", refused, ",", stored, "]"].concat();
    let page = Page::with("", &[("PUT consents/training", &answers)]);
    page.shows("Om beter te worden").await;
    page.press("#training");
    page.shows("Er is bij ons iets mis").await;
    let sessions = page.recorded("calls").matches("\"session\"").count();
    assert_eq!(sessions, 2, "{}", page.recorded("calls"));
}
