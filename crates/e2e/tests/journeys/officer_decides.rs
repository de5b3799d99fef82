//! The officer's decisions: a part that stays, what is wrong with a form, a refusal, and who has to be told.

use e2e::{Journey, Widget, officer, plain, wait};
use serde_json::{Value, json};

use crate::officer_pages::{at_the_desk, does, finds};

/// The request as the person sees it, once it is closed.
async fn closed(journey: &Journey, request: &Value) -> Value {
    let (api, path) = (journey.api().await, format!("requests/{}", request["id"].as_str().expect("an id")));
    let found = wait::until(|| async { Some(api.get(&path).await).filter(|one| one.get("closed_at").is_some()) });
    found.await.unwrap_or_else(|| panic!("{path} was never closed"))
}

#[tokio::test]
async fn an_erasure_is_answered_with_a_part_that_stays() {
    let journey = at_the_desk().await;
    let (browser, page) = (&journey.browser, Widget::page(&journey.browser));
    let request = journey.api().await.ask(json!({ "kind": "erasure" })).await;
    officer::log_in(browser, &journey.origin()).await;
    finds(&journey, request["reference"].as_str().expect("a reference")).await;
    page.press("section[aria-labelledby=asked] summary").await;
    page.press(".act summary | Beantwoord").await;
    page.press(".act summary | Toch iets houden").await;
    plain::check(browser, "an answer with its outcome").await;
    page.press(".outcome label | Houden, want:").await;
    // Without a reason it is not taken, and nothing typed is lost.
    page.types("#answer-text", "Dit hebben we gedaan.").await;
    page.press(".act details[open] form > button.main").await;
    page.says("[role=alert]", "waarom").await;
    plain::check(browser, "an answer that is refused").await;
    assert_eq!(page.value("#answer-text").await, "Dit hebben we gedaan.");
    page.types(".outcome input[aria-label]", "Er loopt nog een vraag").await;
    page.types("#answer-reason", "Je vraag is nog niet beantwoord.").await;
    page.press(".act details[open] form > button.main").await;
    page.says("[role=status]", "Je antwoord is opgeslagen.").await;
    let done = closed(&journey, &request).await;
    assert_eq!(done["status"], "completed");
    assert_eq!(done["decision_reason"], "Je vraag is nog niet beantwoord.");
    let outcome = done["outcome"].as_array().expect("an outcome per kind of data");
    let kept: Vec<&Value> = outcome.iter().filter(|one| one["result"] == "kept").collect();
    assert!(kept.iter().any(|one| one["ground"] == "Er loopt nog een vraag"), "{outcome:#?}");
    assert!(outcome.iter().any(|one| one["result"] == "asked"), "what only a recipient has: {outcome:#?}");
    browser.eval("location.reload()").await;
    page.says("#decided ~ dl", "Er loopt nog een vraag").await;
    page.gone(".act").await;
    plain::check(browser, "a request that is answered").await;
    let told = page.count("#told ~ dl button").await;
    if told > 0 {
        page.press("#told ~ dl button").await;
        page.says("[role=status]", "Het is afgevinkt.").await;
        assert_eq!(page.count("#told ~ dl button").await, told - 1);
    }
    journey.ends_with(&["422"]).await;
}

#[tokio::test]
async fn a_refusal_needs_its_reason() {
    let journey = at_the_desk().await;
    let page = Widget::page(&journey.browser);
    let request = journey.api().await.ask(json!({ "kind": "explanation", "text": "Leg alles uit." })).await;
    officer::log_in(&journey.browser, &journey.origin()).await;
    finds(&journey, request["reference"].as_str().expect("a reference")).await;
    // Spaces satisfy the browser, not the server.
    does(page, "Wijs af", "#reject-text", "   ").await;
    page.says("[role=alert]", "Schrijf iets op.").await;
    page.sees("#reject-text").await;
    page.types("#reject-text", "Dit legden we je gisteren al uit.").await;
    page.press(".act details[open] button.bad").await;
    page.says("[role=status]", "Het verzoek is afgewezen.").await;
    plain::check(&journey.browser, "a request that is refused").await;
    let done = closed(&journey, &request).await;
    assert_eq!(done["status"], "rejected");
    assert_eq!(done["decision_reason"], "Dit legden we je gisteren al uit.");
    journey.ends_with(&["422"]).await;
}
