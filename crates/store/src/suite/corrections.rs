//! Corrections: what is put in, what is not and why, and when (GDPR art. 16).

use super::carrying::*;
use super::world::*;
use crate::*;

fn change(category: &str, from: Option<&str>, to: &str) -> ValueChange {
    ValueChange { category: category.to_owned(), from: from.map(str::to_owned), to: to.to_owned() }
}

async fn correct(database: &Shared, request: &str, scope: &Scope, values: &[ValueChange]) -> Vec<Option<NotPut>> {
    database.correct(&id(request), scope, values, at(0)).await.unwrap()
}

async fn values(database: &Shared, kind: &str) -> Vec<String> {
    let rows = database.profile(&anna()).await.unwrap();
    rows.into_iter().filter(|row| row.category == kind).map(|row| row.value).collect()
}

/// What the person changed since is not put back.
pub async fn a_correction_is_put_in_once(database: Shared) {
    lists(&database).await;
    let asked = [change("phone", Some("+31 6 00000001"), "+31 6 00000009"), change("payment", None, "nieuw")];
    assert_eq!(database.correctable(&anna(), &asked).await.unwrap(), [None, None]);
    assert_eq!(correct(&database, "r-anna", &anna(), &asked).await, [None, None]);
    assert_eq!(values(&database, "phone").await, ["+31 6 00000009"]);
    assert_eq!(values(&database, "payment").await, ["nieuw"]);
    assert_eq!(database.steps_done(&id("r-anna")).await.unwrap(), ["values"]);
    assert_eq!(database.profile_state(&anna()).await.unwrap().revision, "2-1");
    let since = ProfileWrite {
        values: vec![("phone".to_owned(), "+31 6 00000010".to_owned())],
        email: None,
        if_revision: "2-1".to_owned(),
        limit: super::letters::limit(),
        ip_address: None,
        at: at(1),
    };
    let made = Box::new(|state: &ProfileState| answer(state.revision.clone()));
    let done = database.change_profile(&anna(), &since, &key("k", 1), made).await.unwrap();
    assert_eq!(done, Once::Done(answer("3-1")));
    assert_eq!(correct(&database, "r-anna", &anna(), &asked).await, [None, None], "done before");
    assert_eq!(values(&database, "phone").await, ["+31 6 00000010"]);
}

/// Each says why, before and when it is tried; nothing of the others is written or remembered then.
pub async fn what_is_not_put_in_says_why(database: Shared) {
    lists(&database).await;
    let asked = [
        change("phone", Some("+31 6 00000001"), "+31 6 00000009"),
        change("email", Some("anna@example.nl"), "x@example.nl"),
        change("username", Some("anna"), "x"),
        change("shoe_size", None, "42"),
        change("phone", Some("+31 6 99999999"), "+31 6 00000008"),
        change("phone", None, "+31 6 00000008"),
    ];
    let why = [
        None,
        Some(NotPut::OfPerson),
        Some(NotPut::OfPerson),
        Some(NotPut::NotInProfile),
        Some(NotPut::Changed),
        Some(NotPut::Changed),
    ];
    assert_eq!(database.correctable(&anna(), &asked).await.unwrap(), why);
    assert_eq!(correct(&database, "r-anna", &anna(), &asked).await, why);
    assert_eq!(values(&database, "phone").await, ["+31 6 00000001"]);
    assert_eq!(database.steps_done(&id("r-anna")).await.unwrap(), [""; 0]);
    assert_eq!(database.profile_state(&anna()).await.unwrap().revision, "1-1");
    // What is the account's, for who does not own it.
    assert_eq!(correct(&database, "r-uma", &uma(), &asked[..1]).await, [Some(NotPut::NotOwner)]);
    assert_eq!(database.correctable(&uma(), &asked[1..2]).await.unwrap(), [Some(NotPut::OfPerson)]);
    // Without the others it is put in: nothing was remembered.
    assert_eq!(correct(&database, "r-anna", &anna(), &asked[..1]).await, [None]);
    assert_eq!(values(&database, "phone").await, ["+31 6 00000009"]);
}

/// Of several values the one that is named; what is so already is so.
pub async fn a_correction_takes_the_place_of_one_value(database: Shared) {
    lists(&database).await;
    let second = Item::Value(account("a"), "phone", "+31 6 00000002".to_owned(), None);
    database.seed(vec![second, asked(&anna(), "r-swap")]).await.unwrap();
    let (one, two, new) = ("+31 6 00000001", "+31 6 00000002", "+31 6 00000009");
    let swap = [change("phone", Some(one), two), change("phone", Some(two), one)];
    assert_eq!(correct(&database, "r-swap", &anna(), &swap).await, [None, None]);
    assert_eq!(sorted(values(&database, "phone").await), [one, two]);
    assert_eq!(correct(&database, "r-anna", &anna(), &[change("phone", Some(two), new)]).await, [None]);
    assert_eq!(sorted(values(&database, "phone").await), [one, new]);
    // Somebody did it already.
    assert_eq!(database.correctable(&anna(), &[change("phone", Some(two), new)]).await.unwrap(), [None]);
    // Both the same: once.
    assert_eq!(correct(&database, "r-uma", &anna(), &[change("phone", Some(one), new)]).await, [None]);
    assert_eq!(values(&database, "phone").await, [new]);
}

fn sorted(mut all: Vec<String>) -> Vec<String> {
    all.sort();
    all
}
