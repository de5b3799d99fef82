//! What cannot be, through the verbs themselves: refused with its word, and nothing changes.

use crate::hand::{helpdesk, officer, plain_answer, refusal, said, text};
use crate::portal::Portal;
use crate::portal::people::{CLOSED, EVA, TOM};
use jiff::SignedDuration;
use mijn_privacy_api::{
    DeskAnswer, DeskExtend, DeskOutcome, DeskPause, DeskReject, DeskTold, OutcomeResult, PauseGround,
};
use mijn_privacy_server::desk::{self, DeskError, MOST_BYTES, NewFile};
use serde_json::json;

const DAY: SignedDuration = SignedDuration::from_hours(24);

fn extend(months: u32) -> DeskExtend {
    DeskExtend { months, reason: text("Het is veel.") }
}

fn pause(ground: PauseGround) -> DeskPause {
    DeskPause { ground, question: text("Welke?") }
}

fn reject() -> DeskReject {
    DeskReject { reason: text("Nee, omdat het niet kan.") }
}

#[tokio::test]
async fn each_verb_says_why_not_and_changes_nothing() {
    let portal = Portal::new().await;
    let app = &portal.state;
    let id = portal.asked(EVA, json!({ "kind": "explanation", "text": "Uitleg?" })).await;
    let before = (portal.rows_of("request_act").await, portal.rows_of("outbox").await, portal.rows_of("job").await);
    let file = NewFile { name: "a.pdf".into(), content: vec![1], text: None, id: None };
    for refused in [
        desk::pause(app, &helpdesk(), &id, pause(PauseGround::Specification)).await,
        desk::resume(app, &helpdesk(), &id).await,
        desk::extend(app, &helpdesk(), &id, extend(1)).await,
        desk::answer(app, &helpdesk(), &id, plain_answer(None)).await,
        desk::reject(app, &helpdesk(), &id, reject()).await,
        desk::attach(app, &helpdesk(), &id, file.clone()).await,
    ] {
        assert_eq!(refusal(refused), "not_allowed");
    }
    assert_eq!(refusal(desk::resume(app, &officer(), &id).await), "not_paused");
    assert_eq!(refusal(desk::extend(app, &officer(), &id, extend(0)).await), "too_long");
    assert_eq!(refusal(desk::extend(app, &officer(), &id, extend(3)).await), "too_long");
    assert_eq!(refusal(desk::extend(app, &officer(), &id, extend(u32::MAX)).await), "too_long");
    // The password was given when it was sent.
    assert_eq!(refusal(desk::pause(app, &officer(), &id, pause(PauseGround::Identity)).await), "identity_proven");
    assert_eq!(refusal(desk::tell(app, &officer(), &id, DeskTold { name: "Niemand".into() }).await), "not_to_tell");
    let huge = NewFile { content: vec![0; MOST_BYTES + 1], ..file };
    assert!(matches!(desk::attach(app, &officer(), &id, huge).await, Err(DeskError::TooLarge)));
    let unknown = "onbekend".parse().unwrap();
    assert!(matches!(desk::take(app, &officer(), &unknown).await, Err(DeskError::Missing)));
    let after = (portal.rows_of("request_act").await, portal.rows_of("outbox").await, portal.rows_of("job").await);
    assert_eq!(after, before);

    desk::pause(app, &officer(), &id, pause(PauseGround::Specification)).await.unwrap();
    assert_eq!(refusal(desk::pause(app, &officer(), &id, pause(PauseGround::Specification)).await), "already_paused");
    desk::extend(app, &officer(), &id, extend(1)).await.unwrap();
    assert_eq!(refusal(desk::extend(app, &officer(), &id, extend(1)).await), "already_extended");
    desk::reject(app, &officer(), &id, reject()).await.unwrap();
    for refused in [
        desk::take(app, &officer(), &id).await,
        desk::ask(app, &officer(), &id, said("Nog iets", false)).await,
        desk::answer(app, &officer(), &id, plain_answer(None)).await,
        desk::reject(app, &officer(), &id, reject()).await,
    ] {
        assert_eq!(refusal(refused), "closed");
    }
}

#[tokio::test]
async fn an_extension_comes_within_the_first_month_and_no_pause_makes_it_younger() {
    let portal = Portal::new().await;
    let app = &portal.state;
    let one = portal.asked(EVA, json!({ "kind": "explanation", "text": "Een" })).await;
    let other = portal.asked(EVA, json!({ "kind": "explanation", "text": "Twee" })).await;
    desk::pause(app, &officer(), &one, pause(PauseGround::Specification)).await.unwrap();
    portal.pass(DAY * 31);
    desk::pause(app, &officer(), &other, pause(PauseGround::Specification)).await.unwrap();
    portal.pass(DAY * 30);
    // The one stood still all the time; of the other the month had passed when it began to.
    assert_eq!(refusal(desk::extend(app, &officer(), &other, extend(1)).await), "first_month_passed");
    desk::extend(app, &officer(), &one, extend(1)).await.unwrap();
}

#[tokio::test]
async fn an_outcome_says_all_and_only_what_can_be() {
    let portal = Portal::new().await;
    let app = &portal.state;
    let id = portal.asked(CLOSED, json!({ "kind": "erasure" })).await;
    let proposal = portal.desk(&id).await.proposal;
    assert!(proposal.iter().any(|one| one.result == OutcomeResult::Done), "{proposal:?}");
    let kept = proposal.iter().find(|one| one.result == OutcomeResult::Kept).unwrap();
    assert!(kept.ground.is_some(), "{kept:?}");
    let answer =
        |outcome: Vec<DeskOutcome>| DeskAnswer { text: None, outcome: Some(outcome), reason: Some(text("De wet.")) };
    let of = async |outcome: Vec<DeskOutcome>| refusal(desk::answer(app, &officer(), &id, answer(outcome)).await);
    assert_eq!(of(vec![]).await, "outcome_missing");
    let twice = [&proposal[..], &proposal[..1]].concat();
    assert_eq!(of(twice).await, "outcome_missing");
    let mut kinds: Vec<_> = proposal.iter().map(|one| one.category.clone()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let all = |result| {
        let line = |category: &mijn_privacy_api::CategoryId| DeskOutcome {
            purpose: None,
            category: category.clone(),
            result,
            ground: None,
            until: None,
        };
        kinds.iter().map(line).collect::<Vec<DeskOutcome>>()
    };
    assert_eq!(of(all(OutcomeResult::Done)).await, "outcome_impossible");
    assert_eq!(of(all(OutcomeResult::Kept)).await, "ground_missing", "of what the rules let go");
    let mut strange = proposal.clone();
    strange.push(DeskOutcome { purpose: Some(mijn_privacy_api::PurposeId::Analytics), ..proposal[0].clone() });
    assert_eq!(of(strange).await, "outcome_impossible", "no such kind for that purpose");
    let nothing_said = DeskAnswer { text: None, outcome: None, reason: None };
    assert_eq!(refusal(desk::answer(app, &officer(), &id, nothing_said).await), "reason_missing");
    assert_eq!(portal.rows_of("request_act").await, 0);
    // Decided, it cannot be decided again, and the person can still write.
    desk::answer(app, &officer(), &id, plain_answer(Some("De wet."))).await.unwrap();
    assert_eq!(refusal(desk::answer(app, &officer(), &id, plain_answer(Some("De wet."))).await), "being_done");
    assert_eq!(refusal(desk::reject(app, &officer(), &id, reject()).await), "being_done");
    desk::ask(app, &officer(), &id, said("We zijn bezig.", false)).await.unwrap();
    let person = portal.log_in(CLOSED).await;
    let key = [("idempotency-key", "\"0123456789abcdef\"")];
    person.write("POST", &format!("/requests/{id}/cancel"), &key, "").await.problem(409, "conflict");
}

#[tokio::test]
async fn doubt_about_who_asks_is_for_who_did_not_prove_it() {
    let portal = Portal::new().await;
    let client = portal.log_in(TOM).await;
    portal.pass(SignedDuration::from_mins(20));
    let answer = client.ask("0123456789abcdef", &json!({ "kind": "explanation", "text": "Uitleg?" })).await;
    assert_eq!(answer.status, 202, "{answer:?}");
    let id = answer.json()["id"].as_str().unwrap().parse().unwrap();
    let desk = portal.desk(&id).await;
    assert_eq!(desk.proof, "session");
    let paused = desk::pause(&portal.state, &officer(), &id, pause(PauseGround::Identity)).await.unwrap();
    assert_eq!(paused.request.paused.unwrap().ground, PauseGround::Identity);
}
