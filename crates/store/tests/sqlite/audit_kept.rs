//! What the check of the consent chain says of checkpoints, and of what a rule erased.

use crate::audit::*;
use crate::common::raw;
use mijn_privacy_api::{ConsentId, ConsentState};
use mijn_privacy_store::sqlite::SideRow;
use mijn_privacy_store::suite::world::*;
use mijn_privacy_store::{Flaw, Once, Store};

#[tokio::test]
async fn a_cut_tail_shows_against_the_checkpoint() {
    let opened = chain().await;
    let checkpoint = opened.store.export_checkpoint().await.unwrap();
    tamper(&opened, FREE).await;
    let cut = "DELETE FROM consent_change WHERE seq > 3; DELETE FROM consent_actor; DELETE FROM consent_state WHERE seq > 3;
               INSERT INTO consent_state SELECT 'person-anna', consent, seq, state, revision, wording, notice, channel, at, NULL
               FROM consent_change WHERE seq IN (1, 2);";
    tamper(&opened, cut).await;
    assert_eq!(found(&opened, None).await, [], "without a checkpoint a clean cut cannot be seen");
    assert_eq!(found(&opened, Some(&checkpoint)).await, [(4, Flaw::TailCut)]);
    // Grown again past the checkpoint, it is another chain.
    let database: Shared = opened.store.clone();
    for revision in 1..4 {
        let write = change(&anna(), ConsentId::Newsletter, turn(revision), revision);
        let once = send(&database, &anna(), &write, &key(&format!("again-{revision}"), 1)).await;
        assert!(matches!(once, Once::Done(_)), "{revision}: {once:?}");
    }
    assert_eq!(found(&opened, None).await, []);
    assert_eq!(found(&opened, Some(&checkpoint)).await, [(5, Flaw::Checkpoint)]);
}

#[tokio::test]
async fn a_checkpoint_holds_while_the_chain_grows() {
    let opened = chain().await;
    let checkpoint = opened.store.export_checkpoint().await.unwrap();
    let database: Shared = opened.store.clone();
    let write = change(&bram(), ConsentId::Newsletter, ConsentState::Withdrawn, 1);
    send(&database, &bram(), &write, &key("later", 1)).await;
    assert_eq!(found(&opened, Some(&checkpoint)).await, []);
}

#[tokio::test]
async fn what_a_rule_erased_is_no_flaw_and_names_the_rule() {
    let opened = chain().await;
    assert!(opened.store.erase_side_row(&SideRow::Actor(5), "P5Y", at(9)).await.unwrap());
    assert!(opened.store.erase_side_row(&SideRow::Subject(person("bram")), "art. 17", at(9)).await.unwrap());
    assert!(!opened.store.erase_side_row(&SideRow::Actor(5), "P5Y", at(9)).await.unwrap(), "twice");
    let file = raw(&opened.path).await;
    let digest: Vec<u8> =
        sqlx::query_scalar("SELECT wording_digest FROM consent_change WHERE seq = 5").fetch_one(&file).await.unwrap();
    let row = SideRow::Wording(digest.try_into().unwrap());
    assert!(opened.store.erase_side_row(&row, "P5Y", at(9)).await.unwrap());
    let report = opened.store.verify(None).await.unwrap();
    assert_eq!(report.findings, []);
    let erased: Vec<(&str, u64)> = report.erased.iter().map(|(rule, rows)| (rule.as_str(), *rows)).collect();
    assert_eq!(erased, [("P5Y", 2), ("art. 17", 1)]);
    assert_eq!(opened.store.consent(&bram(), ConsentId::Newsletter).await.unwrap().revision, 0, "it is nobody's now");
    let names: i64 = sqlx::query_scalar("SELECT count(*) FROM consent_actor").fetch_one(&file).await.unwrap();
    assert_eq!(names, 0);
}

#[tokio::test]
async fn a_note_of_erasure_made_without_the_key_is_found() {
    let forged = "DELETE FROM consent_actor;
                  INSERT INTO consent_erasure VALUES ('actor', CAST('5' AS BLOB), 'P5Y', 0, randomblob(32));";
    assert_eq!(after(forged).await, [(5, Flaw::ErasureForged)]);
    // A true note with another rule's name.
    let opened = chain().await;
    opened.store.erase_side_row(&SideRow::Actor(5), "P5Y", at(9)).await.unwrap();
    tamper(&opened, "UPDATE consent_erasure SET rule = 'art. 17'").await;
    assert_eq!(found(&opened, None).await, [(5, Flaw::ErasureForged)]);
}

#[tokio::test]
async fn a_wording_shown_again_is_there_again() {
    let opened = chain().await;
    let file = raw(&opened.path).await;
    let digest: Vec<u8> =
        sqlx::query_scalar("SELECT wording_digest FROM consent_change WHERE seq = 1").fetch_one(&file).await.unwrap();
    opened.store.erase_side_row(&SideRow::Wording(digest.try_into().unwrap()), "P5Y", at(9)).await.unwrap();
    let database: Shared = opened.store.clone();
    let write = change(&bram(), ConsentId::Newsletter, ConsentState::Withdrawn, 1);
    send(&database, &bram(), &write, &key("again", 1)).await;
    let report = opened.store.verify(None).await.unwrap();
    assert_eq!((report.findings.len(), report.erased.len()), (0, 0));
}

#[tokio::test]
async fn nothing_of_the_person_stands_in_the_chain() {
    let opened = chain().await;
    let file = raw(&opened.path).await;
    let sql =
        "SELECT group_concat(hex(subject) || consent || state || wording || language || notice || channel || actor)
               FROM consent_change";
    let text: String = sqlx::query_scalar(sql).fetch_one(&file).await.unwrap();
    for personal in ["anna", "bram", "Medewerker", "zes keer"] {
        assert!(!text.contains(personal), "{personal}");
    }
    let subjects: i64 =
        sqlx::query_scalar("SELECT count(DISTINCT subject) FROM consent_change").fetch_one(&file).await.unwrap();
    assert_eq!(subjects, 2);
}

#[tokio::test]
async fn many_flaws_are_counted_and_the_first_named() {
    let opened = chain().await;
    let database: Shared = opened.store.clone();
    for revision in 1..130 {
        let write = change(&bram(), ConsentId::Newsletter, turn(revision), revision);
        let once = send(&database, &bram(), &write, &key(&format!("m{revision}"), 1)).await;
        assert!(matches!(once, Once::Done(_)), "{revision}: {once:?}");
    }
    tamper(&opened, FREE).await;
    tamper(&opened, "UPDATE consent_change SET language = 'xx'").await;
    let report = opened.store.verify(None).await.unwrap();
    assert_eq!((report.rows, report.flaws, report.findings.len()), (134, 134, 100));
}
