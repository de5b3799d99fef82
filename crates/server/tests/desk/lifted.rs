//! What stands still is used again: the person is told first, or said so themselves.

use crate::hand::{acts, events, helpdesk, officer, plain_answer, refusal, text};
use crate::portal::people::{EVA, TOM};
use crate::portal::{NOW, Portal};
use jiff::SignedDuration;
use mijn_privacy_api::{DeskLift, DeskVerb, RequestId};
use mijn_privacy_server::desk;
use serde_json::json;

const DAY: SignedDuration = SignedDuration::from_hours(24);

fn why() -> DeskLift {
    DeskLift { reason: text("De gegevens kloppen nu.") }
}

/// Eva's restriction of her orders, granted.
async fn restricted(portal: &Portal) -> RequestId {
    let body = json!({ "kind": "restriction", "purposes": ["order"], "ground": "accuracy", "text": "Het klopt niet." });
    let id = portal.asked(EVA, body).await;
    desk::answer(&portal.state, &officer(), &id, plain_answer(None)).await.unwrap();
    portal.ran().await;
    assert!(portal.stands(&id).await > 0);
    id
}

#[tokio::test]
async fn the_officer_tells_first_and_then_it_is_used_again() {
    let portal = Portal::new().await;
    let id = restricted(&portal).await;
    assert!(portal.desk(&id).await.verbs.contains(&DeskVerb::Lift));
    let before = portal.mails().await.len();
    let told = desk::lift(&portal.state, &officer(), &id, why()).await.unwrap();
    let last = told.request.events.last().unwrap();
    assert_eq!((last.kind.as_str(), last.reason.as_deref()), ("lift_announced", Some("De gegevens kloppen nu.")));
    assert_eq!(told.request.standstill.as_ref().unwrap().ends_on.as_ref().unwrap().as_str(), "2026-11-29");
    assert!(told.request.unread > 0 && acts(&told).last().unwrap() == "Olga Officier lift");
    let mails = portal.mails().await;
    let words = mails.last().unwrap().1.replace('\n', " ");
    assert!(mails.len() == before + 1 && words.contains("Vanaf 29 november 2026"), "{mails:?}");
    assert!(!words.contains("kloppen nu"), "the reason stands behind the log-in");
    // Nothing is lifted yet, however often the work is looked for; and a day that was told stays.
    portal.ran().await;
    assert_eq!(portal.stands(&id).await, 1);
    assert_eq!(refusal(desk::lift(&portal.state, &officer(), &id, why()).await), "already_lifting");
    // The day begins at midnight in the Netherlands.
    portal.pass("2026-11-28T22:59:59Z".parse::<jiff::Timestamp>().unwrap().duration_since(NOW.parse().unwrap()));
    portal.ran().await;
    assert_eq!(portal.stands(&id).await, 1);
    portal.pass(SignedDuration::from_secs(1));
    portal.ran().await;
    assert_eq!(portal.stands(&id).await, 0);
    let lifted = portal.desk(&id).await;
    assert_eq!((*events(&lifted).last().unwrap(), lifted.request.standstill), ("restriction_lifted", None));
    assert_eq!(refusal(desk::lift(&portal.state, &officer(), &id, why()).await), "not_restricted");
}

#[tokio::test]
async fn only_what_was_decided_and_only_by_an_officer() {
    let portal = Portal::new().await;
    let open = portal.asked(EVA, json!({ "kind": "objection", "purposes": ["account"], "text": "Nee." })).await;
    assert_eq!(refusal(desk::lift(&portal.state, &officer(), &open, why()).await), "undecided");
    let other = portal.asked(EVA, json!({ "kind": "explanation", "text": "Waarom?" })).await;
    assert_eq!(refusal(desk::lift(&portal.state, &officer(), &other, why()).await), "not_restricted");
    let id = restricted(&portal).await;
    assert_eq!(refusal(desk::lift(&portal.state, &helpdesk(), &id, why()).await), "not_allowed");
    assert!(!portal.desk(&open).await.verbs.contains(&DeskVerb::Lift));
}

#[tokio::test]
async fn the_person_ends_it_at_once_also_before_a_day_that_was_told() {
    let portal = Portal::new().await;
    for told in [false, true] {
        let id = restricted(&portal).await;
        if told {
            desk::lift(&portal.state, &officer(), &id, why()).await.unwrap();
        }
        let eva = portal.log_in(EVA).await;
        let shown = eva.get(&format!("/requests/{id}")).await.ok();
        assert_eq!((&shown["actions"], &shown["standstill"]["purposes"]), (&json!(["lift"]), &json!(["order"])));
        let lift = format!("/requests/{id}/lift");
        portal.log_in(TOM).await.write("POST", &lift, &[], "").await.problem(404, "not_found");
        let lifted = eva.write("POST", &lift, &[], "").await.ok();
        assert_eq!((&lifted["actions"], lifted.get("standstill")), (&json!([]), None));
        assert_eq!(lifted["events"].as_array().unwrap().last().unwrap()["kind"], "restriction_lifted");
        assert_eq!(portal.stands(&id).await, 0);
        // A lost answer: it is what it is.
        assert_eq!(eva.write("POST", &lift, &[], "").await.ok(), lifted);
        portal.pass(DAY * 6);
        portal.ran().await;
        let after = portal.desk(&id).await;
        assert_eq!(events(&after).iter().filter(|kind| **kind == "restriction_lifted").count(), 1);
        assert_eq!(acts(&after).last().unwrap(), "person lift");
    }
    let mails = portal.mails().await;
    let said = mails.iter().filter(|(_, text)| text.replace('\n', " ").contains("Nu heb je gezegd dat het weer mag"));
    assert_eq!(said.count(), 2, "{mails:?}");
}

#[tokio::test]
async fn an_open_one_is_taken_back_and_not_lifted() {
    let portal = Portal::new().await;
    let id = portal.asked(EVA, json!({ "kind": "objection", "purposes": ["account"], "text": "Nee." })).await;
    let eva = portal.log_in(EVA).await;
    eva.write("POST", &format!("/requests/{id}/lift"), &[], "").await.problem(409, "conflict");
    eva.write("POST", &format!("/requests/{id}/lift"), &[("x-csrf-token", "-")], "").await.problem(403, "csrf_failed");
    assert_eq!(portal.stands(&id).await, 1);
    let other = portal.asked(EVA, json!({ "kind": "explanation", "text": "Waarom?" })).await;
    eva.write("POST", &format!("/requests/{other}/lift"), &[], "").await.problem(409, "conflict");
}

#[tokio::test]
async fn a_ticket_system_can_do_it() {
    let portal = Portal::with_tickets().await;
    let id = restricted(&portal).await;
    let path = format!("/requests/{id}/lift");
    let body = json!({ "reason": "De gegevens kloppen nu." });
    portal.company("helpdesk", "POST", &path, Some(&body)).await.problem(403, "not_allowed");
    portal.company("officer", "POST", &path, Some(&json!({ "reason": "" }))).await.refused("/reason", "required");
    let told = portal.company("officer", "POST", &path, Some(&body)).await.ok();
    assert_eq!(told["request"]["standstill"]["ends_on"], "2026-11-29");
    let refused = portal.company("officer", "POST", &path, Some(&body)).await.problem(409, "not_now");
    assert_eq!(refused["refusal"], "already_lifting");
}
