//! What stood still is used again: by a day that the person was told, by their own word, by their own erasure.

use super::carrying::*;
use super::changes;
use super::requests::story;
use super::world::*;
use crate::*;
use mijn_privacy_api::{DeskVerb, PurposeId, RequestEventKind, RequestStatus};

/// A closed request of a person's, for which these purposes stand still.
async fn stands_still(database: &Shared, scope: &Scope, request: &str, purposes: &[PurposeId]) {
    let full = story(request, RequestStatus::Completed, -7 * 24 * 60, "2026-12-24");
    let items = vec![
        Item::Request(scope.account.clone(), scope.person.clone(), Box::new(full), day("2026-12-24")),
        Item::Restriction(id(request), purposes.to_vec(), at(0)),
    ];
    database.seed(items).await.unwrap();
}

async fn left(database: &Shared, scope: &Scope) -> Vec<PurposeId> {
    database.restrictions(scope).await.unwrap().into_iter().map(|row| row.purpose).collect()
}

/// The request knows what stands still for it, and the day; lifting ends both, once.
pub async fn a_request_knows_what_stands_still_for_it(database: Shared) {
    people(&database).await;
    stands_still(&database, &anna(), "r-1", &[PurposeId::Order, PurposeId::Account]).await;
    stands_still(&database, &anna(), "r-2", &[PurposeId::Order]).await;
    let still = async || {
        let full = database.request(&anna(), &id("r-1")).await.unwrap().unwrap();
        assert_eq!(full.restricted, [PurposeId::Account, PurposeId::Order], "also when it no longer does");
        (full.still, full.row.lifts_on)
    };
    assert!(database.restrictions(&anna()).await.unwrap().iter().all(|row| !row.open), "nobody judges them any more");
    assert_eq!(still().await, (Some(vec![PurposeId::Account, PurposeId::Order]), None));
    let change = async |lift: bool| {
        let decide: Decide<'_> = Box::new(|full| {
            let lifts_on = (!lift).then(|| day("2026-11-29"));
            let row = RequestRow { lifts_on, ..full.row.clone() };
            Ok(RequestChange { lift, ..RequestChange::of(row, changes::act(DeskVerb::Lift, 1)) })
        });
        database.change_request(&RequestOf::Desk, &id("r-1"), decide, None).await.unwrap();
    };
    change(false).await;
    assert_eq!(still().await, (Some(vec![PurposeId::Account, PurposeId::Order]), Some(day("2026-11-29"))));
    change(true).await;
    assert_eq!(still().await, (None, None));
    assert_eq!(left(&database, &anna()).await, [PurposeId::Order], "another request's stands");
}

/// Of these purposes and in this account; what somebody else had restricted keeps what it kept.
pub async fn ones_own_erasure_goes_before_ones_own_restriction(database: Shared) {
    lists(&database).await;
    stands_still(&database, &anna(), "r-still", &[PurposeId::Order, PurposeId::Portal]).await;
    database.seed(vec![Item::Restriction(id("r-uma"), vec![PurposeId::Contact], at(0))]).await.unwrap();
    let passed =
        |through: &[PurposeId]| Passed { closes_on: Some(day(TODAY)), through: through.to_vec(), ..by("2018-12-31") };
    let of = async |scope: Scope, through: &[PurposeId]| {
        let found = erasable(&database, &scope, &passed(through)).await;
        (found.orders.goes, found.messages.goes)
    };
    assert_eq!(of(anna(), &[]).await, (0, 1));
    assert_eq!(of(anna(), &[PurposeId::Portal]).await, (0, 1), "another purpose");
    assert_eq!(of(anna(), &[PurposeId::Order]).await, (1, 1));
    let now = |through: &[PurposeId]| Passed { through: through.to_vec(), ..by(TODAY) };
    let messages = async |scope: Scope| erasable(&database, &scope, &now(&[PurposeId::Contact])).await.messages.goes;
    assert_eq!(messages(uma()).await, 1);
    assert_eq!(erasable(&database, &uma(), &now(&[])).await.messages.goes, 0);

    // A value stays for anything of the owner's that stands still, and for nothing that a user has.
    let values = async |through: &[PurposeId]| {
        let closing = Passed { closes_on: Some(day(TODAY)), ..now(through) };
        erasable(&database, &anna(), &closing).await.values.iter().any(|(_, goes)| *goes)
    };
    assert!(!values(&[]).await && !values(&[PurposeId::Order]).await);
    assert!(values(&[PurposeId::Order, PurposeId::Portal]).await);

    // What was shown is what goes, and the sweep still keeps it.
    let sweep = Passed { orders: Some(day(TODAY)), through: vec![PurposeId::Order], ..Passed::default() };
    assert_eq!(database.delete_passed(&sweep).await.unwrap(), 0);
    let gone = carry_out(&database, "r-anna", &anna(), &passed(&[PurposeId::Order]), Step::Orders).await;
    assert_eq!((gone, database.order_facts(&anna()).await.unwrap().total), (1, 2));
}

/// Only of requests that are closed; each says so once nothing stands still for it any more, and once.
pub async fn ones_own_erasure_ends_what_stood_still(database: Shared) {
    lists(&database).await;
    stands_still(&database, &anna(), "r-still", &[PurposeId::Order, PurposeId::Portal]).await;
    database.seed(vec![Item::Restriction(id("r-anna"), vec![PurposeId::Order], at(0))]).await.unwrap();
    stands_still(&database, &uma(), "r-hers", &[PurposeId::Order]).await;
    let end = async |purposes: &[PurposeId]| database.end_own(&anna(), purposes, "VER-2026-0001", at(5)).await.unwrap();
    let story = async || {
        let full = database.request(&anna(), &id("r-still")).await.unwrap().unwrap();
        let told: Vec<_> = full.events.into_iter().map(|event| (event.kind, event.reason)).collect();
        (full.still, told, full.acts.len(), full.row.revision)
    };
    let judged = database.restrictions(&anna()).await.unwrap().into_iter().filter(|row| row.open);
    assert_eq!(judged.map(|row| row.request).collect::<Vec<_>>(), [id("r-anna")]);
    let before = story().await.3;
    end(&[PurposeId::Order, PurposeId::Contact]).await;
    assert_eq!(story().await, (Some(vec![PurposeId::Portal]), vec![], 0, before));
    assert_eq!(left(&database, &anna()).await, [PurposeId::Order, PurposeId::Portal], "an open one is still judged");
    for _ in 0..2 {
        end(&[PurposeId::Portal]).await;
        let told = (RequestEventKind::RestrictionLifted, Some("VER-2026-0001".to_owned()));
        assert_eq!(story().await, (None, vec![told], 1, before + 1));
    }
    assert_eq!(left(&database, &uma()).await, [PurposeId::Order], "somebody else's");
}
