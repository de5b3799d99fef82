//! The file with the answer to an access or portability request: made, fetched, and nobody else's.

mod contents;
mod fetching;
mod killed;

use crate::portal::people::EVA;
use crate::portal::{API, Client, Portal};
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode, header};
use http_body_util::BodyExt;
use mijn_privacy_store::{ActivityRow, Item, Seed};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use tower::ServiceExt;

/// An answer of bytes; the error is a body that broke off.
struct File {
    status: StatusCode,
    headers: HeaderMap,
    bytes: Result<Vec<u8>, String>,
}

impl File {
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    #[track_caller]
    fn whole(&self) -> &[u8] {
        self.bytes.as_ref().unwrap()
    }
}

impl Client<'_> {
    /// Fetches from a link.
    async fn fetch(&self, method: &str, href: &str, headers: &[(&str, &str)]) -> File {
        let call = Request::builder().method(method).uri(format!("{API}/{href}")).header(header::COOKIE, &self.cookie);
        let call = headers.iter().fold(call, |call, (name, value)| call.header(*name, *value));
        let response = self.portal.router.clone().oneshot(call.body(Body::empty()).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.map(|all| all.to_bytes().to_vec()).map_err(|error| error.to_string());
        File { status: parts.status, headers: parts.headers, bytes }
    }

    /// A new link to the file of a request.
    async fn link(&self, request: &Value) -> String {
        let answer = self.post(request, "result-links").await;
        assert_eq!(answer.status, 201, "{answer:?}");
        answer.json()["href"].as_str().unwrap().to_owned()
    }

    /// Sends a request of this kind, and lets it be answered.
    async fn answered(&self, body: Value) -> Value {
        let request = self.ask("answered-0123456789", &body).await.json();
        self.portal.work().await;
        self.request(&request).await
    }

    /// The files of a whole file.
    async fn files(&self, request: &Value) -> BTreeMap<String, String> {
        let file = self.fetch("GET", &self.link(request).await, &[]).await;
        unpacked(file.whole())
    }
}

fn unpacked(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..zip.len())
        .map(|place| {
            let mut file = zip.by_index(place).unwrap();
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            (file.name().unwrap().into_owned(), text)
        })
        .collect()
}

/// So many actions of Eva that do not pack well, so that there are several pieces.
async fn much(portal: &Portal, rows: i64) {
    let row = |index: i64| ActivityRow {
        at: jiff::Timestamp::from_second(1_700_000_000 + index).unwrap(),
        system: mijn_privacy_api::ActivitySystem::Portal,
        action: (0..3).map(|part| format!("{:x?}", Sha256::digest(format!("{index} {part}")))).collect(),
        ip_address: None,
    };
    let (account, person): (mijn_privacy_api::AccountId, mijn_privacy_api::PersonId) =
        ("eva-bv".parse().unwrap(), EVA.parse().unwrap());
    let items = (0..rows).map(|index| Item::Activity(account.clone(), person.clone(), row(index))).collect();
    portal.store.seed(items).await.unwrap();
}

fn access() -> Value {
    json!({ "kind": "access" })
}
