//! Each of the ten kinds, answered: what is done for it, and how it ends.

use crate::hand::{events, officer, plain_answer, refusal, text};
use crate::portal::Portal;
use crate::portal::people::{EVA, NOOR};
use mijn_privacy_api::{
    DeskAnswer, DeskOutcome, DeskPause, DeskTold, DeskVerb, OpenEnum, Outcome, OutcomeResult, PauseGround, PurposeId,
    RequestKind,
};
use mijn_privacy_server::desk;
use mijn_privacy_store::{CarryVerbs, RequestVerbs, Store};
use serde_json::{Value, json};

/// Without what is answered by itself.
async fn portal() -> Portal {
    Portal::with(&[("REQUESTS__AUTOMATIC", "[]")]).await
}

#[tokio::test]
async fn what_needs_nothing_done_is_closed_at_once() {
    let portal = portal().await;
    for kind in ["explanation", "automated_decision", "supplier_list"] {
        let id = portal.asked(EVA, json!({ "kind": kind, "text": format!("Over {kind}") })).await;
        let answer = DeskAnswer { text: Some(text("Zo zit het.")), outcome: None, reason: None };
        let done = desk::answer(&portal.state, &officer(), &id, answer).await.unwrap();
        assert_eq!((done.line.status.as_str(), done.request.thread.len()), ("completed", 1), "{kind}");
        assert!(done.request.unread > 0 && done.request.told.is_empty(), "{kind}");
    }
    let answered =
        portal.mails().await.into_iter().filter(|(_, text)| text.contains("We hebben je verzoek beantwoord")).count();
    assert_eq!(answered, 3);
    assert_eq!(portal.ran().await.done, 0);
}

#[tokio::test]
async fn an_objection_that_is_granted_stays_standing_still() {
    let portal = portal().await;
    let id = portal.asked(EVA, json!({ "kind": "objection", "purposes": ["account"], "text": "Nee." })).await;
    let done = desk::answer(&portal.state, &officer(), &id, plain_answer(None)).await.unwrap();
    assert_eq!(done.line.status.as_str(), "completed");
    let scope = portal.store.desk_request(&id).await.unwrap().unwrap().1.scope.unwrap();
    assert_eq!(portal.store.restrictions(&scope).await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_restriction_for_a_claim_begins_with_its_answer_and_is_told() {
    let portal = portal().await;
    let body =
        json!({ "kind": "restriction", "purposes": ["order"], "ground": "legal_claim", "text": "Ik heb ze nodig." });
    let id = portal.asked(EVA, body).await;
    let proposal = portal.desk(&id).await.proposal;
    assert!(proposal.len() > 3 && proposal.iter().all(|one| one.result == OutcomeResult::Done), "{proposal:?}");
    desk::answer(&portal.state, &officer(), &id, plain_answer(None)).await.unwrap();
    let busy = portal.desk(&id).await;
    assert_eq!((busy.line.status.as_str(), events(&busy).last()), ("in_progress", Some(&"accepted")));
    assert_eq!(portal.ran().await.done, 1);
    let done = portal.desk(&id).await;
    assert_eq!(events(&done)[2..], ["in_progress", "accepted", "restricted", "completed"]);
    let scope = portal.store.desk_request(&id).await.unwrap().unwrap().1.scope.unwrap();
    let still = portal.store.restrictions(&scope).await.unwrap();
    assert_eq!(still.iter().map(|one| one.purpose.as_str()).collect::<Vec<_>>(), ["order"]);
    let names: Vec<_> = done.request.told.iter().map(|one| one.name.clone()).collect();
    assert!(!names.is_empty() && done.request.told.iter().all(|one| one.on.is_none()), "{names:?}");
    // Each is ticked off once.
    assert_eq!(done.verbs, [DeskVerb::Tell, DeskVerb::Lift]);
    for name in &names {
        desk::tell(&portal.state, &officer(), &id, DeskTold { name: name.clone() }).await.unwrap();
        let again = desk::tell(&portal.state, &officer(), &id, DeskTold { name: name.clone() }).await;
        assert_eq!(refusal(again), "not_to_tell");
    }
    let told = portal.desk(&id).await;
    assert!(told.request.told.iter().all(|one| one.on.as_ref().is_some_and(|day| day.as_str() == "2026-11-24")));
    assert_eq!(told.verbs, [DeskVerb::Lift]);
}

/// GDPR art. 18(1)(a) and (d): as long as it is looked into.
#[tokio::test]
async fn a_restriction_while_something_is_looked_into_begins_at_receipt() {
    let portal = portal().await;
    for (ground, purpose) in [("accuracy", "order"), ("objection", "contact")] {
        let id = portal.asked(EVA, json!({ "kind": "restriction", "purposes": [purpose], "ground": ground })).await;
        let scope = portal.store.desk_request(&id).await.unwrap().unwrap().1.scope.unwrap();
        let still = async || {
            let all = portal.store.restrictions(&scope).await.unwrap();
            all.iter().filter(|one| one.purpose.as_str() == purpose).count()
        };
        assert_eq!(still().await, 1, "{ground}");
        let before = portal.desk(&id).await;
        assert!(events(&before).contains(&"restricted"), "{:?}", events(&before));
        desk::answer(&portal.state, &officer(), &id, plain_answer(None)).await.unwrap();
        portal.ran().await;
        let done = portal.desk(&id).await;
        assert_eq!(events(&done).iter().filter(|event| **event == "restricted").count(), 1);
        assert_eq!((still().await, done.line.status.as_str()), (1, "completed"));
        assert!(done.verbs.contains(&DeskVerb::Lift));
    }
}

/// `newsletter/email done`.
fn said(one: &Outcome) -> String {
    format!("{}/{} {}", one.purpose.map_or("-", |purpose| purpose.as_str()), one.category, one.result.as_str())
}

#[tokio::test]
async fn a_restriction_in_part_restricts_what_was_granted_and_tells_who_has_that() {
    let portal = portal().await;
    let body =
        json!({ "kind": "restriction", "purposes": ["order", "newsletter"], "ground": "legal_claim", "text": "Zaak." });
    let id = portal.asked(EVA, body).await;
    let mut outcome = portal.desk(&id).await.proposal;
    for line in outcome.iter_mut().filter(|line| line.purpose == Some(PurposeId::Order)) {
        (line.result, line.ground) = (OutcomeResult::Kept, Some(text("We leveren nog.")));
    }
    // The same kind of data, restricted for one of them.
    let emails: Vec<_> = outcome.iter().filter(|line| line.category.as_str() == "email").collect();
    assert_eq!(emails.len(), 2);
    let answer = DeskAnswer { text: None, outcome: Some(outcome), reason: Some(text("We leveren nog.")) };
    desk::answer(&portal.state, &officer(), &id, answer).await.unwrap();
    portal.ran().await;
    let done = portal.desk(&id).await;
    let scope = portal.store.desk_request(&id).await.unwrap().unwrap().1.scope.unwrap();
    let still = portal.store.restrictions(&scope).await.unwrap();
    assert_eq!(still.iter().map(|one| one.purpose.as_str()).collect::<Vec<_>>(), ["newsletter"]);
    let told: Vec<_> = done.request.told.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(told, ["Voorbeeld Maildienst B.V."]);
}

#[tokio::test]
async fn a_correction_is_put_in_as_far_as_it_is_granted() {
    let portal = portal().await;
    let corrections = json!([
        { "category": "phone", "to": "020 555 09 09" },
        { "category": "name_address", "to": "Eva Voorbeeld, Nieuwstraat 2, 9999 ZZ Testdorp" },
        { "category": "orders", "to": "Mijn bestelling was van 2 juni" },
    ]);
    let id = portal.asked(EVA, json!({ "kind": "rectification", "corrections": corrections })).await;
    let line = |category: &str, ground: Option<&str>| DeskOutcome {
        purpose: None,
        category: category.parse().unwrap(),
        result: if ground.is_some() { OutcomeResult::Kept } else { OutcomeResult::Done },
        ground: ground.map(text),
        until: None,
    };
    let outcome =
        vec![line("phone", None), line("name_address", Some("Dit adres bestaat niet.")), line("orders", None)];
    let answer = DeskAnswer { text: None, outcome: Some(outcome), reason: Some(text("Je adres klopt niet.")) };
    desk::answer(&portal.state, &officer(), &id, answer).await.unwrap();
    assert_eq!(portal.ran().await.done, 1);
    let done = portal.desk(&id).await;
    assert_eq!(done.line.status.as_str(), "completed");
    assert_eq!(done.request.decision_reason.as_deref(), Some("Je adres klopt niet."));
    // A number that is right now was wrong for everybody who has it; of an address that stays nobody needs to know.
    let became: Vec<String> = done.request.outcome.iter().map(said).collect();
    let want = ["account/phone done", "order/phone done", "portal/phone done", "contact/phone done"];
    assert_eq!(became[..4], want);
    assert!(became.contains(&"order/orders done".to_owned()), "{became:?}");
    let told: Vec<_> = done.request.told.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(told, ["Voorbeeld Betaaldienst N.V.", "Voorbeeld Datacenter B.V.", "Voorbeeld Domeinregister"]);
    let scope = portal.store.desk_request(&id).await.unwrap().unwrap().1.scope.unwrap();
    let profile = portal.store.profile(&scope).await.unwrap();
    let value = |kind: &str| profile.iter().find(|one| one.category == kind).unwrap().value.clone();
    assert_eq!(value("phone"), "020 555 09 09");
    assert!(value("name_address").contains("Teststraat 1"));
    assert_eq!(portal.store.steps_done(&id).await.unwrap(), ["values"]);
}

#[tokio::test]
async fn access_and_portability_wait_for_their_file() {
    let portal = portal().await;
    for (who, kind) in [(EVA, "access"), (NOOR, "portability")] {
        let id = portal.asked(who, json!({ "kind": kind })).await;
        let answer = desk::answer(&portal.state, &officer(), &id, plain_answer(None)).await.unwrap();
        assert_eq!((answer.line.status.as_str(), events(&answer).last()), ("in_progress", Some(&"accepted")), "{kind}");
        let ran = portal.ran().await;
        assert_eq!((ran.done, ran.waiting, ran.given_up), (1, 0, 0), "{kind}");
        let done = portal.desk(&id).await;
        assert_eq!(done.line.status.as_str(), "completed", "{kind}");
        assert_eq!(events(&done)[events(&done).len() - 2..], ["result_ready", "completed"], "{kind}");
        assert!(done.request.result.is_some(), "{kind}");
    }
    let ready =
        portal.mails().await.into_iter().filter(|(_, text)| text.contains("Je kunt je gegevens ophalen")).count();
    assert_eq!(ready, 2);
}

#[tokio::test]
async fn what_the_configuration_says_is_answered_by_itself() {
    let portal = Portal::new().await;
    let mut ids = Vec::new();
    for kind in ["access", "portability", "supplier_list"] {
        ids.push(portal.asked(EVA, json!({ "kind": kind })).await);
    }
    let waits = portal.asked(EVA, json!({ "kind": "explanation", "text": "Uitleg?" })).await;
    portal.ran().await;
    for id in &ids {
        assert_eq!(portal.desk(id).await.line.status.as_str(), "completed", "{:?}", portal.desk(id).await);
    }
    let suppliers = portal.desk(&ids[2]).await;
    let named = portal.state.config.recipients.values().all(|one| suppliers.request.thread[0].text.contains(&one.name));
    assert!(named, "{:?}", suppliers.request.thread);
    assert_eq!(portal.desk(&waits).await.line.status.as_str(), "received");
}

#[tokio::test]
async fn a_closure_closes_the_account_and_lets_go_what_only_it_needed() {
    let portal = portal().await;
    let id = portal.asked(NOOR, json!({ "kind": "account_closure" })).await;
    let scope = portal.store.desk_request(&id).await.unwrap().unwrap().1.scope.unwrap();
    desk::answer(&portal.state, &officer(), &id, plain_answer(Some("De wet."))).await.unwrap();
    assert_eq!(portal.ran().await.done, 1);
    let accounts = portal.store.memberships(&scope.person).await.unwrap();
    let closed: Vec<_> = accounts.iter().filter(|one| one.closed_on.is_some()).map(|one| one.account.clone()).collect();
    assert_eq!(closed, [scope.account]);
    let done = portal.desk(&id).await;
    assert_eq!(done.line.status.as_str(), "completed");
    assert!(done.request.outcome.iter().any(|one| one.result == OutcomeResult::Kept), "{:?}", done.request.outcome);
    let grounds: Vec<Value> = done.request.outcome.iter().map(|one| json!(one.ground)).collect();
    assert!(
        done.request.outcome.iter().all(|one| one.result == OutcomeResult::Done || one.ground.is_some()),
        "{grounds:?}"
    );
}

/// A question about which data are meant stops the clock of each kind, also of who proved who they are.
#[tokio::test]
async fn each_kind_can_stand_still_for_what_is_meant() {
    let portal = portal().await;
    let own = json!([{ "category": "phone", "to": "+31 6 00000001" }]);
    for kind in RequestKind::ALL.iter().filter(|kind| **kind != RequestKind::Unknown) {
        let mut body = json!({ "kind": kind, "text": "Hallo." });
        match kind {
            RequestKind::Rectification => (body["purposes"], body["corrections"]) = (json!(["account"]), own.clone()),
            RequestKind::Restriction => (body["purposes"], body["ground"]) = (json!(["order"]), json!("legal_claim")),
            RequestKind::Objection => body["purposes"] = json!(["account"]),
            _ => {}
        }
        let id = portal.asked(EVA, body).await;
        let pause = |ground| DeskPause { ground, question: text("Welke gegevens?") };
        let identity = desk::pause(&portal.state, &officer(), &id, pause(PauseGround::Identity)).await;
        assert!(identity.is_err(), "{kind:?}: they gave their password");
        let paused = desk::pause(&portal.state, &officer(), &id, pause(PauseGround::Specification)).await.unwrap();
        assert!(paused.line.paused, "{kind:?}");
        desk::resume(&portal.state, &officer(), &id).await.unwrap();
    }
}
