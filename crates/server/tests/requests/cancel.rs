//! Taking a request back, while it can be.

use crate::portal::Portal;
use crate::portal::people::{EVA, NEW, TOM};
use serde_json::json;

#[tokio::test]
async fn an_open_request_is_taken_back_once() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    let body = json!({ "kind": "explanation", "text": "Waarom?" });
    let request = eva.ask("cancel-0123456789abc", &body).await.json();
    portal.days(1);
    let eva = portal.log_in(EVA).await;
    let cancelled = eva.post(&request, "cancel").await.ok();
    assert_eq!((&cancelled["status"], &cancelled["closed_at"]), (&json!("cancelled"), &json!("2026-11-25T09:15:00Z")));
    assert_eq!((&cancelled["actions"], &cancelled["overdue"]), (&json!([]), &json!(false)));
    assert_eq!(cancelled["events"].as_array().unwrap().last().unwrap()["kind"], "cancelled");
    // A lost answer: it is what it is, and nothing happens twice.
    assert_eq!(eva.post(&request, "cancel").await.ok(), cancelled);
    let mails = portal.mails().await;
    assert_eq!(mails.iter().filter(|(_, text)| text.contains("ingetrokken")).count(), 1, "{mails:?}");
    eva.says(&request, "too-late", "Toch niet").await.problem(409, "conflict");
    // The same can be asked anew.
    assert_eq!(eva.ask("cancel-anew-0123456789abc", &body).await.status, 202);
}

#[tokio::test]
async fn what_stands_still_can_be_taken_back_too() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    let request = eva.ask("paused-0123456789abc", &json!({ "kind": "erasure", "purposes": ["order"] })).await.json();
    portal.pause(&request, "Welke bestelling?").await;
    portal.days(3);
    let eva = portal.log_in(EVA).await;
    let cancelled = eva.post(&request, "cancel").await.ok();
    assert_eq!(cancelled["status"], "cancelled");
    assert!(cancelled.get("paused").is_none(), "{cancelled}");
}

#[tokio::test]
async fn what_is_answered_or_being_done_cannot() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    let refused = eva.ask("refused-0123456789abc", &json!({ "kind": "explanation" })).await.json();
    portal.refuse(&refused).await;
    eva.post(&refused, "cancel").await.problem(409, "conflict");
    let granted = eva.ask("granted-0123456789abc", &json!({ "kind": "erasure" })).await.json();
    portal.grant(&granted).await;
    let being_done = eva.request(&granted).await;
    assert_eq!((&being_done["status"], &being_done["actions"]), (&json!("in_progress"), &json!(["message"])));
    assert_eq!(being_done["events"].as_array().unwrap().last().unwrap()["kind"], "accepted");
    eva.post(&granted, "cancel").await.problem(409, "conflict");
    assert_eq!(eva.says(&granted, "meanwhile", "Dank je").await.status, 201);
}

#[tokio::test]
async fn nobody_touches_what_is_somebody_elses() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    let request = eva.ask("foreign-0123456789abc", &json!({ "kind": "explanation" })).await.json();
    portal.attach(&request, "brief.txt", b"inhoud").await;
    let unknown = json!({ "id": "AAAAAAAAAAAAAAAAAAAAAA" });
    for person in [TOM, NEW] {
        let other = portal.log_in(person).await;
        for which in [&request, &unknown] {
            let id = which["id"].as_str().unwrap();
            other.post(which, "cancel").await.problem(404, "not_found");
            let read = format!("/requests/{id}/messages/read");
            other.write("POST", &read, &[], r#"{"last":"m1"}"#).await.problem(404, "not_found");
            other.says(which, "foreign", "Hallo").await.problem(404, "not_found");
            other.get(&format!("/requests/{id}")).await.problem(404, "not_found");
            other.get(&format!("/requests/{id}/attachments/brief.txt")).await.problem(404, "not_found");
        }
    }
    eva.write("POST", &format!("/requests/{}/cancel", request["id"].as_str().unwrap()), &[("x-csrf-token", "-")], "")
        .await
        .problem(403, "csrf_failed");
    let after = eva.request(&request).await;
    assert_eq!((&after["status"], after["thread"].as_array().unwrap().len()), (&json!("in_progress"), 1));
}
