//! Changing one's own data, and an e-mail address by the link that goes there.

use crate::portal::people::{EVA, NEW, TOM};
use crate::portal::{API, Answer, Client, Portal};
use jiff::SignedDuration;
use serde_json::{Value, json};

const HTML: &str = "text/html";

async fn change(client: &Client<'_>, key: &str, tag: &str, fields: Value) -> Answer {
    let (key, body) = (format!("\"profile-{key}-0123456789abc\""), json!({ "fields": fields }).to_string());
    client.write("PATCH", "/profile", &[("idempotency-key", &key), ("if-match", tag)], body).await
}

fn field<'a>(profile: &'a Value, category: &str) -> &'a Value {
    profile["fields"].as_array().unwrap().iter().find(|one| one["category"] == category).unwrap()
}

async fn tag(client: &Client<'_>) -> String {
    client.get("/profile").await.header("etag").to_owned()
}

#[tokio::test]
async fn the_profile_says_what_can_be_changed() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    let answer = eva.get("/profile").await;
    assert!(answer.header("etag").starts_with('"'), "{answer:?}");
    let profile = answer.ok();
    let order: Vec<&str> =
        profile["fields"].as_array().unwrap().iter().map(|one| one["category"].as_str().unwrap()).collect();
    assert_eq!(order, ["username", "name_address", "billing_address", "email", "phone", "payment", "ip_address"]);
    assert_eq!(
        field(&profile, "phone"),
        &json!({ "category": "phone", "name": "Telefoonnummer", "value": "020 555 01 01", "kind": "phone", "editable": true })
    );
    let payment = field(&profile, "payment");
    assert_eq!((&payment["value"], &payment["editable"]), (&json!("eindigt op 00"), &json!(false)));
    assert_eq!(
        (&field(&profile, "email")["kind"], &field(&profile, "email")["value"]),
        (&json!("email"), &json!("eva@example.nl"))
    );
    // A user has their own address, and nothing of the account's.
    let tom = portal.log_in(TOM).await.get("/profile").await.ok();
    assert!(field(&tom, "phone").get("value").is_none());
    assert_eq!((&field(&tom, "phone")["editable"], &field(&tom, "email")["editable"]), (&json!(false), &json!(true)));
    assert_eq!(field(&tom, "email")["value"], "tom@example.nl");
}

#[tokio::test]
async fn fields_change_all_or_none_and_once() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    let seen = tag(&eva).await;
    let fields = json!([
        { "category": "phone", "value": "+31 (0)20-555 01 99" },
        { "category": "billing_address", "value": "Eva Voorbeeld, Postbus 2, 9999 ZZ Testdorp" },
    ]);
    let half = json!([fields[0].clone(), { "category": "billing_address", "value": "een\ntwee" }]);
    change(&eva, "half", &seen, half).await.refused("/fields/1/value", "invalid_characters");
    assert_eq!(tag(&eva).await, seen);
    let changed = change(&eva, "both", &seen, fields.clone()).await;
    let now = changed.header("etag").to_owned();
    assert_eq!(field(&changed.ok(), "phone")["value"], "+31 (0)20-555 01 99");
    assert!(now != seen && now == tag(&eva).await);
    assert_eq!(eva.get("/profile").await.ok(), changed.ok());
    // A lost answer, and the same key for something else.
    assert_eq!(change(&eva, "both", &seen, fields.clone()).await.ok(), changed.ok());
    let other = json!([{ "category": "phone", "value": "12345" }]);
    change(&eva, "both", &seen, other.clone()).await.problem(422, "idempotency_key_reused");
    // An older state, none, and any.
    change(&eva, "old", &seen, other.clone()).await.problem(412, "precondition_failed");
    change(&eva, "none", "-", other.clone()).await.problem(428, "precondition_required");
    change(&eva, "any", "*", other.clone()).await.problem(428, "precondition_required");
    // What is already so is no change, also by an older tag.
    assert_eq!(change(&eva, "same", &now, fields.clone()).await.header("etag"), now);
    change(&eva, "same-old", &seen, fields).await.problem(412, "precondition_failed");
    assert_eq!(tag(&eva).await, now);
    let overview = eva.get("/overview").await.ok().to_string();
    assert!(overview.contains("+31 (0)20-555 01 99") && !overview.contains("020 555 01 01"));
    let log = eva.get("/activity?limit=1").await.ok();
    assert_eq!(log["items"][0]["action"], "Gegevens aangepast");
    assert!(!log.to_string().contains("555"), "by kind and without the value");
}

#[tokio::test]
async fn what_cannot_be_changed_here_is_named() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    let seen = tag(&eva).await;
    let one = |category: &str, value: &str| json!([{ "category": category, "value": value }]);
    for category in ["payment", "username", "ip_address", "orders", "shoe"] {
        change(&eva, "not", &seen, one(category, "x")).await.refused("/fields/0/category", "not_editable");
    }
    for (category, value, code) in [
        ("phone", "bel maar", "invalid_format"),
        ("phone", "1234", "invalid_format"),
        ("email", "geen adres", "invalid_format"),
        ("email", "a@example.nl\r\nBcc: b@example.nl", "invalid_format"),
        ("name_address", "een\ntwee", "invalid_characters"),
        ("name_address", "  ", "required"),
        ("name_address", "a\u{202e}b", "invalid_characters"),
    ] {
        change(&eva, "bad", &seen, one(category, value)).await.refused("/fields/0/value", code);
    }
    change(&eva, "no", &seen, json!([])).await.refused("/fields", "required");
    let many: Vec<Value> = (0..21).map(|n| json!({ "category": format!("c{n}"), "value": "x" })).collect();
    change(&eva, "many", &seen, json!(many)).await.refused("/fields", "too_long");
    let twice = json!([{ "category": "phone", "value": "12345" }, { "category": "phone", "value": "12346" }]);
    change(&eva, "twice", &seen, twice).await.refused("/fields/1/category", "unknown_value");
    assert_eq!(tag(&eva).await, seen);
    let tom = portal.log_in(TOM).await;
    change(&tom, "toms", &tag(&tom).await, one("phone", "12345")).await.refused("/fields/0/category", "not_editable");
}

#[tokio::test]
async fn how_a_person_is_reached_changes_with_a_fresh_password_only() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    let seen = tag(&eva).await;
    portal.pass(SignedDuration::from_secs(301));
    let one = |category: &str, value: &str| json!([{ "category": category, "value": value }]);
    change(&eva, "phone", &seen, one("phone", "020 555 01 99")).await.problem(403, "step_up_required");
    change(&eva, "email", &seen, one("email", "nieuw@example.nl")).await.problem(403, "step_up_required");
    change(&eva, "address", &seen, one("name_address", "Eva, Dorp")).await.ok();
}

#[tokio::test]
async fn a_new_address_holds_once_its_link_is_followed_and_the_old_one_is_told() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    let fields = json!([{ "category": "email", "value": "eva.nieuw@example.nl" }]);
    let asked = change(&eva, "email", &tag(&eva).await, fields).await.ok();
    let email = field(&asked, "email");
    assert_eq!(email["value"], "eva@example.nl");
    assert_eq!(email["pending"], json!({ "value": "eva.nieuw@example.nl", "until": "2026-11-25T09:15:00Z" }));
    let mails = portal.mails().await;
    assert_eq!(mails.iter().map(|(to, _)| to.as_str()).collect::<Vec<_>>(), ["eva.nieuw@example.nl"]);
    let says = "De link werkt tot 25 november 2026 om 10.15 uur.";
    assert!(mails[0].1.replace('\n', " ").contains(says), "as the profile does: {}", mails[0].1);
    let at = mails[0].1.find(&format!("{API}/public/new-email/")).unwrap();
    let link = mails[0].1[at..].split_whitespace().next().unwrap().to_owned();
    let before = portal.rows().await;
    for method in ["GET", "HEAD", "GET"] {
        assert_eq!(portal.open(method, &link, HTML, "").await.status, 200);
    }
    assert!(
        portal
            .open("GET", &link, HTML, "")
            .await
            .page(200, "Is dit je nieuwe e-mailadres?")
            .contains("eva.nieuw@example.nl")
    );
    assert_eq!(portal.rows().await, before, "looking changes nothing");
    portal.open("POST", &link, HTML, "").await.page(200, "Gelukt, dit is nu je e-mailadres");
    let told: Vec<_> = portal.mails().await.into_iter().filter(|(to, _)| to == "eva@example.nl").collect();
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].1.contains("nieuw e-mailadres") && !told[0].1.contains("eva.nieuw"), "{}", told[0].1);
    let profile = eva.get("/profile").await.ok();
    assert_eq!(field(&profile, "email")["value"], "eva.nieuw@example.nl");
    assert!(field(&profile, "email").get("pending").is_none());
    assert!(!eva.get("/overview").await.ok().to_string().contains("\"eva@example.nl\""), "the account's went along");
    // What was agreed to goes on, under the new address.
    assert_eq!(portal.permission("newsletter", "eva.nieuw@example.nl").await["permitted"], true);
    assert_eq!(portal.permission("newsletter", "eva@example.nl").await["permitted"], false);
    // Used, foreign and expired are one and the same.
    let after = portal.rows().await;
    for path in [link.as_str(), &format!("{API}/public/new-email/AAAA"), &link.replace("new-email/", "new-email/A")] {
        for method in ["GET", "POST"] {
            portal.open(method, path, HTML, "").await.page(404, "Deze link werkt niet meer");
            portal.open(method, path, "*/*", "").await.problem(404, "not_found");
        }
    }
    assert_eq!(portal.rows().await, after);
}

#[tokio::test]
async fn an_address_that_is_not_confirmed_in_a_day_changes_nothing() {
    let portal = Portal::new().await;
    let new = portal.log_in(NEW).await;
    let fields = json!([{ "category": "email", "value": "later@example.nl" }]);
    change(&new, "later", &tag(&new).await, fields).await.ok();
    let mails = portal.mails().await;
    let at = mails[0].1.find(&format!("{API}/public/new-email/")).unwrap();
    let link = mails[0].1[at..].split_whitespace().next().unwrap().to_owned();
    portal.pass(SignedDuration::from_hours(24));
    portal.open("POST", &link, HTML, "").await.page(404, "Deze link werkt niet meer");
    let new = portal.log_in(NEW).await;
    assert_eq!(field(&new.get("/profile").await.ok(), "email")["value"], "new@example.nl");
}

#[tokio::test]
async fn a_mailbox_is_not_filled_with_links_and_the_present_address_takes_one_back() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    let to = |address: &str| json!([{ "category": "email", "value": address }]);
    change(&eva, "first", &tag(&eva).await, to("vreemd@example.nl")).await.ok();
    let early = change(&eva, "second", &tag(&eva).await, to("vreemd@example.nl")).await;
    early.problem(429, "too_many_requests");
    assert_eq!(early.header("retry-after"), "120");
    let back = change(&eva, "back", &tag(&eva).await, to("eva@example.nl")).await.ok();
    assert!(field(&back, "email").get("pending").is_none(), "{back}");
    assert!(portal.mails().await.is_empty(), "what was not sent yet is taken back");
}

#[tokio::test]
async fn the_activity_says_from_which_address_it_was_done() {
    let portal = Portal::with(&[("SERVER__TRUSTED_PROXIES", "[\"192.0.2.0/24\"]")]).await;
    let eva = portal.log_in(EVA).await;
    for (key, phone, peer, forwarded, stored) in [
        ("direct", "020 555 01 66", "198.51.100.7:5000", "203.0.113.66", "198.51.100.7"),
        ("proxied", "020 555 01 77", "192.0.2.9:5000", "203.0.113.66, 203.0.113.9", "203.0.113.9"),
    ] {
        let peer: std::net::SocketAddr = peer.parse().unwrap();
        let (key, seen) = (format!("\"profile-{key}-0123456789abc\""), tag(&eva).await);
        let headers = [("idempotency-key", key.as_str()), ("if-match", &seen), ("x-forwarded-for", forwarded)];
        let fields = json!([{ "category": "phone", "value": phone }]);
        let answer = eva.write_from(peer, "PATCH", "/profile", &headers, json!({ "fields": fields }).to_string()).await;
        assert_eq!(answer.status, 200, "{answer:?}");
        let activity = eva.get("/activity").await.ok();
        assert_eq!(activity["items"][0]["ip_address"], stored);
        portal.pass(SignedDuration::from_secs(1));
    }
}
