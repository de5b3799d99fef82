//! Who had data restricted and then wants them erased: their own restriction is not in the way.

use crate::hand::{events, officer, plain_answer, text};
use crate::portal::Portal;
use crate::portal::people::{CLOSED, EVA};
use mijn_privacy_api::{ConsentId, ConsentState, DeskAnswer, OutcomeResult, RequestId};
use mijn_privacy_server::desk;
use mijn_privacy_store::{ConsentVerbs, Holder};
use serde_json::{Value, json};

async fn restricted(portal: &Portal, who: &str, purposes: &[&str]) -> RequestId {
    let body = json!({ "kind": "restriction", "purposes": purposes, "ground": "unlawful", "text": "Dit mag niet." });
    let id = portal.asked(who, body).await;
    desk::answer(&portal.state, &officer(), &id, plain_answer(None)).await.unwrap();
    portal.ran().await;
    id
}

async fn preview(portal: &Portal, who: &str, query: &str) -> Value {
    portal.log_in(who).await.get(&format!("/erasure-preview{query}")).await.ok()
}

fn fates(preview: &Value, purpose: &str) -> Vec<String> {
    let items = preview["items"].as_array().unwrap().iter().filter(|one| one["purpose"] == purpose);
    items.map(|one| one["fate"].as_str().unwrap().to_owned()).collect()
}

async fn erase(portal: &Portal, who: &str, purposes: &[&str]) -> RequestId {
    let id = portal.asked(who, json!({ "kind": "erasure", "purposes": purposes })).await;
    desk::answer(&portal.state, &officer(), &id, plain_answer(Some("De wet."))).await.unwrap();
    portal.ran().await;
    id
}

async fn newsletter(portal: &Portal, who: &str) -> ConsentState {
    let holder = Holder::Person(who.parse().unwrap());
    portal.store.consent_of(&holder, ConsentId::Newsletter).await.unwrap().state
}

#[tokio::test]
async fn the_preview_says_so_and_carrying_out_ends_it() {
    let portal = Portal::new().await;
    let still = restricted(&portal, EVA, &["newsletter"]).await;
    let shown = preview(&portal, EVA, "?purposes=newsletter").await;
    assert_eq!((&shown["lifts"], fates(&shown, "newsletter")), (&json!(["newsletter"]), vec!["goes".to_owned()]));
    let erasure = erase(&portal, EVA, &["newsletter"]).await;
    assert_eq!(newsletter(&portal, EVA).await, ConsentState::Withdrawn);
    assert_eq!(portal.stands(&still).await, 0);
    let ended = portal.desk(&still).await;
    let last = ended.request.events.last().unwrap();
    assert_eq!(last.kind.as_str(), "restriction_lifted");
    let done = portal.desk(&erasure).await;
    assert!(last.reason.as_deref().unwrap().contains(done.line.reference.as_str()), "{last:?}");
    assert_eq!(done.request.preview.unwrap().lifts.len(), 1, "what was shown is kept");
}

#[tokio::test]
async fn what_would_not_go_anyway_stays_still() {
    let portal = Portal::new().await;
    // The account is open, and its data stay: nothing is gained by using them again.
    let still = restricted(&portal, EVA, &["account", "newsletter"]).await;
    let shown = preview(&portal, EVA, "").await;
    assert_eq!(shown["lifts"], json!(["newsletter"]));
    assert!(fates(&shown, "account").iter().all(|fate| fate == "stays"), "{shown:#}");
    erase(&portal, EVA, &[]).await;
    let left = portal.desk(&still).await;
    let purposes: Vec<_> = left.request.standstill.unwrap().purposes.iter().map(|one| one.as_str()).collect();
    assert_eq!(purposes, ["account"]);
    assert_eq!(*events(&portal.desk(&still).await).last().unwrap(), "completed", "something still stands still");
}

#[tokio::test]
async fn what_stands_still_keeps_nothing_of_what_is_erased() {
    // The same person, once with everything restricted first: what goes is the same.
    let portal = Portal::new().await;
    let free = preview(&portal, CLOSED, "").await;
    let still = restricted(&portal, CLOSED, &[]).await;
    let shown = preview(&portal, CLOSED, "").await;
    let goes = |preview: &Value| {
        let mut all: Vec<String> = preview["items"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|one| one["fate"] == "goes")
            .map(|one| one.to_string())
            .collect();
        all.sort_unstable();
        all
    };
    assert!(!goes(&free).is_empty());
    assert_eq!(goes(&shown), goes(&free));
    erase(&portal, CLOSED, &[]).await;
    let after = preview(&portal, CLOSED, "").await;
    assert_eq!(goes(&after), [""; 0], "all of it went");
    assert!(portal.stands(&still).await < 8);
}

#[tokio::test]
async fn what_the_officer_keeps_stays_still() {
    let portal = Portal::new().await;
    let still = restricted(&portal, EVA, &["newsletter"]).await;
    let id = portal.asked(EVA, json!({ "kind": "erasure", "purposes": ["newsletter"] })).await;
    let mut outcome = portal.desk(&id).await.proposal;
    assert!(outcome.iter().any(|one| one.result == OutcomeResult::Done), "{outcome:?}");
    for one in &mut outcome {
        (one.result, one.ground) = (OutcomeResult::Kept, Some(text("Voor de rechten van een ander.")));
    }
    let reason = Some(text("Voor de rechten van een ander."));
    let answer = DeskAnswer { text: None, outcome: Some(outcome), reason };
    desk::answer(&portal.state, &officer(), &id, answer).await.unwrap();
    portal.ran().await;
    assert_eq!(portal.desk(&id).await.line.status.as_str(), "completed");
    assert_eq!((portal.stands(&still).await, newsletter(&portal, EVA).await), (1, ConsentState::Granted));
}

#[tokio::test]
async fn closing_an_account_asks_for_no_erasure() {
    let portal = Portal::new().await;
    restricted(&portal, EVA, &["newsletter"]).await;
    let shown = preview(&portal, EVA, "?closure=true").await;
    assert_eq!((shown.get("lifts"), fates(&shown, "newsletter")), (None, vec!["stays".to_owned()]));
}
