//! The worker of a server: does what comes, is held up by nobody, and stops when it is told to.

use crate::hook::Hook;
use crate::portal::Portal;
use crate::portal::people::EVA;
use jiff::SignedDuration;
use mijn_privacy_server::work::Worker;
use serde_json::json;
use std::time::{Duration, Instant};
use tokio::sync::watch;

const ALL: [&str; 2] = ["request.received", "request.answered"];

/// Waits for it, some seconds at most. The clock of the portal goes on now and then, so that what found its place taken comes
/// back; never so far that a lease passes.
async fn eventually(portal: &Portal, what: &str, mut holds: impl AsyncFnMut() -> bool) {
    let (start, mut passed) = (Instant::now(), 0);
    while !holds().await {
        let waited = start.elapsed();
        assert!(waited < Duration::from_secs(8), "{what}: not within eight seconds");
        if passed < 2 && waited > Duration::from_millis(1_500) * (passed + 1) {
            portal.pass(SignedDuration::from_secs(11));
            passed += 1;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_system_that_hangs_holds_nobody_up() {
    let (hangs, hears) = (Hook::start().await, Hook::start().await);
    hangs.hangs(true);
    let text = format!("{}{}", hangs.config(&ALL), hears.section("other", &ALL));
    let portal = Portal::of(&text, &[("SECRETS__WEBHOOKS__OTHER", &"ef".repeat(32))]).await;
    for number in 0..12 {
        portal.asked(EVA, json!({ "kind": "explanation", "text": format!("Uitleg {number}?") })).await;
    }
    let list = portal.asked(EVA, json!({ "kind": "supplier_list" })).await;
    let (stop, stopping) = watch::channel(false);
    let worker = tokio::spawn(Worker::new(portal.state.clone()).run(stopping));
    eventually(&portal, "the other system hears all of it", async || hears.calls().len() == 14).await;
    eventually(&portal, "the list is answered", async || portal.desk(&list).await.line.status.as_str() == "completed")
        .await;
    let under_way = hangs.calls().len();
    assert!((1..=4).contains(&under_way), "{under_way} at a time");
    let start = Instant::now();
    stop.send(true).unwrap();
    worker.await.unwrap();
    assert!(start.elapsed() < Duration::from_secs(6), "it stops within seconds");
    // What was under way is given back at once: nothing is lost, and nobody waits for a lease.
    let sql = "SELECT count(*) FROM job WHERE kind = 'webhook' AND due_at IS NOT NULL";
    let waiting: i64 = sqlx::query_scalar(sql).fetch_one(&portal.sql().await).await.unwrap();
    assert_eq!(waiting, 14);
    let sql = "SELECT count(*) FROM job WHERE kind = 'webhook' AND attempts - waits > 1";
    let tried: i64 = sqlx::query_scalar(sql).fetch_one(&portal.sql().await).await.unwrap();
    assert_eq!(tried, 0, "who only waited for a place was not tried");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_servers_do_each_piece_of_work_once() {
    let hook = Hook::start().await;
    let portal = Portal::of(&hook.config(&ALL), &[]).await;
    for number in 0..20 {
        portal.asked(EVA, json!({ "kind": "explanation", "text": format!("Uitleg {number}?") })).await;
    }
    let (stop, stopping) = watch::channel(false);
    let workers = [(); 2].map(|()| tokio::spawn(Worker::new(portal.state.clone()).run(stopping.clone())));
    eventually(&portal, "all is told", async || hook.calls().len() >= 20).await;
    tokio::time::sleep(Duration::from_millis(300)).await;
    stop.send(true).unwrap();
    for worker in workers {
        worker.await.unwrap();
    }
    let mut ids: Vec<String> = hook.calls().into_iter().map(|call| call.id).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!((hook.calls().len(), ids.len()), (20, 20));
}
