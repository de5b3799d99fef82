//! A write comes from the portal's own page, with the token of its own session.

use crate::portal::Portal;
use crate::portal::people::{EVA, NOOR, PASSWORD};
use serde_json::json;

const WRITES: [(&str, &str); 7] = [
    ("POST", "/session/confirm"),
    ("POST", "/session/account"),
    ("PUT", "/consents/marketing"),
    ("POST", "/requests"),
    ("POST", "/consents/newsletter/confirmation"),
    ("POST", "/contact-messages/none/satisfied"),
    ("POST", "/contact-messages/none/withdraw"),
];

#[tokio::test]
async fn every_write_is_refused_from_elsewhere() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    let noor = portal.log_in(NOOR).await;
    for (method, path) in WRITES {
        for headers in [
            &[("sec-fetch-site", "cross-site")][..],
            &[("sec-fetch-site", "same-site")],
            &[("sec-fetch-site", "none")],
            &[("sec-fetch-site", "-")],
            &[("sec-fetch-site", "-"), ("origin", "http://127.0.0.1:1")],
            &[("sec-fetch-site", "-"), ("origin", "null")],
            &[("sec-fetch-site", "cross-site"), ("origin", "http://127.0.0.1:8080")],
            &[("x-csrf-token", "-")],
            &[("x-csrf-token", "")],
            &[("x-csrf-token", "AAAA")],
            &[("x-csrf-token", &noor.csrf)],
        ] {
            let answer = eva.write(method, path, headers, "{}").await;
            answer.problem(403, "csrf_failed");
        }
        eva.write(
            method,
            path,
            &[("content-type", "text/plain"), ("idempotency-key", "\"0123456789abcdef\""), ("if-match", "\"x\"")],
            "{}",
        )
        .await
        .problem(415, "unsupported_media_type");
    }
    assert_eq!(eva.get("/requests").await.ok()["total"], 0);
}

#[tokio::test]
async fn the_own_origin_stands_in_for_fetch_metadata() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    for origin in ["http://127.0.0.1:8080", "http://localhost:8080"] {
        let body = json!({ "password": PASSWORD }).to_string();
        eva.write("POST", "/session/confirm", &[("sec-fetch-site", "-"), ("origin", origin)], body).await.ok();
    }
}

#[tokio::test]
async fn a_write_without_a_session_says_so() {
    let portal = Portal::new().await;
    let mut nobody = portal.log_in(EVA).await;
    nobody.cookie = "mp_session=none".to_owned();
    for (method, path) in WRITES {
        nobody.write(method, path, &[], "{}").await.problem(401, "session_expired");
    }
}
