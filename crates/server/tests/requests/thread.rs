//! The thread between person and officer, and the clock that stands still for a question.

use crate::portal::people::EVA;
use crate::portal::{Client, Portal};
use serde_json::{Value, json};

async fn ask(client: &Client<'_>, key: &str) -> Value {
    client.ask(&format!("{key}-0123456789abc"), &json!({ "kind": "explanation", "text": key })).await.json()
}

#[tokio::test]
async fn a_message_is_written_once_and_read() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    let request = ask(&eva, "thread").await;
    let first = eva.says(&request, "message", " Nog iets: haast. ").await;
    assert_eq!(first.status, 201);
    assert_eq!(eva.says(&request, "message", " Nog iets: haast. ").await.json(), first.json(), "a lost answer");
    eva.says(&request, "message", "Iets anders").await.problem(422, "idempotency_key_reused");
    let thread = eva.request(&request).await["thread"].clone();
    assert_eq!(thread.as_array().unwrap().len(), 1);
    let own = (&thread[0]["author"], &thread[0]["text"], &thread[0]["unread"], &thread[0]["question"]);
    assert_eq!(own, (&json!("person"), &json!("Nog iets: haast."), &json!(false), &json!(false)));
    let path = format!("/requests/{}/messages", request["id"].as_str().unwrap());
    eva.write("POST", &path, &[], r#"{"text":"x"}"#).await.problem(400, "idempotency_key_missing");
    eva.says(&request, "empty", " ").await.refused("/text", "required");
    eva.says(&request, "long", &"x".repeat(4_001)).await.refused("/text", "too_long");
    assert_eq!(eva.says(&request, "long-enough", &"é".repeat(4_000)).await.status, 201);
}

#[tokio::test]
async fn a_question_waits_until_it_is_answered_and_the_clock_runs_on() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    let request = ask(&eva, "question").await;
    portal.asks(&request, "Welke website bedoel je?").await;
    let attention = async || eva.get("/overview").await.ok()["attention"].clone();
    let waits = attention().await;
    assert_eq!((&waits[0]["kind"], &waits[0]["request_id"]), (&json!("question"), &request["id"]));
    let list = eva.get("/requests").await.ok();
    assert_eq!((&list["items"][0]["unread"], &list["items"][0]["paused"]), (&json!(1), &json!(false)));
    let question = eva.request(&request).await["thread"][0].clone();
    assert_eq!((&question["question"], &question["unread"]), (&json!(true), &json!(true)));
    for _ in 0..2 {
        assert_eq!(read(&eva, &request, question["id"].as_str().unwrap()).await.status, 204);
    }
    let read = eva.request(&request).await;
    assert_eq!((&read["unread"], &read["thread"][0]["unread"]), (&json!(0), &json!(false)));
    assert_eq!(attention().await[0]["kind"], "question", "seen is not answered");
    let answered = eva.says(&request, "answer", "eva-voorbeeld.example").await.json();
    assert_eq!((&answered["thread"][0]["question"], &answered["due_on"]), (&json!(false), &request["due_on"]));
    assert_eq!(attention().await, json!([]));
    // Its e-mail says that there is a question, and not which.
    let mails = portal.mails().await;
    let asked = mails.iter().find(|(_, text)| text.contains("We willen je iets vragen")).unwrap();
    assert!(!asked.1.contains("Welke website"), "{}", asked.1);
}

async fn read(client: &Client<'_>, request: &Value, last: &str) -> crate::portal::Answer {
    let path = format!("/requests/{}/messages/read", request["id"].as_str().unwrap());
    client.write("POST", &path, &[], json!({ "last": last }).to_string()).await
}

#[tokio::test]
async fn what_came_after_the_last_message_that_was_shown_stays_unread() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    let request = ask(&eva, "after").await;
    portal.asks(&request, "Eerste vraag?").await;
    let shown = eva.request(&request).await["thread"][0]["id"].as_str().unwrap().to_owned();
    portal.asks(&request, "Tweede vraag?").await;
    assert_eq!(read(&eva, &request, &shown).await.status, 204);
    let list = eva.get("/requests").await.ok();
    assert_eq!(list["items"][0]["unread"], 1, "the second is still news");
    let thread = eva.request(&request).await["thread"].clone();
    assert_eq!((&thread[0]["unread"], &thread[1]["unread"]), (&json!(false), &json!(true)));
    read(&eva, &request, "none-of-it").await.refused("/last", "unknown_value");
    let path = format!("/requests/{}/messages/read", request["id"].as_str().unwrap());
    eva.write("POST", &path, &[], "{}").await.refused("/last", "required");
}

#[tokio::test]
async fn each_day_of_a_pause_moves_the_last_day_before_it_rolls() {
    // Received on 24 November 2026: 24 December. Twelve days more is 5 January; Christmas and New Year count for nothing,
    // since only the last day rolls.
    for (days, due) in [(0, "2026-12-24"), (1, "2026-12-28"), (4, "2026-12-28"), (8, "2027-01-04"), (12, "2027-01-05")]
    {
        let portal = Portal::new().await;
        let eva = portal.log_in(EVA).await;
        let request = ask(&eva, "pause").await;
        portal.pause(&request, "Over welk jaar gaat het?").await;
        portal.days(days);
        let eva = portal.log_in(EVA).await;
        let paused = eva.request(&request).await;
        assert_eq!((&paused["paused"]["ground"], &paused["due_on"]), (&json!("specification"), &json!("2026-12-24")));
        let resumed = eva.says(&request, "answer", "2024").await.json();
        assert!(resumed.get("paused").is_none(), "{resumed}");
        assert_eq!((&resumed["due_on"], &resumed["overdue"]), (&json!(due), &json!(false)), "{days} days");
        assert_eq!(resumed["events"].as_array().unwrap().last().unwrap()["kind"], "resumed");
        assert_eq!(eva.get("/requests").await.ok()["items"][0]["due_on"], due);
    }
}

#[tokio::test]
async fn a_pause_over_the_end_of_months_moves_an_extended_term_too() {
    let portal = Portal::new().await;
    // The last day of a month with thirty-one days: the next has thirty.
    portal.days(37);
    let eva = portal.log_in(EVA).await;
    let request = ask(&eva, "months").await;
    assert_eq!((&request["received_at"], &request["due_on"]), (&json!("2026-12-31T09:15:00Z"), &json!("2027-02-01")));
    portal.extend(&request, 2).await;
    let eva = portal.log_in(EVA).await;
    let extended = eva.request(&request).await;
    assert_eq!((&extended["due_on"], &extended["extended"]["until"]), (&json!("2027-02-01"), &json!("2027-03-31")));
    portal.pause(&request, "Over welk jaar gaat het?").await;
    portal.days(40);
    let eva = portal.log_in(EVA).await;
    assert_eq!(eva.request(&request).await["overdue"], false, "while it stands still nothing becomes overdue");
    let resumed = eva.says(&request, "answer", "2024").await.json();
    // 31 January and forty days is 12 March; 31 March and forty days is 10 May.
    assert_eq!((&resumed["due_on"], &resumed["extended"]["until"]), (&json!("2027-03-12"), &json!("2027-05-10")));
}

#[tokio::test]
async fn a_message_of_no_pause_moves_nothing() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    let request = ask(&eva, "moves").await;
    portal.days(31);
    let eva = portal.log_in(EVA).await;
    let late = eva.says(&request, "late", "Hoe staat het ermee?").await.json();
    assert_eq!((&late["due_on"], &late["overdue"]), (&json!("2026-12-24"), &json!(true)));
    assert_eq!(late["actions"], json!(["cancel", "message"]), "also when it is overdue");
}

#[tokio::test]
async fn a_file_of_the_officer_is_given_as_it_was_and_opened_nowhere() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    let request = ask(&eva, "file").await;
    let content = b"<script>alert(1)</script>\x00\xff";
    portal.attach(&request, "brief é.html", content).await;
    let thread = eva.request(&request).await["thread"].clone();
    let file = thread[0]["attachments"][0].clone();
    assert_eq!(file["size"], content.len());
    let name = file["name"].as_str().unwrap();
    let encoded: String = name.bytes().map(|byte| format!("%{byte:02X}")).collect();
    let path = format!("/requests/{}/attachments/{encoded}", request["id"].as_str().unwrap());
    let got = eva.get(&path).await;
    assert_eq!(got.status, 200, "{got:?}");
    assert_eq!(got.text.as_bytes(), String::from_utf8_lossy(content).as_bytes());
    assert_eq!((got.header("content-type"), got.header("cache-control")), ("application/octet-stream", "no-store"));
    assert_eq!(got.header("x-content-type-options"), "nosniff");
    assert!(got.header("content-disposition").starts_with("attachment; filename=\""), "{got:?}");
    let id = request["id"].as_str().unwrap();
    for none in ["other.html", "..%2Fbrief.html", "%00"] {
        eva.get(&format!("/requests/{id}/attachments/{none}")).await.problem(404, "not_found");
    }
    // Nothing of it lies readable in the database.
    let bytes = std::fs::read(portal.file("test.db")).unwrap();
    assert!(!bytes.windows(20).any(|part| part == &content[..20]));
}
