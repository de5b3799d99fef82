//! Switches: honest, once, never over a newer state, never in the way.

use crate::portal::Portal;
use crate::portal::people::{EVA, NEW, NOOR};
use jiff::SignedDuration;
use mijn_privacy_api::{Consent, Consents};
use serde_json::json;

#[tokio::test]
async fn every_switch_says_what_it_is_and_how_it_stands() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    let consents: Consents = serde_json::from_value(eva.get("/consents").await.ok()).unwrap();
    let states: Vec<_> =
        consents.items.iter().map(|one| (one.id.as_str(), one.kind.as_str(), one.state.as_str())).collect();
    let expected = [
        ("newsletter", "consent", "granted"),
        ("marketing", "objection", "granted"),
        ("training", "consent", "denied"),
        ("analytics", "consent", "denied"),
    ];
    assert_eq!(states, expected);
    let marketing = &consents.items[1];
    assert_eq!(marketing.mailings.map(|count| (count.sent, count.max)), Some((2, 6)));
    assert_eq!(marketing.channel.map(|channel| channel.as_str()), Some("import"));
    assert_eq!((consents.items[2].changed_at.as_ref(), consents.items[2].revision), (None, 0));
    // Of somebody new no sale with an opt-out is on record: unknown, which acts as no.
    assert_eq!(portal.log_in(NEW).await.switch("marketing").await["state"], "unknown");
}

#[tokio::test]
async fn off_is_off_and_the_answer_is_what_is_stored() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    for (id, state, again) in
        [("marketing", "objected", "granted"), ("newsletter", "withdrawn", "pending_confirmation")]
    {
        let seen = eva.switch(id).await;
        let answer = eva.put(&seen, false, &format!("{id}-off-0123456789")).await;
        let stored: Consent = serde_json::from_value(answer.ok()).unwrap();
        assert_eq!((stored.state.as_str(), stored.revision), (state, 2));
        assert_eq!(stored.changed_at.unwrap().as_str(), "2026-11-24T09:15:00Z");
        assert_eq!(stored.channel.unwrap().as_str(), "portal");
        assert_eq!(answer.header("etag"), format!("\"{}\"", stored.etag));
        let seen = eva.switch(id).await;
        assert_eq!((&seen["state"], &seen["etag"]), (&state.into(), &stored.etag.as_str().into()));
        assert_eq!(eva.put(&seen, true, &format!("{id}-on-0123456789")).await.ok()["state"], again);
    }
    assert_eq!(portal.store.verify(None).await.unwrap().flaws, 0);
}

#[tokio::test]
async fn what_is_already_so_changes_nothing() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    let first = eva.put(&eva.switch("marketing").await, false, "first-time-0123456789").await.ok();
    portal.pass(SignedDuration::from_mins(3));
    let seen = eva.switch("marketing").await;
    let again = eva.put(&seen, false, "same-again-0123456789").await.ok();
    for field in ["revision", "state", "changed_at", "etag"] {
        assert_eq!(again[field], first[field], "{field}");
    }
    // The key is taken all the same.
    eva.put(&seen, true, "same-again-0123456789").await.problem(422, "idempotency_key_reused");
}

#[tokio::test]
async fn the_same_choice_under_another_wording_is_a_new_one() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    let seen = eva.switch("marketing").await;
    let again = eva.put(&seen, true, "new-wording-0123456789").await.ok();
    assert_eq!((&again["revision"], &again["state"]), (&json!(2), &json!("granted")));
}

#[tokio::test]
async fn a_key_is_done_once_and_answered_again_even_when_the_tag_is_old() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    let seen = eva.switch("analytics").await;
    let first = eva.put(&seen, true, "analytics-0123456789").await;
    portal.pass(SignedDuration::from_mins(1));
    let again = eva.put(&seen, true, "analytics-0123456789").await;
    assert_eq!((first.ok(), first.header("etag")), (again.ok(), again.header("etag")));
    eva.put(&seen, false, "analytics-0123456789").await.problem(422, "idempotency_key_reused");
    eva.put(&seen, false, "analytics-another-key").await.problem(412, "precondition_failed");
    assert_eq!(eva.switch("analytics").await["state"], "granted");
}

#[tokio::test]
async fn a_lost_answer_can_be_asked_for_again_when_what_was_shown_is_too_old() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    let seen = eva.switch("analytics").await;
    let first = eva.put(&seen, true, "analytics-0123456789").await;
    portal.pass(SignedDuration::from_hours(23) + SignedDuration::from_mins(59));
    let eva = portal.log_in(EVA).await;
    portal.pass(SignedDuration::from_mins(2));
    let again = eva.put(&seen, true, "analytics-0123456789").await;
    assert_eq!((again.ok(), again.header("etag")), (first.ok(), first.header("etag")));
    eva.put(&seen, false, "analytics-0123456789").await.problem(422, "idempotency_key_reused");
    eva.put(&seen, true, "analytics-another-key").await.problem(422, "shown_token_invalid");
    // Nor does a tag that got lost matter; the session and its token do.
    let body = json!({ "granted": true, "shown_token": seen["shown_token"] }).to_string();
    let put = async |headers: &[(&str, &str)]| eva.write("PUT", "/consents/analytics", headers, body.clone()).await;
    let key = ("idempotency-key", "\"analytics-0123456789\"");
    assert_eq!(put(&[key]).await.ok(), first.ok());
    put(&[key, ("x-csrf-token", "-")]).await.problem(403, "csrf_failed");
    let noor = portal.log_in(NOOR).await;
    noor.put(&seen, true, "analytics-0123456789").await.problem(422, "shown_token_invalid");
}

#[tokio::test]
async fn of_many_at_once_with_one_key_one_is_done() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    let seen = eva.switch("training").await;
    let calls = tokio::join!(
        eva.put(&seen, true, "parallel-0123456789"),
        eva.put(&seen, true, "parallel-0123456789"),
        eva.put(&seen, true, "parallel-0123456789"),
        eva.put(&seen, true, "parallel-0123456789"),
    );
    for answer in [calls.0, calls.1, calls.2, calls.3] {
        assert_eq!(answer.ok()["revision"], 1);
    }
    assert_eq!(eva.switch("training").await["revision"], 1);
}

#[tokio::test]
async fn a_write_needs_its_key_and_the_state_that_was_seen() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    let seen = eva.switch("marketing").await;
    let body = json!({ "granted": false, "shown_token": seen["shown_token"] }).to_string();
    let key = ("idempotency-key", "\"marketing-0123456789\"");
    let put = async |headers: &[(&str, &str)]| eva.write("PUT", "/consents/marketing", headers, body.clone()).await;
    put(&[("if-match", "\"marketing-1\"")]).await.problem(400, "idempotency_key_missing");
    for bad in ["marketing-0123456789", "\"kort\"", "\"\"", "\"met spaties 0123456789\""] {
        put(&[("if-match", "\"marketing-1\""), ("idempotency-key", bad)]).await.problem(400, "idempotency_key_invalid");
    }
    put(&[key]).await.problem(428, "precondition_required");
    put(&[key, ("if-match", "*")]).await.problem(428, "precondition_required");
    for bad in
        ["\"marketing-0\"", "W/\"marketing-1\"", "marketing-1", "\"newsletter-1\"", "\"x\"", "\"marketing-1\", \"y\""]
    {
        put(&[key, ("if-match", bad)]).await.problem(412, "precondition_failed");
    }
    put(&[key, ("if-match", "\"marketing-1\"")]).await.ok();
}

#[tokio::test]
async fn only_what_was_shown_lately_and_still_stands_can_be_agreed_to() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    let of = async |id: &str| eva.switch(id).await;
    let mut seen = of("analytics").await;
    for wrong in [of("training").await["shown_token"].clone(), json!("AAAA.AAAA"), json!("none")] {
        seen["shown_token"] = wrong;
        eva.put(&seen, true, "shown-token-0123456789").await.problem(422, "shown_token_invalid");
    }
    let seen = of("analytics").await;
    portal.pass(SignedDuration::from_hours(24) + SignedDuration::from_secs(1));
    let eva = portal.log_in(EVA).await;
    eva.put(&seen, true, "shown-token-0123456789").await.problem(422, "shown_token_invalid");
    let token = seen["shown_token"].as_str().unwrap();
    assert!(!token.contains(EVA), "the token is about the text, not about the person");
}

#[tokio::test]
async fn a_yes_that_sends_an_e_mail_has_the_limit_of_the_e_mail_and_a_no_has_none() {
    let portal = Portal::new().await;
    let new = portal.log_in(NEW).await;
    new.turn("newsletter", true).await.ok();
    assert_eq!(new.turn("newsletter", false).await.ok()["state"], "denied");
    let before = portal.rows().await;
    let early = new.turn("newsletter", true).await;
    early.problem(429, "too_many_requests");
    assert_eq!(early.header("retry-after"), "120");
    let without = |rows: Vec<(String, i64)>| rows.into_iter().filter(|(name, _)| name != "lookup").collect::<Vec<_>>();
    assert_eq!(without(portal.rows().await), without(before), "nothing is stored, and nothing under the key");
    assert_eq!(new.switch("newsletter").await["revision"], 2);
    // The same call again, when the time has passed.
    portal.pass(SignedDuration::from_secs(120));
    assert_eq!(new.turn("newsletter", true).await.ok()["state"], "pending_confirmation");
    assert_eq!(new.turn("newsletter", false).await.ok()["state"], "denied");
    // The limit is that of the whole day, and of *Stuur opnieuw*.
    for _ in 0..3 {
        portal.pass(SignedDuration::from_mins(2));
        new.turn("newsletter", true).await.ok();
        assert_eq!(new.turn("newsletter", false).await.ok()["state"], "denied");
    }
    portal.pass(SignedDuration::from_mins(2));
    let enough = new.turn("newsletter", true).await;
    enough.problem(429, "too_many_requests");
    assert!(enough.header("retry-after").parse::<u32>().unwrap() > 80_000, "a day after the first");
    // What sends none is as free as before.
    new.turn("training", true).await.ok();
    assert_eq!(portal.store.verify(None).await.unwrap().flaws, 0);
}

#[tokio::test]
async fn switching_is_never_limited_and_never_needs_the_password() {
    let portal = Portal::new().await;
    let new = portal.log_in(NEW).await;
    portal.pass(SignedDuration::from_mins(20));
    for round in 0..40 {
        let seen = new.switch("training").await;
        new.put(&seen, round % 2 == 0, &format!("often-0123456789-{round}")).await.ok();
    }
    assert_eq!(new.switch("training").await["revision"], 40);
}
