//! The program is killed at any moment, as by a power cut: what it was at is then done to its end, and ends the same.

use crate::program::{copied, program, run, seeded, succeeds};
use serde_json::Value;
use sqlx::{Connection, SqliteConnection};
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

/// Between a kill and one that comes later.
const STEP: Duration = Duration::from_millis(20);

/// Nothing of it is a moment or drawn by lot.
const STATE: [&str; 10] = [
    "SELECT number FROM purchase ORDER BY 1",
    "SELECT subject FROM contact_message ORDER BY 1",
    "SELECT category || value FROM account_value ORDER BY 1",
    "SELECT consent || state FROM consent_change ORDER BY seq",
    "SELECT request || kind FROM request_event ORDER BY request, seq",
    "SELECT request || category || result FROM request_outcome ORDER BY 1",
    "SELECT request || recipient FROM request_tell ORDER BY 1",
    "SELECT id || status FROM request ORDER BY 1",
    "SELECT subject FROM outbox ORDER BY id",
    "SELECT kind FROM job ORDER BY 1",
];

/// In a database that a killed program left behind.
pub async fn opened(folder: &Path) -> SqliteConnection {
    SqliteConnection::connect(&format!("sqlite://{}", folder.join("data/test.db").display())).await.unwrap()
}

async fn state(folder: &Path) -> Vec<Vec<String>> {
    let mut file = opened(folder).await;
    let mut all = Vec::new();
    for sql in STATE {
        all.push(sqlx::query_scalar(sql).fetch_all(&mut file).await.unwrap());
    }
    file.close().await.unwrap();
    all
}

/// The minute passes in which nobody else takes what a killed program had taken. Whether there was any.
async fn lease_passes(folder: &Path) -> bool {
    let mut file = opened(folder).await;
    let taken = sqlx::query("UPDATE job SET due_at = 0 WHERE leased = 1").execute(&mut file).await.unwrap();
    file.close().await.unwrap();
    taken.rows_affected() > 0
}

fn works(folder: &Path) {
    let left: Value = serde_json::from_str(&succeeds(&run(folder, &["work", "--once", "--json"]))).unwrap();
    assert_eq!((&left["waiting"], &left["given_up"]), (&0.into(), &0.into()), "{left}");
}

/// A request that is decided, and of which nothing is done yet; and its reference. The demo's customer asks for it instead of
/// for a copy.
pub async fn decided(kind: &str) -> (tempfile::TempDir, String) {
    let folder = seeded();
    let mut file = opened(folder.path()).await;
    let asked = "UPDATE request SET kind = ?1 WHERE kind = 'access' AND closed_at IS NULL";
    sqlx::query(asked).bind(kind).execute(&mut file).await.unwrap();
    file.close().await.unwrap();
    let requests = |more: &[&str]| {
        succeeds(&run(folder.path(), &[&["requests", "--as", "Olga Officier (verzonnen)"], more].concat()))
    };
    let page: Value = serde_json::from_str(&requests(&["list", "--filter", "open", "--kind", kind, "--json"])).unwrap();
    let one = page["items"][0]["reference"].as_str().unwrap_or_else(|| panic!("{page}")).to_owned();
    requests(&["answer", &one, "--reason", "De wet laat ons dit bewaren."]);
    (folder, one)
}

async fn ends_the_same(kind: &str) {
    let (decided, _) = decided(kind).await;
    let whole = copied(decided.path());
    works(whole.path());
    let whole = state(whole.path()).await;
    let (mut wait, mut cut) = (STEP, 0);
    loop {
        let folder = copied(decided.path());
        let mut child =
            program(folder.path(), &["work", "--once"]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(wait);
        // SIGKILL: it can do nothing about it.
        child.kill().unwrap();
        let ended_itself = child.wait().unwrap().success();
        cut += usize::from(lease_passes(folder.path()).await);
        works(folder.path());
        assert_eq!(state(folder.path()).await, whole, "killed after {wait:?}");
        if ended_itself {
            break;
        }
        wait += STEP;
    }
    assert!(cut > 0, "no kill came between beginning and end: the test shows nothing");
}

#[tokio::test]
async fn while_it_carries_out_an_erasure() {
    ends_the_same("erasure").await;
}

#[tokio::test]
async fn while_it_makes_a_file() {
    ends_the_same("access").await;
}
