//! What the passing of time does to choices.

use super::letters::*;
use super::world::*;
use crate::*;
use mijn_privacy_api::{AccountStatus, Channel, ConsentId, ConsentState, Role};

use ConsentId::{Analytics, Marketing, Newsletter};
use ConsentState::{Denied, Granted, PendingConfirmation, Unknown, Withdrawn};

/// Unconfirmed after seven days: a no by itself, a non-customer's address deleted. Nobody said no, so nothing is suppressed.
pub async fn what_is_not_confirmed_in_time_ends(database: Shared) {
    people(&database).await;
    send(&database, &anna(), &asks(&anna(), "anna", 1, 0), &key("on", 1)).await;
    sign_up(&database, "gast", 2, 0).await;
    letters(&database).await;
    assert_eq!(database.sweep_consents(&sweep(WEEK - 1)).await.unwrap(), 0);
    assert_eq!(now(&database, &holder("anna"), Newsletter).await, (PendingConfirmation, 1));
    assert!(database.sweep_consents(&sweep(WEEK)).await.unwrap() >= 2);
    let row = database.consent(&anna(), Newsletter).await.unwrap();
    assert_eq!((row.state, row.revision, row.channel), (Denied, 2, Some(Channel::Expiry)));
    assert_eq!(database.holders(&address("gast")).await.unwrap(), []);
    for number in [1, 2] {
        let link = database.confirmation(&[number; 32], at(WEEK + 1)).await.unwrap().unwrap();
        assert_eq!(link.state, ConfirmationState::Expired, "{number}");
    }
    assert_eq!(database.sweep_consents(&sweep(WEEK)).await.unwrap(), 0);
    let list = choice("anna", Newsletter, Granted, Channel::Import, WEEK + 5);
    database.seed(vec![list]).await.unwrap();
    assert_eq!(permit(&database, Newsletter, "anna", 9).await, Permit::Permitted, "nobody said no");
}

/// Who cannot wait for the sweep has their own choice ended, and nobody else's.
pub async fn one_choice_that_came_too_late_ends_alone(database: Shared) {
    people(&database).await;
    send(&database, &anna(), &asks(&anna(), "anna", 1, 0), &key("on", 1)).await;
    send(&database, &bram(), &asks(&bram(), "bram", 2, 0), &key("on", 1)).await;
    let early = database.end_late(&holder("anna"), Newsletter, at(WEEK - 1)).await.unwrap();
    assert_eq!((early.state, early.revision), (PendingConfirmation, 1));
    let ended = database.end_late(&holder("anna"), Newsletter, at(WEEK)).await.unwrap();
    assert_eq!((ended.state, ended.revision, ended.channel), (Denied, 2, Some(Channel::Expiry)));
    assert_eq!(database.end_late(&holder("anna"), Newsletter, at(WEEK)).await.unwrap(), ended, "once");
    assert_eq!(now(&database, &holder("bram"), Newsletter).await, (PendingConfirmation, 1));
    assert_eq!(database.end_late(&holder("uma"), Newsletter, at(WEEK)).await.unwrap().revision, 0);
}

/// NEW-5: with the last account newsletter and marketing end, and what else was on. Who still can log in may choose anew.
pub async fn every_choice_ends_with_the_last_account(database: Shared) {
    let place = |which: &str, status| Membership {
        status,
        closed_on: (status == AccountStatus::Closed).then(|| day("2026-11-24")),
        ..membership(which, Role::Owner)
    };
    let mut items: Vec<Item> = ["cleo", "dirk"].map(somebody).into();
    items.push(Item::Member(person("cleo"), place("d", AccountStatus::Closed)));
    items.push(Item::Member(person("dirk"), place("e", AccountStatus::Closed)));
    items.push(Item::Member(person("dirk"), place("f", AccountStatus::Open)));
    for name in ["cleo", "dirk"] {
        items.extend([Newsletter, Marketing, Analytics].map(|id| choice(name, id, Granted, Channel::Portal, 0)));
    }
    database.seed(items).await.unwrap();
    assert_eq!(database.sweep_consents(&sweep(5)).await.unwrap(), 3);
    assert_eq!(database.sweep_consents(&sweep(6)).await.unwrap(), 0);
    let of = async |name, id| now(&database, &holder(name), id).await.0;
    assert_eq!((of("cleo", Newsletter).await, of("cleo", Marketing).await), (Withdrawn, Denied));
    assert_eq!(of("cleo", Analytics).await, Withdrawn);
    for id in [Newsletter, Marketing, Analytics] {
        assert_eq!(of("dirk", id).await, Granted, "{id:?}");
    }
    let row = database.consent_of(&holder("cleo"), Marketing).await.unwrap();
    assert_eq!((row.channel, row.changed_at), (Some(Channel::Expiry), Some(at(5))));
    let since = 24 * 60;
    database
        .seed([Newsletter, Marketing].map(|id| choice("cleo", id, Granted, Channel::Portal, since)).into())
        .await
        .unwrap();
    assert_eq!(database.sweep_consents(&sweep(since + 5)).await.unwrap(), 0);
    assert_eq!((of("cleo", Newsletter).await, of("cleo", Marketing).await), (Granted, Granted));
}

/// Proof goes when everything has been off for long enough; who has one switch on keeps all of theirs.
pub async fn old_proof_goes_and_the_no_stays(database: Shared) {
    people(&database).await;
    let items = vec![
        choice("anna", Newsletter, Granted, Channel::Portal, 0),
        choice("anna", Newsletter, Withdrawn, Channel::Portal, 10),
        choice("anna", Marketing, Unknown, Channel::Import, 5),
        choice("bram", Newsletter, Withdrawn, Channel::Portal, 0),
        choice("bram", Analytics, Granted, Channel::Portal, 0),
        choice("uma", Newsletter, Withdrawn, Channel::Portal, 0),
        choice("tess", Newsletter, Withdrawn, Channel::Portal, 20),
    ];
    database.seed(items).await.unwrap();
    let later = |minutes| ConsentSweep { proof_before: at(minutes), ..sweep(100) };
    assert_eq!(database.sweep_consents(&later(10)).await.unwrap(), 1, "Uma's alone");
    assert_eq!(database.sweep_consents(&later(11)).await.unwrap(), 1, "Anna's with the last of hers");
    assert_eq!(database.sweep_consents(&later(11)).await.unwrap(), 0);
    assert_eq!(now(&database, &holder("anna"), Newsletter).await, (Denied, 0));
    assert_eq!(now(&database, &holder("anna"), Marketing).await, (Unknown, 0));
    assert_eq!(database.consent_history(&anna(), Newsletter, &first(9)).await.unwrap().items, []);
    assert_eq!(now(&database, &holder("bram"), Newsletter).await, (Withdrawn, 1));
    assert_eq!(now(&database, &holder("tess"), Newsletter).await, (Withdrawn, 1));
    // The list of a system of old cannot put her on again, and she herself can.
    let line = super::imports::line("anna", Granted);
    assert_eq!(super::imports::import_one(&database, Newsletter, line).await, Imported::Kept);
    send(&database, &anna(), &asks(&anna(), "anna", 1, 200), &key("on", 1)).await;
    database.confirm(&[1; 32], at(201)).await.unwrap();
    assert_eq!(now(&database, &holder("anna"), Newsletter).await, (Granted, 2));
    assert_eq!(permit(&database, Newsletter, "anna", 9).await, Permit::Permitted);
}

/// Links of mails that lie in mailboxes live as long as somebody is on the list, and for a while after.
pub async fn dead_links_and_old_mailings_go(database: Shared) {
    people(&database).await;
    let on = |name| choice(name, Newsletter, Granted, Channel::Portal, -9);
    database.seed(["anna", "bram"].map(on).into()).await.unwrap();
    assert_eq!(permits(&database, Newsletter, &["anna", "bram"], 1).await, [Permit::Permitted; 2]);
    database.seed(vec![Item::Mailing(person("anna"), day("2024-12-31"), "Oud".to_owned())]).await.unwrap();
    database.seed(vec![Item::Mailing(person("anna"), day("2025-01-01"), "Nieuw".to_owned())]).await.unwrap();
    database.unsubscribe(&[1; 32], at(5)).await.unwrap();
    let before = |minutes| ConsentSweep { links_before: at(minutes), mailings_before: day("2025-01-01"), ..sweep(10) };
    assert_eq!(database.sweep_consents(&before(0)).await.unwrap(), 1, "the mailing");
    assert!(database.unsubscribe_link(&[1; 32]).await.unwrap().is_some());
    assert_eq!(database.sweep_consents(&before(1)).await.unwrap(), 1);
    assert!(database.unsubscribe_link(&[1; 32]).await.unwrap().is_none());
    assert!(database.unsubscribe_link(&[2; 32]).await.unwrap().is_some(), "Bram is on the list");
    assert_eq!(database.mailings(&anna(), 2024).await.unwrap().sent, 0);
    assert_eq!(database.mailings(&anna(), 2025).await.unwrap().sent, 1);
}
