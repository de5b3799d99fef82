//! Links in e-mails: those that confirm a choice and those that stop one.

use super::letters::*;
use super::world::*;
use crate::*;
use mijn_privacy_api::{Channel, ConsentActor, ConsentId, ConsentState};

use ConsentId::{Marketing, Newsletter};
use ConsentState::{Denied, Granted, Objected, PendingConfirmation, Unknown, Withdrawn};

async fn pending(database: &Shared) {
    people(database).await;
    send(database, &anna(), &asks(&anna(), "anna", 1, 0), &key("on", 1)).await;
}

async fn state_of(database: &Shared, number: u8, minutes: i64) -> Option<ConfirmationState> {
    database.confirmation(&[number; 32], at(minutes)).await.unwrap().map(|link| link.state)
}

async fn follow(database: &Shared, number: u8, minutes: i64) -> Option<ConfirmationState> {
    database.confirm(&[number; 32], at(minutes)).await.unwrap().map(|link| link.state)
}

/// Double opt-in, from switch to click. Looking changes nothing, and a second click neither.
pub async fn a_choice_waits_for_its_link(database: Shared) {
    pending(&database).await;
    let row = database.consent(&anna(), Newsletter).await.unwrap();
    assert_eq!((row.state, row.pending_until), (PendingConfirmation, Some(at(WEEK))));
    assert_eq!(letters(&database).await, ["Bericht 1"]);
    assert_eq!(permit(&database, Newsletter, "anna", 90).await, Permit::NotPermitted);
    for _ in 0..2 {
        assert_eq!(state_of(&database, 1, 5).await, Some(ConfirmationState::Waiting));
    }
    let followed = database.confirm(&[1; 32], at(5)).await.unwrap().unwrap();
    assert_eq!(
        (followed.state, followed.id, &followed.holder),
        (ConfirmationState::Confirmed, Newsletter, &holder("anna"))
    );
    assert_eq!((followed.waiting.state, followed.waiting.revision), (PendingConfirmation, 1));
    assert_eq!(follow(&database, 1, 6).await, Some(ConfirmationState::Confirmed));
    let row = database.consent(&anna(), Newsletter).await.unwrap();
    assert_eq!((row.state, row.revision, row.pending_until), (Granted, 2, None));
    assert_eq!((row.channel, row.changed_at), (Some(Channel::ConfirmationLink), Some(at(5))));
    assert_eq!(permit(&database, Newsletter, "anna", 91).await, Permit::Permitted);
    let newest = &database.consent_history(&anna(), Newsletter, &first(9)).await.unwrap().items[0];
    assert_eq!((newest.actor, newest.wording_text.is_some(), newest.shown_at), (ConsentActor::Subject, true, at(-1)));
}

/// Unknown, cut off, late; and one that somebody's later choice made empty.
pub async fn a_link_that_does_not_hold_changes_nothing(database: Shared) {
    pending(&database).await;
    assert_eq!((state_of(&database, 9, 0).await, follow(&database, 9, 0).await), (None, None));
    assert_eq!(state_of(&database, 1, WEEK - 1).await, Some(ConfirmationState::Waiting));
    assert_eq!(follow(&database, 1, WEEK).await, Some(ConfirmationState::Expired));
    assert_eq!(now(&database, &holder("anna"), Newsletter).await, (PendingConfirmation, 1));
    let off = change(&anna(), Newsletter, Denied, 1);
    send(&database, &anna(), &off, &key("off", 1)).await;
    assert_eq!(follow(&database, 1, 5).await, Some(ConfirmationState::Superseded));
    send(&database, &anna(), &asks(&anna(), "anna", 2, 10), &key("again", 1)).await;
    assert_eq!(follow(&database, 1, 11).await, Some(ConfirmationState::Superseded), "of the earlier time");
    assert_eq!(follow(&database, 2, 11).await, Some(ConfirmationState::Confirmed));
    send(&database, &anna(), &change(&anna(), Newsletter, Withdrawn, 4), &key("off again", 1)).await;
    assert_eq!(
        follow(&database, 2, 12).await,
        Some(ConfirmationState::Superseded),
        "what it confirmed no longer holds"
    );
    assert_eq!(now(&database, &holder("anna"), Newsletter).await, (Withdrawn, 5));
}

/// A choice that is so already sends no e-mail and makes no link.
pub async fn what_waits_already_is_not_sent_twice(database: Shared) {
    pending(&database).await;
    send(&database, &anna(), &asks(&anna(), "anna", 2, 1), &key("twice", 1)).await;
    assert_eq!(letters(&database).await, ["Bericht 1"]);
    assert_eq!(state_of(&database, 2, 1).await, None);
}

/// *Stuur opnieuw*: 5 minutes apart, three in a day. Every link of the same choice works.
pub async fn a_confirmation_is_sent_again_within_its_limit(database: Shared) {
    pending(&database).await;
    let again = async |number: u8, minutes: i64| {
        let new = link("anna", number, minutes);
        database.resend_confirmation(&anna(), Newsletter, &new, at(minutes)).await.unwrap()
    };
    assert_eq!(again(2, 4).await, Resent::Wait(at(5)), "the first e-mail counts");
    assert_eq!(again(2, 5).await, Resent::Sent);
    assert_eq!(again(3, 10).await, Resent::Sent);
    assert_eq!(again(4, 20).await, Resent::Wait(at(24 * 60)));
    assert_eq!(letters(&database).await, ["Bericht 1", "Bericht 2", "Bericht 3"]);
    assert_eq!(database.consent(&anna(), Newsletter).await.unwrap().pending_until, Some(at(WEEK + 10)));
    assert_eq!(state_of(&database, 1, WEEK + 1).await, Some(ConfirmationState::Expired));
    assert_eq!(state_of(&database, 4, 20).await, None, "refused, and no link of it");
    assert_eq!(follow(&database, 2, 30).await, Some(ConfirmationState::Confirmed));
    assert_eq!(state_of(&database, 3, 31).await, Some(ConfirmationState::Confirmed));
    assert_eq!(again(5, 24 * 60).await, Resent::NotPending);
    let bram = database.resend_confirmation(&bram(), Newsletter, &link("bram", 6, 0), at(0)).await.unwrap();
    assert_eq!(bram, Resent::NotPending);
}

/// Twenty clicks at once are one change.
pub async fn a_link_followed_at_once_confirms_once(database: Shared) {
    pending(&database).await;
    let click = |_| {
        let database = database.clone();
        tokio::spawn(async move { follow(&database, 1, 5).await })
    };
    for click in (0..20).map(click).collect::<Vec<_>>() {
        assert_eq!(click.await.unwrap(), Some(ConfirmationState::Confirmed));
    }
    assert_eq!(now(&database, &holder("anna"), Newsletter).await, (Granted, 2));
}

/// NEW-2, MKT-3: the mailbox's no, for this purpose alone, under the wording of then. Again, it changes nothing.
pub async fn a_link_stops_one_purpose(database: Shared) {
    people(&database).await;
    let both = [Newsletter, Marketing].map(|id| choice("anna", id, Granted, Channel::Portal, -60));
    database.seed(both.into()).await.unwrap();
    assert_eq!(permit(&database, Newsletter, "anna", 1).await, Permit::Permitted);
    assert_eq!(permit(&database, Marketing, "anna", 2).await, Permit::Permitted);
    assert!(database.unsubscribe_link(&[9; 32]).await.unwrap().is_none());
    assert!(database.unsubscribe(&[9; 32], at(0)).await.unwrap().is_none());
    let looked = database.unsubscribe_link(&[2; 32]).await.unwrap().unwrap();
    assert_eq!((looked.id, looked.state, looked.holder), (Marketing, Granted, Some(holder("anna"))));
    assert_eq!(now(&database, &holder("anna"), Marketing).await, (Granted, 1), "looking changes nothing");
    for minutes in [5, 6] {
        let stopped = database.unsubscribe(&[2; 32], at(minutes)).await.unwrap().unwrap();
        let last = stopped.last.unwrap();
        assert_eq!((stopped.state, last.revision, last.at), (Objected, 2, at(5)));
        assert_eq!((last.channel, last.actor), (Channel::UnsubscribeLink, ConsentActor::Subject));
        assert_eq!((last.wording.as_str(), last.wording_text.is_some()), ("wording-1", true));
    }
    assert_eq!(permit(&database, Marketing, "anna", 3).await, Permit::NotPermitted);
    assert_eq!(permit(&database, Newsletter, "anna", 4).await, Permit::Permitted);
    assert_eq!(database.unsubscribe(&[1; 32], at(7)).await.unwrap().unwrap().state, Withdrawn);
}

/// NEW-5: the address goes, the no stays, and the link still works.
pub async fn the_address_of_a_non_customer_goes_with_their_no(database: Shared) {
    people(&database).await;
    sign_up(&database, "gast", 1, 0).await;
    assert_eq!(letters(&database).await, ["Bericht 1"]);
    assert_eq!(follow(&database, 1, 5).await, Some(ConfirmationState::Confirmed));
    let holders = database.holders(&address("gast")).await.unwrap();
    let [Holder::Subscriber(_)] = &holders[..] else { panic!("{holders:?}") };
    assert_eq!(database.address_of(&holders[0]).await.unwrap(), Some(address("gast")));
    assert_eq!(permit(&database, Newsletter, "gast", 2).await, Permit::Permitted);
    assert_eq!(permit(&database, Marketing, "gast", 3).await, Permit::NotPermitted, "for customers only");
    for minutes in [10, 11] {
        let stopped = database.unsubscribe(&[2; 32], at(minutes)).await.unwrap().unwrap();
        assert_eq!((stopped.state, stopped.holder, stopped.last), (Withdrawn, None, None));
    }
    assert_eq!(database.holders(&address("gast")).await.unwrap(), []);
    assert_eq!(database.address_of(&holders[0]).await.unwrap(), None);
    assert_eq!(database.unsubscribe_link(&[2; 32]).await.unwrap().unwrap().state, Withdrawn);
    assert_eq!(state_of(&database, 1, 12).await, Some(ConfirmationState::Superseded));
    // "Toch niet": the address is asked for again.
    sign_up(&database, "gast", 4, 20).await;
    assert_eq!(letters(&database).await, ["Bericht 4"]);
    assert_eq!(permit(&database, Newsletter, "gast", 5).await, Permit::NotPermitted);
    assert_eq!(follow(&database, 4, 21).await, Some(ConfirmationState::Confirmed));
    assert_eq!(permit(&database, Newsletter, "gast", 6).await, Permit::Permitted);
    // The link of the old e-mail is of the same mailbox.
    assert_eq!(database.unsubscribe_link(&[2; 32]).await.unwrap().unwrap().state, Granted);
    assert_eq!(database.unsubscribe(&[2; 32], at(30)).await.unwrap().unwrap().state, Withdrawn);
    assert_eq!(permit(&database, Newsletter, "gast", 7).await, Permit::NotPermitted);
}

/// Cut off at any moment: the choice and the suppression list say the same.
pub async fn a_stop_that_is_cut_off_is_whole_or_nothing(database: Shared) {
    people(&database).await;
    let mut cut = 0;
    for step in 0..100_u8 {
        database.seed(vec![choice("anna", Marketing, Granted, Channel::Portal, i64::from(step))]).await.unwrap();
        assert_eq!(permit(&database, Marketing, "anna", step).await, Permit::Permitted);
        let patience = std::time::Duration::from_micros(u64::from(step) * 40);
        let _ = tokio::time::timeout(patience, database.unsubscribe(&[step; 32], at(500))).await;
        // What was cut off while it was being stored is stored or not after the next write.
        database.note_login(&person("nobody"), None).await.unwrap();
        let (state, _) = now(&database, &holder("anna"), Marketing).await;
        let permit = permit(&database, Marketing, "anna", 100 + step).await;
        assert_eq!(state == Granted, permit == Permit::Permitted, "step {step}");
        cut += u32::from(state == Granted);
    }
    assert!(cut > 0, "no call was cut off: the test shows nothing");
}

/// Stopped and confirmed at the same moment: one after the other, and the mailbox is never on the list after a no alone.
pub async fn stopping_and_confirming_at_once_are_in_some_order(database: Shared) {
    people(&database).await;
    database.seed(vec![choice("anna", Newsletter, Granted, Channel::Portal, -60)]).await.unwrap();
    assert_eq!(permit(&database, Newsletter, "anna", 99).await, Permit::Permitted);
    for number in 1..20 {
        let off = ConsentWrite { if_revision: None, ..change(&anna(), Newsletter, Withdrawn, 0) };
        database.change_consent_of(&holder("anna"), &off).await.unwrap();
        database.change_consent_of(&holder("anna"), &asks(&anna(), "anna", number, 0)).await.unwrap();
        let (one, other) = (database.clone(), database.clone());
        let stop = tokio::spawn(async move { one.unsubscribe(&[99; 32], at(5)).await.unwrap().unwrap() });
        let confirm = tokio::spawn(async move { follow(&other, number, 5).await });
        stop.await.unwrap();
        let (state, _) = now(&database, &holder("anna"), Newsletter).await;
        match confirm.await.unwrap() {
            Some(ConfirmationState::Confirmed) => {
                assert_eq!(now(&database, &holder("anna"), Newsletter).await.0, Withdrawn)
            }
            Some(ConfirmationState::Superseded) => assert_eq!(state, Denied),
            other => panic!("{other:?}"),
        }
        assert_eq!(permit(&database, Newsletter, "anna", 100 + number).await, Permit::NotPermitted);
    }
}

/// Where nothing was ever chosen there is nothing to append; the mailbox's no is kept all the same.
pub async fn a_link_to_what_is_unknown_keeps_the_no(database: Shared) {
    let shared = |name| match somebody(name) {
        Item::Person(one) => Item::Person(NewPerson { email: Some("samen@example.nl".to_owned()), ..one }),
        other => other,
    };
    let role = mijn_privacy_api::Role::Owner;
    let items = vec![shared("kees"), shared("lies"), member("kees", "k", role), member("lies", "l", role)];
    database.seed(items).await.unwrap();
    database.seed(vec![choice("kees", Marketing, Granted, Channel::Import, -60)]).await.unwrap();
    assert_eq!(permit(&database, Marketing, "samen", 1).await, Permit::Permitted);
    database.unsubscribe(&[1; 32], at(0)).await.unwrap();
    assert_eq!(now(&database, &holder("kees"), Marketing).await, (Objected, 2));
    assert_eq!(now(&database, &holder("lies"), Marketing).await, (Unknown, 0));
    assert_eq!(permit(&database, Marketing, "samen", 2).await, Permit::NotPermitted);
}

/// The address changed since the e-mail went out: whoever reads the old mailbox says nothing for the new one.
pub async fn a_link_in_another_mailbox_gives_no_yes(database: Shared) {
    people(&database).await;
    send(&database, &anna(), &asks(&anna(), "oud", 1, 0), &key("on", 1)).await;
    assert_eq!(state_of(&database, 1, 5).await, Some(ConfirmationState::Superseded));
    assert_eq!(follow(&database, 1, 5).await, Some(ConfirmationState::Superseded));
    assert_eq!(now(&database, &holder("anna"), Newsletter).await, (PendingConfirmation, 1));
}

/// What still waits to be sent is not sent against a no.
pub async fn a_no_takes_back_the_email_that_asks(database: Shared) {
    pending(&database).await;
    send(&database, &anna(), &change(&anna(), Newsletter, Denied, 1), &key("off", 1)).await;
    assert_eq!(letters(&database).await, [""; 0]);
    assert_eq!(database.outbox().await.unwrap().given_up, 0);
}

/// One link cannot have e-mails sent to everybody.
pub async fn a_link_asks_for_its_own_address_only(database: Shared) {
    people(&database).await;
    database.seed(vec![Item::Subscriber(address("lezer"), change(&anna(), Newsletter, Granted, 0))]).await.unwrap();
    assert_eq!(permit(&database, Newsletter, "lezer", 7).await, Permit::Permitted);
    database.unsubscribe(&[7; 32], at(1)).await.unwrap();
    for (name, number, sent) in [("ander", 1, vec![]), ("lezer", 2, vec!["Bericht 2".to_owned()])] {
        let ask = Subscription { address: address(name), link: Some([7; 32]), at: at(2) };
        let write = ConsentWrite { channel: Channel::UnsubscribeLink, ..asks(&anna(), name, number, 2) };
        database.subscribe(&ask, &write).await.unwrap();
        assert_eq!(letters(&database).await, sent, "{name}");
    }
}
