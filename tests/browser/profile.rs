//! What a person changes by themselves.

use crate::page::Page;
use wasm_bindgen_test::wasm_bindgen_test;

fn profile(tag: &str, phone: &str, pending: &str) -> String {
    format!(
        r#"{{"etag":"{tag}","json":{{"fields":[
          {{"category":"email","name":"E-mailadres","value":"jansje@example.nl","kind":"email","editable":true{pending}}},
          {{"category":"phone","name":"Telefoonnummer","value":"{phone}","kind":"phone","editable":true}},
          {{"category":"payment","name":"Rekeningnummer","value":"eindigt op 00","kind":"text"}}]}}}}"#
    )
}

async fn opened(changed: &[(&str, &str)]) -> Page {
    let first = profile("p1", "0512 00 00 00", "");
    let page = Page::with("profile", &[&[("extra", r#"["profile"]"#), ("profile", &*first)], changed].concat());
    page.shows("Rekeningnummer").await;
    page
}

/// Fills in a new value, up to both values side by side.
async fn looks(page: &Page, field: &str, value: &str) {
    page.press(&format!("#change-{field}"));
    let input = format!("#new-{field}");
    page.until("the field", |page| page.find(&input).is_some()).await;
    page.fill(&input, value);
    page.until("typed", |page| page.value(&input) == value).await;
    page.press("#look");
}

#[wasm_bindgen_test]
async fn old_and_new_are_shown_and_saved_on_top_of_what_was_seen() {
    let saved = profile("p2", "0512 11 11 11", "");
    let page = opened(&[("PATCH profile", &saved)]).await;
    looks(&page, "phone", "0512 11 11 11").await;
    page.shows("Klopt dit?").await;
    page.press("#save");
    page.shows("Opgeslagen: Telefoonnummer.").await;
    page.until("the focus is on the field", |page| page.focused() == "field-phone").await;
    let call = page.calls().into_iter().find(|call| call[0] == "PATCH").expect("it is saved");
    assert_eq!(call[3], "\"p1\"");
    assert_eq!(call[4], r#"{"fields":[{"category":"phone","value":"0512 11 11 11"}]}"#);
    assert!(call[2].len() > 16);
}

#[wasm_bindgen_test]
async fn a_new_address_waits_for_its_click() {
    let waits =
        profile("p2", "0512 00 00 00", r#","pending":{"value":"nieuw@example.nl","until":"2026-11-25T09:00:00Z"}"#);
    let both = ["[", &profile("p1", "0512 00 00 00", ""), ",", &waits, "]"].concat();
    let page = opened(&[("profile", &both), ("PATCH profile", &waits)]).await;
    looks(&page, "email", "nieuw").await;
    page.shows("Dit is geen e-mailadres.").await;
    page.fill("#new-email", "nieuw@example.nl");
    page.until("typed", |page| page.find(".field .wrong").is_none()).await;
    page.press("#look");
    page.shows("We sturen een e-mail met een link naar nieuw@example.nl.").await;
    page.shows("We laten het ook weten op jansje@example.nl.").await;
    page.press("#save");
    page.shows("We stuurden een e-mail naar nieuw@example.nl.").await;
    page.shows("Wacht op je klik in de e-mail aan nieuw@example.nl.").await;
}

#[wasm_bindgen_test]
async fn changed_elsewhere_shows_both_and_saves_on_top_of_the_new_state() {
    let newer = profile("p2", "0512 22 22 22", "");
    let both = ["[", &profile("p1", "0512 00 00 00", ""), ",", &newer, "]"].concat();
    let saved = profile("p3", "0512 11 11 11", "");
    let patches = [r#"[{"status":412,"json":{"code":"precondition_failed"}},"#, &saved, "]"].concat();
    let page = opened(&[("profile", &both), ("PATCH profile", &patches)]).await;
    looks(&page, "phone", "0512 11 11 11").await;
    page.shows("Klopt dit?").await;
    page.press("#save");
    page.shows("Er staat nu: “0512 22 22 22”. Jij vulde in: “0512 11 11 11”.").await;
    page.press("#save");
    page.until("saved on top", |page| page.sent("PATCH", "profile").len() == 2).await;
    let calls: Vec<_> = page.calls().into_iter().filter(|call| call[0] == "PATCH").collect();
    assert_eq!(calls[1][3], "\"p2\"");
    assert_ne!(calls[0][2], calls[1][2], "a change to another state is another change");
}

#[wasm_bindgen_test]
async fn what_cannot_be_changed_here_is_asked_for_in_its_own_field() {
    let mut page = opened(&[]).await;
    assert!(page.find("#change-payment").is_none());
    page.press("#ask-payment");
    page.until("the form", |page| page.recorded("section").contains("requests/new/rectification")).await;
    page.open("requests/new/rectification");
    page.until("its field has the focus", |page| page.focused() == "to-payment").await;
}
