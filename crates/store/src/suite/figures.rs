//! The counts of a period, and the warnings for a last day.

use super::desk::put;
use super::requests::story;
use super::world::*;
use crate::*;
use jiff::SignedDuration;
use mijn_privacy_api::{DeskVerb, PauseGround, RequestId, RequestKind, RequestStatus};

use RequestStatus::{Completed, InProgress, Received, Rejected};

const HOUR: i64 = 60;
const DAY: i64 = 24 * HOUR;

fn closed(id: &str, received: i64, closed: i64, due: &str) -> RequestFull {
    let mut full = story(id, Completed, received, due);
    full.row.closed_at = Some(at(closed));
    full
}

fn of(kind: RequestKind, mut full: RequestFull) -> Item {
    full.row.kind = kind;
    put(full)
}

/// Today is 24 November, ten o'clock in the Netherlands; the period is 20 to 24 November.
pub async fn a_report_counts_dutch_days(database: Shared) {
    people(&database).await;
    let (first_minute, last_minute) = (-4 * DAY - 10 * HOUR, 14 * HOUR - 1);
    let mut paused = story("paused", InProgress, -60 * DAY, "2026-11-01");
    paused.row.paused = Some((at(-50 * DAY), PauseGround::Identity, None));
    let mut extended = story("extended", InProgress, -60 * DAY, "2026-11-01");
    extended.row.extended = Some((day("2026-11-25"), "Veel gegevens".to_owned()));
    extended.row.extended_months = 2;
    let items = vec![
        // Within the period by a minute, and just not.
        put(story("first-minute", Received, first_minute, "2026-12-21")),
        put(story("before", Received, first_minute - 1, "2026-12-21")),
        put(story("last-minute", Received, last_minute, "2026-12-24")),
        put(story("after", Received, last_minute + 1, "2026-12-28")),
        put(story("late", InProgress, -60 * DAY, "2026-11-23")),
        put(story("due-today", InProgress, -60 * DAY, "2026-11-24")),
        put(paused),
        put(extended),
        // Came in on the 21st by the clock in the Netherlands (23:30 on the 20th elsewhere), closed on the 24th: three days.
        put(closed("three", -4 * DAY + 14 * HOUR + 30, 0, "2026-12-21")),
        // Closed in the last minute of its last day, and in the first of the day after: three days and four.
        put(closed("in-time", -5 * DAY, -2 * DAY + 14 * HOUR - 1, "2026-11-22")),
        put(closed("too-late", -5 * DAY, -2 * DAY + 14 * HOUR, "2026-11-22")),
        of(RequestKind::Erasure, closed("same-day", -HOUR, 0, "2026-12-24")),
        of(RequestKind::Erasure, closed("long-ago", -90 * DAY, -80 * DAY, "2026-10-01")),
        of(RequestKind::Objection, story("of-old", Rejected, -90 * DAY, "2026-10-01")),
    ];
    database.seed(items).await.unwrap();
    let report = database.report(day("2026-11-20"), day("2026-11-24"), day("2026-11-24")).await.unwrap();
    let row = |kind, [received, open, due_soon, overdue, closed, closed_late]: [u32; 6], days| ReportRow {
        kind,
        received,
        open,
        due_soon,
        overdue,
        closed,
        closed_late,
        days,
    };
    let want = [row(RequestKind::Access, [3, 8, 2, 1, 3, 1], 10), row(RequestKind::Erasure, [1, 0, 0, 0, 1, 0], 0)];
    assert_eq!(report, want);
    let nothing = database.report(day("2020-01-01"), day("2020-12-31"), day("2020-06-01")).await.unwrap();
    assert_eq!(nothing, [row(RequestKind::Access, [0, 8, 0, 0, 0, 0], 0)]);
}

fn work(subject: &str) -> NewJob {
    NewJob { kind: JobKind::Webhook, subject: subject.to_owned(), payload: None, due_at: at(0) }
}

async fn unwarned(database: &Shared) -> (Vec<String>, Vec<String>) {
    let found = database.unwarned(day("2026-12-01"), day("2026-11-24"), 10).await.unwrap();
    let ids = |rows: Vec<RequestRow>| rows.into_iter().map(|row| row.id.to_string()).collect();
    (ids(found.due_soon), ids(found.overdue))
}

fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

/// Once for each last day, by one of the servers, while the clock runs.
pub async fn the_company_is_warned_once(database: Shared) {
    people(&database).await;
    let mut paused = story("paused", InProgress, -60, "2026-11-20");
    paused.row.paused = Some((at(-50), PauseGround::Identity, None));
    let items = [
        story("late", InProgress, -10, "2026-11-23"),
        story("today", InProgress, -20, "2026-11-24"),
        story("soon", Received, -30, "2026-12-01"),
        story("later", Received, -40, "2026-12-02"),
        story("closed", Rejected, -50, "2026-11-23"),
        paused,
    ];
    database.seed(items.map(put).into()).await.unwrap();
    assert_eq!(unwarned(&database).await, (names(&["today", "soon"]), names(&["late"])));
    let few = database.unwarned(day("2026-12-01"), day("2026-11-24"), 1).await.unwrap();
    assert_eq!((few.due_soon.len(), few.overdue.len()), (1, 1));
    let warn = |server: u32| {
        let database = database.clone();
        tokio::spawn(async move {
            for (id, overdue) in [("late", true), ("today", false), ("closed", true), ("nobody", true)] {
                let jobs = [work(&format!("{id}-{server}"))];
                database.warned(&id.parse().unwrap(), overdue, at(1), &jobs).await.unwrap();
            }
        })
    };
    let servers: Vec<_> = (0..8).map(warn).collect();
    for server in servers {
        server.await.unwrap();
    }
    assert_eq!(database.jobs().await.unwrap().waiting, 2, "one for each");
    assert_eq!(unwarned(&database).await, (names(&["soon"]), names(&[])));

    let id: RequestId = "today".parse().unwrap();
    let move_to = async |last: &str| {
        let decide = |full: &RequestFull| {
            let row = RequestRow { due_on: day(last), ..full.row.clone() };
            Ok(RequestChange::of(row, super::changes::act(DeskVerb::Resume, 2)))
        };
        database.change_request(&RequestOf::Desk, &id, Box::new(decide), None).await.unwrap();
    };
    move_to("2026-11-24").await;
    assert_eq!(unwarned(&database).await.0, names(&["soon"]), "it did not move");
    move_to("2026-11-26").await;
    assert_eq!(unwarned(&database).await.0, names(&["today", "soon"]), "a last day that nobody was warned of");
    let lease = database.lease_job(at(1), SignedDuration::from_mins(1)).await.unwrap().unwrap();
    assert_eq!(lease.kind, JobKind::Webhook);
}
