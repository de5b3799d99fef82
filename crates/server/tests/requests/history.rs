//! What became of a switch over time, and this year's marketing e-mails.

use crate::portal::people::{EVA, NOOR};
use crate::portal::{API, Portal};
use jiff::SignedDuration;
use mijn_privacy_api::{ConsentEvent, Page};
use serde_json::json;

#[tokio::test]
async fn a_purpose_that_takes_no_choice_has_none() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    for id in ["account", "order", "portal", "contact", "privacy", "unknown", "Newsletter"] {
        let body = json!({ "granted": true, "shown_token": "x.y" }).to_string();
        let headers = [("if-match", "\"x-0\""), ("idempotency-key", "\"no-choice-0123456789\"")];
        eva.write("PUT", &format!("/consents/{id}"), &headers, body).await.problem(404, "not_found");
        for rest in ["history", "mailings", "receipts/0123456789abcdef0123456789abcdef"] {
            eva.get(&format!("/consents/{id}/{rest}")).await.problem(404, "not_found");
        }
    }
    for id in ["newsletter", "training", "analytics"] {
        eva.get(&format!("/consents/{id}/mailings")).await.problem(404, "not_found");
    }
}

#[tokio::test]
async fn the_history_pages_and_is_ones_own() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    for round in 0..5 {
        eva.turn("training", round % 2 == 0).await.ok();
        portal.pass(SignedDuration::from_secs(1));
    }
    let mut path = "/consents/training/history?limit=2".to_owned();
    let mut states = Vec::new();
    loop {
        let answer = eva.get(&path).await;
        let page: Page<ConsentEvent> = serde_json::from_value(answer.ok()).unwrap();
        assert_eq!(page.total, 5);
        states.extend(page.items.iter().map(|one| (one.state.as_str(), one.channel.as_str(), one.actor.as_str())));
        let Some(next) = page.next else { break };
        assert!(answer.header("link").contains(&format!("{API}/consents/training/history?cursor=")));
        path = format!("/consents/training/history?limit=2&cursor={next}");
        let other = portal.log_in(NOOR).await;
        other.get(&path).await.problem(400, "invalid_parameter");
        eva.get(&path.replace("training", "newsletter")).await.problem(400, "invalid_parameter");
    }
    let (on, off) = (("granted", "portal", "subject"), ("withdrawn", "portal", "subject"));
    assert_eq!(states, [on, off, on, off, on]);
    assert_eq!(portal.log_in(NOOR).await.history("training").await, []);
}

#[tokio::test]
async fn this_years_marketing_e_mails_have_their_day_and_subject() {
    let portal = Portal::new().await;
    let mailings = portal.log_in(EVA).await.get("/consents/marketing/mailings").await.ok();
    let items = json!([
        { "sent_on": "2026-09-01", "subject": "Herfst" },
        { "sent_on": "2026-03-01", "subject": "Lente" },
    ]);
    assert_eq!(mailings, json!({ "year": 2026, "max": 6, "items": items }));
    let nothing = portal.log_in(NOOR).await.get("/consents/marketing/mailings").await.ok();
    assert_eq!(nothing["items"], json!([]));
}
