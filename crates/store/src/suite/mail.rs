//! Who may be mailed, what was sent, what waits to be sent.

use super::letters::*;
use super::world::*;
use crate::*;
use jiff::SignedDuration;
use mijn_privacy_api::{AccountStatus, Channel, ConsentActor, ConsentId, ConsentState, Role};

use ConsentId::{Analytics, Marketing, Newsletter};
use ConsentState::{Denied, Granted, Objected, Withdrawn};
use Permit::{LimitReached, NotPermitted, Permitted};

async fn granted(database: &Shared) {
    people(database).await;
    let on = |name| choice(name, Marketing, Granted, Channel::Portal, 0);
    database.seed(["anna", "bram"].map(on).into()).await.unwrap();
}

fn mailing<'a>(
    id: &'a str,
    on: &str,
    addresses: &'a [EmailAddress],
    wordings: &'a [mijn_privacy_api::WordingId],
) -> MailingWrite<'a> {
    MailingWrite { mailing: id, subject: "Nieuw", addresses, wordings, max: 6, day: day(on) }
}

async fn record(database: &Shared, id: &str, on: &str, names: &[&str]) -> Vec<Permit> {
    let addresses: Vec<_> = names.iter().map(|name| address(name)).collect();
    database.record_mailings(&mailing(id, on, &addresses, &wordings())).await.unwrap()
}

/// In the order asked; known or not, a no looks the same.
pub async fn only_a_yes_permits(database: Shared) {
    granted(&database).await;
    let asked = ["anna", "nobody", "uma", "ANNA", "bram"];
    let want = [Permitted, NotPermitted, NotPermitted, Permitted, Permitted];
    assert_eq!(permits(&database, Marketing, &asked, 1).await, want);
    assert_eq!(permits(&database, Newsletter, &asked, 10).await, [NotPermitted; 5]);
    assert_eq!(permits(&database, Analytics, &asked, 20).await, [NotPermitted; 5]);
    assert!(database.unsubscribe_link(&[1; 32]).await.unwrap().is_some());
    assert!(database.unsubscribe_link(&[2; 32]).await.unwrap().is_none(), "no link where no mail may go");
}

/// A consent whose wording changed in meaning counts as not given; the sale that was imported is bound to none.
pub async fn a_yes_under_another_wording_is_none(database: Shared) {
    people(&database).await;
    let old = |name, id, channel| match choice(name, id, Granted, channel, 0) {
        Item::Consent(person, write) => {
            Item::Consent(person, ConsentWrite { wording: "wording-0".parse().unwrap(), ..write })
        }
        other => other,
    };
    let items = vec![
        old("anna", Marketing, Channel::Import),
        old("anna", Newsletter, Channel::Import),
        old("bram", Marketing, Channel::Portal),
    ];
    database.seed(items).await.unwrap();
    assert_eq!(permits(&database, Marketing, &["anna", "bram"], 1).await, [Permitted, NotPermitted]);
    assert_eq!(permit(&database, Newsletter, "anna", 9).await, NotPermitted);
}

/// Newsletter and marketing end with the last account (NEW-5); a blocked one is not closed. A yes from since the closing counts.
pub async fn who_closed_their_account_is_not_mailed(database: Shared) {
    let place = |which: &str, status| Membership {
        status,
        closed_on: (status == AccountStatus::Closed).then(|| day("2026-11-24")),
        ..membership(which, Role::Owner)
    };
    let mut items: Vec<Item> = ["cleo", "dirk"].map(somebody).into();
    items.push(Item::Member(person("cleo"), place("d", AccountStatus::Closed)));
    items.push(Item::Member(person("dirk"), place("e", AccountStatus::Closed)));
    items.push(Item::Member(person("dirk"), place("f", AccountStatus::Blocked)));
    for name in ["cleo", "dirk"] {
        items.extend([Newsletter, Marketing].map(|id| choice(name, id, Granted, Channel::Portal, 0)));
    }
    database.seed(items).await.unwrap();
    for (id, number) in [(Newsletter, 1), (Marketing, 11)] {
        assert_eq!(permits(&database, id, &["cleo", "dirk"], number).await, [NotPermitted, Permitted]);
    }
    let since = [Newsletter, Marketing].map(|id| choice("cleo", id, Granted, Channel::Portal, 24 * 60));
    database.seed(since.into()).await.unwrap();
    for (id, number) in [(Newsletter, 21), (Marketing, 31)] {
        assert_eq!(permits(&database, id, &["cleo", "dirk"], number).await, [Permitted; 2]);
    }
}

/// MKT-1: six in a calendar year, the same mailing once; the next year begins anew.
pub async fn the_seventh_of_a_year_is_refused(database: Shared) {
    granted(&database).await;
    for number in 1..=6 {
        let id = format!("m-{number}");
        assert_eq!(
            record(&database, &id, &format!("2026-{number:02}-01"), &["anna", "uma"]).await,
            [Permitted, NotPermitted]
        );
        assert_eq!(record(&database, &id, "2026-11-01", &["anna", "anna"]).await, [Permitted; 2], "once");
    }
    assert_eq!(record(&database, "m-7", "2026-12-31", &["anna", "bram"]).await, [LimitReached, Permitted]);
    assert_eq!(permits(&database, Marketing, &["anna", "bram"], 1).await, [LimitReached, Permitted]);
    assert_eq!(record(&database, "m-6", "2026-12-31", &["anna"]).await, [Permitted], "that one was there already");
    let rows = database.mailings_of(&anna(), 2026).await.unwrap();
    assert_eq!(rows.iter().map(|row| row.sent_on).collect::<Vec<_>>()[..2], [day("2026-06-01"), day("2026-05-01")]);
    assert_eq!((rows.len(), rows[0].subject.as_str()), (6, "Nieuw"));
    assert_eq!(database.mailings(&anna(), 2026).await.unwrap().sent, 6);
    assert_eq!(record(&database, "m-8", "2027-01-01", &["anna"]).await, [Permitted]);
    database.seed(vec![choice("anna", Marketing, Objected, Channel::Portal, 9)]).await.unwrap();
    assert_eq!(
        record(&database, "m-8", "2027-01-01", &["anna"]).await,
        [NotPermitted],
        "a no holds for what was recorded"
    );
}

/// Twenty senders with twenty mailings want the last six places.
pub async fn senders_at_once_never_get_a_seventh(database: Shared) {
    granted(&database).await;
    let send = |number| {
        let database = database.clone();
        tokio::spawn(async move { record(&database, &format!("m-{number}"), "2026-11-24", &["anna"]).await[0] })
    };
    let mut permits = Vec::new();
    for call in (0..20).map(send).collect::<Vec<_>>() {
        permits.push(call.await.unwrap());
    }
    assert_eq!(permits.iter().filter(|permit| **permit == Permitted).count(), 6);
    assert_eq!(permits.iter().filter(|permit| **permit == LimitReached).count(), 14);
    assert_eq!(database.mailings(&anna(), 2026).await.unwrap().sent, 6);
}

/// MKT-3: a complaint, and a mailbox that refuses; the other purpose stays.
pub async fn a_block_is_an_objection(database: Shared) {
    granted(&database).await;
    let items = vec![
        choice("anna", Newsletter, Granted, Channel::Portal, 0),
        Item::Subscriber(address("gast"), change(&anna(), Newsletter, Granted, 0)),
    ];
    database.seed(items).await.unwrap();
    let write = |id, state| ConsentWrite {
        if_revision: None,
        channel: Channel::Block,
        actor: "system".to_owned(),
        wording: "wording-9".parse().unwrap(),
        at: at(5),
        ..change(&anna(), id, state, 0)
    };
    database.block(&address("anna"), &[write(Marketing, Objected)]).await.unwrap();
    database.block(&address("anna"), &[write(Marketing, Objected)]).await.unwrap();
    let row = database.consent(&anna(), Marketing).await.unwrap();
    assert_eq!((row.state, row.revision, row.channel), (Objected, 2, Some(Channel::Block)));
    assert_eq!(row.wording, Some("wording-1".parse().unwrap()), "of the last change");
    assert_eq!(permit(&database, Newsletter, "anna", 1).await, Permitted);
    let both = [write(Marketing, Objected), write(Newsletter, Withdrawn)];
    for name in ["gast", "uma", "nobody"] {
        database.block(&address(name), &both).await.unwrap();
    }
    assert_eq!(database.holders(&address("gast")).await.unwrap(), []);
    let uma_row = database.consent(&uma(), Marketing).await.unwrap();
    assert_eq!((uma_row.state, uma_row.wording), (Objected, Some("wording-9".parse().unwrap())));
    assert_eq!(now(&database, &holder("uma"), Newsletter).await, (Denied, 0), "what was never given is not withdrawn");
    let event = &database.consent_history(&uma(), Marketing, &first(1)).await.unwrap().items[0];
    assert_eq!(event.actor, ConsentActor::System);
}

/// Taken by one, it is nobody else's until the lease has passed; then it comes again, under the same id.
pub async fn an_e_mail_is_leased_and_comes_back(database: Shared) {
    let minute = SignedDuration::from_mins(1);
    for (number, minutes) in [(1, 0), (2, 1), (3, 90)] {
        database.post(&mail("anna", number), at(minutes)).await.unwrap();
    }
    database.post(&mail("anna", 1), at(0)).await.unwrap();
    let facts = database.outbox().await.unwrap();
    assert_eq!((facts.waiting, facts.given_up, facts.oldest), (3, 0, Some(at(0))));
    let one = database.lease_mail(at(2), minute, 1).await.unwrap();
    assert_eq!((one.len(), &one[0].mail, one[0].attempts, one[0].since), (1, &mail("anna", 1), 0, at(0)));
    let two = database.lease_mail(at(2), minute, 9).await.unwrap();
    assert_eq!(two.iter().map(|mail| mail.mail.message_id.as_str()).collect::<Vec<_>>(), ["2@example.nl"]);
    database.mail_sent(two[0].id).await.unwrap();
    assert_eq!(database.lease_mail(at(2), minute, 9).await.unwrap(), []);
    let again = database.lease_mail(at(3), minute, 9).await.unwrap();
    assert_eq!((again.len(), again[0].id, again[0].attempts), (1, one[0].id, 1));
    database.mail_failed(one[0].id, Some(at(30)), "450").await.unwrap();
    assert_eq!(database.lease_mail(at(29), minute, 9).await.unwrap(), []);
    assert_eq!(database.lease_mail(at(30), minute, 9).await.unwrap()[0].attempts, 2);
    database.mail_failed(one[0].id, None, "550").await.unwrap();
    assert_eq!(database.lease_mail(at(80), minute, 9).await.unwrap(), []);
    let facts = database.outbox().await.unwrap();
    assert_eq!((facts.waiting, facts.given_up, facts.oldest), (1, 1, Some(at(90))));
}

/// Several servers at one outbox: each e-mail is one's.
pub async fn servers_at_once_share_the_outbox(database: Shared) {
    for number in 0..100 {
        database.post(&mail("anna", number), at(0)).await.unwrap();
    }
    let take = |_| {
        let database = database.clone();
        tokio::spawn(async move { database.lease_mail(at(1), SignedDuration::from_mins(9), 10).await.unwrap() })
    };
    let mut taken = Vec::new();
    for call in (0..10).map(take).collect::<Vec<_>>() {
        taken.extend(call.await.unwrap().into_iter().map(|mail| mail.id));
    }
    taken.sort_unstable();
    taken.dedup();
    assert_eq!(taken.len(), 100);
}
