//! What is kept, what goes, and what a crash leaves.

use super::world::*;
use crate::*;
use mijn_privacy_api::{ConsentId, ConsentState};
use std::time::Duration;

const DAY: i64 = 24 * 60;

/// For `/readyz`.
pub async fn the_database_answers(database: Shared) {
    database.ping().await.unwrap();
}

async fn look(database: &Shared, minutes: i64) {
    let lookup = Lookup {
        at: at(minutes),
        actor: person("anna").to_string(),
        system: "portal".to_owned(),
        what: "overview".to_owned(),
    };
    database.log_lookup(&anna(), &lookup).await.unwrap();
}

async fn begin(database: &Shared, token: u8, minutes: i64) {
    let (created_at, seen_at) = (at(minutes - 30), at(minutes));
    let Scope { person, account, .. } = anna();
    let row =
        SessionRow { token_hash: [token; 32], person, account, created_at, seen_at, authenticated_at: created_at };
    database.begin_session(&row).await.unwrap();
}

/// SEC-7: the access log 14 days; sessions and answers a day. Nothing else.
pub async fn what_is_over_is_swept(database: Shared) {
    people(&database).await;
    let id = ConsentId::Marketing;
    for minutes in [-14 * DAY - 1, -14 * DAY, 0] {
        look(&database, minutes).await;
    }
    begin(&database, 1, -DAY - 1).await;
    begin(&database, 2, -DAY + 1).await;
    let old = ConsentWrite { at: at(-DAY - 1), ..change(&anna(), id, ConsentState::Granted, 0) };
    send(&database, &anna(), &old, &key("old", 1)).await;
    let new = ConsentWrite { at: at(-DAY + 1), ..change(&anna(), id, ConsentState::Objected, 1) };
    send(&database, &anna(), &new, &key("new", 1)).await;

    assert_eq!(database.sweep(at(0)).await.unwrap(), 3, "a look-up, a session and an answer");
    assert_eq!(database.sweep(at(0)).await.unwrap(), 0);
    assert!(database.session(&[1; 32]).await.unwrap().is_none());
    assert!(database.session(&[2; 32]).await.unwrap().is_some());
    assert_eq!(send(&database, &anna(), &new, &key("new", 1)).await, Once::Replayed(answer("objected:2")));
    assert_eq!(send(&database, &anna(), &old, &key("old", 1)).await, Once::Stale, "the key is free, the state newer");
    assert_eq!(database.sweep(at(30 * DAY)).await.unwrap(), 4);
    assert_eq!(database.consent(&anna(), id).await.unwrap().revision, 2);
}

/// A call that is dropped at any moment (a client that goes away, a stop) leaves the change and its answer, or neither.
pub async fn a_dropped_write_is_whole_or_nothing(database: Shared) {
    people(&database).await;
    let (mut revision, mut cut) = (0, 0);
    for step in 0..200_u32 {
        let state = if step % 2 == 0 { ConsentState::Granted } else { ConsentState::Withdrawn };
        let write = change(&anna(), ConsentId::Newsletter, state, revision);
        let once = key(&format!("k{step}"), 1);
        let patience = Duration::from_micros(u64::from(step) * 20);
        let finished = tokio::time::timeout(patience, send(&database, &anna(), &write, &once)).await;
        let now = database.consent(&anna(), ConsentId::Newsletter).await.unwrap();
        match send(&database, &anna(), &write, &once).await {
            Once::Replayed(stored) => assert_eq!(stored.body, format!("{}:{}", state.as_str(), revision + 1)),
            Once::Done(stored) => {
                assert!(finished.is_err(), "an answer was given, and is not there");
                assert_eq!(now.revision, revision, "a change without its answer");
                assert_eq!(stored.body, format!("{}:{}", state.as_str(), revision + 1));
                cut += 1;
            }
            other => panic!("step {step}: {other:?}"),
        }
        revision += 1;
        assert_eq!(database.consent(&anna(), ConsentId::Newsletter).await.unwrap().revision, revision);
    }
    assert!(cut > 0, "no call was cut off: the test shows nothing");
}
