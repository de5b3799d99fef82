//! The company is warned once that a last day is near, and once that it has passed.

use crate::hand::{officer, text};
use crate::hook::Hook;
use crate::portal::Portal;
use crate::portal::people::EVA;
use jiff::SignedDuration;
use mijn_privacy_api::{DeskPause, PauseGround};
use mijn_privacy_server::desk;
use serde_json::json;

const DAY: SignedDuration = SignedDuration::from_hours(24);

#[tokio::test]
async fn once_a_week_before_and_once_when_it_is_too_late() {
    let hook = Hook::start().await;
    let portal =
        Portal::of(&hook.config(&["request.due_soon", "request.overdue"]), &[("DESK__WARN", "privacy@example.nl")])
            .await;
    let id = portal.asked(EVA, json!({ "kind": "explanation", "text": "Uitleg?" })).await;
    let warnings = async || portal.mails().await.into_iter().filter(|(to, _)| to == "privacy@example.nl").count();
    portal.pass(DAY * 22);
    portal.ran().await;
    assert_eq!((hook.events(), warnings().await), (vec![], 0), "16 December: eight days");
    portal.pass(DAY);
    portal.ran().await;
    portal.ran().await;
    assert_eq!((hook.events(), warnings().await), (vec!["request.due_soon".to_owned()], 1));
    portal.pass(DAY * 7);
    portal.ran().await;
    assert_eq!(warnings().await, 1, "24 December is the last day, not too late");
    portal.pass(DAY);
    portal.ran().await;
    portal.ran().await;
    assert_eq!(hook.events(), ["request.due_soon", "request.overdue"]);
    assert_eq!(warnings().await, 2);
    let last = hook.calls().pop().unwrap();
    assert_eq!(
        (last.body["request"]["id"].as_str(), last.body["request"]["due_on"].as_str()),
        (Some(id.as_str()), Some("2026-12-24"))
    );
}

#[tokio::test]
async fn not_while_it_stands_still_and_again_for_the_day_it_moved_to() {
    let hook = Hook::start().await;
    let portal = Portal::of(&hook.config(&["request.due_soon", "request.overdue"]), &[]).await;
    let id = portal.asked(EVA, json!({ "kind": "explanation", "text": "Uitleg?" })).await;
    portal.pass(DAY * 25);
    portal.ran().await;
    assert_eq!(hook.events(), ["request.due_soon"]);
    let pause = DeskPause { ground: PauseGround::Specification, question: text("Welke?") };
    desk::pause(&portal.state, &officer(), &id, pause).await.unwrap();
    portal.pass(DAY * 60);
    portal.ran().await;
    assert_eq!(hook.events(), ["request.due_soon"], "in a pause nothing becomes overdue");
    desk::resume(&portal.state, &officer(), &id).await.unwrap();
    portal.ran().await;
    assert_eq!(hook.events(), ["request.due_soon", "request.due_soon"], "of the day that it is now");
}
