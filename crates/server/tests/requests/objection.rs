//! Objecting: to direct marketing at once and without a reason, to anything else while it is judged.

use crate::portal::Portal;
use crate::portal::people::{EVA, TOM};
use serde_json::{Value, json};

fn kinds(request: &Value) -> Vec<&str> {
    request["events"].as_array().unwrap().iter().map(|event| event["kind"].as_str().unwrap()).collect()
}

async fn still(client: &crate::portal::Client<'_>) -> Vec<String> {
    let overview = client.get("/overview").await.ok();
    let purposes = overview["purposes"].as_array().unwrap().iter();
    let still = purposes.filter(|one| one.get("restricted_since").is_some());
    still.map(|one| one["id"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn to_direct_marketing_it_is_done_at_once() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    assert_eq!(portal.permission("marketing", "eva@example.nl").await["permitted"], true);
    let body = json!({ "kind": "objection", "purposes": ["marketing"] });
    let asked = eva.ask("marketing-0123456789abc", &body).await;
    assert_eq!(asked.status, 202);
    let request = asked.json();
    assert_eq!((&request["status"], &request["actions"]), (&json!("completed"), &json!([])));
    assert_eq!(request["outcome"], json!([{ "purpose": "marketing", "category": "email", "result": "done" }]));
    assert_eq!(kinds(&request), ["received", "identity_confirmed", "completed"]);
    assert_eq!(eva.request(&request).await, request);
    let switch = eva.switch("marketing").await;
    assert_eq!((&switch["state"], &switch["channel"]), (&json!("objected"), &json!("portal")));
    assert_eq!(portal.permission("marketing", "eva@example.nl").await["permitted"], false);
    assert_eq!(eva.switch("newsletter").await["state"], "granted", "another thing");
    assert_eq!(portal.store.verify(None).await.unwrap().flaws, 0);
    let mails = portal.mails().await;
    assert!(mails.len() == 1 && mails[0].1.contains("We hebben het meteen gedaan"), "{mails:?}");
    // A lost answer is asked for again, and changes nothing twice.
    let again = eva.ask("marketing-0123456789abc", &body).await;
    assert_eq!((again.status.as_u16(), again.json()), (202, request));
    assert_eq!(eva.history("marketing").await.len(), 2);
    // It is in the way of nothing: neither step-up, nor a reason, nor an answer first.
    eva.post(&asked.json(), "cancel").await.problem(409, "conflict");
}

#[tokio::test]
async fn to_anything_else_the_use_stands_still_until_it_is_judged() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    let body = json!({ "kind": "objection", "purposes": ["portal", "marketing"], "text": "Ik wil dat niet." });
    let request = eva.ask("portal-0123456789abc", &body).await.json();
    assert_eq!((&request["status"], &request["outcome"]), (&json!("received"), &json!([])));
    assert_eq!(kinds(&request), ["received", "identity_confirmed", "restricted"]);
    assert_eq!(still(&eva).await, ["portal"]);
    assert_eq!(eva.switch("marketing").await["state"], "objected", "that part is done all the same");
    assert_eq!(still(&portal.log_in(TOM).await).await, [""; 0], "another's goes on");
    let taken_back = eva.post(&request, "cancel").await.ok();
    assert_eq!(taken_back["status"], "cancelled");
    assert_eq!(kinds(&taken_back)[3..], ["cancelled", "restriction_lifted"]);
    assert_eq!(still(&eva).await, [""; 0]);
    assert_eq!(eva.switch("marketing").await["state"], "objected", "a no stays a no");
}

#[tokio::test]
async fn to_everything_it_is_about_what_can_be_objected_to() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    let request = eva.ask("everything-0123456789abc", &json!({ "kind": "objection" })).await.json();
    // By name: the rest goes on, and nobody reads that everything stands still.
    assert_eq!((&request["purposes"], &request["status"]), (&json!(["account", "marketing"]), &json!("received")));
    assert_eq!(still(&eva).await, ["account"], "the fight against fraud is our own interest");
    assert_eq!(request["standstill"]["purposes"], json!(["account"]));
    let restricted = |request: &Value| {
        let mut events = request["events"].as_array().unwrap().iter();
        events.find(|event| event["kind"] == "restricted").unwrap()["purposes"].clone()
    };
    assert_eq!(restricted(&request), json!(["account"]));
    assert_eq!(eva.switch("marketing").await["state"], "objected");
    assert_eq!(eva.switch("newsletter").await["state"], "granted");
    let same = json!({ "kind": "objection", "purposes": ["account", "marketing"] });
    let twin = eva.ask("by-name-0123456789abc", &same).await;
    assert_eq!((twin.status.as_u16(), &twin.json()["id"]), (200, &request["id"]), "it is the same objection");
    let taken_back = eva.post(&request, "cancel").await.ok();
    assert_eq!(restricted(&taken_back), json!(["account"]), "what stood still is still known");
}

#[tokio::test]
async fn an_erasure_does_not_lift_what_is_still_being_judged() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    let body = json!({ "kind": "objection", "purposes": ["newsletter"], "text": "Ik wil dat niet." });
    let objection = eva.ask("objection-0123456789abc", &body).await.json();
    let shown = eva.get("/erasure-preview?purposes=newsletter").await.ok();
    assert_eq!((&shown["items"][0]["fate"], shown.get("lifts")), (&json!("goes"), None), "{shown}");
    let body = json!({ "kind": "erasure", "purposes": ["newsletter"], "preview": shown["token"] });
    let erasure = eva.ask("erasure-0123456789abc", &body).await.json();
    portal.grant(&erasure).await;
    portal.work().await;
    assert_eq!(eva.request(&erasure).await["status"], "completed");
    assert_eq!(eva.switch("newsletter").await["state"], "withdrawn", "its own standstill is not in its way");
    let still = eva.request(&objection).await;
    assert_eq!((&still["status"], &still["standstill"]["purposes"]), (&json!("received"), &json!(["newsletter"])));
    assert_eq!(*kinds(&still).last().unwrap(), "restricted");
}

#[tokio::test]
async fn while_newsletters_stand_still_none_is_sent() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    assert_eq!(portal.permission("newsletter", "eva@example.nl").await["permitted"], true);
    let body = json!({ "kind": "objection", "purposes": ["newsletter"] });
    let request = eva.ask("newsletter-0123456789abc", &body).await.json();
    assert_eq!(portal.permission("newsletter", "eva@example.nl").await["permitted"], false);
    eva.post(&request, "cancel").await.ok();
    assert_eq!(portal.permission("newsletter", "eva@example.nl").await["permitted"], true);
}
