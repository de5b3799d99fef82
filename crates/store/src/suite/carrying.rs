//! Carrying a decision out: what would go, making it go, and what keeps it.

use super::requests::story;
use super::world::*;
use crate::*;
use mijn_privacy_api::{AccountStatus, RequestId, RequestStatus, Role, StartCause};

pub(super) const TODAY: &str = "2026-11-24";

pub(super) fn id(text: &str) -> RequestId {
    text.parse().unwrap()
}

/// A request of somebody, for what is done for it.
pub(super) fn asked(scope: &Scope, request: &str) -> Item {
    let full = story(request, RequestStatus::InProgress, -60, "2026-12-24");
    Item::Request(scope.account.clone(), scope.person.clone(), Box::new(full), day("2026-12-24"))
}

pub(super) fn value(category: &str, closed: &str, orders: Option<&str>, messages: Option<&str>) -> PassedValue {
    PassedValue {
        category: category.to_owned(),
        closed: day(closed),
        orders: orders.map(day),
        messages: messages.map(day),
    }
}

/// Every list, of what began by this day; and every kind of value of accounts closed by then.
pub(super) fn by(text: &str) -> Passed {
    let kinds = ["name_address", "phone", "billing_address", "email", "ip_address", "payment", "username"];
    Passed {
        orders: Some(day(text)),
        messages: Some(day(text)),
        activity: Some(day(text)),
        values: kinds.map(|kind| value(kind, text, None, None)).into(),
        ..Passed::default()
    }
}

pub(super) async fn erasable(database: &Shared, scope: &Scope, passed: &Passed) -> Erasable {
    database.erasable(scope, passed, day(TODAY)).await.unwrap()
}

pub(super) async fn carry_out(database: &Shared, request: &str, scope: &Scope, passed: &Passed, step: Step) -> u64 {
    database.carry_out(&id(request), scope, passed, step, day(TODAY), at(0)).await.unwrap()
}

/// All steps; says how many rows each took.
pub(super) async fn all_steps(database: &Shared, request: &str, scope: &Scope, passed: &Passed) -> [u64; 4] {
    let mut gone = [0; 4];
    for (place, step) in gone.iter_mut().zip(Step::ALL) {
        *place = carry_out(database, request, scope, passed, step).await;
    }
    gone
}

pub(super) fn fate(goes: u32, stays: u32, latest: Option<&str>, not_started: u32) -> ListFate {
    ListFate { goes, stays, latest: latest.map(day), not_started }
}

pub(super) fn kinds(values: &[(&str, bool)]) -> Vec<(String, bool)> {
    values.iter().map(|(kind, goes)| ((*kind).to_owned(), *goes)).collect()
}

pub(super) fn closed(which: &str, on: &str, role: Role) -> Membership {
    Membership { status: AccountStatus::Closed, closed_on: Some(day(on)), ..membership(which, role) }
}

/// Orders, messages and activity of Anna in A, and Uma's beside them.
pub(super) async fn lists(database: &Shared) {
    people(database).await;
    let items = vec![
        order("a", "A1", "2018-01-01", Some("2018-12-31")),
        order("a", "A2", "2019-01-01", Some("2019-02-01")),
        order("a", "A3", "2026-11-01", None),
        message(&anna(), -50, Some("2018-12-31")),
        message(&anna(), -40, Some("2020-05-01")),
        message(&anna(), -30, None),
        message(&uma(), -20, None),
        activity(&anna(), -3, "login"),
        activity(&anna(), -2, "logout"),
        activity(&uma(), -1, "login"),
        Item::Value(account("a"), "phone", "+31 6 00000001".to_owned(), None),
        asked(&anna(), "r-anna"),
        asked(&uma(), "r-uma"),
    ];
    database.seed(items).await.unwrap();
}

/// By when each began; a message counts from today at the latest. Of an open account no activity and no value goes.
pub async fn what_would_go_and_what_stays(database: Shared) {
    lists(&database).await;
    let old = erasable(&database, &anna(), &by("2018-12-31")).await;
    assert_eq!(old.orders, fate(1, 2, Some("2019-02-01"), 1));
    assert_eq!(old.messages, fate(1, 2, Some(TODAY), 0));
    assert_eq!(old.activity, fate(0, 2, None, 2));
    assert_eq!(old.values, kinds(&[("email", false), ("phone", false), ("username", false)]));
    let now = erasable(&database, &anna(), &by(TODAY)).await;
    assert_eq!((now.orders, now.messages), (fate(2, 1, None, 1), fate(3, 0, None, 0)));
    assert_eq!(now.activity, old.activity);
    let nothing = erasable(&database, &anna(), &Passed::default()).await;
    assert_eq!(nothing.orders, fate(0, 3, Some("2019-02-01"), 1));
    assert_eq!(nothing.messages, fate(0, 3, Some("2020-05-01"), 1), "nobody asked for them");
    // A user's own, and nothing of the account.
    let of_uma = erasable(&database, &uma(), &by(TODAY)).await;
    assert_eq!(of_uma.orders, ListFate::default());
    assert_eq!((of_uma.messages, of_uma.activity), (fate(1, 0, None, 0), fate(0, 1, None, 1)));
    assert_eq!(of_uma.values, kinds(&[("email", false), ("username", false)]));
    assert_eq!(erasable(&database, &bram(), &by(TODAY)).await.orders, ListFate::default());
    // Once it is closed.
    let closing = Passed { closes_on: Some(day(TODAY)), ..by(TODAY) };
    let shut = erasable(&database, &anna(), &closing).await;
    assert_eq!(shut.activity, fate(2, 0, None, 0));
    assert_eq!(shut.values, kinds(&[("email", true), ("phone", true), ("username", true)]));
    assert_eq!(erasable(&database, &uma(), &closing).await.activity, fate(0, 1, None, 1), "the owner closes it");
}

/// Nobody said that they are satisfied: why the period began stands apart, counts the same, and nobody is asked any more.
pub async fn a_closure_starts_the_period_of_a_message(database: Shared) {
    lists(&database).await;
    let Item::Message(whose, who, open) = message(&anna(), -25, None) else { panic!() };
    let answered = MessageRow { answered_at: Some(at(-24)), ..open };
    database.seed(vec![Item::Message(whose, who, answered)]).await.unwrap();
    let passed = Passed { closes_on: Some(day(TODAY)), ..by("2018-12-31") };
    let silent = async || {
        let rows = database.silent_messages(at(0), 9).await.unwrap();
        rows.iter().filter(|row| row.address == super::letters::address("anna")).count()
    };
    assert_eq!(silent().await, 2);
    carry_out(&database, "r-anna", &anna(), &passed, Step::Messages).await;
    let started =
        |rows: Rows<MessageRow>| rows.items.iter().map(|row| (row.satisfied_on, row.started)).collect::<Vec<_>>();
    let closed = (None, Some((day(TODAY), StartCause::Closure)));
    let said = (Some(day("2020-05-01")), None);
    assert_eq!(started(database.messages(&anna(), &first(9)).await.unwrap()), [closed, closed, said]);
    assert_eq!(silent().await, 0);
    // The sweep goes by the same day.
    assert_eq!(
        database.delete_passed(&Passed { messages: Some(day("2026-11-23")), ..Passed::default() }).await.unwrap(),
        1
    );
    assert_eq!(database.messages(&anna(), &first(9)).await.unwrap().total, 2);
    assert_eq!(database.delete_passed(&Passed { messages: Some(day(TODAY)), ..Passed::default() }).await.unwrap(), 2);
    assert_eq!(database.messages(&anna(), &first(9)).await.unwrap().total, 0);
}

/// Exactly that, once; what comes later is not meant. The steps are remembered.
pub async fn a_step_does_what_was_shown_once(database: Shared) {
    lists(&database).await;
    let passed = by("2018-12-31");
    assert_eq!(database.steps_done(&id("r-anna")).await.unwrap(), [""; 0]);
    assert_eq!(carry_out(&database, "r-anna", &anna(), &passed, Step::Messages).await, 1);
    assert_eq!(database.steps_done(&id("r-anna")).await.unwrap(), ["messages"]);
    let left = database.messages(&anna(), &first(9)).await.unwrap();
    let days: Vec<_> = left.items.iter().map(|row| (row.satisfied_on, row.started)).collect();
    let erased = (None, Some((day(TODAY), StartCause::Erasure)));
    assert_eq!((left.total, days), (2, vec![erased, (Some(day("2020-05-01")), None)]));
    assert_eq!(database.message_facts(&anna()).await.unwrap().first_start, Some(day("2020-05-01")));
    assert_eq!(database.messages(&uma(), &first(9)).await.unwrap().items[0].started, None, "another's");
    assert_eq!(all_steps(&database, "r-anna", &anna(), &passed).await, [0, 1, 0, 0]);
    assert_eq!(database.order_facts(&anna()).await.unwrap().total, 2);
    assert_eq!(database.steps_done(&id("r-anna")).await.unwrap(), ["activity", "messages", "orders", "values"]);
    database.seed(vec![message(&anna(), 5, Some("2018-01-01")), message(&anna(), 6, None)]).await.unwrap();
    assert_eq!(all_steps(&database, "r-anna", &anna(), &passed).await, [0; 4], "done before");
    let messages = database.messages(&anna(), &first(9)).await.unwrap();
    assert_eq!((messages.total, messages.items[0].satisfied_on, messages.items[0].started), (4, None, None));
    // A user's request does nothing to what is the account's.
    assert_eq!(all_steps(&database, "r-uma", &uma(), &by(TODAY)).await, [1, 0, 0, 0]);
    assert_eq!(database.order_facts(&anna()).await.unwrap().total, 2);
    assert_eq!(database.messages(&anna(), &first(9)).await.unwrap().total, 4);
}

/// An order or a message needs a value, unless it goes itself; another's message, and another account, do all the same.
pub async fn values_go_when_nothing_that_stays_needs_them(database: Shared) {
    people(&database).await;
    let cleo = scope("cleo", "d", Role::Owner);
    let of = |category, text: &str| Item::Value(account("d"), category, text.to_owned(), None);
    let items = vec![
        somebody("cleo"),
        Item::Member(person("cleo"), closed("d", "2024-11-24", Role::Owner)),
        member("uma", "d", Role::User),
        of("phone", "+31 6 00000001"),
        of("payment", "NL91ABNA0417164300"),
        of("email", "cleo@example.nl"),
        order("d", "D1", "2024-01-01", Some("2024-02-01")),
        message(&cleo, -50, None),
        Item::Address(person("cleo"), "192.0.2.1".to_owned(), at(-60)),
        asked(&cleo, "r-1"),
        asked(&cleo, "r-2"),
        asked(&cleo, "r-3"),
    ];
    database.seed(items).await.unwrap();
    let periods = |orders: Option<&str>, messages: Option<&str>| Passed {
        orders: orders.map(day),
        messages: messages.map(day),
        values: vec![
            value("payment", TODAY, Some("2020-01-01"), None),
            value("phone", TODAY, None, Some("2020-01-01")),
            value("ip_address", TODAY, None, None),
            value("email", TODAY, None, None),
        ],
        ..Passed::default()
    };
    let all = |payment, phone| {
        kinds(&[("email", true), ("ip_address", true), ("payment", payment), ("phone", phone), ("username", false)])
    };
    let values = async |passed: &Passed| erasable(&database, &cleo, passed).await.values;
    assert_eq!(values(&periods(None, None)).await, all(false, false), "both are needed");
    assert_eq!(values(&periods(Some(TODAY), None)).await, all(true, false), "the order goes");
    assert_eq!(values(&periods(Some("2024-01-31"), Some(TODAY))).await, all(false, true), "the message goes");
    // Uma's message is hers: it stays, and needs the account's telephone number.
    let hers = scope("uma", "d", Role::User);
    database.seed(vec![message(&hers, -40, None)]).await.unwrap();
    assert_eq!(values(&periods(Some(TODAY), Some(TODAY))).await, all(true, false));
    // Another account of Cleo's needs what is her own; the address of this one goes.
    database.seed(vec![member("cleo", "e", Role::Owner)]).await.unwrap();
    let open = kinds(&[
        ("email", false),
        ("email", true),
        ("ip_address", false),
        ("payment", true),
        ("phone", false),
        ("username", false),
    ]);
    let passed = periods(Some(TODAY), Some(TODAY));
    assert_eq!(values(&passed).await, open);
    assert_eq!(all_steps(&database, "r-1", &cleo, &passed).await, [1, 1, 0, 2]);
    let left = kinds(&[("email", false), ("ip_address", false), ("phone", false), ("username", false)]);
    assert_eq!(values(&passed).await, left);
    assert_ne!(database.profile_state(&cleo).await.unwrap().revision, "1-1", "its state is another");
    // With the last account closed her own go too, and with her name the log-in.
    let other = scope("cleo", "e", Role::Owner);
    database.close_account(&other, day(TODAY), at(0)).await.unwrap();
    assert_eq!(all_steps(&database, "r-2", &cleo, &passed).await, [0, 0, 0, 2]);
    assert_eq!(all_steps(&database, "r-3", &other, &by(TODAY)).await, [0, 0, 0, 1]);
    assert_eq!(database.profile(&other).await.unwrap(), []);
    assert!(database.login("cleo").await.unwrap().is_none());
    assert_eq!(database.profile(&anna()).await.unwrap().len(), 2, "nobody else's");
}
