//! Requests of an earlier version: nothing of them is lost, and what is new is filled in.

use crate::common::{open_at, raw};
use crate::older::schema_of;
use mijn_privacy_api::{DeskFilter, PurposeId, RequestEventKind, RequestKind, RequestStatus, Role};
use mijn_privacy_store::suite::world::*;
use mijn_privacy_store::*;
use sha2::{Digest, Sha256};
use sqlx::sqlite::SqlitePool;
use std::path::Path;

/// The last migration of then.
const THEN: &str = "0012";

/// Anna's: one stands still, one was extended and answered, one was closed while it stood still.
async fn fill(database: &SqlitePool) {
    let twin = |text: &str| Sha256::digest(format!("access\naccount,order\n{text}")).to_vec();
    let sql = "INSERT INTO person (id, username, password_hash, created_at) VALUES ('person-anna', 'anna', 'x', 0);
               INSERT INTO account VALUES ('account-a', 'Account a (verzonnen)', 'open', '2020-01-01', NULL);
               INSERT INTO membership VALUES ('person-anna', 'account-a', 'owner');
               INSERT INTO reference_counter VALUES (2026, 3);";
    sqlx::raw_sql(sql).execute(database).await.unwrap();
    let insert = "INSERT INTO request (id, person, account, reference, kind, purposes, text, with_suppliers, status, received_at,
                  due_on, target_on, closed_at, extended_until, extended_reason, paused_since, paused_ground, unread, twin)
                  VALUES (?1, 'person-anna', 'account-a', ?2, 'access', '[\"order\",\"account\"]', ?3, 0, ?4, ?5,
                  '2026-12-24', '2026-12-23', ?6, ?7, ?8, ?9, ?10, 1, ?11)";
    let paused = (Some(at(3).as_microsecond()), Some("specification"));
    let rows = [
        ("r-1", "INZ-2026-0001", "Graag alles", "in_progress", None, None, paused),
        ("r-2", "INZ-2026-0002", "Alles van toen", "completed", Some(at(9)), Some("2027-02-24"), (None, None)),
        ("r-3", "INZ-2026-0003", "Anders", "cancelled", Some(at(8)), None, paused),
    ];
    for (id, reference, text, status, closed, until, (since, ground)) in rows {
        sqlx::query(insert)
            .bind(id)
            .bind(reference)
            .bind(text)
            .bind(status)
            .bind(at(0).as_microsecond())
            .bind(closed.map(|at| at.as_microsecond()))
            .bind(until)
            .bind(until.map(|_| "Veel gegevens"))
            .bind(since)
            .bind(ground)
            .bind(twin(text))
            .execute(database)
            .await
            .unwrap();
    }
    let sql =
        "INSERT INTO request_event VALUES ('r-1', 1, 'received', 5, NULL), ('r-1', 2, 'identity_confirmed', 4, NULL),
               ('r-1', 3, 'paused', 6, 'Welk jaar?'), ('r-2', 1, 'received', 5, NULL);
               INSERT INTO request_outcome VALUES ('r-2', 'orders', 'kept', 'artikel 52', '2034-01-01'),
               ('r-2', 'phone', 'done', NULL, NULL);";
    sqlx::raw_sql(sql).execute(database).await.unwrap();
}

async fn migrated(path: &Path) -> SqliteStore {
    let database = schema_of(path, THEN).await;
    fill(&database).await;
    database.close().await;
    let store = open_at(path).await.unwrap();
    assert!(store.migrate().await.unwrap() > 0);
    store
}

#[tokio::test]
async fn requests_come_along_with_all_that_belongs_to_them() {
    let folder = tempfile::tempdir().unwrap();
    let store = migrated(&folder.path().join("old.db")).await;
    let full = async |id: &str| store.request(&anna(), &id.parse().unwrap()).await.unwrap().unwrap();
    let one = full("r-1").await;
    let kinds: Vec<_> = one.events.iter().map(|event| event.kind).collect();
    assert_eq!(kinds, [RequestEventKind::IdentityConfirmed, RequestEventKind::Received, RequestEventKind::Paused]);
    assert_eq!(one.events[2].reason.as_deref(), Some("Welk jaar?"));
    assert_eq!((one.row.paused.unwrap().0, one.row.proof, one.row.role), (at(3), Proof::Password, Some(Role::Owner)));
    assert_eq!(
        (one.row.text.as_deref(), one.row.target_on, one.row.unread),
        (Some("Graag alles"), day("2026-12-23"), 1)
    );
    let two = full("r-2").await;
    assert_eq!((two.row.extended_months, two.row.last_day()), (2, day("2027-02-24")));
    assert_eq!((two.row.status, two.row.proof), (RequestStatus::Completed, Proof::Session));
    let outcome: Vec<_> = two.outcome.iter().map(|row| (row.purpose, row.category.as_str(), row.until)).collect();
    assert_eq!(outcome, [(None, "orders", Some(day("2034-01-01"))), (None, "phone", None)]);
    // Nobody knows for which purpose it was: it is for each.
    assert!(two.outcome.iter().any(|row| row.is_about(PurposeId::Order, "orders")));
    assert_eq!(full("r-3").await.row.paused, None, "nothing closed stands still");
}

#[tokio::test]
async fn what_counts_them_and_knows_them_again_holds() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("old.db");
    let store = migrated(&path).await;
    assert_eq!(store.requests(&anna(), &first(9)).await.unwrap().total, 3);
    let ask_for = DeskAsk { filter: DeskFilter::Closed, kind: None, reference: None, today: day("2026-11-24") };
    assert_eq!(store.desk_requests(&ask_for, &first(9)).await.unwrap().total, 2);
    let database: Shared = std::sync::Arc::new(store.clone());
    let twin = send_request(&database, &anna(), &ask("r-4", RequestKind::Access), &key("k", 1)).await;
    assert_eq!(twin, Once::Twin(answer("twin:r-1:INZ-2026-0001")));
    let passed = Passed { requests: Some(day("2026-11-24")), ..Passed::default() };
    assert_eq!(store.delete_passed(&passed).await.unwrap(), 2);
    let file = raw(&path).await;
    let left = "SELECT (SELECT count(*) FROM request_event) || ' ' || (SELECT count(*) FROM request_outcome)";
    assert_eq!(
        sqlx::query_scalar::<_, String>(left).fetch_one(&file).await.unwrap(),
        "3 0",
        "with what belonged to them"
    );
    let broken = sqlx::query("PRAGMA foreign_key_check").fetch_all(&file).await.unwrap();
    assert!(broken.is_empty());
}
