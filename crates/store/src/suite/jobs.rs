//! Work that outlives a call: at least once, by one worker at a time.

use super::world::*;
use crate::*;
use jiff::SignedDuration;
use mijn_privacy_api::{DeskFilter, DeskStep, DeskVerb, RequestKind, RequestStatus};
use std::collections::BTreeSet;

const LEASE: SignedDuration = SignedDuration::from_mins(5);

fn job(subject: &str, minutes: i64) -> NewJob {
    let payload = Some(format!("{subject} at {minutes}"));
    NewJob { kind: JobKind::Export, subject: subject.to_owned(), payload, due_at: at(minutes) }
}

async fn take(database: &Shared, minutes: i64) -> Option<LeasedJob> {
    database.lease_job(at(minutes), LEASE).await.unwrap()
}

async fn facts(database: &Shared) -> (u32, u32) {
    let facts = database.jobs().await.unwrap();
    (facts.waiting, facts.given_up)
}

/// The longest due first; nothing before its time, and nothing twice.
pub async fn work_is_taken_when_it_is_due(database: Shared) {
    assert_eq!(take(&database, 0).await, None);
    assert_eq!(database.jobs().await.unwrap(), JobFacts::default());
    for (subject, due) in [("second", 2), ("first", 1), ("later", 9)] {
        database.enqueue(&job(subject, due), at(0)).await.unwrap();
    }
    let facts = JobFacts { waiting: 3, given_up: 0, oldest: Some(at(0)) };
    assert_eq!(database.jobs().await.unwrap(), facts);
    assert_eq!(take(&database, 0).await, None, "not yet");
    let first = take(&database, 3).await.unwrap();
    let want = LeasedJob {
        id: first.id,
        kind: JobKind::Export,
        subject: "first".to_owned(),
        payload: Some("first at 1".to_owned()),
        attempt: 1,
        waits: 0,
        since: at(0),
    };
    assert_eq!(first, want);
    assert_eq!(take(&database, 3).await.unwrap().subject, "second");
    assert_eq!(take(&database, 3).await, None);
    database.job_done(&first).await.unwrap();
    assert_eq!(database.jobs().await.unwrap().waiting, 2);
}

/// The earlier time holds; another kind or subject is other work.
pub async fn the_same_work_waits_once(database: Shared) {
    for due in [5, 3, 7] {
        database.enqueue(&job("a", due), at(due)).await.unwrap();
    }
    database.enqueue(&NewJob { kind: JobKind::CarryOut, ..job("a", 20) }, at(0)).await.unwrap();
    assert_eq!(facts(&database).await, (2, 0));
    assert_eq!(take(&database, 2).await, None);
    let taken = take(&database, 3).await.unwrap();
    assert_eq!((taken.payload.as_deref(), taken.since), (Some("a at 5"), at(5)), "the one that waited");
    assert_eq!(take(&database, 4).await, None);
}

/// Of twenty who ask at once.
pub async fn two_workers_never_hold_the_same(database: Shared) {
    for number in 0..7 {
        database.enqueue(&job(&format!("s-{number}"), 0), at(0)).await.unwrap();
    }
    let call = |_| {
        let database = database.clone();
        tokio::spawn(async move { take(&database, 0).await })
    };
    let calls: Vec<_> = (0..20).map(call).collect();
    let (mut subjects, mut none) = (BTreeSet::new(), 0);
    for call in calls {
        match call.await.unwrap() {
            Some(job) => assert!(subjects.insert(job.subject.clone()), "{} twice", job.subject),
            None => none += 1,
        }
    }
    assert_eq!((subjects.len(), none), (7, 13));
}

/// Whoever lost the lease changes nothing any more.
pub async fn an_expired_lease_goes_to_another(database: Shared) {
    database.enqueue(&job("a", 0), at(0)).await.unwrap();
    let stale = take(&database, 0).await.unwrap();
    assert!(database.keep_job(&stale, at(8)).await.unwrap());
    assert_eq!(take(&database, 7).await, None, "it was kept");
    let fresh = take(&database, 8).await.unwrap();
    assert_eq!((fresh.id, fresh.attempt, stale.attempt), (stale.id, 2, 1));
    assert!(!database.keep_job(&stale, at(99)).await.unwrap());
    database.job_done(&stale).await.unwrap();
    database.job_failed(&stale, None, "stale").await.unwrap();
    database.job_failed(&stale, Some(at(9)), "stale").await.unwrap();
    assert_eq!((facts(&database).await, take(&database, 12).await), ((1, 0), None));
    assert!(database.keep_job(&fresh, at(60)).await.unwrap());
    database.job_done(&fresh).await.unwrap();
    assert_eq!(facts(&database).await, (0, 0));
    assert!(!database.keep_job(&fresh, at(99)).await.unwrap());
}

/// Until it is given up; then it stays so until the same work comes anew, which nobody's old lease fits.
pub async fn work_that_fails_is_tried_again(database: Shared) {
    database.enqueue(&job("a", 0), at(0)).await.unwrap();
    let first = take(&database, 0).await.unwrap();
    database.job_failed(&first, Some(at(10)), "no answer").await.unwrap();
    assert_eq!(take(&database, 9).await, None);
    assert!(!database.keep_job(&first, at(99)).await.unwrap(), "it is nobody's");
    let second = take(&database, 10).await.unwrap();
    assert_eq!((second.attempt, second.payload.as_deref(), second.since), (2, Some("a at 0"), at(0)));
    database.job_failed(&second, None, "no answer").await.unwrap();
    assert_eq!((facts(&database).await, take(&database, 999).await), ((0, 1), None));
    database.job_failed(&second, Some(at(11)), "too late").await.unwrap();
    assert_eq!(facts(&database).await, (0, 1), "given up is given up");

    database.enqueue(&job("a", 20), at(20)).await.unwrap();
    assert_eq!(facts(&database).await, (1, 0));
    let anew = take(&database, 20).await.unwrap();
    assert_eq!((anew.attempt, anew.payload.as_deref(), anew.since), (1, Some("a at 20"), at(20)));
    for old in [&first, &second] {
        database.job_done(old).await.unwrap();
        assert!(!database.keep_job(old, at(99)).await.unwrap());
    }
    assert_eq!(facts(&database).await, (1, 0));

    database.job_failed(&anew, None, "no answer").await.unwrap();
    let month = 31 * 24 * 60;
    database.enqueue(&job("b", 2 * month), at(0)).await.unwrap();
    assert_eq!(database.sweep(at(month + 20)).await.unwrap(), 0);
    assert_eq!(database.sweep(at(month + 21)).await.unwrap(), 1);
    assert_eq!(facts(&database).await, (1, 0), "what waits stays");
}

/// What comes while somebody is at it may be past what they looked at: it is done once more, after them.
pub async fn work_that_comes_meanwhile_is_done_after(database: Shared) {
    for outcome in ["done", "given up", "failed", "lost"] {
        database.enqueue(&job(outcome, 0), at(0)).await.unwrap();
        let taken = take(&database, 0).await.unwrap();
        database.enqueue(&job(outcome, 3), at(1)).await.unwrap();
        database.enqueue(&job(outcome, 2), at(1)).await.unwrap();
        assert_eq!((facts(&database).await, take(&database, 4).await), ((1, 0), None), "{outcome}: somebody has it");
        match outcome {
            "done" => database.job_done(&taken).await.unwrap(),
            "given up" => database.job_failed(&taken, None, "why").await.unwrap(),
            "failed" => database.job_failed(&taken, Some(at(2)), "why").await.unwrap(),
            _ => {}
        }
        let due = if outcome == "lost" { 5 } else { 2 };
        assert_eq!(take(&database, due - 1).await, None, "{outcome}: not before its time");
        let again = take(&database, due).await.unwrap();
        assert_eq!(again.payload.as_deref(), Some(format!("{outcome} at 2").as_str()), "what came last");
        assert_ne!((again.id, again.attempt), (taken.id, taken.attempt), "{outcome}");
        database.job_done(&again).await.unwrap();
        assert_eq!(facts(&database).await, (0, 0), "{outcome}: once more is enough");
    }
}

/// It is tried no less often for having waited, and its lease is as much its own.
pub async fn work_that_only_waits_was_not_tried(database: Shared) {
    database.enqueue(&job("a", 0), at(0)).await.unwrap();
    for time in 0..3 {
        let taken = take(&database, time).await.unwrap();
        assert_eq!((taken.tries(), taken.attempt), (1, u32::try_from(time).unwrap() + 1));
        database.job_waits(&taken, at(time + 1)).await.unwrap();
        database.job_waits(&taken, at(0)).await.unwrap();
        assert_eq!(take(&database, time).await, None, "it is given back once, and not before its time");
        assert!(!database.keep_job(&taken, at(99)).await.unwrap());
    }
    let tried = take(&database, 3).await.unwrap();
    assert_eq!((tried.tries(), tried.payload.as_deref(), tried.since), (1, Some("a at 0"), at(0)));
    database.job_failed(&tried, Some(at(4)), "no answer").await.unwrap();
    let again = take(&database, 4).await.unwrap();
    assert_eq!(again.tries(), 2);
    // What comes meanwhile is done when it is due, not when the waiting ends.
    database.enqueue(&job("a", 5), at(4)).await.unwrap();
    database.job_waits(&again, at(9)).await.unwrap();
    assert_eq!(take(&database, 5).await.unwrap().payload.as_deref(), Some("a at 5"));
}

fn failure(why: &str) -> Failure {
    Failure { at: at(9), job: JobKind::Export, left: vec![DeskStep::File, DeskStep::Closing], why: why.to_owned() }
}

async fn failed(database: &Shared) -> Vec<(String, Option<Failure>)> {
    let ask = DeskAsk { filter: DeskFilter::Failed, kind: None, reference: None, today: day("2026-11-24") };
    let rows = database.desk_requests(&ask, &first(9)).await.unwrap();
    rows.items.into_iter().map(|row| (row.id.as_str().to_owned(), row.failure)).collect()
}

/// The request that waits for it says so and stands in the queue; whoever lost the lease gives up nothing, and what came
/// meanwhile is tried first.
pub async fn a_request_says_that_its_work_was_given_up(database: Shared) {
    people(&database).await;
    for id in ["r-1", "r-2"] {
        let write = RequestWrite { text: Some(id.to_owned()), ..ask(id, RequestKind::Access) };
        send_request(&database, &anna(), &write, &key(id, 1)).await;
        database.enqueue(&job(id, 0), at(0)).await.unwrap();
    }
    let (stale, other) = (take(&database, 0).await.unwrap(), take(&database, 0).await.unwrap());
    let fresh = take(&database, 6).await.unwrap();
    assert_eq!((fresh.subject.as_str(), fresh.attempt), ("r-1", 2));
    database.job_given_up(&stale, &failure("stale")).await.unwrap();
    assert_eq!(failed(&database).await, []);

    // The second one came while it was done: nobody gave it up.
    database.enqueue(&job("r-2", 1), at(1)).await.unwrap();
    database.job_given_up(&other, &failure("overtaken")).await.unwrap();
    assert_eq!((failed(&database).await, facts(&database).await), (vec![], (2, 0)));

    let revision = async || database.request(&anna(), &"r-1".parse().unwrap()).await.unwrap().unwrap().row.revision;
    let before = revision().await;
    database.job_given_up(&fresh, &failure("the disk says no")).await.unwrap();
    assert_eq!(failed(&database).await, [("r-1".to_owned(), Some(failure("the disk says no")))]);
    assert_eq!((facts(&database).await, revision().await), ((1, 1), before + 1), "who looks sees that it changed");
    database.job_given_up(&fresh, &failure("twice")).await.unwrap();
    assert_eq!(failed(&database).await[0].1, Some(failure("the disk says no")));

    // What was closed meanwhile waits for nothing.
    let again = take(&database, 7).await.unwrap();
    let close = |full: &RequestFull| {
        let row = RequestRow { status: RequestStatus::Cancelled, closed_at: Some(at(8)), ..full.row.clone() };
        Ok(RequestChange::of(row, ActRow { at: at(8), actor: "person".to_owned(), verb: DeskVerb::Cancel }))
    };
    let id = again.subject.parse().unwrap();
    database.change_request(&RequestOf::Desk, &id, Box::new(close), None).await.unwrap();
    database.job_given_up(&again, &failure("closed")).await.unwrap();
    assert_eq!((failed(&database).await.len(), facts(&database).await), (1, (0, 2)));
    let closed = database.request(&anna(), &id).await.unwrap().unwrap();
    assert_eq!((again.subject.as_str(), closed.row.failure), ("r-2", None));
}
