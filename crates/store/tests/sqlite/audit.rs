//! The check of the consent chain finds whatever is done to the file behind the program's back.

use crate::common::{KEYS, Opened, open, raw};
use mijn_privacy_api::{Channel, ConsentId, ConsentState};
use mijn_privacy_store::suite::world::*;
use mijn_privacy_store::{Checkpoint, ConsentWrite, Finding, Flaw};

pub(crate) const FREE: &str = "DROP TRIGGER consent_change_no_update; DROP TRIGGER consent_change_no_delete;";

/// Anna: 1 newsletter on, 2 marketing on (import), 4 newsletter off. Bram: 3 newsletter on. Anna by the helpdesk: 5.
pub(crate) async fn chain() -> Opened {
    let opened = open().await;
    let database: Shared = opened.store.clone();
    people(&database).await;
    let writes = [
        (anna(), change(&anna(), ConsentId::Newsletter, ConsentState::Granted, 0)),
        (
            anna(),
            ConsentWrite {
                actor: "system".to_owned(),
                channel: Channel::Import,
                ..change(&anna(), ConsentId::Marketing, ConsentState::Granted, 0)
            },
        ),
        (bram(), change(&bram(), ConsentId::Newsletter, ConsentState::Granted, 0)),
        (anna(), change(&anna(), ConsentId::Newsletter, ConsentState::Withdrawn, 1)),
        (
            anna(),
            ConsentWrite {
                actor: "Medewerker Test (verzonnen)".to_owned(),
                wording_text: "Een andere tekst.".to_owned(),
                channel: Channel::Helpdesk,
                ..change(&anna(), ConsentId::Marketing, ConsentState::Objected, 1)
            },
        ),
    ];
    for (number, (scope, write)) in writes.into_iter().enumerate() {
        send(&database, &scope, &write, &key(&format!("k{number}"), 1)).await;
    }
    opened
}

/// Off and on in turn, after the first on.
pub(crate) fn turn(revision: u32) -> ConsentState {
    if revision % 2 == 1 { ConsentState::Withdrawn } else { ConsentState::Granted }
}

pub(crate) async fn tamper(opened: &Opened, sql: &'static str) {
    let file = raw(&opened.path).await;
    sqlx::raw_sql(sql).execute(&file).await.unwrap();
    file.close().await;
}

pub(crate) async fn found(opened: &Opened, checkpoint: Option<&Checkpoint>) -> Vec<(i64, Flaw)> {
    let report = opened.store.verify(checkpoint).await.unwrap();
    assert_eq!(report.flaws as usize, report.findings.len());
    assert_eq!(report.is_sound(), report.findings.is_empty());
    report.findings.into_iter().map(|Finding { seq, flaw }| (seq, flaw)).collect()
}

/// What the check finds after this was done, without the triggers.
pub(crate) async fn after(sql: &'static str) -> Vec<(i64, Flaw)> {
    let opened = chain().await;
    let checkpoint = opened.store.export_checkpoint().await.unwrap();
    assert_eq!(found(&opened, Some(&checkpoint)).await, [], "before");
    tamper(&opened, FREE).await;
    tamper(&opened, sql).await;
    found(&opened, None).await
}

#[tokio::test]
async fn an_untouched_chain_is_sound() {
    let opened = chain().await;
    let report = opened.store.verify(None).await.unwrap();
    assert_eq!((report.rows, report.flaws, report.erased.len()), (5, 0, 0));
    let checkpoint = opened.store.export_checkpoint().await.unwrap();
    assert_eq!((checkpoint.seq, checkpoint.count, checkpoint.hash.len()), (5, 5, 64));
    let json = serde_json::to_string(&checkpoint).unwrap();
    assert_eq!(serde_json::from_str::<Checkpoint>(&json).unwrap(), checkpoint);
}

#[tokio::test]
async fn an_empty_chain_is_sound_and_has_a_checkpoint() {
    let opened = open().await;
    let checkpoint = opened.store.export_checkpoint().await.unwrap();
    assert_eq!((checkpoint.seq, checkpoint.count), (0, 0));
    assert_eq!(found(&opened, Some(&checkpoint)).await, []);
}

#[tokio::test]
async fn the_database_itself_refuses_to_change_a_row() {
    let opened = chain().await;
    let file = raw(&opened.path).await;
    for sql in ["UPDATE consent_change SET state = 'granted' WHERE seq = 4", "DELETE FROM consent_change WHERE seq = 5"]
    {
        let error = sqlx::query(sql).execute(&file).await.unwrap_err();
        assert!(error.to_string().contains("append only"), "{error}");
    }
}

#[tokio::test]
async fn every_changed_column_is_found() {
    let changes = [
        "UPDATE consent_change SET state = 'granted' WHERE seq = 3 AND state <> 'granted' OR seq = 4",
        "UPDATE consent_change SET consent = 'training' WHERE seq = 4",
        "UPDATE consent_change SET revision = 9 WHERE seq = 4",
        "UPDATE consent_change SET wording = 'other-1' WHERE seq = 4",
        "UPDATE consent_change SET wording_digest = randomblob(32) WHERE seq = 4",
        "UPDATE consent_change SET language = 'en' WHERE seq = 4",
        "UPDATE consent_change SET shown_at = shown_at + 1 WHERE seq = 4",
        "UPDATE consent_change SET notice = '2020-01-01' WHERE seq = 4",
        "UPDATE consent_change SET channel = 'import' WHERE seq = 4",
        "UPDATE consent_change SET actor = 'system' WHERE seq = 4",
        "UPDATE consent_change SET at = at - 1 WHERE seq = 4",
        "UPDATE consent_change SET subject = randomblob(16) WHERE seq = 4",
        "UPDATE consent_change SET prev = randomblob(32) WHERE seq = 4",
        "UPDATE consent_change SET hash = randomblob(32) WHERE seq = 4",
    ];
    for sql in changes {
        let found = after(sql).await;
        assert!(found.contains(&(4, Flaw::Changed)), "{sql}: {found:?}");
    }
    assert_eq!(after("UPDATE consent_change SET mac = randomblob(32) WHERE seq = 4").await, [(4, Flaw::Forged)]);
    let who = after("UPDATE consent_change SET actor_digest = randomblob(32) WHERE seq = 5").await;
    assert_eq!(who, [(5, Flaw::Changed), (5, Flaw::ActorChanged)]);
}

#[tokio::test]
async fn a_removed_row_is_found() {
    assert_eq!(after("DELETE FROM consent_change WHERE seq = 3").await, [(4, Flaw::Gap), (3, Flaw::StateWithoutRow)]);
    let first = after("DELETE FROM consent_change WHERE seq = 1").await;
    assert_eq!(first, [(2, Flaw::Gap)]);
}

#[tokio::test]
async fn a_removed_row_whose_gap_was_closed_is_found() {
    let sql = "DELETE FROM consent_change WHERE seq = 3; UPDATE consent_change SET seq = seq - 1 WHERE seq > 3;
               UPDATE consent_actor SET seq = 4 WHERE seq = 5;";
    let found = after(sql).await;
    assert!(found.contains(&(3, Flaw::Order)) && found.contains(&(3, Flaw::Changed)), "{found:?}");
}

#[tokio::test]
async fn an_inserted_row_is_found() {
    let sql = "INSERT INTO consent_change SELECT 6, subject, consent, 'granted', 3, wording, wording_digest, language, shown_at,
               notice, channel, actor, actor_digest, at, hash, randomblob(32), randomblob(32)
               FROM consent_change WHERE seq = 4";
    let found = after(sql).await;
    for flaw in [(6, Flaw::Order), (6, Flaw::Changed), (6, Flaw::State), (4, Flaw::State)] {
        assert!(found.contains(&flaw), "{flaw:?} in {found:?}");
    }
}

#[tokio::test]
async fn reordered_rows_are_found() {
    let sql = "UPDATE consent_change SET seq = 100 WHERE seq = 1; UPDATE consent_change SET seq = 1 WHERE seq = 2;
               UPDATE consent_change SET seq = 2 WHERE seq = 100;";
    let found = after(sql).await;
    for flaw in [(1, Flaw::Order), (1, Flaw::Changed), (2, Flaw::Order), (2, Flaw::Changed), (3, Flaw::Order)] {
        assert!(found.contains(&flaw), "{flaw:?} in {found:?}");
    }
}

#[tokio::test]
async fn a_row_hashed_again_without_the_key_is_found() {
    let opened = chain().await;
    let other = mijn_privacy_store::StoreKeys { audit: [2; 32], ..KEYS };
    let random = std::sync::Arc::new(mijn_privacy_store::SystemRandom);
    let forger = mijn_privacy_store::SqliteStore::open(&opened.path, other, random).await.unwrap();
    let forger: Shared = std::sync::Arc::new(forger);
    let write = change(&anna(), ConsentId::Newsletter, ConsentState::Granted, 2);
    send(&forger, &anna(), &write, &key("forged", 1)).await;
    assert_eq!(found(&opened, None).await, [(6, Flaw::Forged)]);
}

#[tokio::test]
async fn a_state_that_does_not_agree_is_found() {
    let changes = [
        "UPDATE consent_state SET state = 'granted' WHERE seq = 4",
        "UPDATE consent_state SET revision = 1 WHERE seq = 4",
        "UPDATE consent_state SET channel = 'import' WHERE seq = 4",
        "UPDATE consent_state SET changed_at = 0 WHERE seq = 4",
        "UPDATE consent_state SET wording = 'x' WHERE seq = 4",
        "UPDATE consent_state SET notice = 'x' WHERE seq = 4",
        "DELETE FROM consent_state WHERE seq = 4",
    ];
    for sql in changes {
        assert_eq!(after(sql).await, [(4, Flaw::State)], "{sql}");
    }
    // Back to the older row, as if the withdrawal had never been.
    let back = after("UPDATE consent_state SET seq = 1, state = 'granted', revision = 1 WHERE seq = 4").await;
    assert_eq!(back, [(1, Flaw::State), (4, Flaw::State)]);
    let invented =
        "INSERT INTO consent_state SELECT 'person-uma', 'newsletter', 3, 'granted', 1, wording, notice, channel,
                    changed_at, NULL FROM consent_state WHERE seq = 3";
    assert_eq!(after(invented).await, [(3, Flaw::StateWithoutRow)]);
}

#[tokio::test]
async fn a_changed_or_missing_side_row_is_found() {
    let wording = after("UPDATE wording_text SET text = 'Wij mailen je elke dag.' WHERE text LIKE '%zes keer%'").await;
    assert_eq!(wording, [1, 2, 3, 4].map(|seq| (seq, Flaw::WordingChanged)));
    let gone = after("DELETE FROM wording_text WHERE text = 'Een andere tekst.'").await;
    assert_eq!(gone, [(5, Flaw::WordingMissing)]);
    assert_eq!(after("UPDATE consent_actor SET name = 'Iemand anders'").await, [(5, Flaw::ActorChanged)]);
    assert_eq!(after("DELETE FROM consent_actor").await, [(5, Flaw::ActorMissing)]);
}

#[tokio::test]
async fn a_choice_given_to_somebody_else_is_found() {
    let swap = "UPDATE subject SET holder = 'x' WHERE holder = 'person-anna';
                UPDATE subject SET holder = 'person-anna' WHERE holder = 'person-bram';
                UPDATE subject SET holder = 'person-bram' WHERE holder = 'x';
                UPDATE consent_state SET holder = 'x' WHERE holder = 'person-anna';
                UPDATE consent_state SET holder = 'person-anna' WHERE holder = 'person-bram';
                UPDATE consent_state SET holder = 'person-bram' WHERE holder = 'x';";
    assert_eq!(after(swap).await, [1, 2, 3, 4, 5].map(|seq| (seq, Flaw::SubjectChanged)));
    let gone = after("DELETE FROM subject WHERE holder = 'person-bram'; DELETE FROM consent_state WHERE seq = 3").await;
    assert_eq!(gone, [(3, Flaw::SubjectMissing)]);
}
