//! The demo as its customers see it.

use crate::portal::Portal;
use jiff::civil::Date;
use mijn_privacy_server::assemble;
use mijn_privacy_store::demo::{CUSTOMERS, seed_demo};
use mijn_privacy_store::{Clock, Store};
use serde_json::Value;

/// Every date on which something should be gone, anywhere in an answer.
fn ends(value: &Value, found: &mut Vec<Date>) {
    match value {
        Value::Object(fields) => fields.iter().for_each(|(name, value)| match value.as_str() {
            Some(day) if name.ends_with("delete_on") => found.push(day.parse().unwrap()),
            _ => ends(value, found),
        }),
        Value::Array(items) => items.iter().for_each(|item| ends(item, found)),
        _ => {}
    }
}

#[tokio::test]
async fn nothing_of_the_demo_should_be_gone_already() {
    let portal = Portal::new().await;
    seed_demo(&*portal.store, portal.clock.now(), &|_| "!".to_owned()).await.unwrap();
    let today: Date = "2026-11-24".parse().unwrap();
    let mut found = Vec::new();
    for customer in CUSTOMERS {
        let person = portal.store.login(customer.username).await.unwrap().unwrap().person;
        let client = portal.log_in(person.as_str()).await;
        for account in portal.store.memberships(&person).await.unwrap() {
            let body = serde_json::json!({ "account_id": account.account });
            client.write("POST", "/session/account", &[], body.to_string()).await.ok();
            for path in ["/overview", "/orders?limit=100", "/contact-messages?limit=100"] {
                ends(&client.get(path).await.ok(), &mut found);
            }
        }
    }
    assert!(found.len() > 50, "{}", found.len());
    assert_eq!(found.iter().min().filter(|day| **day <= today), None);
    let passed = assemble::passed(&portal.state.config, today);
    assert_eq!(portal.store.delete_passed(&passed).await.unwrap(), 0);
}
