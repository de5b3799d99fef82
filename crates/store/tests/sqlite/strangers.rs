//! Requests of somebody without an account: followed like any other, and gone with their last one.

use crate::common::{Opened, open, raw};
use jiff::Timestamp;
use mijn_privacy_api::{DeskFilter, DeskVerb, PurposeId, RequestId, RequestStatus};
use mijn_privacy_store::suite::world::*;
use mijn_privacy_store::*;

async fn put(opened: &Opened, id: &str, closed: Option<Timestamp>) {
    let file = raw(&opened.path).await;
    let sql = "INSERT INTO stranger (id, email, digest, name, at) VALUES ('s', 'zoe@example.nl', zeroblob(32), 'Zoë (verzonnen)', 0)
               ON CONFLICT (id) DO NOTHING";
    sqlx::query(sql).execute(&file).await.unwrap();
    let sql = "INSERT INTO request (id, stranger, reference, kind, purposes, with_suppliers, proof, status, received_at, due_on,
               target_on, closed_at, twin) VALUES (?1, 's', ?1, 'access', '[]', 0, 'email_link', ?2, ?3, '2026-12-24',
               '2026-12-24', ?4, randomblob(32))";
    sqlx::query(sql)
        .bind(id)
        .bind(if closed.is_some() { "completed" } else { "received" })
        .bind(at(0).as_microsecond())
        .bind(closed.map(|at| at.as_microsecond()))
        .execute(&file)
        .await
        .unwrap();
}

#[tokio::test]
async fn the_officer_sees_and_does_the_same() {
    let opened = open().await;
    put(&opened, "r-s", None).await;
    let (store, id): (_, RequestId) = (&opened.store, "r-s".parse().unwrap());
    let (full, head) = store.desk_request(&id).await.unwrap().unwrap();
    assert_eq!((full.row.role, full.row.proof), (None, Proof::EmailLink));
    let email = Some(EmailAddress::parse("zoe@example.nl").unwrap());
    assert_eq!(head, DeskHead { name: "Zoë (verzonnen)".to_owned(), email, scope: None, login_gone: false });
    let decide = |full: &RequestFull| {
        let row = RequestRow {
            status: RequestStatus::InProgress,
            assignee: Some("Puck (verzonnen)".to_owned()),
            ..full.row.clone()
        };
        let act = ActRow { at: at(1), actor: "Puck (verzonnen)".to_owned(), verb: DeskVerb::Take };
        Ok(RequestChange { restrict: vec![PurposeId::Account], ..RequestChange::of(row, act) })
    };
    let changed = store.change_request(&RequestOf::Desk, &id, Box::new(decide), None).await.unwrap();
    assert!(matches!(changed, RequestChanged::Done(_)), "{changed:?}");
    let ask = DeskAsk { filter: DeskFilter::Open, kind: None, reference: None, today: day("2026-11-24") };
    let queue = store.desk_requests(&ask, &first(9)).await.unwrap().items;
    assert_eq!((queue.len(), queue[0].assignee.as_deref()), (1, Some("Puck (verzonnen)")));
}

#[tokio::test]
async fn somebody_without_an_account_goes_with_their_last_request() {
    let opened = open().await;
    put(&opened, "r-old", Some(at(-60 * 24 * 60))).await;
    put(&opened, "r-new", Some(at(0))).await;
    let strangers = async || {
        let file = raw(&opened.path).await;
        sqlx::query_scalar::<_, i64>("SELECT count(*) FROM stranger").fetch_one(&file).await.unwrap()
    };
    let sweep = async |on| {
        let passed = Passed { requests: Some(day(on)), ..Passed::default() };
        opened.store.delete_passed(&passed).await.unwrap()
    };
    assert_eq!((sweep("2026-10-01").await, strangers().await), (1, 1));
    assert_eq!((sweep("2026-11-24").await, strangers().await), (1, 0));
}
