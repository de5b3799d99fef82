//! The lists inside the cards, a page at a time, each record with its own end.

use crate::portal::Portal;
use crate::portal::people::{EVA, TOM};
use serde_json::{Value, json};

fn column(list: &Value, pointer: &str) -> Vec<Value> {
    list["items"].as_array().unwrap().iter().map(|item| item.pointer(pointer).cloned().unwrap_or_default()).collect()
}

#[tokio::test]
async fn each_order_has_its_own_day() {
    let portal = Portal::new().await;
    let list = portal.log_in(EVA).await.get("/orders").await.ok();
    assert_eq!(column(&list, "/number"), ["E-3", "E-2", "E-1"]);
    assert_eq!(column(&list, "/deletion/delete_on"), [Value::Null, json!("2031-01-01"), json!("2027-01-01")]);
    assert_eq!(column(&list, "/deletion/delete_reason")[0], "order_open");
    assert_eq!(portal.log_in(TOM).await.get("/orders").await.ok(), json!({ "items": [], "total": 0 }));
}

#[tokio::test]
async fn each_message_is_kept_as_a_customers() {
    let portal = Portal::new().await;
    let list = portal.log_in(EVA).await.get("/contact-messages").await.ok();
    let mut ends: Vec<_> = column(&list, "/deletion").iter().map(ToString::to_string).collect();
    ends.sort();
    assert_eq!(ends, [r#"{"delete_on":"2034-01-01"}"#, r#"{"delete_reason":"not_satisfied"}"#]);
}

#[tokio::test]
async fn activity_is_named_and_paged_without_a_gap() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    let (mut path, mut seen) = ("/activity?limit=10".to_owned(), Vec::new());
    loop {
        let page = eva.get(&path).await.ok();
        assert_eq!(page["total"], 25);
        assert!(column(&page, "/action").iter().all(|action| action == "Ingelogd"));
        seen.extend(column(&page, "/at"));
        let Some(next) = page["next"].as_str() else { break };
        path = format!("/activity?limit=10&cursor={next}");
    }
    assert_eq!(seen.len(), 25);
    assert!(seen.windows(2).all(|pair| pair[0].as_str() > pair[1].as_str()), "{seen:?}");
}

#[tokio::test]
async fn a_page_that_is_none_is_refused() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    for list in ["/orders", "/contact-messages", "/activity", "/requests"] {
        for query in [
            "limit=0",
            "limit=101",
            "limit=x",
            "limit=-1",
            "cursor=AAAA",
            "cursor=%00",
            "cursor=",
            "page=2",
            "limit=1&limit=2",
        ] {
            eva.get(&format!("{list}?{query}")).await.problem(400, "invalid_parameter");
        }
    }
}
