//! The server did its work, and the browser never heard.

use e2e::fault::Gate;
use e2e::{Fault, Journey};
use hyper::Method;

#[tokio::test]
async fn one_lost_answer_is_asked_for_again_and_makes_one_request() {
    let journey = Journey::of("nieuw").await;
    let widget = journey.widget();
    journey.proxy.once(Method::POST, "requests", Fault::LoseAnswer);
    widget.press("#go-new").await;
    widget.press("#right-access").await;
    widget.press("#submit").await;
    widget.says(".note.ok", "We hebben je verzoek ontvangen.").await;
    assert_eq!(journey.proxy.seen(&Method::POST, "requests"), 2);
    assert_eq!(journey.api().await.requests().await.len(), 1);
    journey.ends().await;
}

#[tokio::test]
async fn when_every_answer_is_lost_sending_again_by_hand_makes_one_request() {
    let journey = Journey::of("nieuw").await;
    let widget = journey.widget();
    journey.proxy.broken(Method::POST, "requests", Fault::LoseAnswer);
    widget.press("#go-new").await;
    widget.press("#right-access").await;
    widget.types("#text", "Komt dit één keer aan?").await;
    widget.press("#submit").await;
    widget.says("form .failed", "Je verzoek is niet verstuurd").await;
    assert_eq!(widget.value("#text").await, "Komt dit één keer aan?");
    journey.is_accessible("the form after a failure").await;
    assert_eq!(journey.api().await.requests().await.len(), 1, "the server has it");
    journey.proxy.heal();
    widget.press("#submit").await;
    widget.says(".note.ok", "We hebben je verzoek ontvangen.").await;
    assert_eq!(journey.api().await.requests().await.len(), 1, "the second try made another");
    journey.ends().await;
}

#[tokio::test]
async fn a_lost_answer_to_a_switch_is_asked_for_again() {
    let journey = Journey::of("alles").await;
    let (widget, api) = (journey.widget(), journey.api().await);
    let before = api.consent("training").await["revision"].as_u64().unwrap();
    journey.proxy.once(Method::PUT, "consents/training", Fault::LoseAnswer);
    widget.press("#training").await;
    widget.says("#training-state", "Opgeslagen").await;
    widget.has("#training", "aria-checked", "true").await;
    assert_eq!(api.consent("training").await["revision"].as_u64(), Some(before + 1));
    journey.ends().await;
}

#[tokio::test]
async fn a_switch_whose_answers_are_all_lost_is_not_changed_twice() {
    let journey = Journey::of("alles").await;
    let (widget, api) = (journey.widget(), journey.api().await);
    let before = api.consent("training").await["revision"].as_u64().unwrap();
    journey.proxy.broken(Method::PUT, "consents/training", Fault::LoseAnswer);
    widget.press("#training").await;
    widget.says("#training-state", "Nog niet opgeslagen.").await;
    journey.proxy.heal();
    journey.browser.eval("dispatchEvent(new Event('online'))").await;
    widget.says("#training-state", "Opgeslagen").await;
    assert_eq!(api.consent("training").await["revision"].as_u64(), Some(before + 1));
    journey.ends().await;
}

#[tokio::test]
async fn a_switch_that_nobody_answers_is_sent_again_and_changed_once() {
    let journey = Journey::of("alles").await;
    let (widget, api) = (journey.widget(), journey.api().await);
    let before = api.consent("training").await["revision"].as_u64().unwrap();
    let never = Gate::new();
    journey.proxy.once(Method::PUT, "consents/training", Fault::Hold(never.clone()));
    widget.press("#training").await;
    widget.says("#training-state", "We zetten dit aan…").await;
    widget.says("#training-state", "Opgeslagen").await;
    widget.has("#training", "aria-checked", "true").await;
    assert_eq!(journey.proxy.seen(&Method::PUT, "consents/training"), 2);
    assert_eq!(api.consent("training").await["revision"].as_u64(), Some(before + 1));
    never.open();
    journey.ends().await;
}
