//! The statements over many holders go through indexes, so that they cost what they find and not what there is.

use super::{SqliteStore, StoreKeys, expiry, import, permission, proof, silent};
use crate::SystemRandom;
use std::sync::Arc;

async fn plan(store: &SqliteStore, sql: &str) -> Vec<String> {
    let plan = sqlx::AssertSqlSafe(format!("EXPLAIN QUERY PLAN {sql}"));
    let steps: Vec<(i64, i64, i64, String)> = sqlx::query_as(plan).fetch_all(&store.readers).await.unwrap();
    steps.into_iter().map(|(.., step)| step).collect()
}

#[tokio::test]
async fn no_statement_over_many_holders_scans_a_table() {
    let folder = tempfile::tempdir().unwrap();
    let keys = StoreKeys { audit: [1; 32], address: [2; 32] };
    let store = SqliteStore::open(&folder.path().join("x.db"), keys, Arc::new(SystemRandom)).await.unwrap();
    store.migrate().await.unwrap();
    let all = [permission::STATEMENTS, expiry::STATEMENTS, proof::STATEMENTS, silent::STATEMENTS, import::STATEMENTS]
        .concat();
    for sql in all {
        for step in plan(&store, sql).await {
            // The list that was asked about; a single row; who has one address; the year's mailings to it.
            let asked = step.contains("VIRTUAL TABLE")
                || ["SCAN x", "SCAN h LEFT-JOIN"].contains(&step.as_str())
                || step.starts_with("SCAN (subquery-")
                || step == "SCAN CONSTANT ROW";
            assert!(asked || !step.starts_with("SCAN"), "{step}\n{sql}");
            assert!(!step.contains("TEMP B-TREE"), "{step}\n{sql}");
        }
    }
}
