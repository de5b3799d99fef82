//! The log holds nothing about a person.

use crate::portal::people::{EVA, OF_EVA, PASSWORD};
use crate::portal::{API, Portal, lines};
use serde_json::json;

#[tokio::test]
async fn a_line_per_call_and_nothing_of_anybody() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    lines::taken();
    for path in ["/overview", "/orders?limit=7&cursor=geheim-in-query", "/contact-messages", "/activity", "/consents"] {
        eva.get(path).await;
    }
    let id = eva.ask("log-0123456789-secret", &json!({ "kind": "access", "text": "geheim-in-body" })).await.json();
    let id = id["id"].as_str().unwrap().to_owned();
    eva.get(&format!("/requests/{id}")).await.ok();
    eva.get("/geheim-in-pad").await;
    eva.write("POST", "/session/confirm", &[], json!({ "password": PASSWORD }).to_string()).await.ok();
    eva.write("GEHEIM", "/overview", &[("user-agent", "geheim-in-header")], "").await;
    portal.store.close().await;
    let broken = eva.get("/overview").await;

    let text = lines::taken();
    let calls: Vec<serde_json::Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(calls.len(), 11, "{text}");
    let last = &calls[10]["fields"];
    assert_eq!((&last["status"], &last["code"]), (&json!(503), &json!("unavailable")));
    assert_eq!(last["id"], broken.header("x-request-id"));
    assert!(last["cause"].as_str().is_some_and(|cause| !cause.is_empty()));
    assert!(calls.iter().any(|call| call["fields"]["route"] == format!("{API}/requests/{{id}}")));
    let session = eva.cookie.split('=').nth(1).unwrap();
    let secrets =
        [EVA, PASSWORD, &id, &eva.csrf, session, "eva-bv", "log-0123456789", "geheim", "GEHEIM", "example.nl"];
    for secret in secrets.iter().chain(&OF_EVA) {
        assert!(!text.contains(secret), "{secret} is in the log:\n{text}");
    }
}
