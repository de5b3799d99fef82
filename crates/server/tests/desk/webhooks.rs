//! Webhooks as a system hears them: signed, rotated, tried again, at least once, and nothing about the person.

use crate::hand::{officer, plain_answer, text};
use crate::hook::{BEFORE, Hook, Receiver, SECRET, Verdict};
use crate::portal::Portal;
use crate::portal::people::{EVA, OF_EVA};
use jiff::SignedDuration;
use mijn_privacy_api::DeskAnswer;
use mijn_privacy_server::desk;
use mijn_privacy_store::JobVerbs;
use serde_json::json;

const ALL: [&str; 5] =
    ["request.received", "request.message", "request.due_soon", "request.overdue", "request.answered"];

async fn asked(portal: &Portal, text: &str) -> mijn_privacy_api::RequestId {
    portal.asked(EVA, json!({ "kind": "explanation", "text": text })).await
}

#[tokio::test]
async fn what_happens_is_told_signed_and_without_the_person() {
    let hook = Hook::start().await;
    let portal = Portal::of(&hook.config(&ALL), &[]).await;
    let id = asked(&portal, "Een geheim van Eva Voorbeeld").await;
    let eva = portal.log_in(EVA).await;
    let key = [("idempotency-key", "\"0123456789abcdef\"")];
    let path = format!("/requests/{id}/messages");
    for _ in 0..2 {
        eva.write("POST", &path, &key, json!({ "text": "Nog een geheim" }).to_string()).await;
    }
    let answer = DeskAnswer { text: Some(text("Zo zit het.")), ..plain_answer(None) };
    desk::answer(&portal.state, &officer(), &id, answer).await.unwrap();
    assert_eq!(portal.ran().await.done, 3);
    let mut events = hook.events();
    events.sort_unstable();
    assert_eq!(events, ["request.answered", "request.message", "request.received"], "sent twice, it happened once");
    let now = portal.state.now().as_second();
    let mut receiver = Receiver::default();
    for call in hook.calls() {
        assert_eq!(receiver.check(&call, &SECRET, now), Verdict::New);
        assert_eq!(call.body["id"], call.id.as_str());
        let mut keys: Vec<_> = call.body["request"].as_object().unwrap().keys().cloned().collect();
        keys.sort_unstable();
        assert_eq!(keys, ["due_on", "id", "kind", "reference", "status"]);
        let text = String::from_utf8(call.raw.clone()).unwrap();
        assert!(!text.contains("geheim") && OF_EVA.iter().all(|own| !text.contains(own)), "{text}");
    }
    // Only what was asked for.
    let quiet = Hook::start().await;
    let portal = Portal::of(&quiet.config(&["request.overdue"]), &[]).await;
    asked(&portal, "Uitleg?").await;
    assert_eq!((portal.ran().await.done, quiet.calls().len()), (0, 0));
}

#[tokio::test]
async fn what_a_receiver_must_refuse_it_can_tell() {
    let hook = Hook::start().await;
    let portal = Portal::of(&hook.config(&ALL), &[]).await;
    asked(&portal, "Uitleg?").await;
    portal.ran().await;
    let call = hook.calls().pop().unwrap();
    let now = portal.state.now().as_second();
    let mut receiver = Receiver::default();
    let changed = |change: fn(&mut crate::hook::Call)| {
        let mut other = call.clone();
        change(&mut other);
        other
    };
    for forged in [
        changed(|call| call.raw[10] ^= 1),
        changed(|call| call.timestamp += 1),
        changed(|call| call.id.push('x')),
        changed(|call| call.signature.clear()),
    ] {
        assert_eq!(receiver.check(&forged, &SECRET, now), Verdict::Forged);
    }
    assert_eq!(receiver.check(&call, &BEFORE, now), Verdict::Forged);
    assert_eq!(receiver.check(&call, &SECRET, now + 301), Verdict::TooOld);
    assert_eq!(receiver.check(&call, &SECRET, now), Verdict::New);
    // Somebody sends the same call again.
    assert_eq!(receiver.check(&call, &SECRET, now + 10), Verdict::SeenBefore);
}

#[tokio::test]
async fn while_a_secret_rotates_either_fits() {
    let hook = Hook::start().await;
    let hex = |secret: [u8; 32]| secret.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let both = format!("[\"{}\", \"{}\"]", hex(SECRET), hex(BEFORE));
    let portal = Portal::of(&hook.bare_config(&ALL), &[("SECRETS__WEBHOOKS__TICKETS", &both)]).await;
    asked(&portal, "Uitleg?").await;
    portal.ran().await;
    let call = hook.calls().pop().unwrap();
    let now = portal.state.now().as_second();
    assert_eq!(call.signature.split(' ').count(), 2);
    for secret in [SECRET, BEFORE] {
        assert_eq!(Receiver::default().check(&call, &secret, now), Verdict::New);
    }
}

#[tokio::test]
async fn what_failed_is_tried_again_under_the_same_id() {
    let hook = Hook::start().await;
    let portal = Portal::of(&hook.config(&ALL), &[]).await;
    hook.answers(&[500, 302, 404]);
    asked(&portal, "Uitleg?").await;
    for _ in 0..3 {
        let ran = portal.ran().await;
        assert_eq!((ran.done, ran.waiting), (0, 1), "a redirect is not followed, and is no answer");
        assert_eq!(portal.ran().await.waiting, 0, "not at once");
        portal.pass(SignedDuration::from_hours(6));
    }
    assert_eq!(portal.ran().await.done, 1);
    let calls = hook.calls();
    assert_eq!(calls.len(), 4);
    assert!(calls.iter().all(|call| call.id == calls[0].id));
    assert!(calls[3].timestamp > calls[0].timestamp, "each try is signed anew");
    let mut receiver = Receiver::default();
    let now = portal.state.now().as_second();
    assert_eq!(receiver.check(&calls[3], &SECRET, now), Verdict::New);
    assert_eq!(portal.store.jobs().await.unwrap().waiting, 0);
}

#[tokio::test]
async fn after_three_days_it_is_given_up() {
    let hook = Hook::start().await;
    let portal = Portal::of(&hook.config(&ALL), &[]).await;
    hook.answers(&[500; 200]);
    asked(&portal, "Uitleg?").await;
    let mut tries = 0;
    while portal.store.jobs().await.unwrap().waiting > 0 {
        portal.ran().await;
        portal.pass(SignedDuration::from_hours(6));
        tries += 1;
    }
    assert!((12..=14).contains(&tries), "{tries} tries, six hours apart");
    assert_eq!(portal.store.jobs().await.unwrap().given_up, 1);
    let why: Vec<String> = sqlx::query_scalar("SELECT why FROM job").fetch_all(&portal.sql().await).await.unwrap();
    assert_eq!(why, ["answered with 500"]);
}

#[tokio::test]
async fn an_answer_that_is_lost_is_heard_twice_and_known_by_its_id() {
    let hook = Hook::start().await;
    let portal = Portal::of(&hook.config(&ALL), &[]).await;
    asked(&portal, "Uitleg?").await;
    hook.hangs(true);
    // The server is killed after the system heard it.
    let heard = async {
        while hook.calls().is_empty() {
            tokio::time::sleep(std::time::Duration::from_millis(1)).await;
        }
    };
    tokio::select! {
        _ = portal.ran() => panic!("it hangs"),
        () = heard => {}
    }
    hook.hangs(false);
    assert_eq!(portal.ran().await.done, 0, "the lease is still somebody's");
    portal.pass(SignedDuration::from_secs(61));
    assert_eq!(portal.ran().await.done, 1);
    let (calls, now) = (hook.calls(), portal.state.now().as_second());
    let mut receiver = Receiver::default();
    let verdicts: Vec<Verdict> = calls.iter().map(|call| receiver.check(call, &SECRET, now)).collect();
    assert_eq!(verdicts, [Verdict::New, Verdict::SeenBefore]);
}

#[tokio::test]
async fn a_system_that_is_gone_is_not_told() {
    let hook = Hook::start().await;
    let text = hook.config(&ALL);
    let portal = Portal::of(&text, &[]).await;
    asked(&portal, "Uitleg?").await;
    sqlx::query("UPDATE job SET subject = 'oud evt_1'").execute(&portal.sql().await).await.unwrap();
    assert_eq!(portal.ran().await.given_up, 1);
    assert_eq!(hook.calls().len(), 0);
    let nobody = Hook::start().await;
    let text = nobody.config(&ALL);
    let portal = Portal::of(&text, &[]).await;
    drop(nobody);
    tokio::task::yield_now().await;
    asked(&portal, "Uitleg?").await;
    assert_eq!(portal.ran().await.waiting, 1);
}
