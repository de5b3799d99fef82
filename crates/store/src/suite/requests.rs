//! Requests: stored once, with a reference, and followed.

use super::world::*;
use crate::*;
use mijn_privacy_api::{
    Author, DeskVerb, OpenEnum, OutcomeResult, PauseGround, PurposeId, RequestEventKind, RequestKind, RequestStatus,
    Role,
};

fn body(once: &Once) -> &str {
    match once {
        Once::Done(answer) | Once::Replayed(answer) | Once::Twin(answer) => &answer.body,
        other => panic!("no answer: {other:?}"),
    }
}

/// What is stored of it.
pub(super) fn row_of(write: &RequestWrite, reference: &str) -> RequestRow {
    let write = write.clone();
    RequestRow {
        id: write.id,
        reference: reference.parse().unwrap(),
        kind: write.kind,
        purposes: write.purposes,
        text: write.text,
        with_suppliers: write.with_suppliers,
        status: RequestStatus::Received,
        received_at: write.received_at,
        due_on: write.due_on,
        closed_at: None,
        extended: None,
        paused: None,
        unread: 0,
        decision_reason: None,
        revision: 1,
        target_on: write.target_on,
        extended_months: 0,
        paused_days: 0,
        ground: write.ground,
        corrections: write.corrections,
        preview: write.preview,
        proof: if write.identity_confirmed_at.is_some() { Proof::Password } else { Proof::Session },
        unanswered: 0,
        assignee: None,
        decision: None,
        failure: None,
        role: Some(Role::Owner),
        lifts_on: None,
    }
}

/// As it will be shown.
pub async fn a_request_is_stored_with_its_first_events(database: Shared) {
    people(&database).await;
    let write = ask("r-1", RequestKind::Access);
    let once = send_request(&database, &anna(), &write, &key("k", 1)).await;
    assert_eq!(once, Once::Done(answer("new:r-1:INZ-2026-0001")));
    let full = database.request(&anna(), &write.id).await.unwrap().unwrap();
    let row = row_of(&write, "INZ-2026-0001");
    assert_eq!(full.row, row);
    let events: Vec<_> = full.events.iter().map(|event| (event.kind, event.at)).collect();
    assert_eq!(events, [(RequestEventKind::IdentityConfirmed, at(-2)), (RequestEventKind::Received, at(0))]);
    assert_eq!(database.requests(&anna(), &first(10)).await.unwrap(), Rows { items: vec![row], next: None, total: 1 });
    assert!(database.request(&anna(), &"r-2".parse().unwrap()).await.unwrap().is_none());
}

/// A retry after a lost answer.
pub async fn a_replay_gives_the_first_answer(database: Shared) {
    people(&database).await;
    let sent = send_request(&database, &anna(), &ask("r-1", RequestKind::Access), &key("k", 1)).await;
    let again = send_request(&database, &anna(), &ask("r-2", RequestKind::Access), &key("k", 1)).await;
    assert_eq!((again, sent), (Once::Replayed(answer(NEW)), Once::Done(answer(NEW))));
    let other = send_request(&database, &anna(), &ask("r-3", RequestKind::Erasure), &key("k", 2)).await;
    assert_eq!(other, Once::Reused);
    assert_eq!(database.requests(&anna(), &first(10)).await.unwrap().total, 1);
}

const NEW: &str = "new:r-1:INZ-2026-0001";

/// The same again under another key, its purposes in another order.
pub async fn an_open_twin_is_given_instead(database: Shared) {
    people(&database).await;
    send_request(&database, &anna(), &ask("r-1", RequestKind::Access), &key("k1", 1)).await;
    let mut again = ask("r-2", RequestKind::Access);
    again.purposes.reverse();
    let twin = send_request(&database, &anna(), &again, &key("k2", 1)).await;
    assert_eq!(twin, Once::Twin(answer("twin:r-1:INZ-2026-0001")));
    let replayed = send_request(&database, &anna(), &again, &key("k2", 1)).await;
    assert_eq!(replayed, Once::Replayed(answer("twin:r-1:INZ-2026-0001")));
    assert_eq!(database.requests(&anna(), &first(10)).await.unwrap().total, 1);
}

/// A request that the officer worked on, received so many minutes from now.
pub(super) fn story(id: &str, status: RequestStatus, received: i64, due: &str) -> RequestFull {
    let write = ask(id, RequestKind::Access);
    let closed = matches!(status, RequestStatus::Completed | RequestStatus::Rejected | RequestStatus::Cancelled);
    RequestFull::new(RequestRow {
        text: Some(format!("Graag alles {id}")),
        with_suppliers: true,
        status,
        received_at: at(received),
        due_on: day(due),
        closed_at: closed.then(|| at(received + 60)),
        revision: 3,
        ..row_of(&write, "ignored")
    })
}

fn put(full: RequestFull) -> Item {
    let target = full.row.due_on;
    Item::Request(account("a"), person("anna"), Box::new(full), target)
}

/// Once the first is closed it may be asked again.
pub async fn a_closed_twin_is_none(database: Shared) {
    people(&database).await;
    let mut closed = story("r-0", RequestStatus::Completed, -90, "2026-12-24");
    closed.row.text = ask("r-1", RequestKind::Access).text;
    database.seed(vec![put(closed)]).await.unwrap();
    let once = send_request(&database, &anna(), &ask("r-1", RequestKind::Access), &key("k", 1)).await;
    assert_eq!(once, Once::Done(answer("new:r-1:INZ-2026-0002")));
}

/// Another kind, other purposes, another text.
pub async fn anything_else_is_a_new_request(database: Shared) {
    people(&database).await;
    let mut writes = vec![ask("r-1", RequestKind::Access), ask("r-2", RequestKind::Erasure)];
    writes.push(RequestWrite { purposes: vec![PurposeId::Account], ..ask("r-3", RequestKind::Access) });
    writes.push(RequestWrite { purposes: Vec::new(), ..ask("r-4", RequestKind::Access) });
    writes.push(RequestWrite { text: None, ..ask("r-5", RequestKind::Access) });
    writes.push(RequestWrite { text: Some("Iets anders".to_owned()), ..ask("r-6", RequestKind::Access) });
    for write in &writes {
        let once = send_request(&database, &anna(), write, &key(write.id.as_str(), 1)).await;
        assert!(matches!(once, Once::Done(_)), "{}: {once:?}", write.id);
    }
    assert_eq!(database.requests(&anna(), &first(10)).await.unwrap().total, 6);
}

async fn at_once(database: &Shared, write: impl Fn(u32) -> (RequestWrite, Idempotency)) -> Vec<Once> {
    let call = |number| {
        let (database, (write, once)) = (database.clone(), write(number));
        tokio::spawn(async move { send_request(&database, &anna(), &write, &once).await })
    };
    let calls: Vec<_> = (0..20).map(call).collect();
    let mut outcomes = Vec::new();
    for call in calls {
        outcomes.push(call.await.unwrap());
    }
    outcomes
}

/// Twenty clicks: with one key, and with twenty keys.
pub async fn the_same_request_at_once_is_one(database: Shared) {
    people(&database).await;
    let id = |number| format!("r-{number}");
    let one_key = at_once(&database, |n| (ask(&id(n), RequestKind::Access), key("one", 1))).await;
    assert_eq!(one_key.iter().filter(|once| matches!(once, Once::Done(_))).count(), 1);
    assert!(one_key.iter().all(|once| body(once) == body(&one_key[0])));
    let twins = at_once(&database, |n| (ask(&format!("t-{n}"), RequestKind::Access), key(&id(n), 1))).await;
    assert!(twins.iter().all(|once| matches!(once, Once::Twin(_))));
    assert_eq!(database.requests(&anna(), &first(10)).await.unwrap().total, 1);
}

/// Different requests get different numbers, without a hole.
pub async fn references_are_unique_at_once(database: Shared) {
    people(&database).await;
    let write = |n: u32| RequestWrite { text: Some(n.to_string()), ..ask(&format!("r-{n}"), RequestKind::Portability) };
    let outcomes = at_once(&database, |n| (write(n), key(&n.to_string(), 1))).await;
    let mut references: Vec<&str> = outcomes.iter().filter_map(|once| body(once).rsplit(':').next()).collect();
    references.sort_unstable();
    assert_eq!(references, (1..=20).map(|n| format!("MEE-2026-{n:04}")).collect::<Vec<_>>());
}

/// Three letters by kind; every year begins anew.
pub async fn references_count_by_year(database: Shared) {
    people(&database).await;
    let kinds = "UIT INZ COR VER BEP MEE BEZ MEN LEV OPH".split(' ');
    for (number, (letters, kind)) in (1..).zip(kinds.zip(RequestKind::ALL)) {
        let write = ask(&format!("r-{number}"), *kind);
        let once = send_request(&database, &anna(), &write, &key(letters, 1)).await;
        assert_eq!(once, Once::Done(answer(format!("new:r-{number}:{letters}-2026-{number:04}"))));
    }
    let next = RequestWrite { year: 2027, text: None, ..ask("r-next", RequestKind::Access) };
    let once = send_request(&database, &anna(), &next, &key("next", 1)).await;
    assert_eq!(once, Once::Done(answer("new:r-next:INZ-2027-0001")));
}

/// An extended one by its new day; closed ones not at all.
pub async fn open_ones_come_due_first(database: Shared) {
    people(&database).await;
    let mut extended = story("later", RequestStatus::InProgress, -500, "2026-12-01");
    extended.row.extended = Some((day("2027-02-01"), "Veel gegevens".to_owned()));
    extended.row.extended_months = 2;
    let items = [
        story("second", RequestStatus::Received, -10, "2026-12-20"),
        extended,
        story("closed", RequestStatus::Rejected, -700, "2026-11-01"),
        story("first", RequestStatus::InProgress, -20, "2026-12-10"),
    ];
    database.seed(items.map(put).into()).await.unwrap();
    let ids = async |limit| -> (Vec<String>, u32) {
        let (rows, open) = database.open_requests(&anna(), limit).await.unwrap();
        (rows.into_iter().map(|row| row.id.to_string()).collect(), open)
    };
    assert_eq!(ids(3).await, (["first", "second", "later"].map(String::from).into(), 3));
    assert_eq!(ids(1).await, (vec!["first".to_owned()], 3));
    assert_eq!(ids(0).await, (Vec::new(), 3));
}

/// Everything that the officer did.
pub async fn a_story_comes_back_whole(database: Shared) {
    people(&database).await;
    let mut full = story("r-1", RequestStatus::InProgress, -90, "2026-12-24");
    full.row.extended = Some((day("2027-02-24"), "Veel gegevens".to_owned()));
    full.row.extended_months = 2;
    full.row.paused_days = 4;
    full.row.unanswered = 1;
    full.row.assignee = Some("Puck (verzonnen)".to_owned());
    full.row.paused = Some((at(-80), PauseGround::Specification, Some("Welk jaar?".to_owned())));
    full.row.decision_reason = Some("De wet verplicht ons tot bewaren".to_owned());
    full.row.unread = 2;
    let event = |kind, minutes, reason: Option<&str>| RequestEventRow {
        kind,
        at: at(minutes),
        reason: reason.map(str::to_owned),
    };
    full.events = vec![
        event(RequestEventKind::Received, -90, None),
        event(RequestEventKind::Paused, -80, Some("Welk jaar?")),
        event(RequestEventKind::Extended, -30, None),
    ];
    full.thread = vec![super::changes::written("m-1", Author::Officer, -80).row];
    full.acts = vec![super::changes::act(DeskVerb::Pause, -80)];
    full.tell = vec![("A".to_owned(), None), ("B".to_owned(), Some(day("2026-11-24")))];
    full.outcome = vec![OutcomeRow {
        purpose: Some(PurposeId::Account),
        category: "payment".to_owned(),
        result: OutcomeResult::Kept,
        ground: Some("artikel 52".to_owned()),
        until: Some(day("2034-01-01")),
    }];
    database.seed(vec![put(full.clone())]).await.unwrap();
    full.row.reference = "INZ-2026-0001".parse().unwrap();
    assert_eq!(database.request(&anna(), &"r-1".parse().unwrap()).await.unwrap(), Some(full));
}

/// Newest first.
pub async fn pages_of_requests(database: Shared) {
    people(&database).await;
    let stories = (0..5).map(|n| put(story(&format!("r-{n}"), RequestStatus::Received, n / 2, "2026-12-24")));
    database.seed(stories.collect()).await.unwrap();
    for limit in [1, 2, 5] {
        let (mut page, mut ids) = (first(limit), Vec::new());
        loop {
            let rows = database.requests(&anna(), &page).await.unwrap();
            assert_eq!(rows.total, 5);
            ids.extend(rows.items.into_iter().map(|row| row.id.to_string()));
            page.after = rows.next;
            if page.after.is_none() {
                break;
            }
        }
        assert_eq!(ids, ["r-4", "r-3", "r-2", "r-1", "r-0"], "pages of {limit}");
    }
    let strange = PageOf { after: Some("x".to_owned()), limit: 1 };
    assert!(matches!(database.requests(&anna(), &strange).await, Err(StoreError::Cursor)));
}

/// By the person whose it is, and by nobody else.
pub async fn what_was_seen_is_not_unread(database: Shared) {
    people(&database).await;
    let mut full = story("r-1", RequestStatus::Completed, -90, "2026-12-24");
    full.row.unread = 1;
    database.seed(vec![put(full)]).await.unwrap();
    let id = "r-1".parse().unwrap();
    let unread = async || {
        let row = database.request(&anna(), &id).await.unwrap().unwrap().row;
        (row.unread, row.revision)
    };
    for other in [uma(), bram(), tess_in_a()] {
        database.see_request(&other, &id, 3).await.unwrap();
    }
    database.see_request(&anna(), &id, 2).await.unwrap();
    assert_eq!(unread().await, (1, 3), "news came after what was shown");
    database.see_request(&anna(), &id, 3).await.unwrap();
    database.see_request(&anna(), &id, 3).await.unwrap();
    assert_eq!(unread().await, (0, 3));
}
