//! Changes of a request: decided from what it is, stored whole or not at all.

use super::letters::{letters, mail};
use super::requests::row_of;
use super::world::*;
use crate::*;
use jiff::SignedDuration;
use mijn_privacy_api::{
    Author, DeskRefusal, DeskVerb, OutcomeResult, PauseGround, PurposeId, RequestEventKind, RequestKind, RequestStatus,
};
use std::time::Duration;

/// The request of these tests, Anna's.
pub(super) fn id() -> mijn_privacy_api::RequestId {
    "r-1".parse().unwrap()
}

/// Anna's access request is there.
pub(super) async fn asked(database: &Shared) {
    people(database).await;
    send_request(database, &anna(), &ask("r-1", RequestKind::Access), &key("asked", 1)).await;
}

/// Somebody did something.
pub(super) fn act(verb: DeskVerb, minutes: i64) -> ActRow {
    ActRow { at: at(minutes), actor: "Puck (verzonnen)".to_owned(), verb }
}

/// A message, unread by the person when it is the officer's.
pub(super) fn written(name: &str, author: Author, minutes: i64) -> NewThreadRow {
    let row = ThreadRow {
        id: name.parse().unwrap(),
        at: at(minutes),
        author,
        text: format!("Bericht {name}"),
        question: false,
        unread: author == Author::Officer,
        attachments: Vec::new(),
    };
    NewThreadRow { row, files: Vec::new() }
}

/// Changes Anna's request, and gives it back.
pub(super) async fn by_the_desk(database: &Shared, change: impl FnOnce(&mut RequestChange) + Send) -> RequestFull {
    let decide = |full: &RequestFull| {
        let mut decided = RequestChange::of(full.row.clone(), act(DeskVerb::Take, 1));
        change(&mut decided);
        Ok(decided)
    };
    match database.change_request(&RequestOf::Desk, &id(), Box::new(decide), None).await.unwrap() {
        RequestChanged::Done(full) => *full,
        other => panic!("{other:?}"),
    }
}

/// Everything that a change can bring.
fn everything(full: &RequestFull) -> RequestChange {
    let row = RequestRow {
        status: RequestStatus::InProgress,
        due_on: day("2026-12-30"),
        extended: Some((day("2027-02-24"), "Veel gegevens".to_owned())),
        extended_months: 2,
        paused: Some((at(5), PauseGround::Specification, Some("Welk jaar?".to_owned()))),
        paused_days: 6,
        unread: 2,
        unanswered: 3,
        assignee: Some("Puck (verzonnen)".to_owned()),
        decision: Some(Decision {
            outcome: Vec::new(),
            reason: Some("Deels".to_owned()),
            on: day("2026-11-24"),
            actor: "Puck (verzonnen)".to_owned(),
            tell: Some("anna@example.nl".to_owned()),
            by_hand: vec!["orders".to_owned()],
            through: vec![PurposeId::Account, PurposeId::Portal],
            lifts: vec![PurposeId::Portal],
        }),
        lifts_on: Some(day("2026-12-01")),
        decision_reason: Some("Deels bewaard".to_owned()),
        // What stays, whatever this says.
        kind: RequestKind::Erasure,
        text: None,
        target_on: day("2030-01-01"),
        received_at: at(-999),
        proof: Proof::EmailLink,
        revision: 77,
        ..full.row.clone()
    };
    let event = |kind, reason: Option<&str>| RequestEventRow { kind, at: at(5), reason: reason.map(str::to_owned) };
    RequestChange {
        events: vec![event(RequestEventKind::InProgress, None), event(RequestEventKind::Paused, Some("Welk jaar?"))],
        messages: vec![written("m-1", Author::Officer, 5)],
        outcome: Some(vec![OutcomeRow {
            purpose: Some(PurposeId::Order),
            category: "orders".to_owned(),
            result: OutcomeResult::Kept,
            ground: Some("artikel 52".to_owned()),
            until: Some(day("2034-01-01")),
        }]),
        jobs: vec![NewJob { kind: JobKind::CarryOut, subject: "r-1".to_owned(), payload: None, due_at: at(5) }],
        mails: vec![mail("anna", 1)],
        restrict: vec![PurposeId::Account],
        tell: vec!["B".to_owned(), "A".to_owned(), "B".to_owned()],
        told: Some(("A".to_owned(), day("2026-11-24"))),
        ..RequestChange::of(row, act(DeskVerb::Pause, 5))
    }
}

/// And what cannot change stays.
pub async fn a_change_is_stored_whole(database: Shared) {
    asked(&database).await;
    let before = database.request(&anna(), &id()).await.unwrap().unwrap();
    let decide = |full: &RequestFull| Ok(everything(full));
    let changed = database.change_request(&RequestOf::Desk, &id(), Box::new(decide), None).await.unwrap();
    let now = database.request(&anna(), &id()).await.unwrap().unwrap();
    assert_eq!(changed, RequestChanged::Done(Box::new(now.clone())));
    let change = everything(&before);
    let written = ask("r-1", RequestKind::Access);
    let row = RequestRow {
        kind: written.kind,
        text: written.text.clone(),
        target_on: written.target_on,
        received_at: at(0),
        proof: Proof::Password,
        revision: 2,
        ..change.row
    };
    let want = RequestFull {
        row,
        events: before.events.into_iter().chain(change.events).collect(),
        outcome: change.outcome.unwrap(),
        thread: change.messages.into_iter().map(|message| message.row).collect(),
        acts: vec![change.act],
        tell: vec![("A".to_owned(), Some(day("2026-11-24"))), ("B".to_owned(), None)],
        result: None,
        still: Some(vec![PurposeId::Account]),
        restricted: vec![PurposeId::Account],
    };
    assert_eq!(now, want);
    assert_eq!(database.restrictions(&anna()).await.unwrap()[0].since, at(5));
    assert_eq!(database.lease_job(at(5), SignedDuration::from_mins(1)).await.unwrap().unwrap().kind, JobKind::CarryOut);
    assert_eq!(letters(&database).await.len(), 1);
    // Lists show the same, and the twin's mark is still that of what was asked.
    assert_eq!(database.requests(&anna(), &first(1)).await.unwrap().items, [now.row]);
    let again = RequestWrite { id: "r-2".parse().unwrap(), ..written };
    let twin = send_request(&database, &anna(), &again, &key("t", 1)).await;
    assert!(matches!(twin, Once::Twin(_)), "{twin:?}");
}

async fn is_untouched(database: &Shared) {
    let full = database.request(&anna(), &id()).await.unwrap().unwrap();
    assert_eq!(full.row, row_of(&ask("r-1", RequestKind::Access), "INZ-2026-0001"));
    assert_eq!((full.events.len(), full.thread.len(), full.acts.len(), full.outcome.len()), (2, 0, 0, 0));
    assert!(full.tell.is_empty() && database.restrictions(&anna()).await.unwrap().is_empty());
    assert_eq!(database.jobs().await.unwrap(), JobFacts::default());
    assert!(letters(database).await.is_empty());
}

/// Whether it is refused from its state, or because nobody waits to be told.
pub async fn a_refusal_writes_nothing(database: Shared) {
    asked(&database).await;
    let refuse = |_: &RequestFull| Err(DeskRefusal::AlreadyPaused);
    let refused = database.change_request(&RequestOf::Desk, &id(), Box::new(refuse), None).await.unwrap();
    assert_eq!(refused, RequestChanged::Refused(DeskRefusal::AlreadyPaused));
    is_untouched(&database).await;
    let nobody = |full: &RequestFull| {
        Ok(RequestChange { told: Some(("Nobody".to_owned(), day("2026-11-24"))), ..everything(full) })
    };
    let refused = database.change_request(&RequestOf::Desk, &id(), Box::new(nobody), None).await.unwrap();
    assert_eq!(refused, RequestChanged::Refused(DeskRefusal::NotToTell));
    is_untouched(&database).await;
}

/// A message of the person under a key.
async fn write(database: &Shared, scope: &Scope, name: &str, once: &Idempotency) -> RequestChanged {
    let decide = |full: &RequestFull| {
        let row = RequestRow { unanswered: full.row.unanswered + 1, ..full.row.clone() };
        let messages = vec![written(name, Author::Person, 3)];
        Ok(RequestChange { messages, ..RequestChange::of(row, act(DeskVerb::Write, 3)) })
    };
    let made = |full: &RequestFull| answer(format!("{}:{}", full.row.revision, full.thread.len()));
    let once = OnceOf { scope, once, answer: Box::new(made) };
    database.change_request(&RequestOf::Scope(scope.clone()), &id(), Box::new(decide), Some(once)).await.unwrap()
}

/// The key is looked at before anything is decided; a refusal leaves it free.
pub async fn a_change_is_safe_to_repeat(database: Shared) {
    asked(&database).await;
    let (anna, once) = (anna(), key("k", 1));
    let refuse = |_: &RequestFull| Err(DeskRefusal::Closed);
    let made = |_: &RequestFull| answer("never");
    let refused = OnceOf { scope: &anna, once: &once, answer: Box::new(made) };
    let of = RequestOf::Scope(anna.clone());
    let refused = database.change_request(&of, &id(), Box::new(refuse), Some(refused)).await.unwrap();
    assert_eq!(refused, RequestChanged::Refused(DeskRefusal::Closed));
    assert_eq!(write(&database, &anna, "m-1", &once).await, RequestChanged::Once(Once::Done(answer("2:1"))));
    let decide = |_: &RequestFull| panic!("decided again");
    let again = OnceOf { scope: &anna, once: &once, answer: Box::new(made) };
    let again = database.change_request(&of, &id(), Box::new(decide), Some(again)).await.unwrap();
    assert_eq!(again, RequestChanged::Once(Once::Replayed(answer("2:1"))));
    assert_eq!(write(&database, &anna, "m-2", &key("k", 2)).await, RequestChanged::Once(Once::Reused));
    assert_eq!(write(&database, &anna, "m-2", &key("k2", 1)).await, RequestChanged::Once(Once::Done(answer("3:2"))));
}

/// Of another person, in another account, or of nobody.
pub async fn somebody_elses_request_is_missing(database: Shared) {
    asked(&database).await;
    let left = Scope { account: account("b"), ..anna() };
    for other in [uma(), tess_in_a(), bram(), left] {
        assert_eq!(write(&database, &other, "m-1", &key("k", 1)).await, RequestChanged::Missing, "{other:?}");
    }
    let decide = |_: &RequestFull| panic!("there is none");
    let unknown = database.change_request(&RequestOf::Desk, &"r-9".parse().unwrap(), Box::new(decide), None).await;
    assert_eq!(unknown.unwrap(), RequestChanged::Missing);
    is_untouched(&database).await;
}

/// Each decides from what the one before left.
pub async fn changes_at_once_follow_each_other(database: Shared) {
    asked(&database).await;
    let call = |number| {
        let database = database.clone();
        tokio::spawn(
            async move { write(&database, &anna(), &format!("m-{number}"), &key(&format!("k{number}"), 1)).await },
        )
    };
    let calls: Vec<_> = (0..20).map(call).collect();
    for call in calls {
        assert!(matches!(call.await.unwrap(), RequestChanged::Once(Once::Done(_))));
    }
    let full = database.request(&anna(), &id()).await.unwrap().unwrap();
    assert_eq!((full.row.unanswered, full.row.revision, full.thread.len(), full.acts.len()), (20, 21, 20, 20));
}

/// A call that is dropped at any moment leaves all of the change, or nothing.
pub async fn a_dropped_change_is_whole_or_nothing(database: Shared) {
    asked(&database).await;
    let (mut done, mut cut) = (0, 0);
    for step in 0..120_u32 {
        let (name, once) = (format!("m-{step}"), key(&format!("k{step}"), 1));
        let patience = Duration::from_micros(u64::from(step) * 40);
        let finished = tokio::time::timeout(patience, write(&database, &anna(), &name, &once)).await;
        let full = database.request(&anna(), &id()).await.unwrap().unwrap();
        let counts = [full.row.unanswered as usize, full.row.revision as usize - 1, full.thread.len(), full.acts.len()];
        let now = counts[0];
        assert_eq!(counts, [now; 4], "step {step}");
        assert!(now == done + 1 || finished.is_err(), "an answer was given, and is not there");
        let replayed = write(&database, &anna(), &name, &once).await;
        cut += usize::from(matches!(replayed, RequestChanged::Once(Once::Done(_))));
        done += 1;
    }
    assert!(cut > 0, "no call was cut off: the test shows nothing");
}
