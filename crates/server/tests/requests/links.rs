//! The links in e-mails: without logging in, without a cookie, and nothing happens by looking.

use crate::portal::people::{EVA, NEW};
use crate::portal::{API, Portal};
use axum::body::Body;
use axum::http::{Request, header};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

const HTML: &str = "text/html,application/xhtml+xml,*/*;q=0.8";
const ONE_CLICK: &str = "List-Unsubscribe=One-Click";

#[tokio::test]
async fn looking_changes_nothing_and_one_press_stops_it() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    for (purpose, state) in [("newsletter", "withdrawn"), ("marketing", "objected")] {
        let link = portal.unsubscribe_path(purpose, "eva@example.nl").await;
        let before = portal.rows().await;
        for method in ["GET", "HEAD", "GET"] {
            assert_eq!(portal.open(method, &link, HTML, "").await.status, 200);
        }
        assert_eq!(portal.rows().await, before);
        assert_eq!(eva.switch(purpose).await["state"], "granted");
        let page = portal.open("GET", &link, HTML, "").await;
        let page = page.page(200, "Wil je hiermee stoppen?");
        assert_eq!((page.matches("<button").count(), page.matches("<form").count()), (1, 1), "one button");
        assert!(page.contains(&format!("action=\"{link}\"")) && !page.contains("eva@example.nl"));

        portal.open("POST", &link, HTML, ONE_CLICK).await.page(200, "Je bent afgemeld");
        let now = eva.switch(purpose).await;
        assert_eq!((now["state"].as_str(), now["channel"].as_str()), (Some(state), Some("unsubscribe_link")));
        assert_eq!(portal.permission(purpose, "eva@example.nl").await["refusal"], "not_permitted");
        let after = portal.rows().await;
        portal.open("POST", &link, HTML, ONE_CLICK).await.page(200, "Je bent afgemeld");
        portal.open("GET", &link, HTML, "").await.page(200, "Je bent afgemeld");
        let without =
            |rows: &[(String, i64)]| rows.iter().filter(|(name, _)| name != "lookup").cloned().collect::<Vec<_>>();
        assert_eq!(without(&portal.rows().await), without(&after), "again changes nothing");
    }
    // One is no word about the other, and none about what is not e-mail.
    assert_eq!(eva.switch("training").await["revision"], 0);
    assert_eq!(portal.store.verify(None).await.unwrap().flaws, 0);
}

#[tokio::test]
async fn one_to_the_newsletter_is_none_to_marketing() {
    let portal = Portal::new().await;
    let link = portal.unsubscribe_path("newsletter", "eva@example.nl").await;
    portal.open("POST", &link, "*/*", ONE_CLICK).await.page(200, "Je bent afgemeld");
    assert_eq!(portal.permission("newsletter", "eva@example.nl").await["permitted"], false);
    assert_eq!(portal.permission("marketing", "eva@example.nl").await["permitted"], true);
}

#[tokio::test]
async fn a_mail_programs_server_needs_no_cookie_no_token_and_no_page() {
    let multipart = "--b\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--b--\r\n";
    for (kind, body) in [
        ("application/x-www-form-urlencoded", ONE_CLICK),
        ("multipart/form-data; boundary=b", multipart),
        ("application/x-www-form-urlencoded; charset=UTF-8", ONE_CLICK),
    ] {
        let portal = Portal::new().await;
        let link = portal.unsubscribe_path("newsletter", "eva@example.nl").await;
        let call =
            Request::post(&link).header(header::CONTENT_TYPE, kind).header(header::ORIGIN, "https://mail.example");
        let answer = portal.send(call.body(Body::from(body)).unwrap()).await;
        assert_eq!(answer.status, 200, "{kind}: {answer:?}");
        assert!(answer.headers.get(header::SET_COOKIE).is_none() && answer.headers.get(header::LOCATION).is_none());
        assert_eq!(portal.log_in(EVA).await.switch("newsletter").await["state"], "withdrawn", "{kind}");
    }
}

#[tokio::test]
async fn a_cookie_that_comes_along_is_not_looked_at() {
    let portal = Portal::new().await;
    let new = portal.log_in(NEW).await;
    let link = portal.unsubscribe_path("newsletter", "eva@example.nl").await;
    let call = Request::post(&link).header(header::COOKIE, &new.cookie).body(Body::from(ONE_CLICK)).unwrap();
    assert_eq!(portal.send(call).await.status, 200);
    assert_eq!(portal.log_in(EVA).await.switch("newsletter").await["state"], "withdrawn");
    assert_eq!(new.switch("newsletter").await["revision"], 0);
}

#[tokio::test]
async fn a_link_that_is_none_gets_one_answer_whatever_is_wrong_with_it() {
    let portal = Portal::new().await;
    let new = portal.log_in(NEW).await;
    new.turn("newsletter", true).await.ok();
    let stop = portal.unsubscribe_path("newsletter", "eva@example.nl").await;
    let confirm = portal.confirmation_path("new@example.nl").await;
    let token = |path: &str| path.rsplit('/').next().unwrap().to_owned();
    let (stop, confirm) = (token(&stop), token(&confirm));
    let forged = format!("{}{}", &stop[..42], if stop.ends_with('A') { 'B' } else { 'A' });
    let long = "a".repeat(3_000);
    let before = portal.rows().await;
    let mut pages = Vec::new();
    for (kind, foreign) in [("unsubscribe", &confirm), ("confirmations", &stop)] {
        let cut = foreign[..20].to_owned();
        let wrong =
            [foreign, &forged, &cut, "x", "%00", "%ff", "%3Cscript%3E", "..%2f", "'%20OR%201=1", "%F0%9F%98%80", &long];
        for bad in wrong {
            for method in ["GET", "POST"] {
                let path = format!("{API}/public/{kind}/{bad}");
                let answer = portal.open(method, &path, HTML, ONE_CLICK).await;
                pages.push(answer.page(404, "Deze link werkt niet").to_owned());
                portal.open(method, &path, "*/*", ONE_CLICK).await.problem(404, "not_found");
            }
        }
        let again = format!("{API}/public/unsubscribe/{forged}/again");
        pages.push(
            portal
                .open("POST", &again, HTML, "email=a%40example.nl")
                .await
                .page(404, "Deze link werkt niet")
                .to_owned(),
        );
    }
    assert!(pages.iter().all(|page| *page == pages[0]), "one and the same page");
    assert_eq!(portal.rows().await, before);
}

#[tokio::test]
async fn a_page_has_no_script_and_loads_nothing() {
    let portal = Portal::new().await;
    let link = portal.unsubscribe_path("newsletter", "eva@example.nl").await;
    let found = portal.open("GET", &link, HTML, "").await;
    let stopped = portal.open("POST", &link, HTML, ONE_CLICK).await;
    let missing = portal.open("GET", &format!("{API}/public/unsubscribe/none"), HTML, "").await;
    let wrong_method = portal.open("DELETE", &link, HTML, "").await;
    assert_eq!((wrong_method.status.as_u16(), wrong_method.header("allow")), (405, "GET,HEAD,POST"));
    for page in [&found, &stopped, &missing, &wrong_method] {
        let style = page.text.split("<style>").nth(1).unwrap().split("</style>").next().unwrap();
        let digest = STANDARD.encode(Sha256::digest(style));
        assert_eq!(
            page.header("content-security-policy"),
            format!(
                "default-src 'none'; style-src 'sha256-{digest}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
            )
        );
        for (name, value) in [
            ("cache-control", "no-store"),
            ("referrer-policy", "no-referrer"),
            ("x-robots-tag", "noindex, nofollow"),
            ("x-content-type-options", "nosniff"),
        ] {
            assert_eq!(page.header(name), value);
        }
        assert!(page.headers.get(header::SET_COOKIE).is_none());
        for bad in ["<script", "src=", "<link", "@import", "url(", "style=\""] {
            assert!(!page.text.contains(bad), "{bad}");
        }
        for good in ["<html lang=\"nl\">", "name=\"viewport\"", "name=\"robots\"", "https://www.sohosted.com/contact"] {
            assert!(page.text.contains(good), "{good}");
        }
    }
}

#[tokio::test]
async fn when_the_database_is_gone_a_browser_gets_a_page_that_says_so() {
    let portal = Portal::new().await;
    let link = portal.unsubscribe_path("newsletter", "eva@example.nl").await;
    portal.store.close().await;
    for method in ["GET", "POST"] {
        let answer = portal.open(method, &link, HTML, ONE_CLICK).await;
        answer.page(503, "Er is bij ons iets mis");
        assert!(answer.header("retry-after").parse::<u32>().is_ok());
        portal.open(method, &link, "*/*", ONE_CLICK).await.problem(503, "unavailable");
    }
}
