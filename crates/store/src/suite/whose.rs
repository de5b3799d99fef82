//! Whose data: nothing of an account for who does not own it, nothing of another account for anybody.

use super::world::*;
use crate::*;
use mijn_privacy_api::{ConsentId, ConsentState, RequestKind};

async fn fill(database: &Shared) {
    people(database).await;
    let mut items = vec![
        order("a", "A1", "2026-01-01", None),
        order("b", "B1", "2026-01-01", None),
        order("c", "C1", "2026-01-01", None),
        Item::Value(account("a"), "payment", "NL91ABNA0417164300".to_owned(), None),
        Item::Value(account("c"), "payment", "NL02ABNA0123456789".to_owned(), None),
    ];
    for scope in [anna(), uma(), bram(), tess(), tess_in_a()] {
        let name = format!("{} in {}", scope.person, scope.account);
        items.push(activity(&scope, 0, &name));
        items.push(message(&scope, 0, None));
    }
    database.seed(items).await.unwrap();
}

async fn actions(database: &Shared, scope: &Scope) -> Vec<String> {
    let rows = database.activity(scope, &first(100)).await.unwrap();
    assert_eq!(rows.total as usize, rows.items.len());
    assert_eq!(database.activity_facts(scope).await.unwrap().total, rows.total);
    assert_eq!(database.message_facts(scope).await.unwrap().total, 1);
    assert_eq!(database.messages(scope, &first(100)).await.unwrap().items.len(), 1);
    rows.items.into_iter().map(|row| row.action).collect()
}

/// Orders and payment data are the owner's.
pub async fn a_user_sees_nothing_of_the_account(database: Shared) {
    fill(&database).await;
    for scope in [uma(), tess_in_a()] {
        assert_eq!(database.order_facts(&scope).await.unwrap(), ListFacts::default());
        assert_eq!(
            database.orders(&scope, &first(100)).await.unwrap(),
            Rows { items: Vec::new(), next: None, total: 0 }
        );
        let profile = database.profile(&scope).await.unwrap();
        assert!(profile.iter().all(|value| value.category != "payment"), "{profile:?}");
    }
    assert_eq!(actions(&database, &uma()).await, ["person-uma in account-a"]);
}

/// Tess as owner of C and as user of A.
pub async fn one_account_shows_nothing_of_the_other(database: Shared) {
    fill(&database).await;
    assert_eq!(actions(&database, &tess()).await, ["person-tess in account-c"]);
    assert_eq!(actions(&database, &tess_in_a()).await, ["person-tess in account-a"]);
    let numbers: Vec<String> =
        database.orders(&tess(), &first(100)).await.unwrap().items.into_iter().map(|row| row.number).collect();
    assert_eq!(numbers, ["C1"]);
    let payment = database.profile(&tess()).await.unwrap();
    let payment: Vec<_> = payment.iter().filter(|value| value.category == "payment").collect();
    assert_eq!((payment.len(), payment[0].value.as_str()), (1, "NL02ABNA0123456789"));
}

/// Anna and Bram.
pub async fn two_owners_see_nothing_of_each_other(database: Shared) {
    fill(&database).await;
    assert_eq!(actions(&database, &anna()).await, ["person-anna in account-a"]);
    assert_eq!(actions(&database, &bram()).await, ["person-bram in account-b"]);
    send(&database, &anna(), &change(&anna(), ConsentId::Newsletter, ConsentState::Granted, 0), &key("k", 1)).await;
    assert_eq!(database.consent(&bram(), ConsentId::Newsletter).await.unwrap().revision, 0);
    // The same key of somebody else is another key.
    let write = change(&bram(), ConsentId::Newsletter, ConsentState::Denied, 0);
    assert_eq!(send(&database, &bram(), &write, &key("k", 2)).await, Once::Done(answer("denied:1")));
}

/// A request can be read only by who made it, in the account that it is about.
pub async fn requests_stay_with_person_and_account(database: Shared) {
    people(&database).await;
    send_request(&database, &tess(), &ask("r-tess", RequestKind::Access), &key("k", 1)).await;
    let id = "r-tess".parse().unwrap();
    assert!(database.request(&tess(), &id).await.unwrap().is_some());
    for other in [tess_in_a(), anna(), bram(), uma()] {
        assert!(database.request(&other, &id).await.unwrap().is_none(), "{other:?}");
        assert_eq!(database.requests(&other, &first(10)).await.unwrap().total, 0);
        assert_eq!(database.open_requests(&other, 3).await.unwrap().1, 0);
    }
    // Nor is it a twin of somebody else's, or of the other account's.
    let twin = send_request(&database, &tess_in_a(), &ask("r-tess-a", RequestKind::Access), &key("k2", 1)).await;
    assert!(matches!(twin, Once::Done(_)), "{twin:?}");
}

/// The place in the account is asked for again within the write.
pub async fn who_has_no_place_in_the_account_writes_nothing(database: Shared) {
    people(&database).await;
    let intruder = Scope { account: account("b"), ..anna() };
    let write = change(&intruder, ConsentId::Marketing, ConsentState::Objected, 0);
    assert_eq!(send(&database, &intruder, &write, &key("k", 1)).await, Once::Missing);
    let request = ask("r-1", RequestKind::Erasure);
    assert_eq!(send_request(&database, &intruder, &request, &key("k", 1)).await, Once::Missing);
    assert_eq!(database.consent(&anna(), ConsentId::Marketing).await.unwrap().revision, 0);
    assert_eq!(database.requests(&intruder, &first(10)).await.unwrap().total, 0);
}
