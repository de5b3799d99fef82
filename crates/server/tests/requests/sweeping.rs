//! What the passing of time does: one reminder, then silence is content; what waited for its answer goes (CON-4).

use crate::portal::people::{EVA, NEW, OLD};
use crate::portal::{Client, Portal};
use jiff::SignedDuration;
use mijn_privacy_server::sweep::sweep;
use serde_json::{Value, json};

fn days(count: i64) -> SignedDuration {
    SignedDuration::from_hours(24 * count)
}

async fn message(client: &Client<'_>, subject: &str) -> Value {
    let page = client.get("/contact-messages").await.ok();
    page["items"].as_array().unwrap().iter().find(|one| one["subject"] == subject).cloned().unwrap_or(Value::Null)
}

#[tokio::test]
async fn one_reminder_and_thirty_silent_days_count_as_content() {
    let portal = Portal::new().await;
    sweep(&portal.state).await.unwrap();
    let reminders = async || {
        let mails = portal.mails().await;
        mails.into_iter().filter(|(to, _)| to == "old@example.nl").map(|(_, text)| text).collect::<Vec<_>>()
    };
    let first = reminders().await;
    assert_eq!(first.len(), 1, "what is answered, and not what is open: {first:?}");
    assert!(first[0].contains("Beantwoord") && first[0].contains("24 december 2026"), "{}", first[0]);
    portal.pass(days(30));
    sweep(&portal.state).await.unwrap();
    assert!(message(&portal.log_in(OLD).await, "Beantwoord").await.get("satisfied_on").is_none(), "thirty whole days");
    portal.pass(SignedDuration::from_secs(1));
    sweep(&portal.state).await.unwrap();
    let old = portal.log_in(OLD).await;
    assert_eq!(message(&old, "Beantwoord").await["satisfied_on"], "2026-12-24");
    assert!(message(&old, "Nog open").await.get("satisfied_on").is_none(), "an open question is never content");
    assert_eq!(reminders().await.len(), 1, "one reminder");
}

#[tokio::test]
async fn without_an_address_for_a_reminder_the_silence_counts_as_long() {
    let portal = Portal::new().await;
    let sql = "UPDATE person SET email = 'geen adres' WHERE email = 'old@example.nl'";
    sqlx::query(sql).execute(&portal.sql().await).await.unwrap();
    let sql = "UPDATE contact_message SET answered_at = ?1 WHERE subject = 'Beantwoord'";
    sqlx::query(sql).bind(portal.state.now().as_microsecond()).execute(&portal.sql().await).await.unwrap();
    for days_later in [0, 44] {
        portal.pass(days(days_later));
        sweep(&portal.state).await.unwrap();
        let old = portal.log_in(OLD).await;
        assert!(message(&old, "Beantwoord").await.get("satisfied_on").is_none(), "{days_later}");
    }
    portal.pass(days(1));
    sweep(&portal.state).await.unwrap();
    let old = portal.log_in(OLD).await;
    assert!(message(&old, "Beantwoord").await.get("satisfied_on").is_some());
    assert!(message(&old, "Nog open").await.get("satisfied_on").is_none(), "an open question is never content");
    assert!(portal.mails().await.iter().all(|(to, _)| to != "old@example.nl"));
}

#[tokio::test]
async fn what_waited_for_its_answer_is_locked_or_goes_when_that_is_there() {
    let portal = Portal::new().await;
    let old = portal.log_in(OLD).await;
    let open = message(&old, "Nog open").await;
    let path = format!("/contact-messages/{}/withdraw", open["id"].as_str().unwrap());
    let body = json!({ "open_question": "answer_first" }).to_string();
    old.write("POST", &path, &[("idempotency-key", "\"after-answer-0123456789\"")], body).await.ok();
    sweep(&portal.state).await.unwrap();
    assert!(message(&old, "Nog open").await.get("kept_by_law").is_none(), "it still waits");
    let answered = portal.state.now().as_microsecond();
    let sql = "UPDATE contact_message SET answered_at = ?1 WHERE subject = 'Nog open'";
    sqlx::query(sql).bind(answered).execute(&portal.sql().await).await.unwrap();
    sweep(&portal.state).await.unwrap();
    let kept = message(&old, "Nog open").await;
    assert_eq!(kept["kept_by_law"], "artikel 52 van de Algemene wet inzake rijksbelastingen");
}

#[tokio::test]
async fn what_was_kept_by_law_goes_when_the_law_lets_it() {
    let portal = Portal::new().await;
    let old = portal.log_in(OLD).await;
    let answered = message(&old, "Beantwoord").await;
    let path = format!("/contact-messages/{}/withdraw", answered["id"].as_str().unwrap());
    let kept = old.write("POST", &path, &[("idempotency-key", "\"kept-by-law-0123456789\"")], "{}").await.ok();
    assert_eq!(kept["message"]["deletion"]["delete_on"], "2034-01-01");
    let there = async || -> i64 {
        let sql = "SELECT count(*) FROM contact_message WHERE subject = 'Beantwoord'";
        sqlx::query_scalar(sql).fetch_one(&portal.sql().await).await.unwrap()
    };
    let until: jiff::Timestamp = "2033-12-31T22:30:00Z".parse().unwrap();
    portal.pass(until.duration_since(portal.state.now()));
    sweep(&portal.state).await.unwrap();
    assert_eq!(there().await, 1, "the last evening");
    portal.pass(SignedDuration::from_hours(1));
    sweep(&portal.state).await.unwrap();
    assert_eq!(there().await, 0);
}

#[tokio::test]
async fn the_newsletter_ends_with_the_account_and_what_waits_with_its_week() {
    let portal = Portal::new().await;
    portal.log_in(NEW).await.turn("newsletter", true).await.ok();
    let sql = "UPDATE account SET status = 'closed', closed_on = '2026-11-24' WHERE id = 'eva-bv'";
    sqlx::query(sql).execute(&portal.sql().await).await.unwrap();
    sweep(&portal.state).await.unwrap();
    let eva = portal.log_in(EVA).await;
    let end = |state: &str| (state.to_owned(), "expiry".to_owned());
    assert_eq!(
        (&eva.history("newsletter").await[0], &eva.history("marketing").await[0]),
        (&end("withdrawn"), &end("denied"))
    );
    assert_eq!(portal.permission("newsletter", "eva@example.nl").await["permitted"], false);
    portal.pass(days(7));
    sweep(&portal.state).await.unwrap();
    assert_eq!(portal.log_in(NEW).await.history("newsletter").await[0], end("denied"));
    assert_eq!(portal.store.verify(None).await.unwrap().flaws, 0);
}
