//! Nobody else's data, in no answer; and a line in the access log for every look.

use crate::portal::people::{CLOSED, EVA, NEW, NOOR, OF_BLOG, OF_EVA, OF_SHOP, TOM};
use crate::portal::{API, Portal};

const READS: [&str; 7] =
    ["/session", "/overview", "/orders", "/contact-messages", "/activity", "/consents", "/requests"];

#[tokio::test]
async fn every_read_is_about_the_person_who_is_logged_in() {
    let portal = Portal::new().await;
    let mut all = std::collections::BTreeMap::new();
    for person in [EVA, TOM, NOOR, NEW, CLOSED] {
        let client = portal.log_in(person).await;
        let mut text = String::new();
        for path in READS {
            let answer = client.get(path).await;
            answer.ok();
            text += &answer.text;
        }
        all.insert(person, text);
    }
    for value in OF_EVA.iter().filter(|value| **value != "0417") {
        let hidden = value.starts_with("NL91");
        assert_eq!(all[EVA].contains(value), !hidden, "{value}");
    }
    for value in OF_EVA {
        for other in [TOM, NOOR, NEW, CLOSED] {
            assert!(!all[other].contains(value), "{other} sees {value}");
        }
    }
    for value in OF_SHOP.iter().chain(&OF_BLOG) {
        for other in [EVA, TOM, NEW, CLOSED] {
            assert!(!all[other].contains(value), "{other} sees {value}");
        }
    }
    assert!(!all[EVA].contains("0417") && !all[EVA].contains("Toms vraag") && !all[EVA].contains("198.51.100.7"));
    assert!(all[TOM].contains("Toms vraag") && all[TOM].contains("198.51.100.7"));
}

#[tokio::test]
async fn nobody_sees_nothing() {
    let portal = Portal::new().await;
    for path in READS {
        portal.get(&format!("{API}{path}")).await.problem(401, "session_expired");
    }
    portal.get(&format!("{API}/requests/abc")).await.problem(401, "session_expired");
}

#[tokio::test]
async fn every_look_is_written_to_the_access_log() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    for path in READS {
        eva.get(path).await.ok();
    }
    eva.get("/requests/none").await.problem(404, "not_found");
    let log = access_log(&portal).await;
    for what in ["session", "overview", "orders", "contact-messages", "activity", "consents", "requests"] {
        assert!(log.iter().any(|(who, seen)| who == EVA && seen == what), "{what}: {log:?}");
    }
    assert_eq!(log.iter().filter(|(_, seen)| seen == "requests").count(), 2);
}

#[tokio::test]
async fn an_account_that_is_no_longer_theirs_is_closed_to_them_at_once() {
    let portal = Portal::new().await;
    let tom = portal.log_in(TOM).await;
    tom.get("/overview").await.ok();
    let mut file = open(&portal).await;
    sqlx::query("DELETE FROM membership WHERE person = ?1").bind(TOM).execute(&mut file).await.unwrap();
    for path in READS {
        tom.get(path).await.problem(401, "session_expired");
    }
}

/// The access log is read by no verb yet, so it is looked at in the file itself.
async fn access_log(portal: &Portal) -> Vec<(String, String)> {
    let mut file = open(portal).await;
    sqlx::query_as("SELECT actor, what FROM lookup ORDER BY at").fetch_all(&mut file).await.unwrap()
}

async fn open(portal: &Portal) -> sqlx::SqliteConnection {
    use sqlx::Connection;
    let file = format!("sqlite://{}", portal.file("test.db").display());
    sqlx::SqliteConnection::connect(&file).await.unwrap()
}
