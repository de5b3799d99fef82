//! Closing an account, and corrections.

use super::carrying::*;
use super::world::*;
use crate::*;
use jiff::civil::Date;
use mijn_privacy_api::{AccountStatus, ClosingBlockKind, Role};

/// The first day stays; what is in the way is the owner's to see, and only the owner closes.
pub async fn closing_an_account(database: Shared) {
    people(&database).await;
    let block = |kind, label: &str| Item::Block(account("a"), kind, label.to_owned());
    let items = vec![
        block(ClosingBlockKind::RunningService, "Webhosting"),
        block(ClosingBlockKind::OpenInvoice, "2026-0002"),
        block(ClosingBlockKind::OpenInvoice, "2026-0001"),
    ];
    database.seed(items).await.unwrap();
    let rows = database.closing_blocks(&anna()).await.unwrap();
    let labels: Vec<_> = rows.iter().map(|row| (row.kind, row.label.as_str())).collect();
    let want = [
        (ClosingBlockKind::OpenInvoice, "2026-0001"),
        (ClosingBlockKind::OpenInvoice, "2026-0002"),
        (ClosingBlockKind::RunningService, "Webhosting"),
    ];
    assert_eq!(labels, want);
    assert_eq!(database.closing_blocks(&uma()).await.unwrap(), []);
    assert_eq!(database.closing_blocks(&bram()).await.unwrap(), []);
    let state = async |who: &str| -> (AccountStatus, Option<Date>) {
        let row = database.memberships(&person(who)).await.unwrap().remove(0);
        (row.status, row.closed_on)
    };
    database.close_account(&uma(), day(TODAY), at(0)).await.unwrap();
    // Says so, and is not.
    database.close_account(&Scope { role: Role::Owner, ..uma() }, day(TODAY), at(0)).await.unwrap();
    assert_eq!(state("anna").await, (AccountStatus::Open, None));
    database.close_account(&anna(), day(TODAY), at(0)).await.unwrap();
    database.close_account(&anna(), day("2026-11-30"), at(0)).await.unwrap();
    assert_eq!(state("anna").await, (AccountStatus::Closed, Some(day(TODAY))));
    assert_eq!(state("bram").await.0, AccountStatus::Open);
}

/// GDPR art. 16. What is not the account's is named and left; what the person changed since is not put back.
pub async fn a_correction_is_put_in_once(database: Shared) {
    lists(&database).await;
    let values = [("phone", "+31 6 00000009"), ("email", "x@example.nl"), ("shoe_size", "42"), ("payment", "nieuw")];
    let values = values.map(|(kind, value)| (kind.to_owned(), value.to_owned()));
    let correct =
        async |request: &str, scope: Scope| database.correct(&id(request), &scope, &values, at(0)).await.unwrap();
    assert_eq!(correct("r-uma", uma()).await, ["phone", "email", "shoe_size", "payment"]);
    assert_eq!(correct("r-anna", anna()).await, ["email", "shoe_size"]);
    let now = async || {
        let rows = database.profile(&anna()).await.unwrap();
        rows.into_iter().map(|row| (row.category, row.value)).collect::<Vec<_>>()
    };
    let want = [("phone", "+31 6 00000009"), ("email", "anna@example.nl"), ("payment", "nieuw"), ("username", "anna")]
        .map(|(kind, value)| (kind.to_owned(), value.to_owned()));
    assert_eq!(now().await, want);
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
    assert_eq!(correct("r-anna", anna()).await, ["email", "shoe_size"], "the same answer");
    assert_eq!(now().await[0].1, "+31 6 00000010");
}
