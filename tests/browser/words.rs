//! The words under a switch: what is on, off or not known, and why.

use crate::page::Page;
use wasm_bindgen_test::wasm_bindgen_test;

/// A page with one switch in this state.
async fn with(id: &str, fields: &str) -> Page {
    let one = format!(
        r#"{{"json":{{"items":[{{"id":"{id}","purpose":"marketing","revision":1,{fields},"wording":{{"id":"w-1","language":"nl","title":"Aanbiedingen","summary":"Kort","text":"Lang"}},"etag":"e1","shown_token":"t1"}}]}}}}"#
    );
    let page = Page::with("", &[("consents", &one)]);
    page.until("the switch", |page| page.find(&format!("#{id}-state")).is_some()).await;
    page
}

fn state(page: &Page, id: &str) -> String {
    page.find(&format!("#{id}-state")).and_then(|state| state.text_content()).unwrap_or_default()
}

#[wasm_bindgen_test]
async fn a_choice_without_proof_counts_as_no_and_says_so() {
    let fields = r#""type":"consent","state":"unknown","state_reason":"no_proof","changed_at":"2017-03-01T09:00:00Z","channel":"import""#;
    let page = with("newsletter", fields).await;
    assert_eq!(state(&page, "newsletter"), "Onbekend. We hebben geen bewijs van je keuze, dus dat telt als nee.");
    assert_eq!(page.attribute("#newsletter", "aria-checked").as_deref(), Some("false"));
}

#[wasm_bindgen_test]
async fn offers_that_a_person_switched_on_are_no_objection_left_out() {
    let on = r#""state":"granted","changed_at":"2026-01-05T09:00:00Z""#;
    let own = with("marketing", &[r#""type":"consent","#, on].concat()).await;
    assert_eq!(state(&own, "marketing"), "Aan sinds 5 januari 2026");
    let by_sale = with("marketing", &[r#""type":"objection","#, on].concat()).await;
    assert_eq!(state(&by_sale, "marketing"), "Aan sinds 5 januari 2026, zolang jij geen bezwaar maakt");
}
