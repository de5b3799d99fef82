//! Files with an answer: made piece by piece, fetched by links, gone when their time is over.

use super::requests::story;
use super::world::*;
use crate::*;
use mijn_privacy_api::{RequestId, RequestStatus};

const DAY: i64 = 24 * 60;

fn id(text: &str) -> RequestId {
    text.parse().unwrap()
}

/// Anna asks for her data.
async fn asked(database: &Shared, ids: &[(&str, RequestStatus)]) {
    people(database).await;
    let items = ids.iter().map(|(id, status)| {
        let full = story(id, *status, -60, "2026-12-24");
        Item::Request(account("a"), person("anna"), Box::new(full), day("2026-12-24"))
    });
    database.seed(items.collect()).await.unwrap();
}

fn row(file: &str, request: &str) -> ResultRow {
    ResultRow {
        id: file.to_owned(),
        request: id(request),
        file_name: "gegevens-INZ-2026-0001.zip".to_owned(),
        piece: 4,
        rows_total: 100,
        rows_done: 0,
        size: None,
        available_until: None,
        deleted: false,
    }
}

/// Begins a file and puts so many pieces in.
async fn begin(database: &Shared, file: &str, request: &str, pieces: u32) {
    database.begin_result(&row(file, request)).await.unwrap();
    for seq in 0..pieces {
        assert!(database.add_piece(file, seq, &[seq as u8; 20], u64::from(seq) + 1).await.unwrap());
    }
}

async fn result(database: &Shared, request: &str) -> Option<ResultRow> {
    database.result_of(&RequestOf::Desk, &id(request)).await.unwrap()
}

async fn link(database: &Shared, scope: &Scope, token: u8, minutes: i64) -> bool {
    database.add_result_link(scope, &id("r-1"), &[token; 32], &[9; 32], at(minutes + 15), at(minutes)).await.unwrap()
}

async fn fetch(database: &Shared, scope: &Scope, token: u8, session: u8, minutes: i64) -> Option<String> {
    let row = database.result_by_link(scope, &[token; 32], &[session; 32], at(minutes)).await.unwrap();
    row.map(|row| row.id)
}

/// How far it is shows while it is made; nobody else's is seen.
pub async fn a_file_is_made_piece_by_piece(database: Shared) {
    asked(&database, &[("r-1", RequestStatus::InProgress)]).await;
    assert_eq!(result(&database, "r-1").await, None);
    begin(&database, "f-1", "r-1", 3).await;
    let making = ResultRow { rows_done: 3, ..row("f-1", "r-1") };
    assert_eq!(result(&database, "r-1").await, Some(making.clone()));
    // A commit that was not answered.
    assert!(database.add_piece("f-1", 2, b"again", 50).await.unwrap());
    assert!(!database.add_piece("f-x", 0, b"x", 1).await.unwrap());
    assert!(database.finish_result("f-1", 45, at(DAY)).await.unwrap());
    let whole = ResultRow { rows_done: 100, size: Some(45), available_until: Some(at(DAY)), ..making };
    assert_eq!(result(&database, "r-1").await, Some(whole.clone()));
    assert!(!database.add_piece("f-1", 3, b"x", 1).await.unwrap(), "it is whole");
    assert!(!database.finish_result("f-1", 46, at(2 * DAY)).await.unwrap());
    let pieces = [Some(vec![0; 20]), Some(vec![1; 20]), Some(b"again".to_vec()), None];
    for (seq, want) in (0..).zip(pieces) {
        assert_eq!(database.piece("f-1", seq).await.unwrap(), want, "{seq}");
    }
    let of = async |scope: Scope| database.result_of(&RequestOf::Scope(scope), &id("r-1")).await.unwrap();
    assert_eq!(of(anna()).await, Some(whole));
    for other in [uma(), bram(), Scope { account: account("b"), ..anna() }] {
        assert_eq!(of(other).await, None);
    }
}

/// Whoever made the first finds out with their next piece. A whole one stays beside it.
pub async fn a_file_begun_anew_takes_the_place_of_the_unfinished(database: Shared) {
    asked(&database, &[("r-1", RequestStatus::InProgress), ("r-2", RequestStatus::InProgress)]).await;
    begin(&database, "f-other", "r-2", 2).await;
    begin(&database, "f-1", "r-1", 40).await;
    begin(&database, "f-2", "r-1", 1).await;
    for seq in 0..40 {
        assert_eq!(database.piece("f-1", seq).await.unwrap(), None, "{seq}");
    }
    assert!(!database.add_piece("f-1", 40, b"x", 41).await.unwrap());
    assert!(!database.finish_result("f-1", 800, at(DAY)).await.unwrap());
    assert!(database.finish_result("f-2", 20, at(DAY)).await.unwrap());
    begin(&database, "f-3", "r-1", 1).await;
    assert_eq!(result(&database, "r-1").await.unwrap().id, "f-3", "the latest");
    assert!(database.piece("f-2", 0).await.unwrap().is_some());
    assert!(link(&database, &anna(), 1, 0).await);
    assert_eq!(fetch(&database, &anna(), 1, 9, 1).await.as_deref(), Some("f-2"), "what is whole");
    assert_eq!(result(&database, "r-2").await.unwrap().rows_done, 2, "another request's");
}

/// In the session that asked for it, as often as needed, until it or the file ends.
pub async fn a_link_works_in_its_session(database: Shared) {
    asked(&database, &[("r-1", RequestStatus::InProgress)]).await;
    assert!(!link(&database, &anna(), 1, 0).await, "no file");
    begin(&database, "f-1", "r-1", 1).await;
    assert!(!link(&database, &anna(), 1, 0).await, "not whole");
    database.finish_result("f-1", 20, at(60)).await.unwrap();
    for other in [uma(), bram(), tess_in_a()] {
        assert!(!link(&database, &other, 2, 0).await, "not theirs");
    }
    assert!(link(&database, &anna(), 3, 0).await);
    for minutes in [0, 5, 14] {
        assert_eq!(fetch(&database, &anna(), 3, 9, minutes).await.as_deref(), Some("f-1"));
    }
    assert_eq!(fetch(&database, &anna(), 3, 8, 5).await, None, "another session");
    assert_eq!(fetch(&database, &uma(), 3, 9, 5).await, None, "another person");
    assert_eq!(fetch(&database, &anna(), 4, 9, 5).await, None, "no link");
    assert_eq!(fetch(&database, &anna(), 3, 9, 15).await, None, "it ended");
    assert!(link(&database, &anna(), 4, 50).await);
    assert_eq!(fetch(&database, &anna(), 4, 9, 59).await.as_deref(), Some("f-1"));
    assert_eq!(fetch(&database, &anna(), 4, 9, 60).await, None, "the file ended");
    assert!(!link(&database, &anna(), 5, 60).await, "there is none any more");
}

/// The pieces go, that it was there stays; links go with their end, and what nobody finishes with its request.
pub async fn a_file_goes_when_its_time_is_over(database: Shared) {
    let closed = RequestStatus::Rejected;
    asked(&database, &[("r-1", RequestStatus::InProgress), ("r-2", RequestStatus::InProgress), ("r-3", closed)]).await;
    begin(&database, "f-1", "r-1", 40).await;
    begin(&database, "f-2", "r-2", 1).await;
    begin(&database, "f-3", "r-3", 2).await;
    database.finish_result("f-1", 800, at(60)).await.unwrap();
    assert!(link(&database, &anna(), 1, 0).await);
    assert!(link(&database, &anna(), 2, 30).await);
    assert_eq!(database.expire_results(at(14)).await.unwrap(), 0);
    assert_eq!(database.expire_results(at(15)).await.unwrap(), 1, "a link");
    assert_eq!(database.expire_results(at(59)).await.unwrap(), 1, "the other");
    assert_eq!(database.expire_results(at(60)).await.unwrap(), 41, "40 pieces, and their file");
    assert_eq!(database.expire_results(at(60)).await.unwrap(), 0);
    let gone = result(&database, "r-1").await.unwrap();
    assert!(gone.deleted && gone.size == Some(800));
    assert_eq!(database.piece("f-1", 0).await.unwrap(), None);
    // Closed at this moment; a week later nobody goes on with it.
    assert_eq!(database.expire_results(at(7 * DAY)).await.unwrap(), 0);
    assert_eq!(database.expire_results(at(7 * DAY + 1)).await.unwrap(), 3, "two pieces and their file");
    assert_eq!(result(&database, "r-3").await, None);
    assert_eq!(result(&database, "r-2").await.unwrap().rows_done, 1, "it is still being made");
}
