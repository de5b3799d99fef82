//! E-mails, links and choices of the suite's people, beside [`super::world`].

use super::world::*;
use crate::*;
use jiff::SignedDuration;
use mijn_privacy_api::{AccountStatus, Channel, ConsentId, ConsentState, Role, WordingId};

/// Seven days, in minutes.
pub const WEEK: i64 = 7 * 24 * 60;

/// `<name>@example.nl`.
pub fn address(name: &str) -> EmailAddress {
    EmailAddress::parse(&format!("{name}@example.nl")).unwrap()
}

/// An e-mail to somebody, named by a number.
pub fn mail(name: &str, number: u8) -> NewMail {
    NewMail {
        message_id: format!("{number}@example.nl"),
        to: address(name),
        subject: format!("Bericht {number}"),
        text: "Klik op de link.".to_owned(),
        html: "<p>Klik op de link.</p>".to_owned(),
    }
}

/// A link that works for a week from `minutes`, with its e-mail.
pub fn link(name: &str, number: u8, minutes: i64) -> (NewConfirmation, NewMail) {
    (
        NewConfirmation { token_hash: [number; 32], expires_at: at(minutes + WEEK), limit: Some(limit()) },
        mail(name, number),
    )
}

/// A person.
pub fn holder(name: &str) -> Holder {
    Holder::Person(person(name))
}

/// The newsletter switched on in the portal, which waits for the link.
pub fn asks(scope: &Scope, name: &str, number: u8, minutes: i64) -> ConsentWrite {
    ConsentWrite {
        if_revision: None,
        confirmation: Some(link(name, number, minutes)),
        at: at(minutes),
        ..change(scope, ConsentId::Newsletter, ConsentState::PendingConfirmation, 0)
    }
}

/// Somebody whose only account was closed on the day of `at(0)`.
pub fn former(name: &str) -> [Item; 2] {
    let closed = Membership {
        status: AccountStatus::Closed,
        closed_on: Some(day("2026-11-24")),
        ..membership(&format!("of-{name}"), Role::Owner)
    };
    [somebody(name), Item::Member(person(name), closed)]
}

/// A choice by a route, put in as it is.
pub fn choice(name: &str, id: ConsentId, state: ConsentState, channel: Channel, minutes: i64) -> Item {
    let write = change(&anna(), id, state, 0);
    Item::Consent(person(name), ConsentWrite { channel, actor: person(name).to_string(), at: at(minutes), ..write })
}

/// At most 3 in a day, 5 minutes apart.
pub fn limit() -> MailLimit {
    MailLimit { pause: SignedDuration::from_mins(5), most: 3, within: SignedDuration::from_hours(24) }
}

/// Somebody types an address into the page that anybody can see.
pub async fn sign_up(database: &Shared, name: &str, number: u8, minutes: i64) {
    let ask = Subscription { address: address(name), link: None, at: at(minutes) };
    let write = ConsentWrite { channel: Channel::UnsubscribeLink, ..asks(&anna(), name, number, minutes) };
    database.subscribe(&ask, &write).await.unwrap();
}

/// The e-mails that wait, by their subjects, taken out for good.
pub async fn letters(database: &Shared) -> Vec<String> {
    let mails = database.lease_mail(at(100_000), SignedDuration::from_mins(1), 100).await.unwrap();
    for mail in &mails {
        database.mail_sent(mail.id).await.unwrap();
    }
    mails.into_iter().map(|mail| mail.mail.subject).collect()
}

/// The wordings that hold now.
pub fn wordings() -> Vec<WordingId> {
    vec!["wording-1".parse().unwrap()]
}

/// Asks whether addresses may be mailed; their links are numbered from `number` on.
pub async fn permits(database: &Shared, id: ConsentId, names: &[&str], number: u8) -> Vec<Permit> {
    let addresses: Vec<_> = (number..).zip(names).map(|(number, name)| (address(name), [number; 32])).collect();
    let max = (id == ConsentId::Marketing).then_some(6);
    let ask =
        PermissionAsk { id, addresses: &addresses, wordings: &wordings(), max, day: day("2026-11-24"), at: at(0) };
    database.mail_permissions(&ask).await.unwrap()
}

/// Asks about one.
pub async fn permit(database: &Shared, id: ConsentId, name: &str, number: u8) -> Permit {
    permits(database, id, &[name], number).await[0]
}

/// Present state and revision.
pub async fn now(database: &Shared, holder: &Holder, id: ConsentId) -> (ConsentState, u32) {
    let row = database.consent_of(holder, id).await.unwrap();
    (row.state, row.revision)
}

/// A sweep at a moment that forgets nothing old.
pub fn sweep(minutes: i64) -> ConsentSweep {
    ConsentSweep {
        now: at(minutes),
        proof_before: at(-10_000_000),
        proof_rule: "P5Y".to_owned(),
        links_before: at(-10_000_000),
        mailings_before: day("2000-01-01"),
    }
}
