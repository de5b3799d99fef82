//! Corrections: what the backend does, what somebody does by hand, and nobody is told that it is done when it is not.

use crate::hand::{officer, plain_answer, refusal, text};
use crate::portal::Portal;
use crate::portal::people::{EVA, TOM};
use mijn_privacy_api::{DeskAnswer, DeskOutcome, DeskVerb, OutcomeResult, PurposeId, RequestId};
use mijn_privacy_server::desk;
use mijn_privacy_store::{RequestVerbs, Store};
use serde_json::{Value, json};

async fn portal() -> Portal {
    Portal::with(&[("REQUESTS__AUTOMATIC", "[]")]).await
}

async fn asked(portal: &Portal, who: &str, corrections: Value) -> RequestId {
    portal.asked(who, json!({ "kind": "rectification", "corrections": corrections })).await
}

fn line(category: &str, kept: Option<&str>) -> DeskOutcome {
    let result = if kept.is_some() { OutcomeResult::Kept } else { OutcomeResult::Done };
    DeskOutcome { purpose: None, category: category.parse().unwrap(), result, ground: kept.map(text), until: None }
}

fn says(lines: &[DeskOutcome], reason: Option<&str>) -> DeskAnswer {
    DeskAnswer { text: None, outcome: Some(lines.to_vec()), reason: reason.map(text) }
}

async fn by_hand(portal: &Portal, id: &RequestId) -> Vec<(String, &'static str)> {
    let desk = portal.desk(id).await;
    desk.by_hand.iter().map(|one| (one.category.to_string(), one.reason.as_str())).collect()
}

async fn values(portal: &Portal, id: &RequestId, kind: &str) -> Vec<String> {
    let scope = portal.store.desk_request(id).await.unwrap().unwrap().1.scope.unwrap();
    let rows = portal.store.profile(&scope).await.unwrap();
    rows.into_iter().filter(|row| row.category == kind).map(|row| row.value).collect()
}

async fn sets(portal: &Portal, sql: &'static str) {
    sqlx::query(sql).execute(&portal.sql().await).await.unwrap();
}

#[tokio::test]
async fn what_is_by_hand_is_listed_and_needs_its_line() {
    let portal = portal().await;
    let wishes = json!([
        { "category": "phone", "to": "020 555 09 09" },
        { "category": "email", "to": "nieuw@example.nl" },
        { "category": "orders", "to": "Mijn bestelling was van 2 juni" },
    ]);
    let id = asked(&portal, EVA, wishes).await;
    let desk = portal.desk(&id).await;
    let proposed: Vec<_> =
        desk.proposal.iter().map(|one| (one.category.as_str(), one.purpose.unwrap().as_str())).collect();
    let want = ["account", "order", "portal", "contact"].map(|purpose| ("phone", purpose));
    assert_eq!(proposed, want, "only what is really changed, for whatever it is used");
    assert!(desk.proposal.iter().all(|one| one.result == OutcomeResult::Done));
    let hands = [("email".to_owned(), "confirmation"), ("orders".to_owned(), "records")];
    assert_eq!(by_hand(&portal, &id).await, hands);
    assert_eq!(refusal(desk::answer(&portal.state, &officer(), &id, plain_answer(None)).await), "by_hand");
    let half = says(&[line("phone", None), line("orders", None)], None);
    assert_eq!(refusal(desk::answer(&portal.state, &officer(), &id, half).await), "by_hand");
    let all = [line("phone", None), line("orders", None), line("email", Some("Dit doe je zelf."))];
    let kept = DeskOutcome { purpose: Some(PurposeId::Order), ..line("phone", Some("Het klopt.")) };
    let divided = says(&[&all[..], &[kept]].concat(), Some("Het klopt."));
    let refused = desk::answer(&portal.state, &officer(), &id, divided).await;
    assert_eq!(refusal(refused), "outcome_impossible", "it is one number");
    desk::answer(&portal.state, &officer(), &id, says(&all, Some("Bevestig je adres."))).await.unwrap();
    portal.ran().await;
    let done = portal.desk(&id).await;
    assert_eq!(
        (done.line.status.as_str(), values(&portal, &id, "phone").await.join("")),
        ("completed", "020 555 09 09".into())
    );
    assert!(!values(&portal, &id, "email").await.contains(&"nieuw@example.nl".to_owned()));
    assert!(done.by_hand.is_empty());
}

#[tokio::test]
async fn who_does_not_own_the_account_gets_nothing_of_it_changed_by_itself() {
    let portal = portal().await;
    let id = asked(&portal, TOM, json!([{ "category": "phone", "to": "020 555 09 09" }])).await;
    assert_eq!(by_hand(&portal, &id).await, [("phone".to_owned(), "not_owner")]);
    assert_eq!(refusal(desk::answer(&portal.state, &officer(), &id, plain_answer(None)).await), "by_hand");
    let kept = says(&[line("phone", Some("De eigenaar gaat erover."))], Some("Vraag het de eigenaar."));
    desk::answer(&portal.state, &officer(), &id, kept).await.unwrap();
    portal.ran().await;
    assert_eq!(portal.desk(&id).await.line.status.as_str(), "completed");
}

/// Between the decision and the doing somebody changed the value: nobody is told that it is done.
#[tokio::test]
async fn what_cannot_be_done_by_then_is_the_officers_again() {
    let portal = portal().await;
    let wishes =
        json!([{ "category": "phone", "to": "020 555 09 09" }, { "category": "payment", "to": "NL02ABNA0123456789" }]);
    let id = asked(&portal, EVA, wishes).await;
    desk::answer(&portal.state, &officer(), &id, plain_answer(None)).await.unwrap();
    sets(&portal, "UPDATE account_value SET value = '020 555 08 08' WHERE category = 'phone' AND account = 'eva-bv'")
        .await;
    let before = values(&portal, &id, "payment").await;
    portal.ran().await;
    let back = portal.desk(&id).await;
    assert_eq!((back.line.status.as_str(), back.line.failed.is_some()), ("in_progress", true));
    assert_eq!(back.acts.last().map(|act| act.verb), Some(DeskVerb::GiveBack));
    assert!(back.verbs.contains(&DeskVerb::Answer) && !back.verbs.contains(&DeskVerb::Retry), "{:?}", back.verbs);
    assert_eq!(by_hand(&portal, &id).await, [("phone".to_owned(), "changed")]);
    assert_eq!(values(&portal, &id, "payment").await, before, "all or nothing");
    assert!(back.request.outcome.is_empty() && !back.request.events.iter().any(|one| one.kind.as_str() == "completed"));
    let told = portal.mails().await.iter().any(|(_, text)| text.contains("We hebben je verzoek beantwoord"));
    assert!(!told);
    let anew =
        says(&[line("phone", Some("Je veranderde het zelf.")), line("payment", None)], Some("Je nummer klopt al."));
    desk::answer(&portal.state, &officer(), &id, anew).await.unwrap();
    portal.ran().await;
    let done = portal.desk(&id).await;
    assert_eq!((done.line.status.as_str(), done.line.failed), ("completed", None));
    assert_eq!(values(&portal, &id, "payment").await, ["NL02ABNA0123456789"]);
    assert_eq!(values(&portal, &id, "phone").await, ["020 555 08 08"]);
}

#[tokio::test]
async fn of_several_values_a_correction_names_one() {
    let portal = portal().await;
    sets(
        &portal,
        "INSERT INTO account_value (account, category, position, value) VALUES ('eva-bv', 'phone', 9, '020 555 02 02')",
    )
    .await;
    let eva = portal.log_in(EVA).await;
    let ask = |one: Value| json!({ "kind": "rectification", "corrections": [one] });
    let unnamed = eva.ask("key-of-eva-several-1", &ask(json!({ "category": "phone", "to": "020 555 09 09" }))).await;
    unnamed.refused("/corrections/0/from", "required");
    let strange = ask(json!({ "category": "phone", "from": "020 555 77 77", "to": "020 555 09 09" }));
    eva.ask("key-of-eva-several-2", &strange).await.refused("/corrections/0/from", "unknown_value");
    let first: Vec<String> = {
        let id =
            asked(&portal, EVA, json!([{ "category": "phone", "from": "020 555 02 02", "to": "020 555 09 09" }])).await;
        let before = values(&portal, &id, "phone").await;
        assert_eq!(by_hand(&portal, &id).await, []);
        desk::answer(&portal.state, &officer(), &id, plain_answer(None)).await.unwrap();
        portal.ran().await;
        let after = values(&portal, &id, "phone").await;
        assert!(after.contains(&"020 555 09 09".to_owned()) && !after.contains(&"020 555 02 02".to_owned()));
        assert_eq!(after.len(), before.len());
        before.into_iter().filter(|value| after.contains(value)).collect()
    };
    assert_eq!(first.len(), 1, "the other one stays");
    // In place there is no way to say which.
    let profile = eva.get("/profile").await.ok();
    let phone =
        profile["fields"].as_array().unwrap().iter().find(|field| field["category"] == "phone").unwrap().clone();
    assert_eq!(phone["editable"], false);
}

/// A block that came after the decision is in the way of it.
#[tokio::test]
async fn a_block_that_came_later_keeps_the_account_open() {
    let portal = portal().await;
    let id = portal.asked(crate::portal::people::NOOR, json!({ "kind": "account_closure" })).await;
    desk::answer(&portal.state, &officer(), &id, plain_answer(Some("De wet."))).await.unwrap();
    let sql =
        "INSERT INTO closing_block (account, kind, label) SELECT account, 'open_invoice', '2026-0009' FROM request";
    sets(&portal, sql).await;
    portal.ran().await;
    let back = portal.desk(&id).await;
    assert_eq!((back.line.status.as_str(), back.line.failed.is_some()), ("in_progress", true));
    let closed: i64 = sqlx::query_scalar(
        "SELECT count(*) FROM account a JOIN request r ON r.account = a.id WHERE a.closed_on IS NOT NULL",
    )
    .fetch_one(&portal.sql().await)
    .await
    .unwrap();
    assert_eq!(closed, 0);
    assert_eq!(refusal(desk::answer(&portal.state, &officer(), &id, plain_answer(Some("De wet."))).await), "blocked");
    sets(&portal, "DELETE FROM closing_block").await;
    desk::answer(&portal.state, &officer(), &id, plain_answer(Some("De wet."))).await.unwrap();
    portal.ran().await;
    assert_eq!(portal.desk(&id).await.line.status.as_str(), "completed");
}
