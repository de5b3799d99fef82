//! What an erasure or a closure would do, and that it does just that.

use crate::portal::people::{CLOSED, EVA, NEW, NOOR, OLD, TOM};
use crate::portal::{Client, Portal};
use jiff::civil::date;
use mijn_privacy_api::{AccountStatus, ActivitySystem, ClosingBlockKind, Role};
use mijn_privacy_store::demo::{CUSTOMERS, seed_demo};
use mijn_privacy_store::{ActivityRow, Item, Membership, MessageRow, OrderRow, Scope, Seed, Store};
use serde_json::{Value, json};

async fn preview(client: &Client<'_>, query: &str) -> Value {
    client.get(&format!("/erasure-preview{query}")).await.ok()
}

fn item<'a>(preview: &'a Value, purpose: &str, category: &str) -> &'a Value {
    let mut items = preview["items"].as_array().unwrap().iter();
    let found = items.find(|one| one["purpose"] == purpose && one["category"] == category);
    found.unwrap_or_else(|| panic!("{purpose}, {category}: {preview}"))
}

fn purposes(preview: &Value) -> Vec<&str> {
    let mut all: Vec<&str> =
        preview["items"].as_array().unwrap().iter().map(|one| one["purpose"].as_str().unwrap()).collect();
    all.dedup();
    all
}

#[tokio::test]
async fn an_erasure_says_of_each_kind_whether_it_goes() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    let all = preview(&eva, "").await;
    assert_eq!((&all["on"], &all["blocks"]), (&json!("2026-11-24"), &json!([])));
    assert_eq!(
        purposes(&all),
        ["account", "order", "portal", "contact", "newsletter", "marketing", "privacy"],
        "analytics is off"
    );
    let phone = item(&all, "account", "phone");
    assert_eq!((&phone["fate"], &phone["no_date"]), (&json!("stays"), &json!("account_open")));
    assert_eq!(phone["ground"], "Zolang je account open is, hebben we dit nodig.");
    assert!(item(&all, "order", "domain_name").get("count").is_none());
    let messages = item(&all, "contact", "contact_messages");
    // Who asks for erasure is done with their messages: seven book years from now.
    assert_eq!((&messages["count"], &messages["until"]), (&json!(2), &json!("2034-01-01")));
    assert_eq!(messages["law"], "artikel 52 van de Algemene wet inzake rijksbelastingen");
    let newsletter = item(&all, "newsletter", "email");
    assert_eq!(newsletter["fate"], "goes");
    assert!(newsletter.get("ground").is_none() && newsletter.get("count").is_none());
    let log = item(&all, "privacy", "access_log");
    assert_eq!((&log["fate"], &log["no_date"]), (&json!("stays"), &json!("per_record")));
    assert!(!all.to_string().contains("0417"), "values stand in no preview");
}

/// Of each line of a kind: how many, until when, and why there is no such day.
fn ends(preview: &Value, purpose: &str, category: &str) -> Vec<[String; 3]> {
    let own = preview["items"].as_array().unwrap().iter();
    let own = own.filter(|one| one["purpose"] == purpose && one["category"] == category && one["fate"] == "stays");
    own.map(|one| ["count", "until", "no_date"].map(|name| one[name].to_string().trim_matches('"').to_owned()))
        .collect()
}

#[tokio::test]
async fn what_has_a_day_is_told_apart_from_what_has_none_yet() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    for query in ["?purposes=order", "?closure=true"] {
        let all = preview(&eva, query).await;
        // Completed in 2019 and in 2023: the last of them goes after seven book years. The third is not completed.
        let (begun, open) = (["2", "2031-01-01", "null"], ["1", "null", "order_open"]);
        assert_eq!(ends(&all, "order", "orders"), [begun, open], "{query}");
        let [begun, open] = [begun, open].map(|[_, until, no_date]| ["null", until, no_date]);
        assert_eq!(ends(&all, "order", "domain_name"), [begun, open], "only the first kind has the numbers");
        let grounds: Vec<&Value> = all["items"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|one| one["category"] == "orders")
            .map(|one| &one["ground"])
            .collect();
        assert_eq!(grounds, ["Dit hoort bij onze boekhouding.", "Tot je bestelling klaar is, hebben we dit nodig."]);
        // A value that the open order needs has no day either; the telephone number nobody needs after that.
        for kind in ["name_address", "phone"] {
            assert_eq!(ends(&all, "order", kind), [["null", "null", "order_open"]], "{query} {kind}");
        }
    }
}

#[tokio::test]
async fn a_value_stays_until_the_last_record_that_needs_it() {
    let portal = Portal::new().await;
    let order = |number: &str, completed_on| {
        let row = OrderRow {
            number: number.to_owned(),
            description: "Hosting".to_owned(),
            domain: None,
            amount_cents: 1_210,
            ordered_on: date(2024, 1, 1),
            completed_on,
        };
        vec![Item::Order("closed".parse().unwrap(), row)]
    };
    portal.store.seed(order("C-1", Some(date(2024, 3, 1)))).await.unwrap();
    portal.store.seed(order("C-2", Some(date(2026, 3, 1)))).await.unwrap();
    let closed = portal.log_in(CLOSED).await;
    let address = async || ends(&preview(&closed, "?purposes=order").await, "order", "name_address");
    assert_eq!(address().await, [["null", "2034-01-01", "null"]]);
    // Only an order that is not completed needs the telephone number: without one, nothing of the orders keeps it.
    let phone = async || ends(&preview(&closed, "").await, "order", "phone");
    assert_eq!(phone().await, [[""; 3]; 0]);
    portal.store.seed(order("C-3", None)).await.unwrap();
    for now in [address().await, phone().await] {
        assert_eq!(now, [["null", "null", "order_open"]]);
    }
}

#[tokio::test]
async fn a_message_without_an_answer_keeps_a_value_without_a_day() {
    let portal = Portal::new().await;
    let message = |satisfied_on| {
        let row = MessageRow {
            id: "given-out".parse().unwrap(),
            received_at: "2025-02-01T10:00:00Z".parse().unwrap(),
            subject: "Vraag".to_owned(),
            body: "Bericht".to_owned(),
            answered_at: None,
            satisfied_on,
            started: None,
            withdrawn_at: None,
            after_answer: false,
        };
        vec![Item::Message("closed".parse().unwrap(), CLOSED.parse().unwrap(), row)]
    };
    portal.store.seed(message(Some(date(2025, 2, 3)))).await.unwrap();
    portal.store.seed(vec![login("closed", CLOSED)]).await.unwrap();
    let closed = portal.log_in(CLOSED).await;
    // The portal lets it go; the messages, which are not asked about, keep it.
    let phone = async || ends(&preview(&closed, "?purposes=portal").await, "portal", "phone");
    assert_eq!(phone().await, [["null", "2033-01-01", "null"]]);
    portal.store.seed(message(None)).await.unwrap();
    assert_eq!(phone().await, [["null", "null", "not_satisfied"]]);
}

#[tokio::test]
async fn what_only_a_recipient_has_is_asked_of_them() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    eva.turn("analytics", true).await.ok();
    let of = |preview: &Value| {
        let visits = item(preview, "analytics", "website_visits");
        (visits["fate"].clone(), visits["recipient"].clone(), visits["no_date"].clone())
    };
    let google = json!("Google Ireland Ltd.");
    let shown = preview(&eva, "?purposes=analytics").await;
    assert_eq!(of(&shown), (json!("asked"), google.clone(), Value::Null));
    // Who closes the account asked for no erasure: it goes by its own period.
    assert_eq!(of(&preview(&eva, "?closure=true").await), (json!("stays"), Value::Null, json!("per_record")));
    let body = json!({ "kind": "erasure", "purposes": ["analytics"], "preview": shown["token"] });
    let asked = eva.ask("visits-0123456789abc", &body).await.json();
    portal.grant(&asked).await;
    portal.work().await;
    let done = eva.request(&asked).await;
    assert_eq!((&done["status"], done.get("decision_reason")), (&json!("completed"), None));
    let line = &done["outcome"][0];
    assert_eq!((&line["category"], &line["result"]), (&json!("website_visits"), &json!("asked")), "not yet");
    assert_eq!((&line["recipient"], line.get("ground")), (&google, None));
    assert_eq!(done["told"], json!([{ "name": google }]));
    portal.tell(&asked, "Google Ireland Ltd.").await;
    let told = eva.request(&asked).await;
    let line = &told["outcome"][0];
    assert_eq!((&line["result"], &line["recipient"]), (&json!("done"), &google), "{told}");
    assert_eq!(told["told"][0]["on"], "2026-11-24");
}

#[tokio::test]
async fn only_the_chosen_purposes_are_in_it() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    let some = preview(&eva, "?purposes=order,newsletter").await;
    assert_eq!(purposes(&some), ["order", "newsletter"]);
    let same = preview(&eva, "?purposes=newsletter,order,order").await;
    assert_eq!(some, same, "in any order");
    for bad in ["?purposes=shoes", "?purposes=order%20", "?closure=perhaps", "?other=1"] {
        eva.get(&format!("/erasure-preview{bad}")).await.problem(400, "invalid_parameter");
    }
    portal.get("/api/privacy/v1/erasure-preview").await.problem(401, "session_expired");
    // Of what is not theirs a user sees nothing.
    let tom = preview(&portal.log_in(TOM).await, "").await;
    assert!(!purposes(&tom).contains(&"order"), "{tom}");
    assert_eq!(item(&tom, "contact", "contact_messages")["count"], 1);
    let nothing = preview(&portal.log_in(NEW).await, "?purposes=order,contact,newsletter").await;
    assert_eq!(nothing["items"], json!([]));
}

#[tokio::test]
async fn closing_counts_from_today_and_names_what_is_in_the_way() {
    let portal = Portal::new().await;
    let account = || "eva-bv".parse().unwrap();
    let blocks = vec![
        Item::Block(account(), ClosingBlockKind::RunningService, "Webhosting Plus".to_owned()),
        Item::Block(account(), ClosingBlockKind::OpenInvoice, "Factuur 2026-1".to_owned()),
    ];
    portal.store.seed(blocks).await.unwrap();
    let eva = portal.log_in(EVA).await;
    let closing = preview(&eva, "?closure=true&purposes=order").await;
    assert!(purposes(&closing).contains(&"account"), "it is about everything");
    let phone = item(&closing, "account", "phone");
    // Its own purpose lets it go; what needs it longest is an order that is not completed.
    assert_eq!((&phone["fate"], &phone["no_date"]), (&json!("stays"), &json!("order_open")), "{phone}");
    assert_eq!(phone["ground"], "Tot je bestelling klaar is, hebben we dit nodig.");
    let address = item(&closing, "account", "name_address");
    assert_eq!(
        (&address["until"], &address["ground"]),
        (&json!("2034-01-01"), &json!("Dit hoort bij onze boekhouding."))
    );
    let activity = item(&closing, "portal", "activity");
    assert_eq!((&activity["count"], &activity["until"]), (&json!(25), &json!("2028-11-24")));
    let kinds: Vec<&str> =
        closing["blocks"].as_array().unwrap().iter().map(|one| one["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["open_invoice", "running_service"]);
    let service = &closing["blocks"][1];
    assert_eq!(
        (&service["label"], &service["solve"]),
        (&json!("Webhosting Plus"), &json!("Zeg deze dienst eerst op."))
    );
    // None of it is in the way of asking, nor of an erasure.
    assert_eq!(preview(&eva, "").await["blocks"], json!([]));
    let asked =
        eva.ask("close-0123456789abc", &json!({ "kind": "account_closure", "preview": closing["token"] })).await;
    assert_eq!(asked.status, 202);
    assert_eq!(asked.json()["preview"], closing, "what was shown is kept");
}

#[tokio::test]
async fn what_was_shown_must_be_what_is_so() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    let shown = preview(&eva, "?purposes=portal").await;
    let body = json!({ "kind": "erasure", "purposes": ["portal"], "preview": shown["token"] });
    let of_more = json!({ "kind": "erasure", "purposes": ["order", "portal"], "preview": shown["token"] });
    eva.ask("more-0123456789abc", &of_more).await.problem(409, "preview_changed");
    // Something was done since.
    portal.store.seed(vec![login("eva-bv", EVA)]).await.unwrap();
    eva.ask("shown-0123456789abc", &body).await.problem(409, "preview_changed");
    assert_eq!(eva.get("/requests").await.ok()["total"], 0);
    let fresh = preview(&eva, "?purposes=portal").await;
    assert_ne!(fresh["token"], shown["token"]);
    let body = json!({ "kind": "erasure", "purposes": ["portal"], "preview": fresh["token"] });
    let asked = eva.ask("shown-0123456789abc", &body).await;
    assert_eq!((asked.status.as_u16(), &asked.json()["preview"]), (202, &fresh));
    // A lost answer, when by now another preview would come.
    portal.days(1);
    let eva = portal.log_in(EVA).await;
    assert_eq!(eva.ask("shown-0123456789abc", &body).await.json(), asked.json());
    // Without a token what is so now is kept.
    let plain = eva.ask("plain-0123456789abc", &json!({ "kind": "erasure" })).await.json();
    assert_eq!(plain["preview"]["on"], "2026-11-25");
}

/// Something that somebody did in January 2025.
fn login(account: &str, person: &str) -> Item {
    let row = ActivityRow {
        at: "2025-01-10T10:00:00Z".parse().unwrap(),
        system: ActivitySystem::Portal,
        action: "login".to_owned(),
        ip_address: None,
    };
    Item::Activity(account.parse().unwrap(), person.parse().unwrap(), row)
}

/// What is stored of somebody, by kind and number: lists, values and what the switches are about. The overview no longer shows
/// a value for a purpose that is done with it; another may have it still.
async fn stored(client: &Client<'_>, person: &str) -> Value {
    let overview = client.get("/overview").await.ok();
    let person = person.parse().unwrap();
    let one = client.portal.store.memberships(&person).await.unwrap().remove(0);
    let values = client.portal.store.profile(&Scope { person, account: one.account, role: one.role }).await.unwrap();
    let mut stored = serde_json::Map::new();
    for purpose in overview["purposes"].as_array().unwrap() {
        let id = purpose["id"].as_str().unwrap();
        if let Some(list) = purpose.get("records") {
            stored.insert(id.to_owned(), list["total"].clone());
        }
        for category in purpose["data_categories"].as_array().unwrap() {
            let kind = category["id"].as_str().unwrap();
            let number = match id {
                "newsletter" | "marketing" => category["values"].as_array().unwrap().len(),
                _ => values.iter().filter(|value| value.category == kind).count(),
            };
            stored.insert(format!("{id}/{kind}"), json!(number));
        }
    }
    Value::Object(stored)
}

/// Holds that each line of the preview became true.
#[track_caller]
fn came_true(preview: &Value, before: &Value, after: &Value) {
    for line in preview["items"].as_array().unwrap() {
        let purpose = line["purpose"].as_str().unwrap();
        let key = match line.get("count") {
            Some(_) => purpose.to_owned(),
            None => format!("{purpose}/{}", line["category"].as_str().unwrap()),
        };
        let stays = line["fate"] == "stays";
        // Of what stays a part may have a day and a part not yet.
        let all = || {
            let same = |one: &&Value| ["purpose", "category", "fate"].iter().all(|name| one[*name] == line[*name]);
            let lines = preview["items"].as_array().unwrap().iter().filter(same);
            lines.map(|one| one["count"].as_u64().unwrap()).sum::<u64>()
        };
        match line.get("count") {
            // What only somebody else has was never here.
            _ if line["fate"] == "asked" => {}
            Some(_) if stays => assert_eq!(after[&key], json!(all()), "{line}"),
            Some(count) => {
                let gone = before[&key].as_u64().unwrap() - after[&key].as_u64().unwrap();
                assert_eq!(json!(gone), *count, "{line}");
            }
            None if stays => assert_eq!(after[&key], before[&key], "{line}"),
            None => assert_eq!(after[&key], json!(0), "{line}"),
        }
    }
}

/// Holds that an erasure does what its preview says.
async fn agrees(portal: &Portal, person: &str, purposes: &[&str]) {
    let client = portal.log_in(person).await;
    let shown = preview(&client, &format!("?purposes={}", purposes.join(","))).await;
    let before = stored(&client, person).await;
    let body = json!({ "kind": "erasure", "purposes": purposes, "preview": shown["token"] });
    let asked = client.ask("erase-0123456789abc", &body).await;
    assert_eq!(asked.status, 202, "{person} {purposes:?}: {asked:?}");
    portal.grant(&asked.json()).await;
    portal.work().await;
    let done = client.request(&asked.json()).await;
    assert_eq!(done["status"], "completed", "{person} {purposes:?}: {done}");
    came_true(&shown, &before, &stored(&client, person).await);
}

#[tokio::test]
async fn what_the_preview_says_goes_is_gone_and_the_rest_is_there() {
    for person in [EVA, TOM, NOOR, NEW, OLD, CLOSED] {
        for purposes in [&[][..], &["portal", "newsletter"], &["contact", "marketing"]] {
            agrees(&Portal::new().await, person, purposes).await;
        }
    }
}

#[tokio::test]
async fn for_every_customer_of_the_demo_it_comes_true() {
    let portal = Portal::new().await;
    // A hash costs what it costs; nobody logs in by a password here.
    seed_demo(&*portal.store, portal.state.now(), &|_| "!".to_owned()).await.unwrap();
    for customer in CUSTOMERS {
        agrees(&portal, &format!("demo-{}", customer.username), &[]).await;
    }
}

#[tokio::test]
async fn what_the_preview_of_a_closure_says_is_what_becomes_of_it() {
    for person in [EVA, NEW, OLD] {
        let portal = Portal::new().await;
        let client = portal.log_in(person).await;
        let shown = preview(&client, "?closure=true").await;
        let body = json!({ "kind": "account_closure", "preview": shown["token"] });
        let asked = client.ask("close-0123456789abc", &body).await;
        assert_eq!(asked.status, 202, "{person}: {asked:?}");
        let sql = "SELECT category || ' ' || value FROM account_value WHERE account = ?1 ORDER BY 1";
        let scope = person.trim_start_matches("person-").replace("eva", "eva-bv");
        let values = async || -> Vec<String> {
            sqlx::query_scalar(sql).bind(&scope).fetch_all(&portal.sql().await).await.unwrap()
        };
        let before = values().await;
        portal.grant(&asked.json()).await;
        portal.work().await;
        let account = portal.store.memberships(&person.parse().unwrap()).await.unwrap().remove(0);
        assert_eq!((account.status, account.closed_on), (AccountStatus::Closed, Some(date(2026, 11, 24))), "{person}");
        let goes = |value: &String| {
            let kind = value.split(' ').next().unwrap();
            let own = shown["items"].as_array().unwrap().iter().filter(|one| one["category"] == kind);
            own.filter(|one| one["purpose"] == "account").all(|one| one["fate"] == "goes")
        };
        let expected: Vec<String> = before.into_iter().filter(|value| !goes(value)).collect();
        assert_eq!(values().await, expected, "{person}");
        assert_eq!(client.request(&asked.json()).await["status"], "completed");
        // Both lists end with the last account.
        for id in ["newsletter", "marketing"] {
            assert_ne!(client.switch(id).await["state"], "granted", "{person} {id}");
        }
    }
}

#[tokio::test]
async fn a_value_goes_when_no_purpose_needs_it_any_more() {
    let portal = Portal::new().await;
    portal.store.seed(vec![login("closed", CLOSED)]).await.unwrap();
    let closed = portal.log_in(CLOSED).await;
    let all = preview(&closed, "").await;
    assert_eq!(item(&all, "portal", "activity")["fate"], "goes");
    // The portal's two years are our own period, and the account is closed.
    assert_eq!(item(&all, "portal", "phone")["fate"], "goes");
    let address = item(&all, "account", "name_address");
    assert_eq!((&address["fate"], &address["until"]), (&json!("stays"), &json!("2033-01-01")));
    // With another account that is open the person's own stay.
    let open = Membership {
        account: "second".parse().unwrap(),
        name: "Tweede (verzonnen)".to_owned(),
        role: Role::Owner,
        status: AccountStatus::Open,
        opened_on: date(2024, 1, 1),
        closed_on: None,
    };
    let before = item(&all, "account", "username").clone();
    assert_eq!(before["fate"], "goes");
    portal.store.seed(vec![Item::Member(CLOSED.parse().unwrap(), open)]).await.unwrap();
    let after = preview(&closed, "").await;
    let name = item(&after, "account", "username");
    assert_eq!((&name["fate"], &name["no_date"]), (&json!("stays"), &json!("account_open")));
}

#[tokio::test]
async fn the_own_standstill_does_not_stop_an_erasure() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    eva.ask("stop-0123456789abc", &json!({ "kind": "objection", "purposes": ["contact"] })).await.json();
    let all = preview(&eva, "?purposes=contact,portal").await;
    let messages = item(&all, "contact", "contact_messages");
    assert_eq!(messages["fate"], "stays");
    assert!(!messages["ground"].as_str().unwrap().starts_with("Dit staat stil"), "{messages}");
    assert_eq!(item(&all, "portal", "activity")["no_date"], "account_open");
}

#[tokio::test]
async fn only_what_the_token_names_was_shown() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    let without = json!({ "kind": "erasure", "purposes": ["order"] });
    let computed = eva.ask("computed-0123456789ab", &without).await.json();
    assert_eq!((&computed["preview_kind"], computed["preview"].is_object()), (&json!("computed"), true));
    let token = preview(&eva, "?purposes=newsletter").await["token"].clone();
    let with = json!({ "kind": "erasure", "purposes": ["newsletter"], "preview": token });
    let shown = eva.ask("shown-0123456789abcdef", &with).await.json();
    assert_eq!(shown["preview_kind"], "shown", "{shown}");
    let read = eva.get(&format!("/requests/{}", computed["id"].as_str().unwrap())).await.ok();
    assert_eq!(read["preview_kind"], "computed");
}
