//! The customer's side of the same clock: what they do is what the officer sees.

use crate::hand::{acts, events};
use crate::portal::Portal;
use crate::portal::people::EVA;
use serde_json::json;

#[tokio::test]
async fn who_takes_it_back_closes_it_for_the_officer_too() {
    let portal = Portal::new().await;
    let id = portal.asked(EVA, json!({ "kind": "explanation", "text": "Uitleg?" })).await;
    let eva = portal.log_in(EVA).await;
    let key = [("idempotency-key", "\"0123456789abcdef\"")];
    eva.write("POST", &format!("/requests/{id}/cancel"), &key, "").await.ok();
    let cancelled = portal.desk(&id).await;
    assert_eq!((cancelled.line.status.as_str(), cancelled.verbs.len()), ("cancelled", 0));
    assert_eq!((events(&cancelled).last(), acts(&cancelled)), (Some(&"cancelled"), vec!["person cancel".to_owned()]));
}
