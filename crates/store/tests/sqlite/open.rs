//! Opening a database: its file, its settings, and a schema that is newer or not there yet.

use crate::common::{KEYS, open, open_at, raw};
use mijn_privacy_store::{Store, StoreError};

#[tokio::test]
async fn the_file_is_its_owners_alone() {
    let opened = open().await;
    opened.store.note_login(&"nobody".parse().unwrap(), None).await.unwrap();
    #[cfg(unix)]
    for suffix in ["", "-wal", "-shm"] {
        use std::os::unix::fs::PermissionsExt;
        let file = format!("{}{suffix}", opened.path.display());
        let mode = std::fs::metadata(&file).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{file}");
    }
}

#[tokio::test]
async fn a_newer_database_is_refused_with_both_numbers() {
    let opened = open().await;
    opened.store.close().await;
    let file = raw(&opened.path).await;
    let sql = "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
               VALUES (9999, 'from the future', 1, x'00', 0)";
    sqlx::query(sql).execute(&file).await.unwrap();
    match open_at(&opened.path).await {
        Err(StoreError::Newer { found: 9999, known }) => assert!(known > 0),
        other => panic!("{:?}", other.err()),
    }
}

#[tokio::test]
async fn another_key_of_the_addresses_is_refused() {
    let opened = open().await;
    let random = std::sync::Arc::new(mijn_privacy_store::SystemRandom);
    let other = mijn_privacy_store::StoreKeys { address: [4; 32], ..KEYS };
    let refused = mijn_privacy_store::SqliteStore::open(&opened.path, other, random).await;
    assert!(matches!(refused, Err(StoreError::OtherKey)), "{:?}", refused.err());
    assert!(open_at(&opened.path).await.is_ok());
}

#[tokio::test]
async fn opening_migrates_nothing_by_itself() {
    let folder = tempfile::tempdir().unwrap();
    let store = open_at(&folder.path().join("new.db")).await.unwrap();
    let pending = store.pending().await.unwrap();
    assert!(pending > 0);
    assert!(matches!(store.login("anna").await, Err(StoreError::Unavailable(_))));
    assert_eq!(store.migrate().await.unwrap(), pending);
    assert_eq!((store.pending().await.unwrap(), store.migrate().await.unwrap()), (0, 0));
    assert!(store.login("anna").await.unwrap().is_none());
}

#[tokio::test]
async fn what_cannot_be_opened_says_so() {
    let folder = tempfile::tempdir().unwrap();
    assert!(matches!(open_at(folder.path()).await, Err(StoreError::Unavailable(_))), "a folder");
    assert!(matches!(open_at(&folder.path().join("no/such/folder/x.db")).await, Err(StoreError::Unavailable(_))));
    let text = folder.path().join("text.db");
    std::fs::write(
        &text,
        "This is no database at all, but it is long enough to have a header of its own, is it not?\n".repeat(20),
    )
    .unwrap();
    assert!(matches!(open_at(&text).await, Err(StoreError::Unavailable(_))), "a text file");
}

#[tokio::test]
async fn an_acknowledged_change_is_in_the_file_after_a_crash() {
    use mijn_privacy_store::suite::world::*;
    let opened = open().await;
    let database: Shared = opened.store.clone();
    people(&database).await;
    let write = change(&anna(), mijn_privacy_api::ConsentId::Marketing, mijn_privacy_api::ConsentState::Objected, 0);
    send(&database, &anna(), &write, &key("k", 1)).await;
    // What a crash leaves: the file and its log as they are now, never closed.
    let copy = opened.path.with_file_name("copy.db");
    for suffix in ["", "-wal"] {
        std::fs::copy(format!("{}{suffix}", opened.path.display()), format!("{}{suffix}", copy.display())).unwrap();
    }
    let after = open_at(&copy).await.unwrap();
    let row = after.consent(&anna(), mijn_privacy_api::ConsentId::Marketing).await.unwrap();
    assert_eq!(row.state, mijn_privacy_api::ConsentState::Objected);
    assert!(after.verify(None).await.unwrap().is_sound());
}

#[tokio::test]
async fn folding_brings_the_log_into_the_file_while_the_database_is_open() {
    use mijn_privacy_store::suite::world::*;
    let opened = open().await;
    let database: Shared = opened.store.clone();
    let knows = async |name: &str| {
        let copy = opened.path.with_file_name("copy.db");
        std::fs::copy(&opened.path, &copy).unwrap();
        let file = raw(&copy).await;
        let sql = "SELECT count(*) FROM person WHERE username = ?1";
        let count: i64 = sqlx::query_scalar(sql).bind(name).fetch_one(&file).await.unwrap();
        file.close().await;
        count == 1
    };
    opened.store.fold().await.unwrap();
    people(&database).await;
    assert!(!knows("anna").await, "so far in the log alone");
    opened.store.fold().await.unwrap();
    assert!(knows("anna").await);
    database.seed(vec![somebody("cleo")]).await.unwrap();
    opened.store.fold().await.unwrap();
    assert!(knows("cleo").await);
}

/// A server and a command beside it: each write waits for its turn, and none fails half-way.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_programs_write_to_one_file() {
    use mijn_privacy_store::suite::world::*;
    let opened = open().await;
    let one: Shared = opened.store.clone();
    let other: Shared = std::sync::Arc::new(open_at(&opened.path).await.unwrap());
    people(&one).await;
    let writes = (0..40_u32).map(|number| {
        let database = if number % 2 == 0 { one.clone() } else { other.clone() };
        tokio::spawn(async move {
            let write = ask(&format!("r-{number}"), mijn_privacy_api::RequestKind::Access);
            let write = mijn_privacy_store::RequestWrite { text: Some(number.to_string()), ..write };
            send_request(&database, &anna(), &write, &key(&number.to_string(), 1)).await
        })
    });
    for write in writes.collect::<Vec<_>>() {
        assert!(matches!(write.await.unwrap(), mijn_privacy_store::Once::Done(_)));
    }
    assert_eq!(one.requests(&anna(), &first(1)).await.unwrap().total, 40);
}
