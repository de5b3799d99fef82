//! What an erasure leaves: what the preview said, and less where the officer keeps something.

use crate::hand::{officer, plain_answer, text};
use crate::portal::Portal;
use crate::portal::people::{CLOSED, EVA};
use mijn_privacy_api::{
    ConsentId, ConsentState, DeskAnswer, DeskOutcome, Outcome, OutcomeResult, PurposeId, RequestId,
};
use mijn_privacy_server::desk;
use mijn_privacy_store::{ConsentVerbs, Holder, RequestVerbs, Scope, Store};
use serde_json::json;
use std::collections::BTreeSet;

/// What is stored of a person: orders, messages, activity, and kinds of values.
async fn stored(portal: &Portal, scope: &Scope) -> (u32, u32, u32, Vec<String>) {
    let store = &portal.store;
    let mut kinds: Vec<String> = store.profile(scope).await.unwrap().into_iter().map(|one| one.category).collect();
    kinds.sort_unstable();
    kinds.dedup();
    (
        store.order_facts(scope).await.unwrap().total,
        store.message_facts(scope).await.unwrap().total,
        store.activity_facts(scope).await.unwrap().total,
        kinds,
    )
}

async fn scope(portal: &Portal, id: &RequestId) -> Scope {
    portal.store.desk_request(id).await.unwrap().unwrap().1.scope.unwrap()
}

/// Erases everything of somebody, and holds it against what their own preview said. So many things went.
async fn erased_by_the_preview(portal: &Portal, who: &str) -> usize {
    let client = portal.log_in(who).await;
    let preview = client.get("/erasure-preview").await.ok();
    let id = portal.asked(who, json!({ "kind": "erasure" })).await;
    let whose = scope(portal, &id).await;
    let (orders, messages, activity, kinds) = stored(portal, &whose).await;
    desk::answer(&portal.state, &officer(), &id, plain_answer(Some("De wet."))).await.unwrap();
    assert_eq!(portal.ran().await.done, 1);
    let (orders_left, messages_left, activity_left, kinds_left) = stored(portal, &whose).await;
    let items = preview["items"].as_array().unwrap();
    let goes = |category: &str| -> u64 {
        let gone = items.iter().filter(|one| one["category"] == category && one["fate"] == "goes");
        gone.filter_map(|one| one["count"].as_u64()).sum()
    };
    assert_eq!(u64::from(orders - orders_left), goes("orders"));
    assert_eq!(u64::from(messages - messages_left), goes("contact_messages"));
    assert_eq!(u64::from(activity - activity_left), goes("activity"));
    for kind in &kinds {
        let mut of = items.iter().filter(|one| one["category"] == *kind).peekable();
        if of.peek().is_some() {
            let stays = of.any(|one| one["fate"] == "stays");
            assert_eq!(kinds_left.contains(kind), stays, "{kind}: {preview:#}");
        }
    }
    let done = portal.desk(&id).await;
    assert_eq!(done.line.status.as_str(), "completed");
    // Who got something of what went is told, and nobody else.
    let config = &portal.state.config;
    let went = |id: &str| items.iter().any(|one| one["purpose"] == id && one["fate"] == "goes");
    let purposes = config.purposes.iter().filter(|one| went(one.id.as_str()));
    let names: BTreeSet<&str> =
        purposes.flat_map(|one| &one.recipients).map(|name| config.recipients[name].name.as_str()).collect();
    let told: Vec<&str> = done.request.told.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(told, Vec::from_iter(names), "{preview:#}");
    kinds.len() - kinds_left.len() + usize::try_from(orders - orders_left + messages - messages_left).unwrap()
}

#[tokio::test]
async fn what_goes_by_the_rules_is_what_went() {
    let portal = Portal::new().await;
    erased_by_the_preview(&portal, EVA).await;
    // Who has all of it erased gets no more e-mails of that kind.
    let holder = Holder::Person(EVA.parse().unwrap());
    for (id, state) in
        [(ConsentId::Newsletter, ConsentState::Withdrawn), (ConsentId::Marketing, ConsentState::Objected)]
    {
        assert_eq!(portal.store.consent_of(&holder, id).await.unwrap().state, state);
    }
    // Where the contract has ended, only what a law demands stays.
    assert!(erased_by_the_preview(&portal, CLOSED).await > 0);
}

#[tokio::test]
async fn what_the_officer_keeps_stays_with_its_ground() {
    let portal = Portal::new().await;
    let id = portal.asked(CLOSED, json!({ "kind": "erasure" })).await;
    let whose = scope(&portal, &id).await;
    let before = stored(&portal, &whose).await;
    let mut outcome: Vec<DeskOutcome> = portal.desk(&id).await.proposal;
    let goes = |one: &DeskOutcome| one.result == OutcomeResult::Done && before.3.contains(&one.category.to_string());
    let all = outcome.clone();
    let kept = outcome.iter_mut().find(|one| goes(one)).unwrap_or_else(|| panic!("{all:?}"));
    let (purpose, category) = (kept.purpose, kept.category.clone());
    (kept.result, kept.ground) = (OutcomeResult::Kept, Some(text("Er loopt een geschil.")));
    let answer = DeskAnswer { text: None, outcome: Some(outcome), reason: Some(text("Er loopt een geschil.")) };
    desk::answer(&portal.state, &officer(), &id, answer).await.unwrap();
    assert_eq!(portal.ran().await.done, 1);
    let after = stored(&portal, &whose).await;
    assert!(after.3.contains(&category.to_string()), "{category}: {after:?}");
    let done = portal.desk(&id).await;
    let is_kept = |one: &&Outcome| (one.purpose, &one.category) == (purpose, &category);
    let kept = done.request.outcome.iter().find(is_kept).unwrap();
    assert_eq!((kept.result, kept.ground.as_deref()), (OutcomeResult::Kept, Some("Er loopt een geschil.")));
}

/// The same kind of data: kept on one list, gone from the other.
#[tokio::test]
async fn an_address_goes_from_one_list_and_stays_on_another() {
    let portal = Portal::new().await;
    let id = portal.asked(EVA, json!({ "kind": "erasure", "purposes": ["newsletter", "marketing"] })).await;
    let line = |purpose, result, ground: Option<&str>| DeskOutcome {
        purpose,
        category: "email".parse().unwrap(),
        result,
        ground: ground.map(text),
        until: None,
    };
    assert_eq!(portal.desk(&id).await.proposal.len(), 2);
    // What has a line of its own is not meant by the line for all.
    let outcome = vec![
        line(None, OutcomeResult::Kept, Some("Er loopt een geschil.")),
        line(Some(PurposeId::Marketing), OutcomeResult::Done, None),
    ];
    let answer = DeskAnswer { text: None, outcome: Some(outcome), reason: Some(text("Er loopt een geschil.")) };
    desk::answer(&portal.state, &officer(), &id, answer).await.unwrap();
    portal.ran().await;
    let holder = Holder::Person(EVA.parse().unwrap());
    let state = async |id| portal.store.consent_of(&holder, id).await.unwrap().state;
    assert_eq!(state(ConsentId::Newsletter).await, ConsentState::Granted);
    assert_eq!(state(ConsentId::Marketing).await, ConsentState::Objected);
    assert!(stored(&portal, &scope(&portal, &id).await).await.3.contains(&"email".to_owned()));
    let became: Vec<_> =
        portal.desk(&id).await.request.outcome.iter().map(|one| (one.purpose, one.result.as_str())).collect();
    assert_eq!(became, [(Some(PurposeId::Newsletter), "kept"), (Some(PurposeId::Marketing), "done")]);
}

#[tokio::test]
async fn what_was_decided_holds_on_the_day_it_is_done() {
    let portal = Portal::new().await;
    let id = portal.asked(EVA, json!({ "kind": "erasure", "purposes": ["portal"] })).await;
    desk::answer(&portal.state, &officer(), &id, plain_answer(Some("De wet."))).await.unwrap();
    let row = portal.store.desk_request(&id).await.unwrap().unwrap().0.row;
    assert_eq!(row.decision.unwrap().on.to_string(), "2026-11-24");
    portal.pass(jiff::SignedDuration::from_hours(24 * 400));
    assert_eq!(portal.ran().await.done, 1);
    assert_eq!(portal.desk(&id).await.line.status.as_str(), "completed");
}
