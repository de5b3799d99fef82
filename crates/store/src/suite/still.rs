//! What stands still is not deleted either (GDPR art. 18(2)).

use super::carrying::*;
use super::requests::story;
use super::world::*;
use crate::*;
use mijn_privacy_api::{DeskVerb, PurposeId, RequestStatus};

/// GDPR art. 18(2): each purpose keeps its list, any of them the values; the owner's the account's, a user's their own.
pub async fn what_stands_still_is_kept(database: Shared) {
    lists(&database).await;
    let items = vec![
        Item::Value(account("b"), "phone", "+31 6 00000002".to_owned(), None),
        asked(&bram(), "r-bram"),
        // Before a year ago: the request itself would be swept.
        Item::Request(account("a"), person("anna"), Box::new(over("r-still")), day("2026-12-24")),
        Item::Restriction(id("r-still"), vec![PurposeId::Order], at(0)),
    ];
    database.seed(items).await.unwrap();
    let passed = Passed { closes_on: Some(day(TODAY)), ..by(TODAY) };
    let of = async |scope: Scope| {
        let found = erasable(&database, &scope, &passed).await;
        (found.orders.goes, found.messages.goes, found.activity.goes, found.values.iter().any(|(_, goes)| *goes))
    };
    assert_eq!(of(anna()).await, (0, 3, 2, false));
    assert_eq!(erasable(&database, &anna(), &passed).await.orders, fate(0, 3, Some("2019-02-01"), 1));
    assert_eq!(of(bram()).await, (0, 0, 0, true), "another account");
    database
        .seed(vec![Item::Restriction(id("r-uma"), vec![PurposeId::Order, PurposeId::Contact], at(0))])
        .await
        .unwrap();
    assert_eq!(of(uma()).await, (0, 0, 0, false));
    assert_eq!(erasable(&database, &uma(), &passed).await.messages, fate(0, 1, None, 1), "and does not begin");
    assert_eq!(all_steps(&database, "r-uma", &uma(), &passed).await, [0; 4]);
    assert_eq!(database.messages(&uma(), &first(9)).await.unwrap().items[0].satisfied_on, None);

    // The sweep leaves it too, and the request by which it stands still.
    let sweep = Passed { requests: Some(day(TODAY)), closes_on: None, ..by(TODAY) };
    assert_eq!(database.delete_passed(&sweep).await.unwrap(), 2, "Anna's two old messages");
    assert_eq!(database.order_facts(&anna()).await.unwrap().total, 3);
    assert_eq!(database.restrictions(&anna()).await.unwrap().len(), 1);

    lift(&database, "r-still").await;
    assert_eq!(of(anna()).await, (2, 1, 2, true), "a user's keeps nothing of the account");
    assert_eq!(database.delete_passed(&sweep).await.unwrap(), 3, "two orders and the request");
    for (purpose, want) in [
        (PurposeId::Contact, (0, 0, 2, false)),
        (PurposeId::Portal, (0, 1, 0, false)),
        (PurposeId::Account, (0, 1, 2, false)),
    ] {
        database.seed(vec![Item::Restriction(id("r-anna"), vec![purpose], at(0))]).await.unwrap();
        assert_eq!(of(anna()).await, want, "{purpose:?}");
        lift(&database, "r-anna").await;
    }
    database.close_account(&anna(), day(TODAY), at(0)).await.unwrap();
    assert_eq!(all_steps(&database, "r-anna", &anna(), &passed).await, [1, 0, 2, 3]);
}

fn over(request: &str) -> RequestFull {
    story(request, RequestStatus::Completed, -7 * 24 * 60, "2026-12-24")
}

async fn lift(database: &Shared, request: &str) {
    let decide: Decide<'_> = Box::new(|full| {
        let act = ActRow { at: at(9), actor: "officer".to_owned(), verb: DeskVerb::Take };
        Ok(RequestChange { lift: true, ..RequestChange::of(full.row.clone(), act) })
    });
    let done = database.change_request(&RequestOf::Desk, &id(request), decide, None).await.unwrap();
    assert!(matches!(done, RequestChanged::Done(_)), "{done:?}");
}
