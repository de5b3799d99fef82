//! Free text in the file: sealed where it stands, from an earlier version too, and under a new key in time.

use crate::common::{KEYS, Opened, open, open_at, raw, seals};
use mijn_privacy_api::{DeskVerb, PauseGround, RequestKind, RequestStatus};
use mijn_privacy_store::seal::{Sealed, open as opens, seal};
use mijn_privacy_store::suite::world::*;
use mijn_privacy_store::*;
use std::path::Path;
use std::sync::Arc;

const TEXTS: [&str; 5] = ["zegel-text", "zegel-question", "zegel-reason", "zegel-message", "zegel-ground"];

async fn under(path: &Path, texts: (u8, Option<u8>), results: (u8, Option<u8>)) -> Result<SqliteStore, StoreError> {
    let keys = StoreKeys { texts: seals(texts.0, texts.1), results: seals(results.0, results.1), ..KEYS };
    SqliteStore::open(path, keys, Arc::new(SystemRandom)).await
}

fn file(path: &Path) -> String {
    let wal = path.with_file_name(format!("{}-wal", path.file_name().unwrap().to_str().unwrap()));
    let both = [std::fs::read(path).unwrap(), std::fs::read(wal).unwrap_or_default()].concat();
    String::from_utf8_lossy(&both).into_owned()
}

/// Anna's request with one text of each kind, and a file of the officer's.
async fn filled() -> Opened {
    let opened = open().await;
    let database: Shared = opened.store.clone();
    people(&database).await;
    let write = RequestWrite { text: Some(TEXTS[0].to_owned()), ..ask("r-1", RequestKind::Access) };
    send_request(&database, &anna(), &write, &key("r-1", 1)).await;
    let decide = |full: &RequestFull| {
        let row = RequestRow {
            status: RequestStatus::InProgress,
            paused: Some((at(1), PauseGround::Specification, Some(TEXTS[1].to_owned()))),
            extended: Some((day("2027-02-24"), TEXTS[2].to_owned())),
            extended_months: 2,
            ..full.row.clone()
        };
        let mut change =
            RequestChange::of(row, ActRow { at: at(1), actor: "Puck (verzonnen)".into(), verb: DeskVerb::Ask });
        let row = ThreadRow {
            id: "m-1".parse().unwrap(),
            at: at(1),
            author: mijn_privacy_api::Author::Officer,
            text: TEXTS[3].to_owned(),
            question: true,
            unread: true,
            attachments: Vec::new(),
        };
        let request = full.row.id.clone();
        let what = Sealed::Attachment { request: &request, name: "brief.txt" };
        let content = seal(&KEYS.results, &SystemRandom, &what, b"zegel-file").unwrap();
        let files = vec![NewAttachment { name: "brief.txt".into(), size: 10, content }];
        change.messages = vec![NewThreadRow { row, files }];
        let kept = mijn_privacy_api::OutcomeResult::Kept;
        let ground = Some(TEXTS[4].to_owned());
        change.outcome =
            Some(vec![OutcomeRow { purpose: None, category: "orders".into(), result: kept, ground, until: None }]);
        Ok(change)
    };
    let id = "r-1".parse().unwrap();
    let changed = opened.store.change_request(&RequestOf::Desk, &id, Box::new(decide), None).await.unwrap();
    assert!(matches!(changed, RequestChanged::Done(_)), "{changed:?}");
    opened
}

async fn read(store: &SqliteStore) -> [String; 5] {
    let full = store.request(&anna(), &"r-1".parse().unwrap()).await.unwrap().unwrap();
    let (_, _, question) = full.row.paused.unwrap();
    let ground = full.outcome[0].ground.clone().unwrap();
    [full.row.text.unwrap(), question.unwrap(), full.row.extended.unwrap().1, full.thread[0].text.clone(), ground]
}

/// As an earlier version had it: the texts as they were typed.
async fn plain(path: &Path) {
    let file = raw(path).await;
    let texts = [
        "UPDATE request SET text = ?1",
        "UPDATE request SET paused_question = ?1",
        "UPDATE request SET extended_reason = ?1",
        "UPDATE request_message SET text = ?1",
        "UPDATE request_outcome SET ground = ?1",
    ];
    for (sql, text) in texts.into_iter().zip(TEXTS) {
        assert_eq!(sqlx::query(sql).bind(text).execute(&file).await.unwrap().rows_affected(), 1);
    }
    file.close().await;
}

#[tokio::test]
async fn what_an_earlier_version_wrote_plain_is_read_and_then_sealed() {
    let opened = filled().await;
    plain(&opened.path).await;
    assert!(TEXTS.iter().all(|text| file(&opened.path).contains(text)));
    assert_eq!(read(&opened.store).await, TEXTS);
    assert_eq!(opened.store.seal().await.unwrap(), Some(Sealing { sealed: 5, broken: 0 }));
    assert_eq!(read(&opened.store).await, TEXTS);
    let found: Vec<_> = TEXTS.into_iter().filter(|text| file(&opened.path).contains(text)).collect();
    assert_eq!(found, [""; 0], "nor in the log");
    assert_eq!(opened.store.seal().await.unwrap(), None, "once");
    opened.store.close().await;
    assert_eq!(open_at(&opened.path).await.unwrap().seal().await.unwrap(), None, "also after a start");
}

#[tokio::test]
async fn a_text_in_another_place_does_not_open() {
    let opened = filled().await;
    let database: Shared = opened.store.clone();
    let write = RequestWrite { text: Some("another".to_owned()), ..ask("r-2", RequestKind::Access) };
    send_request(&database, &anna(), &write, &key("r-2", 1)).await;
    let read = async || opened.store.request(&anna(), &"r-1".parse().unwrap()).await;
    assert!(read().await.is_ok());
    let sql = "UPDATE request SET text = (SELECT text FROM request WHERE id = 'r-2') WHERE id = 'r-1'";
    sqlx::query(sql).execute(&raw(&opened.path).await).await.unwrap();
    assert!(matches!(read().await, Err(StoreError::Corrupt(_))), "{:?}", read().await);
}

#[tokio::test]
async fn a_new_key_takes_over_and_the_old_one_can_go() {
    let opened = filled().await;
    let path = opened.path.clone();
    opened.store.close().await;
    let refused = |store: Result<SqliteStore, StoreError>| matches!(store, Err(StoreError::OtherTexts));
    assert!(refused(under(&path, (7, None), (6, None)).await), "without the old one nothing would open");
    let both = under(&path, (7, Some(5)), (8, Some(6))).await.unwrap();
    assert_eq!(read(&both).await, TEXTS, "before anything is sealed anew");
    let sealing = both.seal().await.unwrap().unwrap();
    assert!(sealing.sealed > 5 && sealing.broken == 0, "{sealing:?}");
    assert_eq!(both.seal().await.unwrap(), None);
    both.close().await;

    let new = under(&path, (7, None), (8, None)).await.unwrap();
    assert_eq!((read(&new).await, new.seal().await.unwrap()), (TEXTS.map(str::to_owned), None));
    let id = "r-1".parse().unwrap();
    let content = new.attachment(&RequestOf::Desk, &id, "brief.txt").await.unwrap().unwrap();
    let what = Sealed::Attachment { request: &id, name: "brief.txt" };
    assert_eq!(opens(&seals(8, None), &what, &content).unwrap(), b"zegel-file", "files too");
    new.close().await;
    assert!(refused(under(&path, (5, None), (6, None)).await));
    assert!(refused(under(&path, (9, Some(5)), (8, None)).await));
}

/// A server that was not told the new key yet goes on sealing under the old one; started with both, it looks once more.
#[tokio::test]
async fn with_a_key_before_each_start_looks_once_more() {
    let opened = filled().await;
    let late = opened.store.clone();
    let both = under(&opened.path, (7, Some(5)), (6, None)).await.unwrap();
    assert!(both.seal().await.unwrap().unwrap().sealed > 0);
    let database: Shared = late.clone();
    let write = RequestWrite { text: Some("late".to_owned()), ..ask("r-2", RequestKind::Access) };
    send_request(&database, &anna(), &write, &key("r-2", 1)).await;
    late.close().await;
    let again = under(&opened.path, (7, Some(5)), (6, None)).await.unwrap();
    assert_eq!(
        again.seal().await.unwrap(),
        Some(Sealing { sealed: 2, broken: 0 }),
        "the text, and the answer under its key"
    );
}

#[tokio::test]
async fn what_opens_under_no_key_is_counted_and_left() {
    let opened = filled().await;
    let stored = "UPDATE request SET text = (SELECT paused_question FROM request WHERE id = 'r-1')";
    sqlx::query(stored).execute(&raw(&opened.path).await).await.unwrap();
    opened.store.close().await;
    let both = under(&opened.path, (7, Some(5)), (6, None)).await.unwrap();
    assert_eq!(both.seal().await.unwrap().unwrap().broken, 1);
}

/// Twins were plain digests of what was asked, from which a short text can be guessed.
#[tokio::test]
async fn the_digest_of_a_request_needs_a_key() {
    use sha2::{Digest, Sha256};
    let opened = open().await;
    let database: Shared = opened.store.clone();
    people(&database).await;
    let write = RequestWrite { text: Some("ja".to_owned()), ..ask("r-1", RequestKind::Access) };
    send_request(&database, &anna(), &write, &key("r-1", 1)).await;
    let plain = Sha256::digest("access\naccount,order\nja");
    let sql = "SELECT count(*) FROM request WHERE twin = ?1";
    let found: i64 = sqlx::query_scalar(sql).bind(plain.to_vec()).fetch_one(&raw(&opened.path).await).await.unwrap();
    assert_eq!(found, 0);
    let again = RequestWrite { id: "r-9".parse().unwrap(), ..write };
    assert!(matches!(send_request(&database, &anna(), &again, &key("r-9", 1)).await, Once::Twin(_)));
}
