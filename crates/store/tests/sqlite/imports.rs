//! A list is brought in beside other programs on the same file; of its addresses nothing stays that has no place.

use crate::common::{open, open_at, raw};
use mijn_privacy_api::{ConsentId, ConsentState};
use mijn_privacy_store::suite::imports::*;
use mijn_privacy_store::suite::world::*;
use mijn_privacy_store::*;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use ConsentId::{Marketing, Newsletter};
use ConsentState::{Denied, Granted, Unknown};

/// Every row of every table.
async fn dump(path: &Path) -> Vec<(String, Vec<String>)> {
    let file = raw(path).await;
    let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'sqlite_sequence' ORDER BY name";
    let tables: Vec<String> = sqlx::query_scalar(sql).fetch_all(&file).await.unwrap();
    let mut all = Vec::new();
    for table in tables {
        let sql = "SELECT group_concat('quote(\"' || name || '\")', '||') FROM pragma_table_info(?1)";
        let row: String = sqlx::query_scalar(sql).bind(&table).fetch_one(&file).await.unwrap();
        let sql = sqlx::AssertSqlSafe(format!("SELECT {row} FROM \"{table}\" ORDER BY 1"));
        all.push((table, sqlx::query_scalar(sql).fetch_all(&file).await.unwrap()));
    }
    file.close().await;
    all
}

#[tokio::test]
async fn a_dry_run_changes_no_row() {
    let opened = open().await;
    let database: Shared = opened.store.clone();
    people(&database).await;
    assert_eq!(import_one(&database, Newsletter, line("gast", Granted)).await, Imported::Added);
    let before = dump(&opened.path).await;
    for (id, lines) in [
        (Newsletter, [line("anna", Granted), line("gast", Denied), line("nieuw", Granted), line("ander", Denied)]),
        (Marketing, [line("anna", Granted), line("bram", Denied), line("uma", Unknown), line("niemand", Granted)]),
    ] {
        let counts = database.try_import(&list(id), &lines).await.unwrap();
        assert!(counts.iter().any(|count| count.outcome == Imported::Added), "{counts:?}");
        assert_eq!(dump(&opened.path).await, before);
    }
    assert!(before.iter().any(|(table, rows)| table == "consent_change" && rows.len() == 1), "a dump has rows");
}

/// Two programs on one file, as `serve` and `consents import` are.
#[tokio::test(flavor = "multi_thread")]
async fn another_program_writes_all_the_while() {
    let opened = open().await;
    let database: Shared = opened.store.clone();
    people(&database).await;
    let other: Shared = Arc::new(open_at(&opened.path).await.unwrap());
    let is_over = Arc::new(AtomicBool::new(false));
    let over = is_over.clone();
    let importer = tokio::spawn(async move {
        let breathe = || tokio::time::sleep(Duration::from_millis(10));
        for some in readers(1_000).chunks(250) {
            other.try_import(&list(Newsletter), some).await.unwrap();
            breathe().await;
        }
        let import = ready(&other, Newsletter, &readers(2_000)).await;
        while other.go_on_importing(at(0)).await.unwrap().is_some() {
            breathe().await;
        }
        over.store(true, Ordering::Release);
        other.import(import).await.unwrap().unwrap().counts
    });
    let mut revision = 0;
    while !is_over.load(Ordering::Acquire) {
        let state = if revision % 2 == 0 { Granted } else { ConsentState::Objected };
        let write = change(&anna(), Marketing, state, revision);
        // A call gives up after five seconds; this is about whether it gets through at all.
        let sent = send(&database, &anna(), &write, &key(&format!("k{revision}"), 1)).await;
        assert!(matches!(sent, Once::Done(_)), "{sent:?}");
        revision += 1;
    }
    assert!(revision > 8, "{revision} writes got through");
    let counts = importer.await.unwrap();
    assert_eq!(counts, [ImportCount { outcome: Imported::Added, state: Granted, lines: 2_000 }]);
    let report = opened.store.verify(None).await.unwrap();
    assert_eq!((report.rows, report.flaws), (2_000 + u64::from(revision), 0));
}

#[tokio::test]
async fn killed_anywhere_it_ends_the_same() {
    let opened = open().await;
    let database: Shared = opened.store.clone();
    people(&database).await;
    let lines = readers(600);
    let unready = database.begin_import(&list(Newsletter)).await.unwrap();
    database.stage_import(unready, &lines[..200]).await.unwrap();
    let import = ready(&database, Newsletter, &lines).await;
    database.go_on_importing(at(0)).await.unwrap();
    // Nobody closes anything: the file and its log are what a killed program leaves.
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("left.db");
    for suffix in ["", "-wal"] {
        let from = format!("{}{suffix}", opened.path.display());
        std::fs::copy(from, format!("{}{suffix}", path.display())).unwrap();
    }
    let left: Shared = Arc::new(open_at(&path).await.unwrap());
    let facts = left.waiting_import().await.unwrap().unwrap();
    assert_eq!((facts.import, facts.left), (import, 350));
    assert_eq!(finish(&left, import).await, [ImportCount { outcome: Imported::Added, state: Granted, lines: 600 }]);
    assert_eq!(left.import(unready).await.unwrap(), None);
    left.sweep(at(70)).await.unwrap();
    let store = open_at(&path).await.unwrap();
    let report = store.verify(None).await.unwrap();
    assert_eq!((report.rows, report.flaws), (600, 0));
    let rows = dump(&path).await;
    let of = |name: &str| rows.iter().find(|(table, _)| table == name).unwrap().1.len();
    assert_eq!(["import_line", "import_wording", "import", "job", "subscriber"].map(of), [0, 0, 1, 0, 600]);
}

#[tokio::test]
async fn an_address_that_has_no_place_leaves_nothing() {
    let opened = open().await;
    let database: Shared = opened.store.clone();
    people(&database).await;
    let lines = [line("geenklant", Granted), line("bram", Granted)];
    let import = ready(&database, Marketing, &lines).await;
    let has = |text: &str| {
        let bytes = std::fs::read(&opened.path).unwrap();
        bytes.windows(text.len()).any(|window| window == text.as_bytes())
    };
    opened.store.fold().await.unwrap();
    assert!(has("geenklant"), "it waits");
    let mut counts: Vec<_> = finish(&database, import).await.iter().map(|one| (one.outcome, one.lines)).collect();
    counts.sort();
    assert_eq!(counts, [(Imported::Added, 1), (Imported::NotACustomer, 1)]);
    opened.store.fold().await.unwrap();
    assert!(!has("geenklant"), "it was overwritten");
}
