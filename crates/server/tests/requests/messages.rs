//! Single contact messages: content with the answer, and the consent taken back (CON-3, CON-4).

use crate::portal::people::{EVA, OLD};
use crate::portal::{Answer, Client, DEMO_TOML, Portal};
use jiff::SignedDuration;
use serde_json::{Value, json};

async fn message(client: &Client<'_>, subject: &str) -> Value {
    let page = client.get("/contact-messages").await.ok();
    page["items"].as_array().unwrap().iter().find(|one| one["subject"] == subject).cloned().unwrap_or(Value::Null)
}

async fn post(client: &Client<'_>, message: &Value, what: &str, key: &str, body: &str) -> Answer {
    let path = format!("/contact-messages/{}/{what}", message["id"].as_str().unwrap());
    client.write("POST", &path, &[("idempotency-key", &format!("\"{key}-0123456789\""))], body.to_owned()).await
}

/// As for a non-customer: six months after, and no law.
fn without_law() -> String {
    let at = DEMO_TOML.find("Je bent klant, dus je bericht").unwrap();
    let start = DEMO_TOML[..at].rfind("  { starts").unwrap();
    let end = at + DEMO_TOML[at..].find('\n').unwrap();
    let step = "  { starts = \"previous_step\", period = \"P6M\", ground.nl = \"Voor als je nog iets vraagt.\" },";
    format!("{}{step}{}", &DEMO_TOML[..start], &DEMO_TOML[end..])
}

#[tokio::test]
async fn content_with_the_answer_starts_the_period_once() {
    let portal = Portal::of(&without_law(), &[]).await;
    let old = portal.log_in(OLD).await;
    let before = message(&old, "Beantwoord").await;
    assert_eq!(before["deletion"], json!({ "delete_reason": "not_satisfied" }));
    let done = post(&old, &before, "satisfied", "satisfied-once", "").await.ok();
    assert_eq!((&done["satisfied_on"], &done["deletion"]["delete_on"]), (&json!("2026-11-24"), &json!("2027-05-24")));
    portal.pass(SignedDuration::from_hours(72));
    let old = portal.log_in(OLD).await;
    // The same key is the same answer; another one keeps the first day.
    assert_eq!(post(&old, &before, "satisfied", "satisfied-once", "{}").await.ok(), done);
    assert_eq!(post(&old, &before, "satisfied", "satisfied-again", "{}").await.ok()["satisfied_on"], "2026-11-24");
    assert_eq!(message(&old, "Beantwoord").await["satisfied_on"], "2026-11-24");
    post(&old, &before, "satisfied", "satisfied-body", "{\"on\":1}").await.refused("/on", "unknown_field");
}

#[tokio::test]
async fn a_message_without_a_law_goes_with_its_consent() {
    let portal = Portal::of(&without_law(), &[]).await;
    let old = portal.log_in(OLD).await;
    let answered = message(&old, "Beantwoord").await;
    let gone = post(&old, &answered, "withdraw", "withdraw-answered", "{}").await;
    assert_eq!(gone.ok(), json!({ "result": "deleted" }));
    assert_eq!(message(&old, "Beantwoord").await, Value::Null);
    assert_eq!(post(&old, &answered, "withdraw", "withdraw-answered", "{}").await.ok(), gone.ok());
    post(&old, &answered, "withdraw", "withdraw-other-key", "{}").await.problem(404, "not_found");
    assert_eq!(portal.store.verify(None).await.unwrap().flaws, 0);
}

#[tokio::test]
async fn what_a_named_law_keeps_is_locked_and_says_until_when() {
    let portal = Portal::new().await;
    let old = portal.log_in(OLD).await;
    let answered = message(&old, "Beantwoord").await;
    let kept = post(&old, &answered, "withdraw", "withdraw-kept", "{}").await.ok();
    assert_eq!(kept["result"], "kept");
    let left = &kept["message"];
    assert_eq!(left["kept_by_law"], "artikel 52 van de Algemene wet inzake rijksbelastingen");
    assert_eq!(
        (&left["withdrawn_at"], &left["deletion"]["delete_on"]),
        (&json!("2026-11-24T09:15:00Z"), &json!("2034-01-01"))
    );
    assert_eq!(message(&old, "Beantwoord").await, *left);
    assert!(answered.get("kept_by_law").is_none());
}

#[tokio::test]
async fn with_an_open_question_the_person_says_what_comes_first() {
    let portal = Portal::of(&without_law(), &[]).await;
    let old = portal.log_in(OLD).await;
    let open = message(&old, "Nog open").await;
    post(&old, &open, "withdraw", "withdraw-open", "{}").await.problem(409, "open_question");
    assert_eq!(message(&old, "Nog open").await, open, "nothing happened");
    // The key was not used up.
    let body = json!({ "open_question": "answer_first" }).to_string();
    let waits = post(&old, &open, "withdraw", "withdraw-after", &body).await.ok();
    assert_eq!(waits["result"], "after_answer");
    assert!(waits["message"]["withdrawn_at"].is_string() && waits["message"].get("kept_by_law").is_none());
    // Still not answered, and now it must go.
    let body = json!({ "open_question": "delete_now" }).to_string();
    assert_eq!(post(&old, &open, "withdraw", "withdraw-now", &body).await.ok(), json!({ "result": "deleted" }));
    assert_eq!(message(&old, "Nog open").await, Value::Null);
    let unknown = json!({ "open_question": "later" }).to_string();
    post(&old, &open, "withdraw", "withdraw-later", &unknown).await.refused("/open_question", "unknown_value");
}

#[tokio::test]
async fn somebody_elses_message_is_none_and_withdrawing_needs_no_password() {
    let portal = Portal::new().await;
    let (old, eva) = (portal.log_in(OLD).await, portal.log_in(EVA).await);
    let theirs = message(&old, "Beantwoord").await;
    for (what, body) in [("satisfied", ""), ("withdraw", "{}")] {
        post(&eva, &theirs, what, "not-mine", body).await.problem(404, "not_found");
        post(&eva, &json!({ "id": "none" }), what, "none-there", body).await.problem(404, "not_found");
    }
    assert_eq!(message(&old, "Beantwoord").await, theirs);
    portal.pass(SignedDuration::from_mins(20));
    post(&old, &theirs, "withdraw", "no-step-up", "{}").await.ok();
}
