//! What the mailing system asks and reports.

use crate::after_all::subscriber;
use crate::portal::people::{EVA, NEW, OF_EVA};
use crate::portal::{COMPANY, Portal, TOKEN, lines};
use axum::body::Body;
use axum::http::{Request, header};
use jiff::SignedDuration;
use serde_json::{Value, json};

const ONE_CLICK: &str = "List-Unsubscribe=One-Click";

#[tokio::test]
async fn every_route_to_yes_and_no_shows_in_the_permission() {
    let portal = Portal::new().await;
    let may = async |purpose: &str, address: &str| portal.permission(purpose, address).await["permitted"] == true;
    let eva = portal.log_in(EVA).await;
    // Import; and a name is a name however it is written.
    assert!(may("newsletter", "eva@example.nl").await && may("marketing", "EVA@Example.NL").await);
    // Nobody; a customer who chose nothing; an account that is closed.
    for address in ["niemand@example.nl", "new@example.nl", "closed@example.nl", "tom@example.nl"] {
        assert!(!may("newsletter", address).await && !may("marketing", address).await, "{address}");
    }
    // The portal.
    eva.turn("newsletter", false).await.ok();
    eva.turn("marketing", false).await.ok();
    assert!(!may("newsletter", "eva@example.nl").await && !may("marketing", "eva@example.nl").await);
    eva.turn("marketing", true).await.ok();
    assert!(may("marketing", "eva@example.nl").await, "chosen by oneself, under the words in force");
    // Double opt-in.
    eva.turn("newsletter", true).await.ok();
    assert!(!may("newsletter", "eva@example.nl").await);
    let link = portal.confirmation_path("eva@example.nl").await;
    portal.open("POST", &link, "*/*", "").await.page(200, "Gelukt, dit staat aan");
    assert!(may("newsletter", "eva@example.nl").await);
    // The link in an e-mail.
    let link = portal.unsubscribe_path("newsletter", "eva@example.nl").await;
    portal.open("POST", &link, "*/*", ONE_CLICK).await;
    assert!(!may("newsletter", "eva@example.nl").await && may("marketing", "eva@example.nl").await);
    // Blocking.
    let blocked = portal.mailing("blocked", &json!({ "address": "eva@example.nl", "kind": "complaint" })).await;
    assert_eq!(blocked.status, 204);
    assert!(!may("marketing", "eva@example.nl").await);
    let marketing = eva.switch("marketing").await;
    assert_eq!((&marketing["state"], &marketing["channel"]), (&json!("objected"), &json!("block")));
    // A non-customer.
    subscriber(&portal, "gast@example.nl").await;
    assert!(may("newsletter", "gast@example.nl").await && !may("marketing", "gast@example.nl").await);
}

#[tokio::test]
async fn answers_stand_in_the_order_of_the_question_and_each_has_its_own_link() {
    let portal = Portal::new().await;
    let asked = [
        "eva@example.nl",
        "geen adres",
        "niemand@example.nl",
        " Eva@example.nl ",
        "eva@example.nl\r\nBcc: x@example.nl",
    ];
    let answer = portal.mailing("permissions", &json!({ "purpose": "newsletter", "addresses": asked })).await.ok();
    let items = answer["items"].as_array().unwrap();
    let refusals: Vec<_> = items.iter().map(|one| one["refusal"].as_str().unwrap_or("none")).collect();
    assert_eq!(refusals, ["none", "invalid_address", "not_permitted", "none", "invalid_address"]);
    for (item, address) in items.iter().zip(asked) {
        assert_eq!(item["address"], address);
    }
    let (one, other) = (&items[0], &items[3]);
    assert_ne!(one["unsubscribe_url"], other["unsubscribe_url"]);
    let url = one["unsubscribe_url"].as_str().unwrap();
    assert_eq!(url.rsplit('/').next().unwrap().len(), 43, "256 bits");
    assert_eq!(one["headers"]["List-Unsubscribe"], format!("<{url}>"));
    assert_eq!(one["headers"]["List-Unsubscribe-Post"], ONE_CLICK);
    // The answer to nobody is the answer to who said no.
    portal.log_in(EVA).await.turn("newsletter", false).await.ok();
    let no = async |address: &str| {
        let before: i64 = portal.rows().await.iter().map(|(_, count)| count).sum();
        let mut answer = portal.permission("newsletter", address).await;
        answer["address"] = Value::Null;
        let after: i64 = portal.rows().await.iter().map(|(_, count)| count).sum();
        (answer, after - before)
    };
    assert_eq!(no("eva@example.nl").await, no("niemand@example.nl").await);
}

#[tokio::test]
async fn addresses_of_every_kind_are_taken_or_named() {
    let portal = Portal::new().await;
    let long = format!("{}@example.nl", "a".repeat(64));
    let longer = format!("{}@example.nl", "a".repeat(65));
    for (stored, asked) in [
        ("jos\u{e9}@example.nl", "JOSE\u{301}@example.nl"),
        ("a@b\u{fc}cher.example", "a@XN--BCHER-KVA.example"),
        ("\u{7528}\u{6237}@example.nl", "\u{7528}\u{6237}@EXAMPLE.nl"),
        ("\"a b\"@example.nl", "\"a b\"@example.nl"),
        ("o'neil+x=1@example.nl", "O'Neil+x=1@example.nl"),
        (&long, &long),
    ] {
        subscriber(&portal, stored).await;
        assert_eq!(portal.permission("newsletter", asked).await["permitted"], true, "{asked}");
    }
    for bad in [
        "",
        " ",
        "@example.nl",
        "a@",
        "a@@example.nl",
        "a@localhost",
        "a@[192.0.2.1]",
        "a b@example.nl",
        "a@exa mple.nl",
        ".a@example.nl",
        "a..b@example.nl",
        "Eva <eva@example.nl>",
        "eva@example.nl, tom@example.nl",
        "eva@example.nl\0",
        "\u{202e}eva@example.nl\n",
        &longer,
    ] {
        assert_eq!(portal.permission("newsletter", bad).await["refusal"], "invalid_address", "{bad:?}");
        let blocked = portal.mailing("blocked", &json!({ "address": bad, "kind": "rejected" })).await;
        blocked.refused("/address", "invalid_format");
    }
}

async fn send(portal: &Portal, mailing: &str) -> Value {
    let body = json!({ "mailing_id": mailing, "subject": "Winter", "addresses": ["eva@example.nl"] });
    portal.mailing("sent", &body).await.ok()["items"][0].clone()
}

#[tokio::test]
async fn the_seventh_in_a_year_is_refused_also_when_two_ask_at_the_same_moment() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    // Two were sent before.
    for mailing in ["m-3", "m-4", "m-5"] {
        assert_eq!(send(&portal, mailing).await["recorded"], true, "{mailing}");
    }
    // The same again is no further one.
    assert_eq!(send(&portal, "m-5").await["recorded"], true);
    assert_eq!(eva.switch("marketing").await["mailings"], json!({ "sent": 5, "max": 6 }));
    let at_once = tokio::join!(send(&portal, "m-6"), send(&portal, "m-7"), send(&portal, "m-8"), send(&portal, "m-9"));
    let all = [at_once.0, at_once.1, at_once.2, at_once.3];
    let recorded = all.iter().filter(|one| one["recorded"] == true).count();
    assert_eq!(recorded, 1, "{all:?}");
    assert!(all.iter().all(|one| one["recorded"] == true || one["refusal"] == "limit_reached"));
    assert_eq!(portal.permission("marketing", "eva@example.nl").await["refusal"], "limit_reached");
    assert_eq!(portal.permission("newsletter", "eva@example.nl").await["permitted"], true, "only marketing is counted");
    assert_eq!(eva.get("/consents/marketing/mailings").await.ok()["items"].as_array().unwrap().len(), 6);
    // Half past twelve on New Year's night in the Netherlands is another year.
    portal.pass(SignedDuration::from_hours(37 * 24) + SignedDuration::from_mins(14 * 60 + 15));
    assert_eq!(portal.state.now().to_string(), "2026-12-31T23:30:00Z");
    assert_eq!(send(&portal, "m-10").await["recorded"], true);
}

#[tokio::test]
async fn nothing_is_recorded_for_who_may_not_be_mailed() {
    let portal = Portal::new().await;
    let addresses = ["eva@example.nl", "new@example.nl", "niemand@example.nl", "x", "EVA@example.nl"];
    let body = json!({ "mailing_id": "m-1", "subject": "Winter", "addresses": addresses });
    let answer = portal.mailing("sent", &body).await.ok();
    let items = answer["items"].as_array().unwrap();
    let words: Vec<_> = items.iter().map(|one| one["refusal"].as_str().unwrap_or("recorded")).collect();
    assert_eq!(words, ["recorded", "not_permitted", "not_permitted", "invalid_address", "recorded"]);
    assert_eq!(portal.log_in(EVA).await.switch("marketing").await["mailings"]["sent"], 3, "one mailbox, one e-mail");
    assert_eq!(portal.log_in(NEW).await.switch("marketing").await["mailings"]["sent"], 0);
}

#[tokio::test]
async fn a_subject_is_one_line_and_an_id_has_no_odd_signs() {
    let portal = Portal::new().await;
    let with = |field: &str, value: Value| {
        let mut body = json!({ "mailing_id": "m-1", "subject": "Winter", "addresses": ["eva@example.nl"] });
        body[field] = value;
        body
    };
    for bad in ["Winter\r\nBcc: x@example.nl", "Winter\nX: y", "a\tb", "a\u{0}b", "a\u{202e}b", "a\u{7f}b", "a\u{85}b"]
    {
        portal.mailing("sent", &with("subject", json!(bad))).await.refused("/subject", "invalid_characters");
        portal.mailing("sent", &with("mailing_id", json!(bad))).await;
    }
    portal.mailing("sent", &with("subject", json!("x".repeat(201)))).await.refused("/subject", "too_long");
    portal.mailing("sent", &with("subject", json!(" "))).await.refused("/subject", "required");
    portal.mailing("sent", &with("mailing_id", json!("a\r\nb"))).await.refused("/mailing_id", "invalid_characters");
    portal.mailing("sent", &with("mailing_id", json!("x".repeat(33)))).await.refused("/mailing_id", "too_long");
    let named = portal.mailing("sent", &with("subject", json!("=?utf-8?q?x?= \u{1f384} <b>"))).await.ok();
    assert_eq!(named["items"][0]["recorded"], true);
    let mailings = portal.log_in(EVA).await.get("/consents/marketing/mailings").await.ok();
    assert_eq!(mailings["items"][0]["subject"], "=?utf-8?q?x?= \u{1f384} <b>");
}

#[tokio::test]
async fn blocking_is_answered_alike_for_everybody() {
    let portal = Portal::new().await;
    let mut answers = Vec::new();
    for address in ["eva@example.nl", "niemand@example.nl", "eva@example.nl", "new@example.nl"] {
        let answer = portal
            .mailing("blocked", &json!({ "address": address, "kind": "rejected", "purpose": "newsletter" }))
            .await;
        let mut headers = answer.headers.clone();
        headers.remove("x-request-id");
        answers.push((answer.status, headers, answer.text));
    }
    assert!(answers.iter().all(|one| *one == answers[0]), "{answers:?}");
    let eva = portal.log_in(EVA).await;
    assert_eq!(eva.history("newsletter").await[0], ("withdrawn".to_owned(), "block".to_owned()));
    assert_eq!(eva.history("newsletter").await.len(), 2, "once");
    assert_eq!(portal.permission("marketing", "eva@example.nl").await["permitted"], true, "only what was blocked");
    for (field, value, code) in
        [("kind", json!("angry"), "unknown_value"), ("purpose", json!("training"), "unknown_value")]
    {
        let mut body = json!({ "address": "eva@example.nl", "kind": "rejected" });
        body[field] = value;
        portal.mailing("blocked", &body).await.refused(&format!("/{field}"), code);
    }
}

#[tokio::test]
async fn ten_thousand_at_a_time_and_not_more() {
    let portal = Portal::new().await;
    let body = |count: usize| {
        let addresses: Vec<_> =
            (0..count).map(|n| format!("n{n}@example.nl")).chain(["eva@example.nl".to_owned()]).collect();
        json!({ "purpose": "newsletter", "addresses": addresses })
    };
    let answer = portal.mailing("permissions", &body(9_999)).await.ok();
    let items = answer["items"].as_array().unwrap();
    assert_eq!(
        (items.len(), &items[9_999]["permitted"], &items[0]["permitted"]),
        (10_000, &json!(true), &json!(false))
    );
    portal.mailing("permissions", &body(10_000)).await.refused("/addresses", "too_long");
    let none = json!({ "purpose": "newsletter", "addresses": [] });
    portal.mailing("permissions", &none).await.refused("/addresses", "required");
    let other = json!({ "purpose": "training", "addresses": ["eva@example.nl"] });
    portal.mailing("permissions", &other).await.refused("/purpose", "unknown_value");
    let huge = json!({ "purpose": "newsletter", "addresses": ["x".repeat(4 * 1024 * 1024)] });
    portal.mailing("permissions", &huge).await.problem(413, "body_too_large");
}

#[tokio::test]
async fn only_a_credential_of_the_company_opens_the_door() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    let before = portal.rows().await;
    let call = async |headers: &[(&str, &str)], path: &str| {
        let call = Request::post(format!("{COMPANY}/mail/{path}")).header(header::CONTENT_TYPE, "application/json");
        let call = headers.iter().fold(call, |call, (name, value)| call.header(*name, *value));
        portal.send(call.body(Body::from(r#"{"purpose":"newsletter","addresses":["eva@example.nl"]}"#)).unwrap()).await
    };
    let (right, almost) = (format!("Bearer {TOKEN}"), format!("Bearer {}", &TOKEN[1..]));
    let basic = format!("Basic {TOKEN}");
    for path in ["permissions", "sent", "blocked"] {
        for headers in [
            &[][..],
            &[("authorization", &*almost)],
            &[("authorization", &*basic)],
            &[("authorization", TOKEN)],
            &[("authorization", "Bearer ")],
            &[("authorization", &*right), ("authorization", &*right)],
            &[("cookie", &*eva.cookie), ("x-csrf-token", &*eva.csrf), ("sec-fetch-site", "same-origin")],
        ] {
            let answer = call(headers, path).await;
            answer.problem(401, "not_authorized");
            assert_eq!(answer.header("www-authenticate"), "Bearer");
        }
    }
    assert_eq!(portal.rows().await, before);
    assert_eq!(call(&[("authorization", &right)], "permissions").await.status, 200);
    // It opens nothing else.
    let session = Request::get("/api/privacy/v1/overview").header("authorization", &right).body(Body::empty()).unwrap();
    portal.send(session).await.problem(401, "session_expired");
}

#[tokio::test]
async fn every_call_is_in_the_log_and_no_address() {
    let portal = Portal::new().await;
    lines::taken();
    let link = portal.unsubscribe_path("newsletter", "eva@example.nl").await;
    send(&portal, "m-geheim").await;
    portal.mailing("blocked", &json!({ "address": "eva@example.nl", "kind": "complaint" })).await;
    portal.open("POST", &link, "*/*", ONE_CLICK).await;
    portal.open("POST", &format!("{link}/again"), "*/*", "email=geheim%40example.nl").await;
    let text = lines::taken();
    let calls: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(calls.len(), 5, "{text}");
    for (call, route) in calls.iter().zip(["permissions", "sent", "blocked"]) {
        assert_eq!(call["fields"]["route"], format!("{COMPANY}/mail/{route}"));
        assert_eq!(call["fields"]["client"], "mailing");
    }
    let token = link.rsplit('/').next().unwrap();
    for secret in [TOKEN, token, "geheim", "Winter", "example.nl"].iter().chain(&OF_EVA) {
        assert!(!text.contains(secret), "{secret} is in the log:\n{text}");
    }
}
