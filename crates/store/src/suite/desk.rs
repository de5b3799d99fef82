//! What the officer sees: the queue by its filters, page by page, and whose a request is.

use super::requests::story;
use super::world::*;
use crate::*;
use mijn_privacy_api::{DeskFilter, PauseGround, RequestKind, RequestStatus};

use DeskFilter::{Closed, DueSoon, New, Open, Overdue, Paused, ToTell, Unanswered};
use RequestStatus::{Cancelled, Completed, InProgress, Received, Rejected};

/// A request of Anna's, whose text and so whose twin is its own.
pub(super) fn put(full: RequestFull) -> Item {
    let target = full.row.due_on;
    Item::Request(account("a"), person("anna"), Box::new(full), target)
}

/// What the officer asks on 24 November 2026.
pub(super) fn of(filter: DeskFilter) -> DeskAsk {
    DeskAsk { filter, kind: None, reference: None, today: day("2026-11-24") }
}

async fn ids(database: &Shared, ask: &DeskAsk) -> Vec<String> {
    let rows = database.desk_requests(ask, &first(100)).await.unwrap();
    assert_eq!((rows.total as usize, rows.next), (rows.items.len(), None), "{ask:?}");
    rows.items.into_iter().map(|row| row.id.to_string()).collect()
}

fn with(mut full: RequestFull, change: impl FnOnce(&mut RequestFull)) -> Item {
    change(&mut full);
    put(full)
}

/// Open ones due first, closed ones last closed first.
pub async fn each_filter_finds_its_own(database: Shared) {
    people(&database).await;
    let pause = |full: &mut RequestFull| full.row.paused = Some((at(-9), PauseGround::Identity, None));
    let items = vec![
        put(story("new", Received, -60, "2026-12-20")),
        put(story("late", InProgress, -900, "2026-11-23")),
        with(story("late-but-paused", InProgress, -800, "2026-11-20"), pause),
        put(story("today", InProgress, -700, "2026-11-24")),
        put(story("in-a-week", Received, -600, "2026-12-01")),
        put(story("in-eight-days", InProgress, -500, "2026-12-02")),
        with(story("extended", InProgress, -950, "2026-11-20"), |full| {
            full.row.extended = Some((day("2027-01-20"), "Veel gegevens".to_owned()));
            full.row.extended_months = 2;
            full.row.unanswered = 2;
        }),
        put(story("answered", Completed, -400, "2026-12-01")),
        with(story("refused", Rejected, -300, "2026-12-01"), |full| full.row.kind = RequestKind::Erasure),
        with(story("told", Completed, -200, "2026-12-01"), |full| {
            full.tell = vec![("A".to_owned(), Some(day("2026-11-24")))];
        }),
        with(story("to-tell", Completed, -100, "2026-12-01"), |full| {
            full.tell = vec![("A".to_owned(), Some(day("2026-11-24"))), ("B".to_owned(), None), ("C".to_owned(), None)];
        }),
        with(story("to-tell-later", InProgress, -90, "2026-12-22"), |full| full.tell = vec![("A".to_owned(), None)]),
        put(story("back", Cancelled, -80, "2026-12-01")),
    ];
    database.seed(items).await.unwrap();
    let open = ["late-but-paused", "late", "today", "in-a-week", "in-eight-days", "new", "to-tell-later", "extended"];
    assert_eq!(ids(&database, &of(Open)).await, open);
    assert_eq!(ids(&database, &of(New)).await, ["in-a-week", "new"]);
    assert_eq!(ids(&database, &of(DueSoon)).await, ["today", "in-a-week"]);
    assert_eq!(ids(&database, &of(Overdue)).await, ["late"]);
    assert_eq!(ids(&database, &of(Paused)).await, ["late-but-paused"]);
    assert_eq!(ids(&database, &of(Unanswered)).await, ["extended"]);
    assert_eq!(ids(&database, &of(ToTell)).await, ["to-tell"]);
    assert_eq!(ids(&database, &of(Closed)).await, ["back", "to-tell", "told", "refused", "answered"]);
    let kind = |filter, kind| DeskAsk { kind: Some(kind), ..of(filter) };
    assert_eq!(ids(&database, &kind(Closed, RequestKind::Erasure)).await, ["refused"]);
    assert_eq!(ids(&database, &kind(Closed, RequestKind::Access)).await, ["back", "to-tell", "told", "answered"]);
    for filter in [Open, New, DueSoon, Overdue, Paused, Unanswered, ToTell, Closed] {
        let none = Vec::<String>::new();
        assert_eq!(ids(&database, &kind(filter, RequestKind::Objection)).await, none, "{filter:?}");
        let all = ids(&database, &of(filter)).await;
        let other = if filter == Closed { all.len() - 1 } else { all.len() };
        assert_eq!(ids(&database, &kind(filter, RequestKind::Access)).await.len(), other, "{filter:?}");
    }
}

/// While others come in, before and after the place where the page ends, nobody is lost or seen twice.
pub async fn the_queue_pages_stay_put_under_inserts(database: Shared) {
    people(&database).await;
    // Many of one day and one moment, so that the id decides.
    let number = |n: usize| (n * 7919) % 250;
    let row = |n: usize, status| {
        let due = format!("2026-12-{:02}", 1 + number(n) % 20);
        story(&format!("r-{:03}-{}", number(n), if status == Received { "o" } else { "c" }), status, 0, &due)
    };
    database.seed((0..250).flat_map(|n| [put(row(n, Received)), put(row(n, Completed))]).collect()).await.unwrap();
    for filter in [Open, Closed] {
        let (mut page, mut seen, mut turn) = (first(20), Vec::new(), 0);
        loop {
            let rows = database.desk_requests(&of(filter), &page).await.unwrap();
            assert_eq!(rows.total, 250 + turn * 2, "{filter:?}");
            seen.extend(rows.items.into_iter().map(|row| row.id.to_string()).filter(|id| id.starts_with("r-")));
            page.after = rows.next;
            if page.after.is_none() {
                break;
            }
            turn += 1;
            let status = if filter == Open { Received } else { Completed };
            let more = [("2026-11-25", "first", 500), ("2026-12-31", "last", -500)].map(|(due, name, minutes)| {
                put(story(&format!("x-{name}-{turn}-{}", filter.as_str()), status, minutes, due))
            });
            database.seed(more.into()).await.unwrap();
        }
        assert_eq!(seen.len(), 250, "{filter:?}");
        let mut once = seen.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), 250, "{filter:?}");
        let order = |id: &String| {
            let number: usize = id[2..5].parse().unwrap();
            (1 + number % 20, id.clone())
        };
        let sorted =
            if filter == Open { seen.is_sorted_by_key(order) } else { seen.is_sorted_by(|one, next| one > next) };
        assert!(sorted, "{filter:?}: {seen:?}");
    }
    for strange in ["x", "2026-12-01~x", "2026-12-01~1", "x~1~a"] {
        let page = PageOf { after: Some(strange.to_owned()), limit: 1 };
        let refused = database.desk_requests(&of(Open), &page).await;
        assert!(matches!(refused, Err(StoreError::Cursor)), "{strange}");
    }
}

/// In whatever state it is.
pub async fn a_reference_finds_its_request(database: Shared) {
    people(&database).await;
    let items = [story("open", Received, 0, "2026-12-20"), story("closed", Completed, 0, "2026-12-20")].map(put);
    database.seed(items.into()).await.unwrap();
    for (reference, want) in
        [("INZ-2026-0001", vec!["open"]), ("INZ-2026-0002", vec!["closed"]), ("INZ-2026-0003", vec![])]
    {
        let ask = DeskAsk { reference: Some(reference.parse().unwrap()), ..of(New) };
        assert_eq!(ids(&database, &ask).await, want);
    }
}

/// With everything, as the person has it; the role is that of today.
pub async fn the_officer_sees_whose_it_is(database: Shared) {
    people(&database).await;
    let write = ask("r-1", RequestKind::Access);
    send_request(&database, &tess_in_a(), &write, &key("k", 1)).await;
    let (full, head) = database.desk_request(&write.id).await.unwrap().unwrap();
    assert_eq!(Some(full), database.request(&tess_in_a(), &write.id).await.unwrap());
    let want = DeskHead {
        name: "Account a (verzonnen)".to_owned(),
        email: Some(EmailAddress::parse("tess@example.nl").unwrap()),
        scope: Some(tess_in_a()),
        login_gone: false,
    };
    assert_eq!(head, want);
    assert!(database.desk_request(&"r-9".parse().unwrap()).await.unwrap().is_none());
}
