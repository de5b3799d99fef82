//! Long answers come compressed to who takes that, and never those with a secret.

use crate::portal::people::EVA;
use crate::portal::{API, Client, Portal};
use axum::body::Body;
use axum::http::{Request, Response, header};
use http_body_util::BodyExt;
use tower::ServiceExt;

const LONG: [&str; 5] = ["/overview", "/orders", "/contact-messages", "/activity?limit=100", "/consents"];

async fn ask(eva: &Client<'_>, path: &str, takes: &str, tag: &str) -> Response<Body> {
    let call = Request::get(format!("{API}{path}")).header(header::COOKIE, &eva.cookie);
    let call = call.header(header::ACCEPT_ENCODING, takes).header(header::IF_NONE_MATCH, tag);
    eva.portal.router.clone().oneshot(call.body(Body::empty()).unwrap()).await.unwrap()
}

fn word(response: &Response<Body>, name: header::HeaderName) -> String {
    let lines: Vec<_> = response.headers().get_all(name).iter().map(|line| line.to_str().unwrap()).collect();
    lines.join(" | ")
}

async fn size(response: Response<Body>) -> usize {
    response.into_body().collect().await.unwrap().to_bytes().len()
}

#[tokio::test]
async fn long_answers_are_compressed_and_say_what_they_depend_on() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    for path in LONG {
        let plain = ask(&eva, path, "identity", "\"none\"").await;
        assert_eq!(word(&plain, header::CONTENT_ENCODING), "", "{path}");
        let (vary, length) = (word(&plain, header::VARY), size(plain).await);
        assert_eq!(vary, "Sec-Fetch-Site, Origin, Accept-Language, Accept-Encoding");
        for (takes, coding) in [("gzip", "gzip"), ("gzip, deflate, br", "br")] {
            let small = ask(&eva, path, takes, "\"none\"").await;
            let expected = if length > 1_024 { coding } else { "" };
            assert_eq!(
                (word(&small, header::CONTENT_ENCODING).as_str(), word(&small, header::VARY)),
                (expected, vary.clone())
            );
            let smaller = size(small).await;
            assert!(expected.is_empty() || smaller * 3 < length * 2, "{path} {takes}: {smaller} of {length}");
        }
    }
}

#[tokio::test]
async fn the_tag_holds_whatever_the_coding() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    let first = ask(&eva, "/overview", "br", "\"none\"").await;
    let tag = word(&first, header::ETAG);
    assert!(tag.starts_with("W/\""), "two codings are not the same bytes: {tag}");
    assert_eq!(word(&ask(&eva, "/overview", "gzip", "\"none\"").await, header::ETAG), tag);
    for (takes, known) in [("br", tag.clone()), ("identity", tag.clone()), ("gzip", tag.replace("W/", ""))] {
        let again = ask(&eva, "/overview", takes, &known).await;
        assert_eq!(
            (again.status().as_u16(), word(&again, header::ETAG), word(&again, header::CONTENT_ENCODING)),
            (304, tag.clone(), String::new())
        );
        assert!(word(&again, header::VARY).ends_with("Accept-Encoding"));
        assert_eq!(size(again).await, 0);
    }
}

#[tokio::test]
async fn what_holds_a_secret_is_not_compressed() {
    let portal = Portal::new().await;
    let eva = portal.log_in(EVA).await;
    let session = ask(&eva, "/session", "gzip, br", "\"none\"").await;
    assert_eq!((session.status().as_u16(), word(&session, header::CONTENT_ENCODING)), (200, String::new()));
    // A refusal on a long answer's path is a problem as everywhere.
    let refused = ask(&eva, "/orders?limit=0", "gzip, br", "\"none\"").await;
    assert_eq!((refused.status().as_u16(), word(&refused, header::CONTENT_ENCODING)), (400, String::new()));
    assert!(size(refused).await > 0);
}
