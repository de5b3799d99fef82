//! Lists: how many, from when, and their pages.

use super::requests::story;
use super::world::*;
use crate::*;
use mijn_privacy_api::RequestStatus;

async fn fill(database: &Shared) {
    people(database).await;
    let mut items = vec![
        order("a", "A1", "2019-05-01", Some("2019-05-20")),
        order("a", "A2", "2018-03-01", Some("2020-01-02")),
        order("a", "A3", "2026-11-01", None),
        order("b", "B1", "2001-01-01", Some("2001-01-01")),
        message(&anna(), -50, Some("2026-03-02")),
        message(&anna(), -40, None),
        message(&anna(), -30, Some("2026-02-01")),
    ];
    items.extend((0..7).map(|step| activity(&anna(), step, &format!("daad {step}"))));
    database.seed(items).await.unwrap();
}

/// How many, the first start of a retention, and the oldest.
pub async fn facts_of_each_list(database: Shared) {
    fill(&database).await;
    let orders = ListFacts { total: 3, first_start: Some(day("2019-05-20")), since: Some(day("2018-03-01")) };
    assert_eq!(database.order_facts(&anna()).await.unwrap(), orders);
    let messages = ListFacts { total: 3, first_start: Some(day("2026-02-01")), since: Some(day("2026-11-24")) };
    assert_eq!(database.message_facts(&anna()).await.unwrap(), messages);
    let activity = ListFacts { total: 7, first_start: Some(day("2026-11-24")), since: Some(day("2026-11-24")) };
    assert_eq!(database.activity_facts(&anna()).await.unwrap(), activity);
}

/// An empty account.
pub async fn facts_of_nothing(database: Shared) {
    people(&database).await;
    for facts in [database.order_facts(&bram()), database.message_facts(&bram()), database.activity_facts(&bram())] {
        assert_eq!(facts.await.unwrap(), ListFacts::default());
    }
    let page = database.orders(&bram(), &first(10)).await.unwrap();
    assert_eq!(page, Rows { items: Vec::new(), next: None, total: 0 });
}

/// Every row once, newest first, whatever the page's size.
pub async fn pages_walk_each_list_once(database: Shared) {
    fill(&database).await;
    for limit in [1, 2, 3, 7, 100] {
        let (mut page, mut orders) = (first(limit), Vec::new());
        loop {
            let rows = database.orders(&anna(), &page).await.unwrap();
            assert_eq!(rows.total, 3);
            orders.extend(rows.items.into_iter().map(|row| row.number));
            page.after = rows.next;
            if page.after.is_none() {
                break;
            }
        }
        assert_eq!(orders, ["A3", "A1", "A2"], "pages of {limit}");
        assert_eq!(
            actions(&database, limit, async || {}).await,
            ["6", "5", "4", "3", "2", "1", "0"].map(|n| format!("daad {n}"))
        );
        let (mut page, mut subjects) = (first(limit), Vec::new());
        loop {
            let rows = database.messages(&anna(), &page).await.unwrap();
            subjects.extend(rows.items.into_iter().map(|row| row.subject));
            page.after = rows.next;
            if page.after.is_none() {
                break;
            }
        }
        assert_eq!(subjects, ["Vraag -30", "Vraag -40", "Vraag -50"]);
    }
}

async fn actions(database: &Shared, limit: u32, between: impl AsyncFn()) -> Vec<String> {
    let (mut page, mut found) = (first(limit), Vec::new());
    loop {
        let rows = database.activity(&anna(), &page).await.unwrap();
        assert!(rows.items.len() <= limit as usize);
        found.extend(rows.items.into_iter().map(|row| row.action));
        page.after = rows.next;
        if page.after.is_none() {
            return found;
        }
        between().await;
    }
}

/// What comes in while a person pages neither repeats nor hides a row.
pub async fn pages_stay_put_under_inserts(database: Shared) {
    fill(&database).await;
    let newer = async || database.seed(vec![activity(&anna(), 100, "nieuw")]).await.unwrap();
    let found = actions(&database, 2, newer).await;
    assert_eq!(found, ["6", "5", "4", "3", "2", "1", "0"].map(|n| format!("daad {n}")));
    assert_eq!(database.activity(&anna(), &first(1)).await.unwrap().total, 10);
}

/// Ten things in one microsecond.
pub async fn rows_of_one_moment_are_not_lost_between_pages(database: Shared) {
    people(&database).await;
    database.seed((0..10).map(|step| activity(&anna(), 0, &step.to_string())).collect()).await.unwrap();
    let mut found = actions(&database, 3, async || {}).await;
    found.sort();
    assert_eq!(found, (0..10).map(|step| step.to_string()).collect::<Vec<_>>());
}

/// A cursor that no page gave.
pub async fn a_strange_cursor_is_refused(database: Shared) {
    fill(&database).await;
    for after in ["", "~", "x", "1~x", "x~1", "' OR 1=1 --", "2026-01-01"] {
        let page = PageOf { after: Some(after.to_owned()), limit: 10 };
        assert!(matches!(database.orders(&anna(), &page).await, Err(StoreError::Cursor)), "orders {after:?}");
        assert!(matches!(database.messages(&anna(), &page).await, Err(StoreError::Cursor)), "messages {after:?}");
        assert!(matches!(database.activity(&anna(), &page).await, Err(StoreError::Cursor)), "activity {after:?}");
    }
}

/// MKT-1.
pub async fn mailings_are_counted_by_calendar_year(database: Shared) {
    people(&database).await;
    let mailing = |who, on| Item::Mailing(person(who), day(on), "Nieuws".to_owned());
    let days = ["2025-12-31", "2026-01-01", "2026-07-01", "2026-07-01", "2026-12-31", "2027-01-01"];
    let mut items: Vec<Item> = days.map(|on| mailing("anna", on)).into();
    items.push(mailing("uma", "2026-03-03"));
    database.seed(items).await.unwrap();
    for (year, sent) in [(2024, 0), (2025, 1), (2026, 4), (2027, 1)] {
        assert_eq!(database.mailings(&anna(), year).await.unwrap(), Mailings { sent }, "{year}");
    }
}

/// One look at the queue stands in the log of everybody whose request it showed, each with its own as the reason.
pub async fn a_look_at_many_is_in_the_log_of_each(database: Shared) {
    people(&database).await;
    let own = |scope: Scope, id: &str| {
        let full = story(id, RequestStatus::Received, -60, "2026-12-20");
        let due = full.row.due_on;
        Item::Request(scope.account, scope.person, Box::new(full), due)
    };
    database.seed(vec![own(anna(), "of-anna"), own(anna(), "again"), own(bram(), "of-bram")]).await.unwrap();
    let ids = ["of-anna", "of-bram", "of-nobody"].map(|id| id.parse().unwrap());
    let (actor, system, what) = ("Olga".to_owned(), "Portaal".to_owned(), "requests".to_owned());
    let look = Lookup { at: at(0), actor, system, what, reason: None };
    database.log_lookups(&ids, &look).await.unwrap();
    database.log_lookups(&[], &look).await.unwrap();
    for (scope, id) in [(anna(), &ids[0]), (bram(), &ids[1])] {
        let rows = database.lookups(&scope, None, &first(10)).await.unwrap();
        assert_eq!((rows.total, rows.items), (1, vec![Lookup { reason: Some(id.clone()), ..look.clone() }]));
    }
}

/// What the person opened themselves is told apart from what others did, and together they are all.
pub async fn ones_own_looks_are_told_apart(database: Shared) {
    people(&database).await;
    let look = |actor: &str, minute| Lookup {
        at: at(minute),
        actor: actor.to_owned(),
        system: "Portaal".to_owned(),
        what: "overview".to_owned(),
        reason: None,
    };
    for (actor, minute) in [("Olga", 0), (anna().person.as_str(), 1), ("Puck", 2), (anna().person.as_str(), 3)] {
        database.log_lookup(&anna(), &look(actor, minute)).await.unwrap();
    }
    let of = async |by| {
        let rows = database.lookups(&anna(), by, &first(10)).await.unwrap();
        (rows.total, rows.items.iter().map(|row| row.at).collect::<Vec<_>>())
    };
    assert_eq!(of(Some(LookedBy::Others)).await, (2, vec![at(2), at(0)]));
    assert_eq!(of(Some(LookedBy::Themselves)).await, (2, vec![at(3), at(1)]));
    assert_eq!(of(None).await.0, 4);
    let page = database.lookups(&anna(), Some(LookedBy::Others), &first(1)).await.unwrap();
    let rest = PageOf { after: page.next, limit: 1 };
    assert_eq!(database.lookups(&anna(), Some(LookedBy::Others), &rest).await.unwrap().items, [look("Olga", 0)]);
}
