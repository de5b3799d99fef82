//! Every read of a person's data goes through an index, so that it costs the same with a million customers.

use crate::common::{open, raw};
use mijn_privacy_store::suite::world::*;
use mijn_privacy_store::{PageOf, Store};
use std::time::{Duration, Instant};

/// The statements of the program's sources that read, as they stand there.
fn reads() -> Vec<String> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/sqlite");
    let mut found = Vec::new();
    let files = [
        "people",
        "sessions",
        "records",
        "consents",
        "requests",
        "idempotency",
        "new_request",
        "chain",
        "block",
        "carry_out",
        "change",
        "change_request",
        "closing",
        "confirmation",
        "event",
        "holder",
        "mailing",
        "messages",
        "new_email",
        "profile",
        "request_insert",
        "request_parts",
        "restriction",
        "silent",
        "suppression",
        "thread",
        "tries",
        "twin",
        "unsubscribe",
    ];
    for file in files {
        let text = std::fs::read_to_string(folder.join(format!("{file}.rs"))).unwrap();
        for quoted in text.split('"').skip(1).step_by(2) {
            if quoted.starts_with("SELECT") {
                found.push(quoted.to_owned());
            } else if quoted.starts_with("WHERE") {
                found.push(format!("SELECT * FROM request {quoted}"));
            } else if quoted.starts_with("request WHERE") {
                found.push(format!("SELECT * FROM {quoted}"));
            }
        }
    }
    found
}

#[tokio::test]
async fn no_read_scans_a_table() {
    let opened = open().await;
    let file = raw(&opened.path).await;
    let reads = reads();
    assert!(reads.len() >= 44, "found only {}", reads.len());
    for sql in reads {
        let plan = sqlx::AssertSqlSafe(format!("EXPLAIN QUERY PLAN {sql}"));
        let steps: Vec<(i64, i64, i64, String)> = sqlx::query_as(plan).fetch_all(&file).await.unwrap();
        for (.., step) in steps {
            // The head of the chain is the last row of its primary key: a scan that stops at once.
            let head = sql.contains("ORDER BY seq DESC LIMIT 1");
            // A list that is asked about is scanned, and nothing else.
            let asked = step == "SCAN CONSTANT ROW" || step.contains("VIRTUAL TABLE");
            assert!(head || asked || !step.starts_with("SCAN"), "{step}\n{sql}");
            // A person's places and a request's events are a handful; so are requests due on one day (the last terms).
            let few = sql.contains("membership m") || sql.contains("request_event") || step.contains("LAST 2 TERMS");
            let sorted = step.contains("TEMP B-TREE") && !few;
            assert!(!sorted, "sorts instead of reading in order: {step}\n{sql}");
        }
    }
}

#[tokio::test]
async fn the_last_page_is_as_quick_as_the_first() {
    let opened = open().await;
    let database: Shared = opened.store.clone();
    people(&database).await;
    let rows = (0..20_000).map(|step| activity(&anna(), step, "login"));
    database.seed(rows.collect()).await.unwrap();
    let time = async |page: PageOf| {
        let mut best = Duration::MAX;
        for _ in 0..20 {
            let begin = Instant::now();
            assert_eq!(opened.store.activity(&anna(), &page).await.unwrap().items.len(), 20);
            best = best.min(begin.elapsed());
        }
        best
    };
    let newest = time(first(20)).await;
    let oldest = time(PageOf { after: Some(format!("{}~0", at(20).as_microsecond())), limit: 20 }).await;
    assert!(oldest < newest * 4, "{newest:?} for the first page, {oldest:?} for the last");
}
