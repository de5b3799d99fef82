//! A decision that cannot be carried out comes back to the officer, and is tried again when they say so.

use crate::hand::{helpdesk, officer, plain_answer};
use crate::portal::Portal;
use crate::portal::people::EVA;
use jiff::SignedDuration;
use mijn_privacy_api::{DeskFilter, DeskRefusal, DeskStep, DeskVerb, RequestId};
use mijn_privacy_server::App;
use mijn_privacy_server::desk::{self, DeskError, ListAsk};
use mijn_privacy_server::work::{Ran, run_once};
use mijn_privacy_store::{PageOf, Random, SystemRandom};
use serde_json::json;
use std::sync::Arc;

async fn listed(portal: &Portal, filter: DeskFilter) -> Vec<RequestId> {
    let ask = ListAsk { filter, kind: None, reference: None };
    let page = PageOf { after: None, limit: 50 };
    let rows = desk::list(&portal.state, &officer(), ask, &page).await.unwrap();
    rows.items.into_iter().map(|line| line.id).collect()
}

/// Makes a step fail in the database itself, or work again.
async fn break_activity(portal: &Portal, broken: bool) {
    let sql = if broken {
        "CREATE TRIGGER broken BEFORE INSERT ON request_step WHEN new.step = 'activity'
         BEGIN SELECT RAISE(ABORT, 'the disk says no'); END"
    } else {
        "DROP TRIGGER broken"
    };
    sqlx::query(sql).execute(&portal.sql().await).await.unwrap();
}

/// Every try of a day, as far apart as they are.
async fn a_day_of_tries(portal: &Portal) -> u32 {
    let mut given_up = 0;
    for _ in 0..40 {
        given_up += portal.ran().await.given_up;
        portal.pass(SignedDuration::from_hours(1));
    }
    given_up
}

#[tokio::test]
async fn it_comes_back_says_what_is_left_and_is_tried_again() {
    let portal = Portal::new().await;
    let id = portal.asked(EVA, json!({ "kind": "erasure" })).await;
    desk::answer(&portal.state, &officer(), &id, plain_answer(Some("De wet."))).await.unwrap();
    break_activity(&portal, true).await;
    let due = portal.desk(&id).await.line.due_on;
    assert!(matches!(
        desk::retry(&portal.state, &officer(), &id).await,
        Err(DeskError::Refused(DeskRefusal::NotFailed))
    ));
    assert_eq!(a_day_of_tries(&portal).await, 1);
    let shown = portal.desk(&id).await;
    let failed = shown.line.failed.clone().unwrap();
    assert_eq!(failed.left, [DeskStep::Activity, DeskStep::Values, DeskStep::Closing], "two steps were done");
    assert!(failed.why.contains("the disk says no"), "{}", failed.why);
    assert!(shown.verbs.contains(&DeskVerb::Retry) && !shown.verbs.contains(&DeskVerb::Answer));
    assert_eq!(shown.line.due_on, due, "the clock goes on");
    assert_eq!(listed(&portal, DeskFilter::Failed).await, std::slice::from_ref(&id));
    assert!(listed(&portal, DeskFilter::Open).await.contains(&id));
    portal.days(40);
    assert!(portal.desk(&id).await.line.overdue && listed(&portal, DeskFilter::Overdue).await.contains(&id));
    assert!(matches!(
        desk::retry(&portal.state, &helpdesk(), &id).await,
        Err(DeskError::Refused(DeskRefusal::NotAllowed))
    ));

    // Tried again while it is still broken: it waits, and comes back once more.
    let again = desk::retry(&portal.state, &officer(), &id).await.unwrap();
    assert!(again.line.failed.is_none() && listed(&portal, DeskFilter::Failed).await.is_empty());
    assert_eq!(a_day_of_tries(&portal).await, 1);
    assert_eq!(listed(&portal, DeskFilter::Failed).await, std::slice::from_ref(&id));

    break_activity(&portal, false).await;
    desk::retry(&portal.state, &officer(), &id).await.unwrap();
    portal.ran().await;
    let closed = portal.desk(&id).await;
    assert_eq!((closed.line.status.as_str(), closed.line.failed), ("completed", None));
    let retries = closed.acts.iter().filter(|act| act.verb == DeskVerb::Retry).count();
    assert_eq!((retries, listed(&portal, DeskFilter::Failed).await), (2, Vec::new()));
}

#[tokio::test]
async fn a_ticket_system_tries_it_again_for_an_officer() {
    let portal = Portal::with_tickets().await;
    let id = portal.asked(EVA, json!({ "kind": "erasure" })).await;
    let path = format!("/requests/{id}/retry");
    desk::answer(&portal.state, &officer(), &id, plain_answer(Some("De wet."))).await.unwrap();
    let early = portal.company("officer", "POST", &path, None).await;
    assert_eq!(early.problem(409, "not_now")["refusal"], "not_failed");
    break_activity(&portal, true).await;
    assert_eq!(a_day_of_tries(&portal).await, 1);
    let failed = portal.company("officer", "GET", "/requests?filter=failed", None).await.ok();
    assert_eq!((&failed["total"], &failed["items"][0]["id"]), (&json!(1), &json!(id.as_str())));
    portal.company("helpdesk", "POST", &path, None).await.problem(403, "not_allowed");
    break_activity(&portal, false).await;
    assert!(portal.company("officer", "POST", &path, None).await.ok()["line"].get("failed").is_none());
    portal.ran().await;
    assert_eq!(portal.desk(&id).await.line.status.as_str(), "completed");
}

/// Random until something is sealed.
struct SealsNothing;

impl Random for SealsNothing {
    fn fill(&self, bytes: &mut [u8]) {
        assert_ne!(bytes.len(), 24, "a message that quotes eva@example.nl");
        SystemRandom.fill(bytes);
    }
}

/// Work that ends in a panic counts as tried: it waits longer each time, comes back to the officer, and what the panic said is
/// kept nowhere.
#[tokio::test]
async fn work_that_panics_is_given_up_like_any_other() {
    let portal = Portal::new().await;
    let id = portal.asked(EVA, json!({ "kind": "access" })).await;
    desk::answer(&portal.state, &officer(), &id, plain_answer(None)).await.unwrap();
    let own = &portal.state;
    let random = Arc::new(SealsNothing);
    let broken = App::new(own.config.clone(), own.store.clone(), own.clock.clone(), random, own.keys.clone()).unwrap();
    assert_eq!(run_once(&broken).await.unwrap().waiting, 1);
    portal.pass(SignedDuration::from_secs(5));
    assert_eq!(run_once(&broken).await.unwrap(), Ran::default(), "not when its lease passes: when its wait is over");
    let (mut tries, mut given_up) = (1, 0);
    for _ in 0..40 {
        let ran = run_once(&broken).await.unwrap();
        (tries, given_up) = (tries + ran.waiting + ran.given_up, given_up + ran.given_up);
        portal.pass(SignedDuration::from_hours(1));
    }
    assert!(given_up == 1 && (6..30).contains(&tries), "{tries} tries, {given_up} given up");
    let failed = portal.desk(&id).await.line.failed.unwrap();
    assert_eq!(failed.why, "it broke off: a mistake in the program");
    assert_eq!(failed.left, [DeskStep::File, DeskStep::Closing]);
    desk::retry(&portal.state, &officer(), &id).await.unwrap();
    portal.ran().await;
    assert_eq!(portal.desk(&id).await.line.status.as_str(), "completed");
}
