//! What each request is answered with.

use std::convert::Infallible;
use std::sync::{Arc, Mutex};
use std::time::Instant;

use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HOST};
use hyper::{Request, Response, StatusCode};

use super::sites::{Hit, State, lock};
use super::{GOOGLE, Page};
use crate::{paths, proxy};

type Answer = Response<Full<Bytes>>;

/// Google's tag.
const TAG: &str = include_str!("tag.js");

/// Answers by host and path.
pub(super) async fn answer(
    request: Request<Incoming>,
    state: Arc<Mutex<State>>,
    port: u16,
) -> Result<Answer, Infallible> {
    let host = request.headers().get(HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let path = request.uri().path().to_owned();
    if host.starts_with(GOOGLE) {
        return Ok(google(&request, &state));
    }
    if path.starts_with("/api/") || path.starts_with("/demo/") {
        let upstream = lock(&state).upstream;
        let Some(upstream) = upstream else { return Ok(text(StatusCode::NOT_FOUND, "text/plain", "")) };
        let answer = proxy::forward(request, upstream).await;
        return Ok(answer.unwrap_or_else(|error| text(StatusCode::BAD_GATEWAY, "text/plain", &error.to_string())));
    }
    if let Some(file) = path.strip_prefix("/privacy/") {
        return Ok(package(file));
    }
    if let Some(code) = lock(&state).scripts.get(&path) {
        return Ok(text(StatusCode::OK, "text/javascript", code));
    }
    Ok(match lock(&state).pages.get(&path) {
        Some(page) => document(page, port),
        None if path == "/favicon.ico" => text(StatusCode::NO_CONTENT, "image/x-icon", ""),
        None => text(StatusCode::NOT_FOUND, "text/plain", ""),
    })
}

fn google(request: &Request<Incoming>, state: &Mutex<State>) -> Answer {
    let what = request.uri().path_and_query().map(ToString::to_string).unwrap_or_default();
    let what = decoded(&what);
    lock(state).hits.push(Hit { at: Instant::now(), what });
    match request.uri().path() {
        "/gtag/js" | "/gtm.js" => text(StatusCode::OK, "text/javascript", TAG),
        "/g/collect" => text(StatusCode::NO_CONTENT, "text/plain", ""),
        _ => text(StatusCode::NOT_FOUND, "text/plain", ""),
    }
}

fn package(file: &str) -> Answer {
    let kind = match file.rsplit('.').next() {
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("wasm") => "application/wasm",
        _ => "application/octet-stream",
    };
    match std::fs::read(paths::pkg().join(file)) {
        Ok(contents) => {
            let answer = Response::builder().header(CONTENT_TYPE, kind).header(CACHE_CONTROL, "no-cache");
            answer.body(Full::from(contents)).expect("these headers are right")
        }
        Err(_) => text(StatusCode::NOT_FOUND, "text/plain", ""),
    }
}

fn document(page: &Page, port: u16) -> Answer {
    let mut answer = Response::builder()
        .header(CONTENT_TYPE, "text/html")
        .header(CONTENT_SECURITY_POLICY, Page::policy(port))
        // As careless sites do: the whole address goes along.
        .header("referrer-policy", "unsafe-url");
    for (name, value) in page.headers() {
        answer = answer.header(name, value);
    }
    answer.body(Full::from(page.html(port))).expect("a test's headers are right")
}

fn text(status: StatusCode, kind: &str, text: &str) -> Answer {
    let answer = Response::builder().status(status).header(CONTENT_TYPE, kind).header(CACHE_CONTROL, "no-store");
    answer.body(Full::from(text.to_owned())).expect("these headers are right")
}

/// Percent-decoded, for reading.
fn decoded(query: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = query.bytes();
    while let Some(byte) = rest.next() {
        let code = [rest.clone().next(), rest.clone().nth(1)];
        let code = code.map(|digit| digit.and_then(|digit| char::from(digit).to_digit(16)));
        match (byte, code) {
            (b'%', [Some(high), Some(low)]) => {
                bytes.extend(u8::try_from(high * 16 + low).ok());
                rest.nth(1);
            }
            (b'+', _) => bytes.push(b' '),
            (other, _) => bytes.push(other),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
