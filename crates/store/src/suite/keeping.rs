//! What is kept, what goes, and what a crash leaves.

use super::world::*;
use crate::*;
use mijn_privacy_api::{
    AccountStatus, Author, ConsentId, ConsentState, DeskFilter, DeskVerb, PurposeId, RequestStatus, Role,
};
use std::time::Duration;

const DAY: i64 = 24 * 60;

/// For `/readyz`.
pub async fn the_database_answers(database: Shared) {
    database.ping().await.unwrap();
}

async fn look(database: &Shared, minutes: i64) {
    let lookup = Lookup {
        at: at(minutes),
        actor: person("anna").to_string(),
        system: "portal".to_owned(),
        what: "overview".to_owned(),
        reason: None,
    };
    database.log_lookup(&anna(), &lookup).await.unwrap();
}

async fn begin(database: &Shared, token: u8, minutes: i64) {
    let (created_at, seen_at) = (at(minutes - 30), at(minutes));
    let Scope { person, account, .. } = anna();
    let row =
        SessionRow { token_hash: [token; 32], person, account, created_at, seen_at, authenticated_at: created_at };
    database.begin_session(&row).await.unwrap();
}

/// SEC-7: the access log 14 days; sessions and answers a day. Nothing else.
pub async fn what_is_over_is_swept(database: Shared) {
    people(&database).await;
    let id = ConsentId::Marketing;
    for minutes in [-14 * DAY - 1, -14 * DAY, 0] {
        look(&database, minutes).await;
    }
    begin(&database, 1, -DAY - 1).await;
    begin(&database, 2, -DAY + 1).await;
    let old = ConsentWrite { at: at(-DAY - 1), ..change(&anna(), id, ConsentState::Granted, 0) };
    send(&database, &anna(), &old, &key("old", 1)).await;
    let new = ConsentWrite { at: at(-DAY + 1), ..change(&anna(), id, ConsentState::Objected, 1) };
    send(&database, &anna(), &new, &key("new", 1)).await;

    assert_eq!(database.sweep(at(0)).await.unwrap(), 3, "a look-up, a session and an answer");
    assert_eq!(database.sweep(at(0)).await.unwrap(), 0);
    assert!(database.session(&[1; 32]).await.unwrap().is_none());
    assert!(database.session(&[2; 32]).await.unwrap().is_some());
    assert_eq!(send(&database, &anna(), &new, &key("new", 1)).await, Once::Replayed(answer("objected:2")));
    assert_eq!(send(&database, &anna(), &old, &key("old", 1)).await, Once::Stale, "the key is free, the state newer");
    assert_eq!(database.sweep(at(30 * DAY)).await.unwrap(), 4);
    assert_eq!(database.consent(&anna(), id).await.unwrap().revision, 2);
}

/// Each by the day that its period counts from; the day itself is in.
pub async fn records_go_when_their_period_has_passed(database: Shared) {
    people(&database).await;
    let closed = |id: &str, minutes| {
        let mut full = super::requests::story(id, RequestStatus::Completed, minutes - 60, "2026-12-24");
        full.row.closed_at = Some(at(minutes));
        Item::Request(account("a"), person("anna"), Box::new(full), day("2026-12-24"))
    };
    let shut = |which: &str, on| Membership {
        status: AccountStatus::Closed,
        closed_on: Some(day(on)),
        ..membership(which, Role::Owner)
    };
    let cleo = |which| scope("cleo", which, Role::Owner);
    let mut items = vec![
        order("a", "A1", "2018-01-01", Some("2018-12-31")),
        order("a", "A2", "2018-01-01", Some("2019-01-01")),
        order("a", "A3", "2001-01-01", None),
        message(&anna(), -50, Some("2018-12-31")),
        message(&anna(), -40, Some("2019-01-01")),
        message(&anna(), -30, None),
        // The last minute of 23 November in the Netherlands, and midnight.
        closed("r-old", -10 * 60 - 1),
        closed("r-new", -10 * 60),
        somebody("cleo"),
        Item::Member(person("cleo"), shut("d", "2024-11-24")),
        Item::Member(person("cleo"), shut("e", "2024-11-25")),
    ];
    items.extend([cleo("d"), cleo("e"), anna()].map(|whose| activity(&whose, 0, "login")));
    database.seed(items).await.unwrap();
    assert_eq!(database.delete_passed(&Passed::default()).await.unwrap(), 0);
    let passed = Passed {
        orders: Some(day("2018-12-31")),
        messages: Some(day("2018-12-31")),
        activity: Some(day("2024-11-24")),
        requests: Some(day("2026-11-23")),
        ..Passed::default()
    };
    assert_eq!(database.delete_passed(&passed).await.unwrap(), 4);
    assert_eq!(database.delete_passed(&passed).await.unwrap(), 0);
    let orders = database.orders(&anna(), &first(9)).await.unwrap();
    assert_eq!(orders.items.iter().map(|row| row.number.as_str()).collect::<Vec<_>>(), ["A2", "A3"]);
    assert_eq!(orders.total, 2);
    let messages = database.messages(&anna(), &first(9)).await.unwrap();
    assert_eq!((messages.total, messages.items[0].received_at, messages.items[1].received_at), (2, at(-30), at(-40)));
    let requests = database.requests(&anna(), &first(9)).await.unwrap();
    assert_eq!((requests.total, requests.items[0].id.as_str()), (1, "r-new"));
    let mut actions = Vec::new();
    for whose in [cleo("d"), cleo("e"), anna()] {
        actions.push(database.activity_facts(&whose).await.unwrap().total);
    }
    assert_eq!(actions, [0, 1, 1]);
}

const FILTERS: [DeskFilter; 4] = [DeskFilter::Closed, DeskFilter::ToTell, DeskFilter::Open, DeskFilter::Restricted];

/// With its thread, its files, its steps; but not while the use of data stands still for it.
pub async fn a_closed_request_goes_with_all_of_it(database: Shared) {
    people(&database).await;
    let put = |id: &str| {
        let mut full = super::requests::story(id, RequestStatus::Completed, -60 * DAY, "2026-10-24");
        full.thread = vec![super::changes::written(&format!("m-{id}"), Author::Officer, -59 * DAY).row];
        full.tell = vec![("A".to_owned(), None)];
        Item::Request(account("a"), person("anna"), Box::new(full), day("2026-10-24"))
    };
    let still = |id: &str| Item::Restriction(id.parse().unwrap(), vec![PurposeId::Account], at(-60 * DAY));
    database.seed(vec![put("r-1"), put("r-2"), still("r-1")]).await.unwrap();
    let passed = Passed { requests: Some(day("2026-11-23")), ..Passed::default() };
    let counts = async || {
        let mut counts = [0; 4];
        for (count, filter) in counts.iter_mut().zip(FILTERS) {
            *count = database.desk_requests(&super::desk::of(filter), &first(9)).await.unwrap().total;
        }
        counts
    };
    assert_eq!(counts().await, [2, 2, 0, 1]);
    assert_eq!(database.delete_passed(&passed).await.unwrap(), 1);
    assert_eq!(counts().await, [1, 1, 0, 1]);
    assert!(database.desk_request(&"r-2".parse().unwrap()).await.unwrap().is_none());
    let id = "r-1".parse().unwrap();
    let lift = |full: &RequestFull| {
        let act = super::changes::act(DeskVerb::Answer, 0);
        Ok(RequestChange { lift: true, ..RequestChange::of(full.row.clone(), act) })
    };
    database.change_request(&RequestOf::Desk, &id, Box::new(lift), None).await.unwrap();
    assert_eq!(counts().await, [1, 1, 0, 0]);
    assert_eq!(database.delete_passed(&passed).await.unwrap(), 1);
    assert_eq!(counts().await, [0; 4]);
}

fn value(category: &str, closed: &str, orders: Option<&str>) -> PassedValue {
    PassedValue { category: category.to_owned(), closed: day(closed), orders: orders.map(day), messages: None }
}

async fn categories(database: &Shared, whose: &Scope) -> Vec<String> {
    database.profile(whose).await.unwrap().into_iter().map(|value| value.category).collect()
}

/// Cleo's account is closed, and an order of it still needs the payment data.
pub async fn values_go_when_no_purpose_needs_them(database: Shared) {
    people(&database).await;
    let closed_on = Some(day("2024-11-24"));
    let shut = Membership { status: AccountStatus::Closed, closed_on, ..membership("d", Role::Owner) };
    let of = |category, text: &str| Item::Value(account("d"), category, text.to_owned(), Some(at(-9)));
    let cleo = scope("cleo", "d", Role::Owner);
    let items = vec![
        somebody("cleo"),
        Item::Member(person("cleo"), shut),
        of("phone", "+31 6 00000000"),
        of("email", "rekening@example.nl"),
        of("payment", "NL91ABNA0417164300"),
        order("d", "D1", "2024-01-01", Some("2024-02-01")),
        Item::Address(person("cleo"), "192.0.2.1".to_owned(), at(-60)),
        Item::Address(person("cleo"), "192.0.2.2".to_owned(), at(-60)),
        Item::Value(account("a"), "phone", "+31 6 00000001".to_owned(), None),
    ];
    database.seed(items).await.unwrap();
    let all = ["phone", "email", "email", "ip_address", "ip_address", "payment", "username"];
    assert_eq!(categories(&database, &cleo).await, all);
    let sweep =
        async |values: Vec<PassedValue>| database.delete_passed(&Passed { values, ..Passed::default() }).await.unwrap();
    let names = ["phone", "email", "ip_address", "payment", "username"];
    assert_eq!(sweep(names.map(|name| value(name, "2024-11-23", None)).into()).await, 0, "not yet");
    assert_eq!(sweep(vec![value("payment", "2024-11-24", Some("2024-01-31"))]).await, 0, "the order needs it");
    assert_eq!(categories(&database, &cleo).await, all);
    assert_eq!(sweep(names.map(|name| value(name, "2024-11-24", Some("2024-02-01"))).into()).await, 7);
    assert_eq!(categories(&database, &cleo).await, [""; 0]);
    assert!(database.login("cleo").await.unwrap().is_none(), "the log-in goes with the name");
    assert_ne!(database.login_of(&person("cleo")).await.unwrap().unwrap().password_hash, "hash-of-cleo");
    assert_eq!(sweep(names.map(|name| value(name, "2024-11-24", None)).into()).await, 0);
    assert_eq!(categories(&database, &anna()).await, ["phone", "email", "username"]);
}

/// Cleo closed one of two accounts.
pub async fn a_person_keeps_what_another_account_needs(database: Shared) {
    people(&database).await;
    let closed_on = Some(day("2020-03-01"));
    let shut = Membership { status: AccountStatus::Closed, closed_on, ..membership("d", Role::Owner) };
    let items = vec![
        somebody("cleo"),
        Item::Member(person("cleo"), shut),
        member("cleo", "e", Role::Owner),
        Item::Address(person("cleo"), "192.0.2.1".to_owned(), at(-60)),
    ];
    database.seed(items).await.unwrap();
    let values = ["email", "ip_address", "username"].map(|name| value(name, "2026-01-01", None)).into();
    assert_eq!(database.delete_passed(&Passed { values, ..Passed::default() }).await.unwrap(), 0);
    let cleo = scope("cleo", "e", Role::Owner);
    assert_eq!(categories(&database, &cleo).await, ["email", "ip_address", "username"]);
}

/// A call that is dropped at any moment (a client that goes away, a stop) leaves the change and its answer, or neither.
pub async fn a_dropped_write_is_whole_or_nothing(database: Shared) {
    people(&database).await;
    let (mut revision, mut cut) = (0, 0);
    for step in 0..200_u32 {
        let state = if step % 2 == 0 { ConsentState::Granted } else { ConsentState::Withdrawn };
        let write = change(&anna(), ConsentId::Newsletter, state, revision);
        let once = key(&format!("k{step}"), 1);
        let patience = Duration::from_micros(u64::from(step) * 20);
        let finished = tokio::time::timeout(patience, send(&database, &anna(), &write, &once)).await;
        let now = database.consent(&anna(), ConsentId::Newsletter).await.unwrap();
        match send(&database, &anna(), &write, &once).await {
            Once::Replayed(stored) => assert_eq!(stored.body, format!("{}:{}", state.as_str(), revision + 1)),
            Once::Done(stored) => {
                assert!(finished.is_err(), "an answer was given, and is not there");
                assert_eq!(now.revision, revision, "a change without its answer");
                assert_eq!(stored.body, format!("{}:{}", state.as_str(), revision + 1));
                cut += 1;
            }
            other => panic!("step {step}: {other:?}"),
        }
        revision += 1;
        assert_eq!(database.consent(&anna(), ConsentId::Newsletter).await.unwrap().revision, revision);
    }
    assert!(cut > 0, "no call was cut off: the test shows nothing");
}
