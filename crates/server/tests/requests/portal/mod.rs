//! The real router on a real database in a folder of its own, with a clock that stands still until it is moved.

mod answer;
pub mod desk;
pub mod lines;
mod outside;
pub mod people;

pub use answer::Answer;

use axum::Router;
use axum::body::Body;
use axum::http::{Method, Request, header};
use jiff::{SignedDuration, Timestamp};
use mijn_privacy_server::security::{Keys, MacKey, SealKey, SealKeys, begin};
use mijn_privacy_server::{App, app, config};
use mijn_privacy_store::{Clock, Random, Seed, SqliteStore, Store};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use tower::ServiceExt;

pub const API: &str = "/api/privacy/v1";
pub const DEMO_TOML: &str = include_str!("../../../config/demo.toml");
pub const COMPANY: &str = "/api/company/v1";
/// The bearer token of the mailing system.
pub const TOKEN: &str = "token-of-the-mailing-system-0123456789";
/// A quarter past ten on a Tuesday in the Netherlands.
pub const NOW: &str = "2026-11-24T09:15:00Z";

/// Stands still.
pub struct TestClock(Mutex<Timestamp>);

impl Clock for TestClock {
    fn now(&self) -> Timestamp {
        *self.0.lock().unwrap()
    }
}

/// Never the same twice, and the same in every run.
#[derive(Default)]
pub struct TestRandom(AtomicU64);

impl Random for TestRandom {
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            let next = self.0.fetch_add(1, Ordering::Relaxed).wrapping_mul(0x9e37_79b9_7f4a_7c15);
            chunk.copy_from_slice(&next.to_be_bytes()[..chunk.len()]);
        }
    }
}

/// A portal with the people of [`people`].
pub struct Portal {
    pub router: Router,
    pub store: Arc<SqliteStore>,
    pub state: App,
    pub clock: Arc<TestClock>,
    folder: tempfile::TempDir,
}

impl Portal {
    pub async fn new() -> Self {
        Self::with(&[]).await
    }

    /// With other settings: `("SESSION__IDLE_MINUTES", "5")`.
    pub async fn with(settings: &[(&str, &str)]) -> Self {
        Self::of(DEMO_TOML, settings).await
    }

    /// With another configuration.
    pub async fn of(text: &str, settings: &[(&str, &str)]) -> Self {
        lines::listen();
        let folder = tempfile::tempdir().unwrap();
        let missing = folder.path().join("none").display().to_string();
        let keys = folder.path().join("keys").display().to_string();
        let files = [("STATIC__PKG", missing.as_str()), ("STATIC__SITE", missing.as_str()), ("SECRETS__DIR", &keys)];
        let settings = files.iter().chain(settings).map(|(name, value)| (name.to_string(), value.to_string()));
        let digest: String = Sha256::digest(TOKEN).iter().map(|byte| format!("{byte:02x}")).collect();
        let text = text.replace("# token_sha256 = \"...\"", &format!("token_sha256 = \"{digest}\""));
        let config = config::parse(&text, settings).unwrap();
        let random = Arc::new(TestRandom::default());
        let keys = Keys {
            csrf: MacKey::new([1; 32]),
            shown: MacKey::new([2; 32]),
            cursor: MacKey::new([3; 32]),
            audit: MacKey::new([4; 32]),
            address: MacKey::new([5; 32]),
            links: MacKey::new([7; 32]),
            results: SealKeys::new(SealKey::new([6; 32]), None),
            texts: SealKeys::new(SealKey::new([8; 32]), None),
        };
        let store = SqliteStore::open(&folder.path().join("test.db"), keys.store(), random.clone()).await.unwrap();
        store.migrate().await.unwrap();
        store.seed(people::items()).await.unwrap();
        let store = Arc::new(store);
        let clock = Arc::new(TestClock(Mutex::new(NOW.parse().unwrap())));
        let state = App::new(config, store.clone(), clock.clone(), random, keys).unwrap();
        Self { router: app(state.clone()), store, state, clock, folder }
    }

    /// From now on whoever asks for the time panics.
    pub fn break_clock(&self) {
        let clock = self.clock.clone();
        let broken = std::thread::spawn(move || {
            let _held = clock.0.lock().unwrap();
            panic!("a message that quotes eva@example.nl");
        });
        assert!(broken.join().is_err());
    }

    /// Lets time pass.
    pub fn pass(&self, time: SignedDuration) {
        *self.clock.0.lock().unwrap() += time;
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        Answer::of(self.router.clone().oneshot(request).await.unwrap()).await
    }

    /// A call by nobody.
    pub async fn get(&self, path: &str) -> Answer {
        self.send(Request::get(path).body(Body::empty()).unwrap()).await
    }

    /// Somebody who is logged in, for the first of their accounts. The password's own way is `/demo/login`.
    pub async fn log_in(&self, person: &str) -> Client<'_> {
        let person = person.parse().unwrap();
        let account = self.store.memberships(&person).await.unwrap()[0].account.clone();
        let (_, cookie) = begin(&self.state, person, account).await.unwrap();
        let mut client =
            Client { portal: self, cookie: format!("{}={}", cookie.name(), cookie.value()), csrf: String::new() };
        client.csrf = client.get("/session").await.ok()["csrf_token"].as_str().unwrap().to_owned();
        client
    }

    pub fn file(&self, name: &str) -> std::path::PathBuf {
        self.folder.path().join(name)
    }
}

/// A browser with a session.
pub struct Client<'a> {
    pub portal: &'a Portal,
    pub cookie: String,
    pub csrf: String,
}

impl Client<'_> {
    pub async fn get(&self, path: &str) -> Answer {
        self.get_with(path, &[]).await
    }

    pub async fn get_with(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.portal.send(self.call(Method::GET, path, headers).body(Body::empty()).unwrap()).await
    }

    /// A write as the widget sends it.
    pub async fn write(&self, method: &str, path: &str, headers: &[(&str, &str)], body: impl Into<Body>) -> Answer {
        let own =
            [("sec-fetch-site", "same-origin"), ("x-csrf-token", &self.csrf), ("content-type", "application/json")];
        let kept = own.iter().filter(|(name, _)| !headers.iter().any(|(other, _)| other == name));
        let all: Vec<(&str, &str)> = kept.chain(headers).copied().filter(|(_, value)| *value != "-").collect();
        let method = Method::from_bytes(method.as_bytes()).unwrap();
        self.portal.send(self.call(method, path, &all).body(body.into()).unwrap()).await
    }

    /// The same over a connection from this address.
    pub async fn write_from(
        &self,
        peer: std::net::SocketAddr,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: String,
    ) -> Answer {
        let own =
            [("sec-fetch-site", "same-origin"), ("x-csrf-token", &self.csrf), ("content-type", "application/json")];
        let all: Vec<(&str, &str)> = own.iter().chain(headers).copied().collect();
        let mut call =
            self.call(Method::from_bytes(method.as_bytes()).unwrap(), path, &all).body(Body::from(body)).unwrap();
        call.extensions_mut().insert(axum::extract::ConnectInfo(peer));
        self.portal.send(call).await
    }

    /// A request under a right.
    pub async fn ask(&self, key: &str, body: &Value) -> Answer {
        self.write("POST", "/requests", &[("idempotency-key", &format!("\"{key}\""))], body.to_string()).await
    }

    /// A switch of `GET consents`.
    pub async fn switch(&self, id: &str) -> Value {
        let consents = self.get("/consents").await.ok();
        consents["items"].as_array().unwrap().iter().find(|one| one["id"] == id).unwrap().clone()
    }

    /// Switches, as somebody who saw `seen`.
    pub async fn put(&self, seen: &Value, granted: bool, key: &str) -> Answer {
        let body = serde_json::json!({ "granted": granted, "shown_token": seen["shown_token"] });
        let (key, tag) = (format!("\"{key}\""), format!("\"{}\"", seen["etag"].as_str().unwrap()));
        let path = format!("/consents/{}", seen["id"].as_str().unwrap());
        self.write("PUT", &path, &[("idempotency-key", &key), ("if-match", &tag)], body.to_string()).await
    }

    /// Switches by the present state.
    pub async fn turn(&self, id: &str, granted: bool) -> Answer {
        let seen = self.switch(id).await;
        let key = format!("turn-{id}-{}-{granted}-0123456789", seen["revision"]);
        self.put(&seen, granted, &key).await
    }

    /// The history of a switch, newest first: state and channel.
    pub async fn history(&self, id: &str) -> Vec<(String, String)> {
        let page = self.get(&format!("/consents/{id}/history")).await.ok();
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        page["items"].as_array().unwrap().iter().map(|one| (text(&one["state"]), text(&one["channel"]))).collect()
    }

    fn call(&self, method: Method, path: &str, headers: &[(&str, &str)]) -> axum::http::request::Builder {
        let call = Request::builder().method(method).uri(format!("{API}{path}")).header(header::COOKIE, &self.cookie);
        headers.iter().fold(call, |call, (name, value)| call.header(*name, *value))
    }
}
