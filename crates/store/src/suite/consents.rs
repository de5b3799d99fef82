//! Consents: the present state, revisions and keys.

use super::letters::*;
use super::world::*;
use crate::*;
use jiff::SignedDuration;
use mijn_privacy_api::{Channel, ConsentId, ConsentState, OpenEnum};

const ID: ConsentId = ConsentId::Newsletter;

fn off() -> ConsentWrite {
    change(&anna(), ID, ConsentState::Withdrawn, 1)
}

fn on() -> ConsentWrite {
    change(&anna(), ID, ConsentState::Granted, 0)
}

async fn revision(database: &Shared) -> u32 {
    database.consent(&anna(), ID).await.unwrap().revision
}

/// One row for each switch of the contract.
pub async fn what_was_never_chosen_is_refused(database: Shared) {
    people(&database).await;
    let rows = database.consents(&anna()).await.unwrap();
    assert_eq!(rows.iter().map(|row| row.id).collect::<Vec<_>>(), ConsentId::ALL);
    for row in rows {
        // Nobody knows that Anna bought something and could say no then: that is no yes.
        let unknown = row.id == ConsentId::Marketing;
        let state = if unknown { ConsentState::Unknown } else { ConsentState::Denied };
        assert_eq!((row.state, row.revision, row.changed_at), (state, 0, None), "{:?}", row.id);
        assert_eq!(database.consent(&anna(), row.id).await.unwrap(), row);
    }
}

/// An older system says that there was one, and cannot show when or how.
pub async fn an_import_without_proof_is_unknown(database: Shared) {
    people(&database).await;
    let mut write = change(&anna(), ID, ConsentState::Unknown, 0);
    (write.channel, write.actor) = (Channel::Import, "system".to_owned());
    database.seed(vec![Item::Consent(person("anna"), write)]).await.unwrap();
    let row = database.consent(&anna(), ID).await.unwrap();
    assert_eq!((row.state, row.revision, row.channel), (ConsentState::Unknown, 1, Some(Channel::Import)));
    assert!(database.consents(&anna()).await.unwrap().contains(&row));
}

/// Read alone or among all, it is what was answered.
pub async fn a_change_shows_at_once(database: Shared) {
    people(&database).await;
    assert_eq!(send(&database, &anna(), &on(), &key("k1", 1)).await, Once::Done(answer("granted:1")));
    assert_eq!(send(&database, &anna(), &off(), &key("k2", 2)).await, Once::Done(answer("withdrawn:2")));
    let want = ConsentRow {
        id: ID,
        state: ConsentState::Withdrawn,
        revision: 2,
        wording: Some(off().wording),
        notice: Some(off().notice),
        changed_at: Some(at(0)),
        channel: Some(Channel::Portal),
        pending_until: None,
    };
    assert_eq!(database.consent(&anna(), ID).await.unwrap(), want);
    let rows = database.consents(&anna()).await.unwrap();
    assert_eq!(rows.iter().filter(|row| row.revision > 0).collect::<Vec<_>>(), [&want]);
}

/// Two devices: the slower one overwrites nothing, and its key stays free.
pub async fn an_older_revision_is_stale_and_writes_nothing(database: Shared) {
    people(&database).await;
    send(&database, &anna(), &on(), &key("k1", 1)).await;
    let old = change(&anna(), ID, ConsentState::Denied, 0);
    assert_eq!(send(&database, &anna(), &old, &key("k2", 2)).await, Once::Stale);
    let future = change(&anna(), ID, ConsentState::Denied, 5);
    assert_eq!(send(&database, &anna(), &future, &key("k2", 2)).await, Once::Stale);
    assert_eq!(database.consent(&anna(), ID).await.unwrap().state, ConsentState::Granted);
    assert_eq!(send(&database, &anna(), &off(), &key("k2", 3)).await, Once::Done(answer("withdrawn:2")));
}

/// The same choice again is no change; under another wording it is one.
pub async fn what_is_already_so_is_no_change(database: Shared) {
    people(&database).await;
    send(&database, &anna(), &on(), &key("k1", 1)).await;
    let again = ConsentWrite { if_revision: Some(1), at: at(5), ..on() };
    assert_eq!(send(&database, &anna(), &again, &key("k2", 1)).await, Once::Done(answer("granted:1")));
    assert_eq!(send(&database, &anna(), &again, &key("k2", 1)).await, Once::Replayed(answer("granted:1")));
    assert_eq!(database.consent(&anna(), ID).await.unwrap().changed_at, Some(at(0)));
    let reworded = ConsentWrite { wording: "wording-2".parse().unwrap(), ..again };
    assert_eq!(send(&database, &anna(), &reworded, &key("k3", 1)).await, Once::Done(answer("granted:2")));
}

/// The key is looked at before the revision.
pub async fn a_lost_answer_can_be_asked_for_again(database: Shared) {
    people(&database).await;
    let first = send(&database, &anna(), &on(), &key("k1", 1)).await;
    assert_eq!(first, Once::Done(answer("granted:1")));
    assert_eq!(send(&database, &anna(), &on(), &key("k1", 1)).await, Once::Replayed(answer("granted:1")));
    send(&database, &anna(), &off(), &key("k2", 2)).await;
    assert_eq!(send(&database, &anna(), &on(), &key("k1", 1)).await, Once::Replayed(answer("granted:1")));
    assert_eq!(revision(&database).await, 2);
}

/// Without a revision, a wording or a password: only whose key it is counts.
pub async fn an_earlier_answer_is_found_before_anything_is_checked(database: Shared) {
    people(&database).await;
    send(&database, &tess(), &change(&tess(), ID, ConsentState::Granted, 0), &key("k1", 1)).await;
    let of = async |scope: Scope, once: Idempotency| database.answered(&scope, &once).await.unwrap();
    assert_eq!(of(tess(), key("k1", 1)).await, Some(Once::Replayed(answer("granted:1"))));
    assert_eq!(of(tess(), key("k1", 2)).await, Some(Once::Reused));
    assert_eq!(of(tess_in_a(), key("k1", 1)).await, Some(Once::Reused));
    assert_eq!(of(tess(), key("k2", 1)).await, None);
    assert_eq!(of(anna(), key("k1", 1)).await, None);
}

/// The same key with another body, and across verbs.
pub async fn a_key_for_something_else_is_refused(database: Shared) {
    people(&database).await;
    send(&database, &anna(), &on(), &key("k1", 1)).await;
    assert_eq!(send(&database, &anna(), &off(), &key("k1", 2)).await, Once::Reused);
    assert_eq!(revision(&database).await, 1);
    let request = ask("r-1", mijn_privacy_api::RequestKind::Access);
    assert_eq!(send_request(&database, &anna(), &request, &key("k1", 3)).await, Once::Reused);
    assert_eq!(database.requests(&anna(), &super::world::first(10)).await.unwrap().total, 0);
}

/// An answer about one account is never given in the other.
pub async fn a_key_of_the_other_account_is_refused(database: Shared) {
    people(&database).await;
    let write = change(&tess(), ID, ConsentState::Granted, 0);
    send(&database, &tess(), &write, &key("k1", 1)).await;
    assert_eq!(send(&database, &tess_in_a(), &write, &key("k1", 1)).await, Once::Reused);
}

/// A double click, twenty times over.
pub async fn the_same_key_at_once_writes_once(database: Shared) {
    people(&database).await;
    let outcomes = at_once(&database, |_| "the-same".to_owned()).await;
    assert_eq!(outcomes.iter().filter(|once| **once == Once::Done(answer("granted:1"))).count(), 1);
    assert_eq!(outcomes.iter().filter(|once| **once == Once::Replayed(answer("granted:1"))).count(), 19);
    assert_eq!(revision(&database).await, 1);
}

/// Twenty devices that all saw revision 0.
pub async fn different_keys_at_once_write_once(database: Shared) {
    people(&database).await;
    let outcomes = at_once(&database, |number| format!("key-{number}")).await;
    assert_eq!(outcomes.iter().filter(|once| matches!(once, Once::Done(_))).count(), 1);
    assert_eq!(outcomes.iter().filter(|once| **once == Once::Stale).count(), 19);
    assert_eq!(revision(&database).await, 1);
}

/// Switched off and on again, each time with an e-mail: within the limit of its address. A no is never held back.
pub async fn a_yes_that_sends_too_many_emails_waits(database: Shared) {
    people(&database).await;
    let on = async |number: u8, minutes| {
        send(&database, &anna(), &asks(&anna(), "anna", number, minutes), &key(&format!("on-{number}"), 1)).await
    };
    let off = async |number: u8, minutes| {
        let no = ConsentWrite { if_revision: None, at: at(minutes), ..change(&anna(), ID, ConsentState::Denied, 0) };
        send(&database, &anna(), &no, &key(&format!("off-{number}"), 1)).await
    };
    assert_eq!(on(1, 0).await, Once::Done(answer("pending_confirmation:1")));
    assert_eq!(off(1, 1).await, Once::Done(answer("denied:2")));
    assert_eq!(on(2, 3).await, Once::Wait(SignedDuration::from_mins(2)));
    assert_eq!(now(&database, &holder("anna"), ID).await, (ConsentState::Denied, 2), "nothing was stored");
    assert!(database.confirmation(&[2; 32], at(3)).await.unwrap().is_none());
    assert_eq!(database.answered(&anna(), &key("on-2", 1)).await.unwrap(), None, "the key is free");
    assert_eq!(on(2, 5).await, Once::Done(answer("pending_confirmation:3")));
    assert_eq!(off(2, 6).await, Once::Done(answer("denied:4")));
    assert_eq!(on(3, 10).await, Once::Done(answer("pending_confirmation:5")));
    assert_eq!(on(4, 10).await, Once::Done(answer("pending_confirmation:5")), "it waits already, and sends nothing");
    for number in 3..40 {
        off(number, 11).await;
    }
    assert_eq!(now(&database, &holder("anna"), ID).await, (ConsentState::Denied, 6));
    assert_eq!(on(5, 20).await, Once::Wait(SignedDuration::from_mins(24 * 60 - 20)), "three in a day");
    assert_eq!(on(5, 24 * 60).await, Once::Done(answer("pending_confirmation:7")));
    // What an employee has sent is counted, and not held back.
    let (link, mail) = link("anna", 9, 24 * 60 + 2);
    let by_phone = ConsentWrite {
        wording: "wording-2".parse().unwrap(),
        channel: Channel::Helpdesk,
        confirmation: Some((NewConfirmation { limit: None, ..link }, mail)),
        ..asks(&anna(), "anna", 9, 24 * 60 + 2)
    };
    assert!(matches!(database.change_consent_of(&holder("anna"), &by_phone).await.unwrap(), Changed::Done(_)));
}

async fn at_once(database: &Shared, name: impl Fn(u32) -> String) -> Vec<Once> {
    let call = |number| {
        let (database, once) = (database.clone(), key(&name(number), 1));
        tokio::spawn(async move { send(&database, &anna(), &on(), &once).await })
    };
    let calls: Vec<_> = (0..20).map(call).collect();
    let mut outcomes = Vec::new();
    for call in calls {
        outcomes.push(call.await.unwrap());
    }
    outcomes
}
