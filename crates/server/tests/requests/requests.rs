//! Requests under a right: once, on the clock, never hindered.

use crate::portal::people::{EVA, NOOR, TOM};
use crate::portal::{API, Portal};
use jiff::SignedDuration;
use jiff::civil::date;
use mijn_privacy_api::{PauseGround, Request, RequestKind, RequestStatus, Role};
use mijn_privacy_store::{Item, Proof, RequestFull, RequestRow, Seed};
use serde_json::json;

#[tokio::test]
async fn a_request_is_received_with_its_last_day_and_can_be_followed() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    let body = json!({ "kind": "access", "purposes": ["order", "account", "order"], "text": " Alles graag. ", "with_suppliers": true });
    let answer = eva.ask("access-0123456789", &body).await;
    assert_eq!(answer.status, 202, "{answer:?}");
    let request: Request = serde_json::from_value(answer.json()).unwrap();
    assert_eq!(answer.header("location"), format!("{API}/requests/{}", request.id));
    // 24 December 2026 is a working day; the 25th and the 26th are not.
    assert_eq!((request.due_on.as_str(), request.overdue), ("2026-12-24", false));
    assert_eq!(request.received_at.as_str(), "2026-11-24T09:15:00Z");
    assert_eq!(request.text.as_deref(), Some("Alles graag."));
    assert!(request.with_suppliers);
    assert_eq!(request.purposes.iter().map(|one| one.as_str()).collect::<Vec<_>>(), ["account", "order"]);
    assert!(request.reference.as_str().contains("-2026-"), "{}", request.reference);
    assert_eq!(request.events[0].kind.as_str(), "received");
    let path = format!("/requests/{}", request.id);
    let read = eva.get(&path).await;
    assert_eq!(read.ok(), answer.json());
    let again = eva.get_with(&path, &[("if-none-match", read.header("etag"))]).await;
    assert_eq!((again.status.as_u16(), again.text.as_str()), (304, ""));
    let list = eva.get("/requests").await.ok();
    assert_eq!((&list["total"], &list["items"][0]["id"]), (&json!(1), &json!(request.id)));
    let summary = &eva.get("/overview").await.ok()["requests"];
    assert_eq!((&summary["open"], &summary["next"][0]["id"]), (&json!(1), &json!(request.id)));
    portal.pass(SignedDuration::from_hours(24 * 31));
    let eva = portal.log_in(EVA).await;
    assert_eq!(eva.get(&path).await.ok()["overdue"], true);
    let attention = &eva.get("/overview").await.ok()["attention"];
    assert_eq!((&attention[0]["kind"], &attention[0]["on"]), (&json!("overdue"), &json!("2026-12-25")));
}

#[tokio::test]
async fn the_same_request_is_stored_once() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    let body = json!({ "kind": "objection", "purposes": ["portal"] });
    let first = eva.ask("objection-0123456789", &body).await;
    let replayed = eva.ask("objection-0123456789", &body).await;
    assert_eq!((first.status.as_u16(), replayed.status.as_u16()), (202, 202));
    assert_eq!((first.json(), first.header("location")), (replayed.json(), replayed.header("location")));
    let twin = eva.ask("objection-another-key", &body).await;
    assert_eq!((twin.ok(), twin.header("location")), (first.json(), first.header("location")));
    let other = json!({ "kind": "objection", "purposes": ["account"] });
    eva.ask("objection-0123456789", &other).await.problem(422, "idempotency_key_reused");
    assert_eq!(eva.ask("objection-third-key0", &other).await.status, 202);
    assert_eq!(eva.get("/requests").await.ok()["total"], 2);
    // Another person may use the same key.
    let tom = portal.log_in(TOM).await;
    assert_eq!(tom.ask("objection-0123456789", &body).await.status, 202);
}

#[tokio::test]
async fn of_many_at_once_one_request_comes() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    let body = json!({ "kind": "restriction", "ground": "accuracy" });
    let (one, two, three, four) = tokio::join!(
        eva.ask("same-key-0123456789", &body),
        eva.ask("same-key-0123456789", &body),
        eva.ask("other-key-0123456789", &body),
        eva.ask("third-key-0123456789", &body),
    );
    let ids: Vec<_> = [one, two, three, four].iter().map(|answer| answer.json()["id"].clone()).collect();
    assert!(ids.iter().all(|id| id.is_string() && *id == ids[0]), "{ids:?}");
    assert_eq!(eva.get("/requests").await.ok()["total"], 1);
}

#[tokio::test]
async fn what_is_sensitive_needs_a_fresh_password_and_the_rest_does_not() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    portal.pass(SignedDuration::from_mins(5));
    assert_eq!(eva.ask("fresh-0123456789", &json!({ "kind": "access" })).await.status, 202);
    portal.pass(SignedDuration::from_secs(1));
    for kind in ["access", "portability", "erasure", "account_closure"] {
        eva.ask("stale-0123456789", &json!({ "kind": kind, "text": "x" })).await.problem(403, "step_up_required");
    }
    for body in [
        json!({ "kind": "explanation" }),
        json!({ "kind": "rectification", "corrections": [{ "category": "phone", "to": "020 555 01 99" }] }),
        json!({ "kind": "restriction", "ground": "unlawful" }),
        json!({ "kind": "objection" }),
        json!({ "kind": "automated_decision" }),
        json!({ "kind": "supplier_list" }),
    ] {
        let kind = body["kind"].as_str().unwrap();
        let answer = eva.ask(&format!("stale-{kind}-0123456789"), &body).await;
        assert_eq!(answer.status, 202, "{kind}");
        let events = answer.json()["events"].to_string();
        assert!(!events.contains("identity_confirmed"), "{kind}: the password was not fresh");
    }
}

#[tokio::test]
async fn a_lost_answer_can_be_asked_for_again_when_the_password_is_no_longer_fresh() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    let body = json!({ "kind": "erasure" });
    let first = eva.ask("erasure-0123456789", &body).await;
    portal.pass(SignedDuration::from_mins(6));
    let again = eva.ask("erasure-0123456789", &body).await;
    assert_eq!((first.status.as_u16(), again.status.as_u16()), (202, 202));
    assert_eq!((again.json(), again.header("location")), (first.json(), first.header("location")));
    let other = json!({ "kind": "erasure", "text": "x" });
    eva.ask("erasure-0123456789", &other).await.problem(422, "idempotency_key_reused");
    eva.ask("erasure-another-key", &other).await.problem(403, "step_up_required");
}

/// A request of Eva's that the officer worked on.
fn worked_on(id: &str, status: RequestStatus, paused: Option<&str>) -> Item {
    let at = |text: &str| text.parse().unwrap();
    let closed_at = (status == RequestStatus::Completed).then(|| at("2026-11-20T10:00:00Z"));
    let question = paused.map(|text| (at("2026-11-10T10:00:00Z"), PauseGround::Specification, Some(text.to_owned())));
    let row = RequestRow {
        id: id.parse().unwrap(),
        reference: "given-out".parse().unwrap(),
        kind: RequestKind::Access,
        purposes: Vec::new(),
        text: Some(id.to_owned()),
        with_suppliers: false,
        status,
        received_at: at("2026-10-15T10:00:00Z"),
        due_on: date(2026, 11, 16),
        closed_at,
        extended: None,
        paused: question,
        unread: 1,
        decision_reason: None,
        revision: 2,
        target_on: date(2026, 11, 15),
        extended_months: 0,
        paused_days: 0,
        ground: None,
        corrections: Vec::new(),
        preview: None,
        proof: Proof::Session,
        unanswered: 0,
        assignee: None,
        decision: None,
        failure: None,
        role: Some(Role::Owner),
        lifts_on: None,
    };
    Item::Request("eva-bv".parse().unwrap(), EVA.parse().unwrap(), Box::new(RequestFull::new(row)), date(2026, 11, 15))
}

#[tokio::test]
async fn what_was_opened_is_seen() {
    let portal = Portal::new().await;
    portal.store.seed(vec![worked_on("answered", RequestStatus::Completed, None)]).await.unwrap();
    let eva = portal.log_in(EVA).await;
    let unread = async || eva.get("/requests").await.ok()["items"][0]["unread"].clone();
    let waits = async || eva.get("/overview").await.ok()["attention"].clone();
    assert_eq!((unread().await, waits().await[0]["kind"].clone()), (json!(1), json!("answered")));
    portal.log_in(TOM).await.get("/requests/answered").await.problem(404, "not_found");
    assert_eq!(unread().await, 1, "reading a list, or somebody else, sees nothing");
    assert_eq!(eva.get("/requests/answered").await.ok()["unread"], 1, "this is the news");
    assert_eq!((unread().await, waits().await), (json!(0), json!([])));
    assert_eq!(eva.get("/requests/answered").await.ok()["unread"], 0);
}

#[tokio::test]
async fn a_question_stops_the_clock_and_waits_for_the_person() {
    let portal = Portal::new().await;
    let paused = worked_on("paused", RequestStatus::InProgress, Some("Over welk jaar?"));
    portal.store.seed(vec![paused]).await.unwrap();
    let eva = portal.log_in(EVA).await;
    let all = eva.get("/overview").await.ok();
    let next = &all["requests"]["next"][0];
    assert_eq!(
        (&next["paused"], &next["overdue"], &next["due_on"]),
        (&json!(true), &json!(false), &json!("2026-11-16"))
    );
    let one = eva.get("/requests/paused").await.ok();
    assert_eq!((&one["paused"]["question"], &one["overdue"]), (&json!("Over welk jaar?"), &json!(false)));
    // Seen is not answered: it goes on waiting.
    let attention = eva.get("/overview").await.ok()["attention"].clone();
    assert_eq!((&attention[0]["kind"], attention.as_array().unwrap().len()), (&json!("question"), 1));
}

#[tokio::test]
async fn a_kind_that_is_not_offered_is_an_unknown_value() {
    let portal = Portal::with(&[("REQUESTS__KINDS", r#"["access"]"#)]).await;
    let eva = portal.log_in(EVA).await;
    eva.ask("kinds-0123456789", &json!({ "kind": "erasure" })).await.refused("/kind", "unknown_value");
    assert_eq!(eva.get("/overview").await.ok()["requests"]["kinds"], json!(["access"]));
}

#[tokio::test]
async fn there_is_no_limit_to_a_right() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    for round in 0..30 {
        let body = json!({ "kind": "explanation", "text": format!("Vraag {round}") });
        assert_eq!(eva.ask(&format!("often-0123456789-{round}"), &body).await.status, 202);
    }
    let first = eva.get("/requests?limit=20").await;
    let link = first.header("link").to_owned();
    let next = first.ok()["next"].as_str().unwrap().to_owned();
    assert_eq!(link, format!("<{API}/requests?cursor={next}&limit=20>; rel=\"next\""));
    let second = eva.get(&format!("/requests?cursor={next}&limit=20")).await;
    assert_eq!((second.ok()["items"].as_array().unwrap().len(), second.header("link")), (10, ""));
    // A cursor is of one list and one person.
    eva.get(&format!("/activity?cursor={next}")).await.problem(400, "invalid_parameter");
    let noor = portal.log_in(NOOR).await;
    noor.get(&format!("/requests?cursor={next}")).await.problem(400, "invalid_parameter");
}

#[tokio::test]
async fn a_request_of_somebody_else_is_not_there() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    let id = eva.ask("private-0123456789", &json!({ "kind": "access" })).await.json()["id"].clone();
    let path = format!("/requests/{}", id.as_str().unwrap());
    for person in [TOM, NOOR] {
        let other = portal.log_in(person).await;
        let theirs = other.get(&path).await.problem(404, "not_found");
        let none = other.get("/requests/AAAAAAAAAAAAAAAAAAAAAA").await.problem(404, "not_found");
        assert_eq!(theirs["title"], none["title"]);
        assert_eq!(other.get("/requests").await.ok()["total"], 0);
    }
}
