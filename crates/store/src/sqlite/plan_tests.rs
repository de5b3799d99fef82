//! The statements over many holders go through indexes, so that they cost what they find and not what there is.

use super::{
    SqliteStore, StoreKeys, carried, deletions, desk_statements, erasable, expiry, import_find, import_stage,
    import_steps, jobs, new_email, permission, proof, public_asks, report, restriction, result_links, results, sealing,
    silent, sweep_passed, warnings,
};
use crate::SystemRandom;
use crate::seal::{SealKey, SealKeys};
use std::sync::Arc;

/// Scans that cost what there is to find: one row for each kind; the recipients that wait to be told, what stands still, the
/// work that was given up and the open ones, each of an index of their own.
const FEW: [&str; 6] = [
    "SCAN request_tally",
    "SCAN t",
    "INDEX request_to_tell",
    "INDEX restriction_still",
    "INDEX job_given_up",
    "INDEX request_queue",
];

#[tokio::test]
async fn the_queue_reads_what_it_finds() {
    let (_folder, store) = opened().await;
    let desk = desk_statements::STATEMENTS.concat();
    let figures = [report::RECEIVED, report::OPEN, report::CLOSED, warnings::DUE_SOON, warnings::OVERDUE];
    for sql in [&desk[..], &figures, &jobs::STATEMENTS].concat() {
        for step in plan(&store, sql).await {
            let scans = step.starts_with("SCAN") && step != "SCAN CONSTANT ROW";
            assert!(!scans || FEW.iter().any(|few| step.ends_with(few)), "{step}\n{sql}");
            let few = ["GROUP BY", "request_tell", "restriction_still"].iter().any(|one| sql.contains(one));
            let sorts = step.contains("TEMP B-TREE") && !few;
            assert!(!sorts, "{step}\n{sql}");
        }
    }
}

async fn opened() -> (tempfile::TempDir, SqliteStore) {
    let folder = tempfile::tempdir().unwrap();
    let seals = |byte| SealKeys::new(SealKey::new([byte; 32]), None);
    let keys = StoreKeys { audit: [1; 32], address: [2; 32], texts: seals(3), results: seals(4) };
    let store = SqliteStore::open(&folder.path().join("x.db"), keys, Arc::new(SystemRandom)).await.unwrap();
    store.migrate().await.unwrap();
    (folder, store)
}

async fn plan(store: &SqliteStore, sql: &str) -> Vec<String> {
    let plan = sqlx::AssertSqlSafe(format!("EXPLAIN QUERY PLAN {sql}"));
    let steps: Vec<(i64, i64, i64, String)> = sqlx::query_as(plan).fetch_all(&store.readers).await.unwrap();
    steps.into_iter().map(|(.., step)| step).collect()
}

#[tokio::test]
async fn no_statement_over_many_holders_scans_a_table() {
    let (_folder, store) = opened().await;
    let all = [
        carried::STATEMENTS,
        deletions::STATEMENTS,
        erasable::STATEMENTS,
        new_email::STATEMENTS,
        result_links::STATEMENTS,
        results::STATEMENTS,
        sweep_passed::STATEMENTS,
        permission::STATEMENTS,
        expiry::STATEMENTS,
        proof::STATEMENTS,
        public_asks::STATEMENTS,
        silent::STATEMENTS,
        import_find::STATEMENTS,
        import_stage::STATEMENTS,
        import_steps::STATEMENTS,
        restriction::STATEMENTS,
        &sealing::statements()[..],
    ]
    .concat();
    for sql in all {
        for step in plan(&store, sql).await {
            // The list that was asked about; who was found of it; the year's mailings to one address; files being made.
            let asked = step.contains("VIRTUAL TABLE")
                || ["SCAN h", "SCAN r USING INDEX result_unfinished"].contains(&step.as_str())
                || step.starts_with("SCAN (subquery-")
                || step == "SCAN CONSTANT ROW";
            assert!(asked || !step.starts_with("SCAN"), "{step}\n{sql}");
            // The changes of one switch, from two places, are a handful.
            assert!(sql == carried::HISTORY || !step.contains("TEMP B-TREE"), "{step}\n{sql}");
        }
    }
}
