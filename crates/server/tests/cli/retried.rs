//! What could not be carried out is tried again from the command line.

use crate::killed::{decided, opened};
use crate::program::{fails, run, succeeds};
use serde_json::Value;
use std::path::Path;
use std::process::Output;

fn retry(folder: &Path, reference: &str) -> Output {
    run(folder, &["requests", "--as", "Olga Officier (verzonnen)", "retry", reference])
}

/// The database itself.
async fn database(folder: &Path, sql: &str) {
    use sqlx::Connection;
    let mut file = opened(folder).await;
    sqlx::query(sqlx::AssertSqlSafe(sql.to_owned())).execute(&mut file).await.unwrap();
    file.close().await.unwrap();
}

#[tokio::test]
async fn a_day_of_tries_later_by_who_sees_to_it() {
    let (folder, one) = decided("erasure").await;
    let folder = folder.path();
    fails(&retry(folder, &one), "nothing failed: there is nothing to try again");
    let broken =
        "CREATE TRIGGER broken BEFORE INSERT ON request_step BEGIN SELECT RAISE(ABORT, 'the disk says no'); END";
    database(folder, broken).await;
    let tried = "UPDATE job SET due_at = 0, since = since - 90000000000, attempts = 6";
    database(folder, tried).await;
    let left: Value = serde_json::from_str(&succeeds(&run(folder, &["work", "--once", "--json"]))).unwrap();
    assert_eq!((&left["waiting"], &left["given_up"]), (&0.into(), &1.into()), "it is somebody's now: {left}");
    let shown = succeeds(&run(folder, &["requests", "--as", "Olga Officier (verzonnen)", "show", &one]));
    assert!(shown.contains("the disk says") && shown.contains(&format!("requests retry {one}")), "{shown}");
    database(folder, "DROP TRIGGER broken").await;
    succeeds(&retry(folder, &one));
    assert!(succeeds(&run(folder, &["work", "--once"])).starts_with("1 done"));
    fails(&retry(folder, &one), "the request is closed");
}
