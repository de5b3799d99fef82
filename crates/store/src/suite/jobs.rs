//! Work that outlives a call: at least once, by one worker at a time.

use super::world::*;
use crate::*;
use jiff::SignedDuration;
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
