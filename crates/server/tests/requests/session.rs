//! Who is logged in, for how long, and for which account.

use crate::portal::people::{EVA, NOOR, OF_BLOG, OF_SHOP, PASSWORD};
use crate::portal::{API, Answer, Portal};
use axum::body::Body;
use axum::http::Request;
use jiff::SignedDuration;

async fn post(portal: &Portal, path: &str, body: &str) -> Answer {
    let call = Request::post(path).header("sec-fetch-site", "same-origin").header("content-type", "application/json");
    portal.send(call.body(Body::from(body.to_owned())).unwrap()).await
}

async fn try_password(portal: &Portal, username: &str, password: &str) -> Answer {
    post(portal, "/demo/login", &format!(r#"{{"username":"{username}","password":"{password}"}}"#)).await
}

#[tokio::test]
async fn a_log_in_gives_a_session_and_a_log_out_ends_it() {
    let portal = Portal::new().await;
    portal.get(&format!("{API}/session")).await.problem(401, "session_expired");
    let answer = try_password(&portal, "eva", PASSWORD).await;
    let session = answer.ok();
    assert_eq!((&session["person_id"], &session["role"]), (&EVA.into(), &"owner".into()));
    assert_eq!(session["expires_at"], "2026-11-24T09:45:00Z");
    let cookie = answer.header("set-cookie");
    assert!(cookie.starts_with("mp_session=") && cookie.ends_with("; HttpOnly; SameSite=Lax; Path=/"), "{cookie}");
    let cookie = cookie.split(';').next().unwrap().to_owned();
    let with = |call: axum::http::request::Builder| call.header("cookie", &cookie).body(Body::empty()).unwrap();
    assert_eq!(portal.send(with(Request::get(format!("{API}/session")))).await.ok(), session);
    let out = portal.send(with(Request::post("/demo/logout").header("sec-fetch-site", "same-origin"))).await;
    assert_eq!(out.status, 204);
    assert!(out.header("set-cookie").contains("Max-Age=0"), "{out:?}");
    portal.send(with(Request::get(format!("{API}/session")))).await.problem(401, "session_expired");
}

#[tokio::test]
async fn over_https_the_cookie_belongs_to_this_host_alone() {
    let portal = Portal::with(&[("SERVER__PUBLIC_URL", "https://mijn.example.nl")]).await;
    let answer = try_password(&portal, "eva", PASSWORD).await;
    let cookie = answer.header("set-cookie");
    assert!(cookie.starts_with("__Host-mp_session=") && cookie.contains("; Secure; Path=/"), "{cookie}");
    assert!(answer.header("strict-transport-security").starts_with("max-age=63072000"));
}

#[tokio::test]
async fn a_session_ends_when_idle_and_in_any_case_after_its_time() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    for _ in 0..16 {
        portal.pass(SignedDuration::from_mins(29));
        eva.get("/session").await.ok();
    }
    portal.pass(SignedDuration::from_mins(29));
    eva.get("/session").await.problem(401, "session_expired");
    let eva = portal.log_in(EVA).await;
    portal.pass(SignedDuration::from_mins(30));
    eva.get("/session").await.problem(401, "session_expired");
}

#[tokio::test]
async fn known_and_unknown_names_are_refused_alike_and_slowed_alike() {
    let portal = Portal::new().await;
    for name in ["eva", "niemand"] {
        for _ in 0..5 {
            try_password(&portal, name, "fout").await.problem(401, "wrong_password");
        }
        let answer = try_password(&portal, name, "fout").await;
        answer.problem(429, "too_many_requests");
        assert_eq!(answer.header("retry-after"), "1");
    }
    portal.pass(SignedDuration::from_secs(1));
    try_password(&portal, "niemand", "fout").await.problem(401, "wrong_password");
    try_password(&portal, "eva", PASSWORD).await.ok();
    for _ in 0..5 {
        try_password(&portal, "eva", "fout").await.problem(401, "wrong_password");
    }
}

#[tokio::test]
async fn many_tries_at_once_are_no_way_round() {
    let portal = Portal::new().await;
    for name in ["eva", "niemand"] {
        let mut tried = 0;
        let tries = (0..20).map(|_| try_password(&portal, name, "fout"));
        for answer in futures_util::future::join_all(tries).await {
            match answer.status.as_u16() {
                401 => tried += 1,
                _ => drop(answer.problem(429, "too_many_requests")),
            }
        }
        // Five that are free, and as many as are checked at a time.
        assert!((5..=7).contains(&tried), "{name}: {tried}");
    }
}

#[tokio::test]
async fn the_password_again_makes_a_session_fresh() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    portal.pass(SignedDuration::from_mins(10));
    let body = |password: &str| format!(r#"{{"password":"{password}"}}"#);
    eva.write("POST", "/session/confirm", &[], body("fout")).await.problem(403, "wrong_password");
    let session = eva.write("POST", "/session/confirm", &[], body(PASSWORD)).await.ok();
    assert_eq!(session["authenticated_at"], "2026-11-24T09:25:00Z");
    assert_eq!(eva.get("/session").await.ok(), session);
    for _ in 0..5 {
        eva.write("POST", "/session/confirm", &[], body("fout")).await.problem(403, "wrong_password");
    }
    let answer = eva.write("POST", "/session/confirm", &[], body(PASSWORD)).await;
    answer.problem(429, "too_many_requests");
    assert_eq!(answer.header("retry-after"), "1");
}

#[tokio::test]
async fn a_person_with_two_accounts_sees_one_at_a_time() {
    let portal = Portal::new().await;
    let noor = portal.log_in(NOOR).await;
    let session = noor.get("/session").await.ok();
    assert_eq!(session["accounts"].as_array().unwrap().len(), 2);
    for (account, own, other) in [("noor-shop", OF_SHOP, OF_BLOG), ("noor-blog", OF_BLOG, OF_SHOP)] {
        let body = format!(r#"{{"account_id":"{account}"}}"#);
        let chosen = noor.write("POST", "/session/account", &[], body).await.ok();
        assert_eq!(chosen["account_id"], account);
        let mut all = String::new();
        for path in ["/overview", "/orders", "/contact-messages", "/activity", "/consents", "/requests"] {
            all += &noor.get(path).await.text;
        }
        for value in own {
            assert!(all.contains(value), "{account}: {value} is missing");
        }
        for value in other {
            assert!(!all.contains(value), "{account}: {value} is of the other account");
        }
    }
    for bad in ["eva-bv", "does-not-exist"] {
        let body = format!(r#"{{"account_id":"{bad}"}}"#);
        noor.write("POST", "/session/account", &[], body).await.refused("/account_id", "unknown_value");
    }
}
