//! Who decides over the company's API has read what the person wrote last.

use crate::hand::events;
use crate::portal::Portal;
use crate::portal::people::EVA;
use mijn_privacy_api::RequestId;
use serde_json::{Value, json};

/// A request to which Eva added something.
async fn added() -> (Portal, RequestId, String) {
    let portal = Portal::with_tickets().await;
    let id = portal.asked(EVA, json!({ "kind": "explanation", "text": "Uitleg?" })).await;
    let eva = portal.log_in(EVA).await;
    let written = eva.says(&json!({ "id": id.as_str() }), "more", "En nog iets.").await;
    assert_eq!(written.status, 201, "{written:?}");
    let shown = portal.company("officer", "GET", &format!("/requests/{id}"), None).await.ok();
    let last = shown["request"]["thread"].as_array().unwrap().last().unwrap()["id"].as_str().unwrap().to_owned();
    (portal, id, last)
}

#[tokio::test]
async fn a_decision_on_less_than_was_written_is_refused() {
    let (portal, id, last) = added().await;
    let decide = async |verb: &str, body: &Value, seen: &str| {
        let path = format!("/requests/{id}/{verb}");
        portal.company_with("officer", "POST", &path, &[("x-seen", seen)], Some(body)).await
    };
    let (answer, reject) = (json!({ "text": "Zo zit het." }), json!({ "reason": "Nee." }));
    for (verb, body) in [("answer", &answer), ("reject", &reject)] {
        assert_eq!(decide(verb, body, "none").await.problem(409, "not_now")["refusal"], "new_message");
        for wrong in ["", "x y", "none,none"] {
            assert_eq!(
                decide(verb, body, wrong).await.problem(400, "invalid_parameter")["detail"],
                "X-Seen",
                "{wrong}"
            );
        }
    }
    let path = format!("/requests/{id}/answer");
    let twice = [("x-seen", last.as_str()), ("x-seen", "none")];
    portal.company_with("officer", "POST", &path, &twice, Some(&answer)).await.problem(400, "invalid_parameter");
    assert!(!events(&portal.desk(&id).await).contains(&"completed"));
    decide("answer", &answer, &last).await.ok();
}

#[tokio::test]
async fn a_question_needs_no_last_word() {
    let (portal, id, _) = added().await;
    let path = format!("/requests/{id}/messages");
    let body = json!({ "text": "Welke?", "question": true });
    let seen = [("x-seen", "none")];
    portal.company_with("officer", "POST", &path, &seen, Some(&body)).await.ok();
    // Whoever names nothing has seen everything.
    portal.company("officer", "POST", &format!("/requests/{id}/reject"), Some(&json!({ "reason": "Nee." }))).await.ok();
}
