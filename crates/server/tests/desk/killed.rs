//! A kill at any moment: what was being carried out is then carried out to its end, and ends the same.

use crate::hand::{officer, plain_answer};
use crate::portal::Portal;
use crate::portal::people::EVA;
use jiff::SignedDuration;
use mijn_privacy_api::RequestId;
use mijn_privacy_server::desk;
use mijn_privacy_server::work::run_once;
use serde_json::{Value, json};
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;

/// Lets a future run until it has waited so many times, and then drops it where it is.
async fn killed_after<T>(waits: u32, future: impl Future<Output = T>) -> Option<T> {
    let mut future = pin!(future);
    let mut waited = 0;
    poll_fn(|context| match future.as_mut().poll(context) {
        Poll::Ready(done) => Poll::Ready(Some(done)),
        Poll::Pending if waited == waits => Poll::Ready(None),
        Poll::Pending => {
            waited += 1;
            Poll::Pending
        }
    })
    .await
}

/// Everything of the database that the work may touch, without the moments.
async fn state(portal: &Portal, id: &RequestId) -> Value {
    let pool = portal.sql().await;
    let mut all = serde_json::Map::new();
    for sql in [
        "SELECT number FROM purchase ORDER BY 1",
        "SELECT subject FROM contact_message ORDER BY 1",
        "SELECT count(*) || '' FROM activity",
        "SELECT category || value FROM account_value ORDER BY 1",
        "SELECT id || coalesce(closed_on, '') FROM account ORDER BY 1",
        "SELECT purpose FROM restriction ORDER BY 1",
        "SELECT consent || state FROM consent_change ORDER BY seq",
        "SELECT kind FROM request_event ORDER BY request, seq",
        "SELECT purpose || category || result FROM request_outcome ORDER BY 1",
        "SELECT recipient FROM request_tell ORDER BY 1",
        "SELECT step FROM request_step ORDER BY 1",
        "SELECT actor || verb FROM request_act ORDER BY request, seq",
        "SELECT subject FROM outbox ORDER BY id",
        "SELECT kind FROM job ORDER BY 1",
    ] {
        let rows: Vec<String> = sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).fetch_all(&pool).await.unwrap();
        all.insert(sql.to_owned(), json!(rows));
    }
    all.insert("status".to_owned(), json!(portal.desk(id).await.line.status));
    Value::Object(all)
}

/// Decided and not yet begun.
async fn decided(body: &Value) -> (Portal, RequestId) {
    let portal = Portal::new().await;
    let id = portal.asked(EVA, body.clone()).await;
    desk::answer(&portal.state, &officer(), &id, plain_answer(Some("De wet."))).await.unwrap();
    (portal, id)
}

async fn ends_the_same(body: Value) {
    let (portal, id) = decided(&body).await;
    assert_eq!(portal.ran().await.done, 1);
    let whole = state(&portal, &id).await;
    assert_eq!(whole["status"], "completed");
    let (mut waits, mut cut) = (0, 0);
    loop {
        let (portal, id) = decided(&body).await;
        let killed = killed_after(waits, run_once(&portal.state)).await.is_none();
        // The lease of who was killed passes.
        portal.pass(SignedDuration::from_secs(61));
        portal.ran().await;
        assert_eq!(state(&portal, &id).await, whole, "killed after {waits} waits");
        if !killed {
            break;
        }
        cut += 1;
        // Close together where it begins and ends; every fourth in between.
        waits += if waits < 12 { 1 } else { 4 };
    }
    assert!(cut > 10, "{cut} kills: the test shows little");
}

#[tokio::test]
async fn an_erasure() {
    ends_the_same(json!({ "kind": "erasure" })).await;
}

#[tokio::test]
async fn a_closure() {
    ends_the_same(json!({ "kind": "account_closure" })).await;
}

#[tokio::test]
async fn a_correction() {
    ends_the_same(json!({ "kind": "rectification", "corrections": [{ "category": "phone", "to": "020 555 09 09" }] }))
        .await;
}

#[tokio::test]
async fn a_restriction() {
    ends_the_same(json!({ "kind": "restriction", "purposes": ["order"], "ground": "accuracy", "text": "Fout." })).await;
}
