//! Answers that are not what the contract says: a clear message there, and the rest works.

use e2e::{Fault, Journey};
use hyper::Method;
use serde_json::Value;

async fn with(fault: Fault, path: &str) -> Journey {
    let journey = Journey::of("alles").await;
    journey.proxy.broken(Method::GET, path, fault);
    journey.browser.open(&format!("{}/?bad", journey.origin())).await;
    journey
}

#[tokio::test]
async fn a_truncated_overview_is_said_and_the_choices_work() {
    let journey = with(Fault::Truncate, "overview").await;
    let widget = journey.widget();
    widget.says("section.stored .failed", "Dit kunnen we niet laten zien").await;
    widget.press("#training").await;
    widget.says("#training-state", "Opgeslagen").await;
    journey.is_accessible("an unreadable overview").await;
    journey.ends().await;
}

#[tokio::test]
async fn a_web_page_instead_of_the_choices_is_said_and_the_overview_works() {
    let journey = with(Fault::html(), "consents").await;
    let widget = journey.widget();
    widget.says("section.choices .failed", "Je keuzes kunnen we nu niet laten zien.").await;
    widget.open_card("Je account").await;
    widget.says("details.card[open]", "jansje@example.nl").await;
    journey.proxy.heal();
    widget.press("section.choices .failed button").await;
    widget.sees("#training").await;
    journey.ends().await;
}

#[tokio::test]
async fn unknown_words_are_shown_as_unknown() {
    let journey = with(Fault::Edit(with_unknown_words), "overview").await;
    journey.proxy.broken(Method::GET, "consents", Fault::Edit(with_unknown_states));
    journey.browser.open(&format!("{}/?unknown", journey.origin())).await;
    let widget = journey.widget();
    widget.open_card("Je account").await;
    widget.says("details.card[open]", "onbekend").await;
    widget.says("#training-state", "Onbekend. Dat telt als nee.").await;
    widget.has("#training", "aria-checked", "false").await;
    journey.is_accessible("unknown words").await;
    journey.ends().await;
}

fn with_unknown_words(overview: &mut Value) {
    for category in categories(overview) {
        category["legal_bases"][0]["basis"] = "brand_new_basis".into();
        category["retention"][0]["starts"] = "brand_new_start".into();
        if category["delete_reason"].is_string() {
            category["delete_reason"] = "brand_new_reason".into();
        }
    }
    overview["capabilities"].as_array_mut().unwrap().push("brand_new_part".into());
    overview["brand_new_field"] = serde_json::json!({ "some": ["thing"] });
    overview["purposes"][0]["rights"][0]["right"] = "brand_new_right".into();
    if let Some(attention) = overview["attention"].get_mut(0) {
        attention["kind"] = "brand_new_kind".into();
    }
}

fn with_unknown_states(consents: &mut Value) {
    for consent in consents["items"].as_array_mut().unwrap() {
        consent["state"] = "brand_new_state".into();
        consent["channel"] = "brand_new_channel".into();
    }
}

fn categories(overview: &mut Value) -> impl Iterator<Item = &mut Value> {
    let purposes = overview["purposes"].as_array_mut().unwrap().iter_mut();
    purposes.flat_map(|purpose| purpose["data_categories"].as_array_mut().unwrap())
}

#[tokio::test]
async fn a_missing_optional_field_breaks_nothing() {
    let journey = with(Fault::Edit(without_optional_fields), "overview").await;
    let widget = journey.widget();
    widget.sees("details.card").await;
    for name in widget.texts("details.card > summary .name").await {
        widget.open_card(&name).await;
    }
    for purpose in ["account", "order", "portal", "contact", "newsletter", "marketing", "analytics", "privacy"] {
        widget.sees(&format!("details.card:has(#card-{purpose}) > .inside .why")).await;
    }
    widget.sees("#training").await;
    journey.ends().await;
}

fn without_optional_fields(overview: &mut Value) {
    for category in categories(overview) {
        let category = category.as_object_mut().unwrap();
        category.remove("delete_on");
        category.remove("delete_reason");
    }
    for purpose in overview["purposes"].as_array_mut().unwrap() {
        let purpose = purpose.as_object_mut().unwrap();
        purpose.remove("since");
        purpose.remove("records");
    }
    overview.as_object_mut().unwrap().remove("requests");
}

#[tokio::test]
async fn a_web_page_instead_of_the_answer_to_a_switch_puts_it_back() {
    let journey = Journey::of("alles").await;
    let widget = journey.widget();
    journey.proxy.once(Method::PUT, "consents/training", Fault::html());
    widget.press("#training").await;
    widget.says("#training-state", "Niet opgeslagen. We konden je keuze niet verwerken.").await;
    widget.has("#training", "aria-checked", "false").await;
    journey.ends().await;
}
