//! What a system of the company may send: repeated, wrong, hostile, too large.

use crate::hand::token_of;
use crate::portal::people::{EVA, OF_EVA};
use crate::portal::{COMPANY, Portal, lines};
use axum::body::Body;
use axum::http::Request;
use mijn_privacy_api::RequestId;
use serde_json::json;

const KEY: &str = "\"0123456789abcdef\"";

async fn request(portal: &Portal) -> RequestId {
    portal.asked(EVA, json!({ "kind": "explanation", "text": "Uitleg?" })).await
}

async fn attach(portal: &Portal, path: &str, key: Option<&str>, content: Vec<u8>) -> crate::portal::Answer {
    let bearer = format!("Bearer {}", token_of("officer"));
    let call = Request::post(format!("{COMPANY}{path}")).header("authorization", bearer);
    let call = key.iter().fold(call, |call, key| call.header("idempotency-key", *key));
    portal.send(call.body(Body::from(content)).unwrap()).await
}

#[tokio::test]
async fn a_message_sent_twice_with_a_key_is_there_once() {
    let portal = Portal::with_tickets().await;
    let id = request(&portal).await;
    let path = format!("/requests/{id}/messages");
    let send = async |key: &str, body: serde_json::Value| {
        portal.company_with("helpdesk", "POST", &path, &[("idempotency-key", key)], Some(&body)).await
    };
    let body = json!({ "text": "Hallo" });
    send(KEY, body.clone()).await.ok();
    let mails = portal.mails().await.len();
    let again = send(KEY, body.clone()).await.ok();
    assert_eq!(again["request"]["thread"].as_array().unwrap().len(), 1);
    assert_eq!((again["acts"].as_array().unwrap().len(), portal.mails().await.len()), (1, mails));
    send(KEY, json!({ "text": "Iets anders" })).await.problem(422, "idempotency_key_reused");
    send(KEY, json!({ "text": "Hallo", "question": true })).await.problem(422, "idempotency_key_reused");
    // Another system's key is another key, and so is that about another request.
    portal.company_with("officer", "POST", &path, &[("idempotency-key", KEY)], Some(&body)).await.ok();
    let twice = send("\"0123456789abcdeg\"", body.clone()).await.ok();
    assert_eq!(twice["request"]["thread"].as_array().unwrap().len(), 3);
    let other = portal.asked(EVA, json!({ "kind": "explanation", "text": "Nog een?" })).await;
    let path = format!("/requests/{other}/messages");
    let there = portal.company_with("helpdesk", "POST", &path, &[("idempotency-key", KEY)], Some(&body)).await.ok();
    assert_eq!(there["request"]["thread"].as_array().unwrap().len(), 1);
    // At once, too.
    let both = futures_util::future::join_all((0..6).map(|_| async {
        let body = json!({ "text": "Tegelijk" });
        let key = [("idempotency-key", "\"fedcba9876543210\"")];
        portal.company_with("helpdesk", "POST", &path, &key, Some(&body)).await.status.as_u16()
    }));
    assert_eq!(both.await, [200; 6]);
    let seen = portal.desk(&other).await.request.thread.len();
    assert_eq!(seen, 2);
    // Once it is closed, what was said before is still answered.
    let closed =
        portal.company("officer", "POST", &format!("/requests/{id}/reject"), Some(&json!({ "reason": "Nee." }))).await;
    closed.ok();
    send(KEY, body).await.ok();
    portal
        .company_with("helpdesk", "POST", &path, &[("idempotency-key", "kort")], Some(&json!({ "text": "x" })))
        .await
        .problem(400, "idempotency_key_invalid");
}

#[tokio::test]
async fn a_file_has_a_name_a_size_and_is_there_once() {
    let portal = Portal::with_tickets().await;
    let id = request(&portal).await;
    let path = |query: &str| format!("/requests/{id}/attachments?{query}");
    for _ in 0..2 {
        let done =
            attach(&portal, &path("name=brief%20%C3%A9.pdf&text=Zie+de+brief"), Some(KEY), vec![1; 100]).await.ok();
        let thread = &done["request"]["thread"];
        assert_eq!(thread.as_array().unwrap().len(), 1);
        assert_eq!(thread[0]["attachments"], json!([{ "name": "brief é.pdf", "size": 100 }]));
        assert_eq!(thread[0]["text"], "Zie de brief");
    }
    attach(&portal, &path("name=anders.pdf"), Some(KEY), vec![1; 99]).await.problem(422, "idempotency_key_reused");
    for bad in ["", "text=x", "name=", "name=..", "name=a%0Ab.pdf", "name=%E2%80%AEfdp.exe", "name=a&other=1"] {
        attach(&portal, &path(bad), None, vec![1]).await.problem(400, "invalid_parameter");
    }
    attach(&portal, &path("name=groot.bin"), None, vec![0; 10 * 1024 * 1024 + 1]).await.problem(413, "body_too_large");
    assert_eq!(attach(&portal, &path("name=net.bin"), None, vec![0; 10 * 1024 * 1024]).await.status, 200);
    assert_eq!(portal.rows_of("request_attachment").await, 2);
}

#[tokio::test]
async fn what_is_wrong_is_named_and_changes_nothing() {
    let portal = Portal::with_tickets().await;
    let id = request(&portal).await;
    let before = portal.rows().await.into_iter().filter(|(table, _)| table != "lookup").collect::<Vec<_>>();
    let post = async |end: &str, body: serde_json::Value| {
        portal.company("officer", "POST", &format!("/requests/{id}/{end}"), Some(&body)).await
    };
    post("messages", json!({ "text": " " })).await.refused("/text", "required");
    post("messages", json!({ "text": "x".repeat(4_001) })).await.refused("/text", "too_long");
    post("messages", json!({ "text": "a\u{202e}b" })).await.refused("/text", "invalid_characters");
    post("messages", json!({ "text": "x", "urgent": true })).await.refused("/urgent", "unknown_field");
    post("pause", json!({ "ground": "holiday", "question": "x" })).await.refused("/ground", "unknown_value");
    post("extend", json!({ "months": "two", "reason": "x" })).await.refused("/months", "wrong_type");
    assert_eq!(
        post("extend", json!({ "months": 3, "reason": "x" })).await.problem(409, "not_now")["refusal"],
        "too_long"
    );
    post("reject", json!({})).await.refused("/reason", "required");
    let unknown = json!({ "outcome": [{ "category": "phone", "result": "burnt" }] });
    post("answer", unknown).await.refused("/outcome/0/result", "unknown_value");
    for path in [
        "?filter=late",
        "?kind=wish",
        "?limit=0",
        "?limit=101",
        "?cursor=x",
        "?colour=red",
        "/report",
        "/report?from=2026-01-02&to=2026-01-01",
        "/report?from=x&to=y",
    ] {
        portal.company("officer", "GET", &format!("/requests{path}"), None).await.problem(400, "invalid_parameter");
    }
    for path in ["/requests/INZ-2026-9999", "/requests/onbekend", "/requests/%00"] {
        portal.company("officer", "GET", path, None).await.problem(404, "not_found");
    }
    for actor in ["", "system", "a\tb", &"x".repeat(101)] {
        let by = [("x-actor", actor)];
        portal
            .company_with("officer", "POST", &format!("/requests/{id}/take"), &by, None)
            .await
            .problem(400, "invalid_parameter");
    }
    let after = portal.rows().await.into_iter().filter(|(table, _)| table != "lookup").collect::<Vec<_>>();
    assert_eq!(after, before);
}

#[tokio::test]
async fn the_log_names_the_system_and_nobody_else() {
    let portal = Portal::with_tickets().await;
    let id = request(&portal).await;
    lines::taken();
    let by = [("x-actor", "Medewerker Een")];
    portal
        .company_with("helpdesk", "POST", &format!("/requests/{id}/messages"), &by, Some(&json!({ "text": "Geheim" })))
        .await
        .ok();
    portal
        .company("officer", "POST", &format!("/requests/{id}/reject"), Some(&json!({ "reason": "Geheim" })))
        .await
        .ok();
    portal.ran().await;
    let log = lines::taken();
    assert!(log.contains("\"client\":\"helpdesk\"") && log.contains("\"client\":\"officer\""), "{log}");
    for secret in ["Geheim", "Medewerker", id.as_str(), "Bearer"].iter().chain(&OF_EVA) {
        assert!(!log.contains(secret), "{secret}: {log}");
    }
}
