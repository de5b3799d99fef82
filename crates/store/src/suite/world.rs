//! The people and accounts of the suite, all invented: Anna owns A, Uma is a user of it, Bram owns B, and Tess owns C and is
//! a user of A.

use super::Database;
use crate::*;
use jiff::{SignedDuration, Timestamp, civil::Date};
use mijn_privacy_api::{
    AccountId, AccountStatus, ActivitySystem, Channel, ConsentId, ConsentState, PersonId, PurposeId, RequestKind, Role,
};
use std::sync::Arc;

/// The database under test.
pub type Shared = Arc<dyn Database>;

/// `2026-11-24T09:00:00Z`, and so many minutes.
pub fn at(minutes: i64) -> Timestamp {
    Timestamp::from_second(1_795_510_800).unwrap() + SignedDuration::from_mins(minutes)
}

/// A date.
pub fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// A person's id.
pub fn person(name: &str) -> PersonId {
    format!("person-{name}").parse().unwrap()
}

/// An account's id.
pub fn account(name: &str) -> AccountId {
    format!("account-{name}").parse().unwrap()
}

/// A person in an account.
pub fn scope(who: &str, which: &str, role: Role) -> Scope {
    Scope { person: person(who), account: account(which), role }
}

/// Anna, who owns A.
pub fn anna() -> Scope {
    scope("anna", "a", Role::Owner)
}

/// Uma, a user of A.
pub fn uma() -> Scope {
    scope("uma", "a", Role::User)
}

/// Bram, who owns B.
pub fn bram() -> Scope {
    scope("bram", "b", Role::Owner)
}

/// Tess with her own account C.
pub fn tess() -> Scope {
    scope("tess", "c", Role::Owner)
}

/// Tess as a user of A.
pub fn tess_in_a() -> Scope {
    scope("tess", "a", Role::User)
}

/// The first page of so many.
pub fn first(limit: u32) -> PageOf {
    PageOf { after: None, limit }
}

/// An open account.
pub fn membership(which: &str, role: Role) -> Membership {
    Membership {
        account: account(which),
        name: format!("Account {which} (verzonnen)"),
        role,
        status: AccountStatus::Open,
        opened_on: day("2020-02-01"),
        closed_on: None,
    }
}

/// A place in an open account.
pub fn member(who: &str, which: &str, role: Role) -> Item {
    Item::Member(person(who), membership(which, role))
}

/// Somebody with the password hash `hash-of-<name>`.
pub fn somebody(name: &str) -> Item {
    Item::Person(NewPerson {
        id: person(name),
        username: name.to_owned(),
        password_hash: format!("hash-of-{name}"),
        email: Some(format!("{name}@example.nl")),
        created_at: at(-1000),
    })
}

/// Puts the four people and their places in.
pub async fn people(database: &Shared) {
    let mut items: Vec<Item> = ["anna", "uma", "bram", "tess"].map(somebody).into();
    items.push(member("anna", "a", Role::Owner));
    items.push(member("uma", "a", Role::User));
    items.push(member("bram", "b", Role::Owner));
    items.push(member("tess", "c", Role::Owner));
    items.push(member("tess", "a", Role::User));
    database.seed(items).await.unwrap();
}

/// An order of an account.
pub fn order(which: &str, number: &str, ordered: &str, completed: Option<&str>) -> Item {
    let row = OrderRow {
        number: number.to_owned(),
        description: format!("Bestelling {number}"),
        domain: Some(format!("{number}.example.nl")),
        amount_cents: 1210,
        ordered_on: day(ordered),
        completed_on: completed.map(day),
    };
    Item::Order(account(which), row)
}

/// A message of a person.
pub fn message(scope: &Scope, minutes: i64, satisfied: Option<&str>) -> Item {
    let row = MessageRow {
        id: "new".parse().unwrap(),
        received_at: at(minutes),
        subject: format!("Vraag {minutes}"),
        body: "Hoe werkt dit?".to_owned(),
        answered_at: Some(at(minutes + 5)),
        satisfied_on: satisfied.map(day),
        started: None,
        withdrawn_at: None,
        after_answer: false,
    };
    Item::Message(scope.account.clone(), scope.person.clone(), row)
}

/// Something that a person did.
pub fn activity(scope: &Scope, minutes: i64, action: &str) -> Item {
    let row = ActivityRow {
        at: at(minutes),
        system: ActivitySystem::Portal,
        action: action.to_owned(),
        ip_address: Some("192.0.2.10".to_owned()),
    };
    Item::Activity(scope.account.clone(), scope.person.clone(), row)
}

/// A key, with the fingerprint of `what`.
pub fn key(name: &str, what: u8) -> Idempotency {
    Idempotency { key: name.to_owned(), fingerprint: [what; 32] }
}

/// An answer that names what it was made from.
pub fn answer(body: impl Into<String>) -> Answer {
    Answer { status: 200, headers: vec![("etag".to_owned(), "\"1\"".to_owned())], body: body.into() }
}

/// A change of a consent by the person.
pub fn change(scope: &Scope, id: ConsentId, state: ConsentState, if_revision: u32) -> ConsentWrite {
    ConsentWrite {
        id,
        state,
        if_revision: Some(if_revision),
        wording: "wording-1".parse().unwrap(),
        wording_text: "Wij mailen je hoogstens zes keer per jaar.".to_owned(),
        language: "nl".to_owned(),
        shown_at: at(-1),
        notice: "2018-05-25".parse().unwrap(),
        channel: Channel::Portal,
        actor: scope.person.as_str().to_owned(),
        note: None,
        confirmation: None,
        at: at(0),
    }
}

/// Sends a change with a key.
pub async fn send(database: &Shared, scope: &Scope, write: &ConsentWrite, once: &Idempotency) -> Once {
    let made = Box::new(|row: &ConsentRow| answer(format!("{}:{}", row.state.as_str(), row.revision)));
    database.change_consent(scope, write, once, made).await.unwrap()
}

/// A request of a kind.
pub fn ask(id: &str, kind: RequestKind) -> RequestWrite {
    RequestWrite {
        id: id.parse().unwrap(),
        kind,
        purposes: vec![PurposeId::Order, PurposeId::Account],
        text: Some("Graag alles".to_owned()),
        with_suppliers: false,
        received_at: at(0),
        due_on: day("2026-12-24"),
        target_on: day("2026-12-24"),
        year: 2026,
        identity_confirmed_at: Some(at(-2)),
        ground: None,
        corrections: Vec::new(),
        preview: None,
        choices: Vec::new(),
        restrict: Vec::new(),
        done: false,
        outcome: Vec::new(),
        jobs: Vec::new(),
        mail: None,
    }
}

/// Sends a request with a key; the answers' bodies are `new:` or `twin:` and the request's id and reference.
pub async fn send_request(database: &Shared, scope: &Scope, write: &RequestWrite, once: &Idempotency) -> Once {
    let body = |word: &str, full: &RequestFull| answer(format!("{word}:{}:{}", full.row.id, full.row.reference));
    let new = Box::new(move |full: &RequestFull| body("new", full));
    let twin = Box::new(move |full: &RequestFull| body("twin", full));
    database.create_request(scope, write, once, new, twin).await.unwrap()
}
