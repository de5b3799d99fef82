//! What a request must say, kind by kind, and what it keeps of that.

use crate::portal::Portal;
use crate::portal::people::{EVA, NOOR, TOM};
use serde_json::{Value, json};

/// A request of each kind, with no more than it needs.
fn least() -> Vec<Value> {
    let plain = ["explanation", "access", "erasure", "portability", "objection", "automated_decision", "supplier_list"];
    let mut all: Vec<Value> = plain.map(|kind| json!({ "kind": kind })).into();
    all.push(json!({ "kind": "account_closure" }));
    all.push(json!({ "kind": "restriction", "ground": "legal_claim" }));
    all.push(json!({ "kind": "rectification", "corrections": [{ "category": "phone", "to": "020 555 01 99" }] }));
    all
}

#[tokio::test]
async fn each_of_the_ten_kinds_is_received() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    for body in least() {
        let kind = body["kind"].as_str().unwrap();
        let answer = eva.ask(&format!("least-{kind}-0123456789abc"), &body).await;
        assert_eq!(answer.status, 202, "{kind}: {answer:?}");
        let request = answer.json();
        assert_eq!(request["kind"], kind);
        assert_eq!(eva.request(&request).await, request, "{kind}");
        assert_eq!(request["actions"], json!(["cancel", "message"]), "{kind}");
    }
    let mails = portal.mails().await;
    assert_eq!(mails.len(), 10, "each is confirmed by e-mail");
    assert!(mails.iter().all(|(to, text)| to == "eva@example.nl" && text.contains("24 december 2026")), "{mails:?}");
}

#[tokio::test]
async fn what_goes_with_another_kind_is_refused() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    let one = json!([{ "category": "phone", "to": "020 555 01 99" }]);
    for body in least() {
        let kind = body["kind"].as_str().unwrap().to_owned();
        for (field, value, theirs) in [
            ("ground", json!("accuracy"), &["restriction"][..]),
            ("corrections", one.clone(), &["rectification"]),
            ("preview", json!("0".repeat(64)), &["erasure", "account_closure"]),
        ] {
            if !theirs.contains(&kind.as_str()) {
                let mut wrong = body.clone();
                wrong[field] = value;
                eva.ask("wrong-0123456789abc", &wrong).await.refused(&format!("/{field}"), "not_for_this_kind");
            }
        }
    }
    assert_eq!(eva.get("/requests").await.ok()["total"], 0);
}

#[tokio::test]
async fn what_a_kind_needs_is_named() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    let refused = async |body: Value, pointer: &str, code: &str| {
        eva.ask("needs-0123456789abc", &body).await.refused(pointer, code);
    };
    refused(json!({ "kind": "restriction" }), "/ground", "required").await;
    refused(json!({ "kind": "restriction", "ground": "because" }), "/ground", "unknown_value").await;
    refused(json!({ "kind": "rectification" }), "/corrections", "required").await;
    // What stands in no field may be told in words alone.
    let words = json!({ "kind": "rectification", "text": "Mijn voornaam staat verkeerd op een factuur." });
    let stored = eva.ask("words-0123456789abc", &words).await;
    assert_eq!(stored.status, 202);
    let correct = |all: Value| json!({ "kind": "rectification", "corrections": all });
    let many: Vec<Value> = (0..21).map(|_| json!({ "category": "phone", "to": "x" })).collect();
    refused(correct(json!(many)), "/corrections", "too_long").await;
    let twice = json!([{ "category": "phone", "to": "1" }, { "category": "phone", "to": "2" }]);
    refused(correct(twice), "/corrections/1/category", "unknown_value").await;
    refused(correct(json!([{ "category": "shoe", "to": "43" }])), "/corrections/0/category", "unknown_value").await;
    refused(correct(json!([{ "category": "phone", "to": " " }])), "/corrections/0/to", "required").await;
    let long = "x".repeat(501);
    refused(correct(json!([{ "category": "phone", "to": long }])), "/corrections/0/to", "too_long").await;
    refused(correct(json!([{ "category": "phone" }])), "/corrections/0/to", "required").await;
    refused(json!({ "kind": "erasure", "preview": "no token!" }), "/preview", "invalid_characters").await;
    refused(json!({ "kind": "erasure", "purposes": ["order", "shoes"] }), "/purposes", "unknown_value").await;
}

#[tokio::test]
async fn a_purpose_that_this_company_does_not_have_is_none() {
    let text = crate::portal::DEMO_TOML;
    let (from, to) = (
        text.find("[[purposes]]                     # GA-1").unwrap(),
        text.find("[[purposes]]                     # our own").unwrap(),
    );
    let switch =
        (text.find("[[consents]]\nid = \"analytics\"").unwrap(), text.find("# Contact messages (CON-3").unwrap());
    let without = [&text[..from], &text[to..switch.0], &text[switch.1..]].concat();
    let portal = Portal::of(&without, &[]).await;
    let eva = portal.log_in(EVA).await;
    let body = json!({ "kind": "explanation", "purposes": ["order", "analytics"] });
    eva.ask("config-0123456789abc", &body).await.refused("/purposes/1", "unknown_value");
    eva.get("/erasure-preview?purposes=analytics").await.problem(400, "invalid_parameter");
}

#[tokio::test]
async fn a_correction_keeps_what_was_stored_and_masks_what_is_masked() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    let all = json!([
        { "category": "phone", "to": "020 555 01 99" },
        { "category": "payment", "to": "NL02 ABNA 0123 4567 89" },
        { "category": "orders", "to": "Bestelling E-1 was voor een ander." },
    ]);
    let asked = eva.ask("correct-0123456789abc", &json!({ "kind": "rectification", "corrections": all })).await;
    let kept = asked.json()["corrections"].clone();
    assert_eq!(kept[0], json!({ "category": "phone", "from": "020 555 01 01", "to": "020 555 01 99" }));
    assert_eq!(kept[1]["from"], "eindigt op 00");
    assert!(kept[2].get("from").is_none(), "a list of records has no one value: {kept}");
    // What is the account's is nothing of a user's.
    let tom = portal.log_in(TOM).await;
    let asked = tom.ask("correct-0123456789abc", &json!({ "kind": "rectification", "corrections": all })).await.json();
    assert!(asked["corrections"].as_array().unwrap().iter().all(|one| one.get("from").is_none()), "{asked}");
}

#[tokio::test]
async fn other_corrections_and_another_ground_are_another_request() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    let correct = |to: &str| json!({ "kind": "rectification", "corrections": [{ "category": "phone", "to": to }] });
    let stop = |ground: &str| json!({ "kind": "restriction", "ground": ground });
    for (key, body, status) in [
        ("one", correct("020 555 01 98"), 202),
        ("two", correct("020 555 01 98"), 200),
        ("three", correct("020 555 01 99"), 202),
        ("four", stop("accuracy"), 202),
        ("five", stop("accuracy"), 200),
        ("six", stop("unlawful"), 202),
    ] {
        assert_eq!(eva.ask(&format!("twins-{key}-0123456789abc"), &body).await.status, status, "{key}");
    }
}

#[tokio::test]
async fn only_the_owner_closes_the_account() {
    let portal = Portal::new().await;
    let tom = portal.log_in(TOM).await;
    let body = json!({ "kind": "account_closure" });
    tom.ask("close-0123456789abc", &body).await.problem(403, "not_allowed");
    tom.get("/erasure-preview?closure=true").await.problem(403, "not_allowed");
    let noor = portal.log_in(NOOR).await;
    let asked = noor.ask("close-0123456789abc", &body).await;
    assert_eq!(asked.status, 202);
    assert!(asked.json()["reference"].as_str().unwrap().starts_with("OPH-2026-"));
}

#[tokio::test]
async fn hostile_text_is_stored_and_given_back_as_text() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    let hostile = "=cmd|'/c calc'!A1 <script>alert(1)</script> \"'; DROP TABLE request;-- {{7*7}} %0d%0a 🏴‍☠️";
    let correction = json!([{ "category": "name_address", "to": hostile }]);
    let body = json!({ "kind": "rectification", "text": hostile, "corrections": correction });
    let asked = eva.ask("hostile-0123456789abc", &body).await.json();
    let written = eva.says(&asked, "hostile-word", hostile).await;
    assert_eq!(written.status, 201, "{written:?}");
    let read = eva.request(&asked).await;
    for text in [&read["text"], &read["corrections"][0]["to"], &read["thread"][0]["text"]] {
        assert_eq!(text, hostile);
    }
    for (_, mail) in portal.mails().await {
        assert!(!mail.contains("script") && !mail.contains("calc"), "what was asked stands in no e-mail: {mail}");
    }
    let bad = "a\u{202e}b";
    eva.says(&asked, "hidden", bad).await.refused("/text", "invalid_characters");
    let body = json!({ "kind": "explanation", "text": bad });
    eva.ask("hidden-0123456789abc", &body).await.refused("/text", "invalid_characters");
}
