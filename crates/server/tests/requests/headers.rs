//! What stands on every answer, and that every refusal is a problem.

use crate::portal::people::{EVA, PASSWORD};
use crate::portal::{API, Answer, Portal};
use axum::body::Body;
use axum::http::Request;

/// `Accept-Encoding` too where long answers come compressed.
#[track_caller]
fn holds(answer: &Answer) {
    let vary = "Sec-Fetch-Site, Origin, Accept-Language";
    let vary =
        if answer.header("vary").ends_with("Encoding") { format!("{vary}, Accept-Encoding") } else { vary.into() };
    for (name, value) in [
        ("cache-control", "no-store"),
        ("content-security-policy", "default-src 'none'; frame-ancestors 'none'"),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-resource-policy", "same-origin"),
        ("vary", &vary),
    ] {
        assert_eq!(answer.header(name), value, "{name}: {answer:?}");
    }
    assert_eq!(answer.header("x-request-id").len(), 16);
    assert!(answer.headers.get("access-control-allow-origin").is_none());
}

#[tokio::test]
async fn every_answer_has_the_security_headers() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    let tag = eva.get("/overview").await.header("etag").to_owned();
    for answer in [
        eva.get("/session").await,
        eva.get("/overview").await,
        eva.get_with("/overview", &[("if-none-match", &tag)]).await,
        eva.get("/none").await,
        eva.get("/requests/none").await,
        eva.write("POST", "/requests", &[], "{").await,
        eva.write("DELETE", "/requests", &[], "").await,
        portal.get("/healthz").await,
        portal.get("/readyz").await,
        portal.get("/openapi.json").await,
        portal.get("/none").await,
        portal.get("/demo/customers").await,
    ] {
        holds(&answer);
    }
    assert_eq!(
        (portal.get("/healthz").await.status, portal.get("/readyz").await.status),
        (204.try_into().unwrap(), 204.try_into().unwrap())
    );
}

#[tokio::test]
async fn a_wrong_path_or_method_is_a_problem() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    for path in ["/none", "/overview/", "/overview/x", "/", "/requests/a/b", "/consents/newsletter/x"] {
        eva.get(path).await.problem(404, "not_found");
    }
    for (method, path, allow) in [
        ("DELETE", "/overview", "GET,HEAD"),
        ("POST", "/overview", "GET,HEAD"),
        ("TRACE", "/overview", "GET,HEAD"),
        ("OPTIONS", "/requests", "GET,HEAD,POST"),
        ("PATCH", "/consents/newsletter", "PUT"),
        ("BREW", "/session/confirm", "POST"),
    ] {
        let answer = eva.write(method, path, &[], "").await;
        answer.problem(405, "method_not_allowed");
        assert_eq!(answer.header("allow"), allow, "{method} {path}");
    }
}

#[tokio::test]
async fn a_database_that_is_gone_is_a_problem_that_ends() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    portal.store.close().await;
    for answer in [eva.get("/overview").await, portal.get("/readyz").await] {
        let problem = answer.problem(503, "unavailable");
        assert!(answer.header("retry-after").parse::<u32>().is_ok());
        assert!(problem.get("detail").is_none(), "{problem}");
        holds(&answer);
    }
}

#[tokio::test]
async fn a_panic_is_a_problem_that_tells_nothing() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    portal.break_clock();
    let answer = eva.get("/overview").await;
    let problem = answer.problem(500, "internal");
    assert!(problem.get("detail").is_none() && !answer.text.contains("lock"), "{problem}");
    holds(&answer);
    assert_eq!(portal.get("/healthz").await.status, 204);
}

#[tokio::test]
async fn a_call_that_takes_too_long_is_a_problem() {
    let portal = Portal::with(&[("SERVER__TIMEOUT_SECONDS", "0")]).await;
    let call = Request::post("/demo/login").header("sec-fetch-site", "same-origin");
    let body = format!(r#"{{"username":"eva","password":"{PASSWORD}"}}"#);
    let call = call.header("content-type", "application/json").body(Body::from(body)).unwrap();
    let answer = portal.send(call).await;
    answer.problem(503, "unavailable");
    holds(&answer);
}

#[tokio::test]
async fn without_the_demo_there_is_no_log_in_of_ours() {
    let portal = Portal::with(&[("DEMO__ENABLED", "false")]).await;
    portal.get("/demo/customers").await.problem(404, "not_found");
    assert_eq!(portal.get(&format!("{API}/session")).await.status, 401);
}

#[tokio::test]
async fn the_demo_tells_who_can_log_in() {
    let portal = Portal::new().await;
    let customers = portal.get("/demo/customers").await.ok();
    let names: Vec<_> =
        customers["items"].as_array().unwrap().iter().map(|one| one["username"].as_str().unwrap()).collect();
    assert_eq!(names, ["alles", "nieuw", "jaren", "gesloten", "geblokkeerd", "gebruiker", "twee"]);
}

#[tokio::test]
async fn every_action_of_the_demo_has_its_text() {
    let portal = Portal::new().await;
    for (code, text) in mijn_privacy_store::demo::ACTIONS {
        assert_eq!(portal.state.config.activity.actions[*code].get("nl"), *text);
    }
}
