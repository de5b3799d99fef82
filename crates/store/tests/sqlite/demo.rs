//! The demo's customers, and the many of the benchmarks.

use crate::common::{Opened, open, open_copy};
use jiff::Timestamp;
use mijn_privacy_api::{
    AccountStatus, Channel, ConsentId, ConsentState, DeskFilter, OpenEnum, RequestKind, RequestStatus, Role,
};
use mijn_privacy_rules::local_date_nl;
use mijn_privacy_store::demo::{ACTIONS, CUSTOMERS, bulk, bulk_changes, bulk_records, bulk_requests, seed_demo};
use mijn_privacy_store::{
    ConsentVerbs, DeskAsk, EmailAddress, Holder, Item, PageOf, RequestVerbs, Scope, Seed, Store, StoreError,
};
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::time::{Duration, Instant};
use tokio::sync::OnceCell;

fn now() -> Timestamp {
    "2026-11-24T09:00:00Z".parse().unwrap()
}

async fn seed(opened: &Opened, now: Timestamp) -> Result<(), StoreError> {
    seed_demo(&*opened.store, now, &|password| format!("hash of {password}")).await
}

/// A copy of a demo that is made once for all tests here.
async fn seeded() -> Opened {
    static MADE: OnceCell<(Opened, PathBuf)> = OnceCell::const_new();
    let make = async || {
        let made = open().await;
        seed(&made, now()).await.unwrap();
        made.store.close().await;
        let path = made.path.clone();
        (made, path)
    };
    let (_, path) = MADE.get_or_init(make).await;
    open_copy(path).await
}

async fn scopes(opened: &Opened, username: &str) -> Vec<Scope> {
    let login = opened.store.login(username).await.unwrap().unwrap();
    let rows = opened.store.memberships(&login.person).await.unwrap();
    rows.into_iter().map(|row| Scope { person: login.person.clone(), account: row.account, role: row.role }).collect()
}

fn first(limit: u32) -> PageOf {
    PageOf { after: None, limit }
}

#[tokio::test]
async fn everybody_of_the_list_can_log_in() {
    let opened = seeded().await;
    for customer in CUSTOMERS {
        let login = opened.store.login(customer.username).await.unwrap().unwrap();
        assert_eq!(login.password_hash, format!("hash of {}", customer.password));
        assert!(!scopes(&opened, customer.username).await.is_empty(), "{}", customer.username);
    }
    assert!(opened.store.verify(None).await.unwrap().is_sound());
}

#[tokio::test]
async fn all_names_are_marked_as_invented() {
    let opened = seeded().await;
    for customer in CUSTOMERS {
        let person = opened.store.login(customer.username).await.unwrap().unwrap().person;
        for row in opened.store.memberships(&person).await.unwrap() {
            assert!(row.name.ends_with("(verzonnen)"), "{}", row.name);
        }
        for scope in scopes(&opened, customer.username).await {
            for value in opened.store.profile(&scope).await.unwrap() {
                let fine = match value.category.as_str() {
                    "name_address" => value.value.contains("(verzonnen)"),
                    "email" => value.value.ends_with("@example.nl"),
                    "ip_address" => {
                        ["192.0.2.", "198.51.100.", "203.0.113."].iter().any(|net| value.value.starts_with(net))
                    }
                    _ => true,
                };
                assert!(fine, "{value:?}");
            }
        }
    }
}

#[tokio::test]
async fn each_is_what_the_list_says() {
    let opened = seeded().await;
    let store = &opened.store;

    let new = &scopes(&opened, "nieuw").await[0];
    assert_eq!(store.order_facts(new).await.unwrap().total, 0);
    assert!(store.consents(new).await.unwrap().iter().all(|row| row.revision == 0));

    let years = &scopes(&opened, "jaren").await[0];
    assert_eq!(store.order_facts(years).await.unwrap().total, 300);
    assert_eq!(store.activity_facts(years).await.unwrap().total, 20_000);
    assert_eq!(store.mailings(years, 2026).await.unwrap().sent, 6);

    for (username, status) in [("gesloten", AccountStatus::Closed), ("geblokkeerd", AccountStatus::Blocked)] {
        let person = store.login(username).await.unwrap().unwrap().person;
        assert_eq!(store.memberships(&person).await.unwrap()[0].status, status, "{username}");
    }

    let user = &scopes(&opened, "gebruiker").await[0];
    assert_eq!((user.role, &user.account), (Role::User, &scopes(&opened, "alles").await[0].account));
    assert_eq!(store.orders(user, &first(10)).await.unwrap().total, 0);
    assert!(store.activity(user, &first(10)).await.unwrap().total > 0);

    assert_eq!(scopes(&opened, "twee").await.iter().map(|scope| scope.role).collect::<Vec<_>>(), [Role::Owner; 2]);
}

#[tokio::test]
async fn who_has_everything_has_one_of_each() {
    let opened = seeded().await;
    let (store, scope) = (&opened.store, &scopes(&opened, "alles").await[0]);
    let requests = store.requests(scope, &first(10)).await.unwrap().items;
    let of = |status| requests.iter().filter(|row| row.status == status).count();
    let counts =
        [RequestStatus::InProgress, RequestStatus::Completed, RequestStatus::Rejected, RequestStatus::Cancelled];
    assert_eq!(counts.map(of), [3, 1, 1, 1]);
    assert_eq!(requests.iter().filter(|row| row.extended.is_some()).count(), 1);
    assert_eq!(requests.iter().filter(|row| row.paused.is_some()).count(), 1);
    let today = local_date_nl(now());
    for row in &requests {
        let last = row.extended.as_ref().map_or(row.due_on, |(until, _)| *until);
        assert_eq!(row.closed_at.is_none(), last >= today, "{row:?}");
    }
    let late = &scopes(&opened, "geblokkeerd").await[0];
    assert!(store.open_requests(late, 3).await.unwrap().0[0].due_on < today, "one is overdue");
    let states: Vec<_> = store.consents(scope).await.unwrap().into_iter().map(|row| (row.id, row.state)).collect();
    let want = [
        (ConsentId::Newsletter, ConsentState::Granted),
        (ConsentId::Marketing, ConsentState::Granted),
        (ConsentId::Training, ConsentState::Denied),
        (ConsentId::Analytics, ConsentState::Granted),
    ];
    assert_eq!(states, want);
    assert_eq!(store.mailings(scope, 2026).await.unwrap().sent, 3);
    assert_eq!(store.messages(scope, &first(10)).await.unwrap().total, 4);
}

/// The stories as far as the lists do not tell them.
#[tokio::test]
async fn the_requests_have_their_stories() {
    let opened = seeded().await;
    let store = &opened.store;
    let full = async |id: &str| store.desk_request(&id.parse().unwrap()).await.unwrap().unwrap().0;
    let answered = full("demo-answered").await;
    assert_eq!((answered.thread.len(), answered.row.corrections.len(), answered.tell.len()), (3, 2, 2));
    assert_eq!((answered.row.unread, answered.thread[2].unread), (1, true));
    assert!(full("demo-refused").await.row.preview.is_some());
    assert!(full("demo-restriction").await.row.ground.is_some());
    for (filter, least) in [
        (DeskFilter::Paused, 1),
        (DeskFilter::Overdue, 1),
        (DeskFilter::Unanswered, 1),
        (DeskFilter::ToTell, 1),
        (DeskFilter::New, 1),
    ] {
        let ask = DeskAsk { filter, kind: None, reference: None, today: local_date_nl(now()) };
        assert!(store.desk_requests(&ask, &first(9)).await.unwrap().total >= least, "{filter:?}");
    }
    for scope in scopes(&opened, "twee").await {
        assert_eq!(store.restrictions(&scope).await.unwrap().len(), 1);
    }
    let open = DeskAsk { filter: DeskFilter::Open, kind: None, reference: None, today: local_date_nl(now()) };
    for row in store.desk_requests(&open, &first(100)).await.unwrap().items {
        let full = full(row.id.as_str()).await;
        let moments = full.events.iter().map(|event| event.at).chain(full.thread.iter().map(|message| message.at));
        assert!(moments.chain(full.acts.iter().map(|act| act.at)).all(|at| at <= now()), "{}", row.id);
    }
}

#[tokio::test]
async fn the_choices_came_by_every_route_and_the_messages_are_in_every_state() {
    let opened = seeded().await;
    let (store, mut channels) = (&opened.store, Vec::new());
    for username in ["alles", "jaren", "gebruiker"] {
        for id in ConsentId::ALL {
            let rows = store.consent_history(&scopes(&opened, username).await[0], *id, &first(100)).await.unwrap();
            channels.extend(rows.items.into_iter().map(|row| row.channel));
        }
    }
    for channel in Channel::ALL.iter().filter(|channel| **channel != Channel::Expiry) {
        assert!(channels.contains(channel), "{channel:?}");
    }
    let older = store.consent(&scopes(&opened, "gebruiker").await[0], ConsentId::Newsletter).await.unwrap();
    assert_eq!((older.state, older.wording.unwrap().as_str()), (ConsentState::Granted, "newsletter-0"));
    let messages = store.messages(&scopes(&opened, "alles").await[0], &first(9)).await.unwrap().items;
    let states =
        messages.iter().map(|row| (row.answered_at.is_some(), row.satisfied_on.is_some(), row.withdrawn_at.is_some()));
    let want = [(false, false, false), (true, false, false), (true, true, true), (true, true, false)];
    assert_eq!(states.collect::<Vec<_>>(), want, "open, answered, withdrawn and kept, satisfied");
    for (address, state) in
        [("bezoeker@example.nl", ConsentState::Granted), ("proeflezer@example.nl", ConsentState::PendingConfirmation)]
    {
        let reader = store.holders(&EmailAddress::parse(address).unwrap()).await.unwrap().remove(0);
        assert!(matches!(reader, Holder::Subscriber(_)), "{address}");
        assert_eq!(store.consent_of(&reader, ConsentId::Newsletter).await.unwrap().state, state, "{address}");
    }
}

#[tokio::test]
async fn activity_is_in_known_codes_and_in_the_past() {
    let opened = seeded().await;
    for customer in CUSTOMERS {
        for scope in scopes(&opened, customer.username).await {
            for row in opened.store.activity(&scope, &first(100)).await.unwrap().items {
                assert!(row.at <= now(), "{row:?}");
                assert!(ACTIONS.iter().any(|(code, _)| *code == row.action), "{row:?}");
            }
        }
    }
}

#[tokio::test]
async fn the_demo_can_be_made_on_any_day() {
    for day in ["2026-12-31T23:30:00Z", "2028-02-29T22:30:00Z"] {
        let opened = open().await;
        seed(&opened, day.parse().unwrap()).await.unwrap();
        assert!(opened.store.verify(None).await.unwrap().is_sound());
    }
}

#[tokio::test]
async fn the_demo_is_there_in_seconds_and_once() {
    let begin = Instant::now();
    let opened = open().await;
    seed(&opened, now()).await.unwrap();
    assert!(begin.elapsed() < Duration::from_secs(20), "{:?}", begin.elapsed());
    assert!(seed(&opened, now()).await.is_err(), "a second time");
    assert_eq!(scopes(&opened, "twee").await.len(), 2);
}

#[tokio::test]
async fn seeding_is_all_or_nothing() {
    let opened = open().await;
    let person = mijn_privacy_store::suite::world::somebody("anna");
    let items: Vec<Item> = vec![person.clone(), person];
    assert!(opened.store.seed(items).await.is_err());
    assert!(opened.store.login("anna").await.unwrap().is_none());
}

#[tokio::test]
async fn many_customers_have_a_sound_chain_and_their_own_rows() {
    let opened = open().await;
    bulk(&opened.store, 2_500).await.unwrap();
    bulk(&opened.store, 10).await.unwrap();
    bulk_changes(&opened.store, 12_345).await.unwrap();
    let report = opened.store.verify(None).await.unwrap();
    assert_eq!((report.rows, report.findings.first()), (2510 * 3 + 12_345, None));
    let scope = &scopes(&opened, "bulk-0002510").await[0];
    assert_eq!(opened.store.order_facts(scope).await.unwrap().total, 12);
    assert_eq!(opened.store.activity(scope, &first(100)).await.unwrap().items.len(), 20);
    assert_eq!(opened.store.consent(scope, ConsentId::Marketing).await.unwrap().state, ConsentState::Granted);
    assert_eq!(opened.store.profile(scope).await.unwrap().len(), 8);
}

#[tokio::test]
async fn many_requests_are_of_many_customers() {
    let opened = open().await;
    bulk(&opened.store, 1_300).await.unwrap();
    bulk_requests(&opened.store, 2_400).await.unwrap();
    bulk_requests(&opened.store, 200).await.unwrap();
    let store = &opened.store;
    let total = async |filter| {
        let ask = DeskAsk { filter, kind: None, reference: None, today: local_date_nl(now()) };
        store.desk_requests(&ask, &first(1)).await.unwrap().total
    };
    assert_eq!((total(DeskFilter::Open).await, total(DeskFilter::Closed).await), (13, 2_587));
    let mut kinds = BTreeSet::new();
    for customer in 1..=12 {
        let scope = &scopes(&opened, &format!("bulk-{customer:07}")).await[0];
        let rows = store.requests(scope, &first(9)).await.unwrap().items;
        assert_eq!(rows.len(), 2, "in turn");
        for row in rows {
            let full = store.request(scope, &row.id).await.unwrap().unwrap();
            assert!(full.events.len() >= 3 && !full.thread.is_empty() && full.acts.len() == 2, "{full:?}");
            let parts = (full.row.preview.is_some(), !full.outcome.is_empty(), !full.tell.is_empty());
            assert_eq!(parts.0, row.kind == RequestKind::Erasure, "{full:?}");
            assert_eq!(parts.1, parts.2, "{full:?}");
            assert_eq!(full.result.is_some(), matches!(row.kind, RequestKind::Access | RequestKind::Portability));
            kinds.insert(row.kind.as_str());
        }
    }
    assert_eq!(kinds.len(), 8, "{kinds:?}");
}

#[tokio::test]
async fn one_customer_can_have_many_records() {
    let opened = open().await;
    bulk(&opened.store, 2).await.unwrap();
    bulk_records(&opened.store, 30, 60_000).await.unwrap();
    let scope = &scopes(&opened, "bulk-0000001").await[0];
    assert_eq!(opened.store.order_facts(scope).await.unwrap().total, 30);
    assert_eq!(opened.store.activity_facts(scope).await.unwrap().total, 60_000);
    let other = &scopes(&opened, "bulk-0000002").await[0];
    assert_eq!(opened.store.activity_facts(other).await.unwrap().total, 20);
}
