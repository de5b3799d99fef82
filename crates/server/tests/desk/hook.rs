//! A system that listens to webhooks: it keeps what it hears, checks it as docs/WEBHOOKS.md says, and answers as it is told to.

use crate::portal::DEMO_TOML;
use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use serde_json::Value;
use sha2::Sha256;
use std::collections::HashSet;
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// The secret in use, as the tests configure it.
pub const SECRET: [u8; 32] = [0xab; 32];
/// The one before.
pub const BEFORE: [u8; 32] = [0xcd; 32];

/// One call.
#[derive(Clone, Debug)]
pub struct Call {
    pub id: String,
    pub timestamp: i64,
    pub signature: String,
    pub raw: Vec<u8>,
    pub body: Value,
}

#[derive(Default)]
struct Kept {
    calls: Vec<Call>,
    answers: Vec<u16>,
    hang: bool,
}

/// The system.
pub struct Hook {
    pub address: std::net::SocketAddr,
    kept: Arc<Mutex<Kept>>,
    server: tokio::task::JoinHandle<()>,
}

impl Drop for Hook {
    fn drop(&mut self) {
        self.server.abort();
    }
}

impl Hook {
    /// Listens on a port of its own, and answers 204.
    pub async fn start() -> Self {
        let kept = Arc::new(Mutex::new(Kept::default()));
        let router = Router::new().route("/hook", post(heard)).with_state(kept.clone());
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let server = tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        Self { address, kept, server }
    }

    /// What it answers next, call after call, before it answers 204 again.
    pub fn answers(&self, answers: &[u16]) {
        self.kept.lock().unwrap().answers = answers.iter().rev().copied().collect();
    }

    /// From now on it never answers, or does again.
    pub fn hangs(&self, hang: bool) {
        self.kept.lock().unwrap().hang = hang;
    }

    pub fn calls(&self) -> Vec<Call> {
        self.kept.lock().unwrap().calls.clone()
    }

    /// The kinds of events that it heard, in order.
    pub fn events(&self) -> Vec<String> {
        self.calls().iter().map(|call| call.body["type"].as_str().unwrap().to_owned()).collect()
    }

    /// The demo's configuration with this system in it, and its secret.
    pub fn config(&self, events: &[&str]) -> String {
        let hex: String = SECRET.iter().map(|byte| format!("{byte:02x}")).collect();
        format!("{}\n[secrets.webhooks]\ntickets = \"{hex}\"\n", self.bare_config(events))
    }

    /// Without its secret.
    pub fn bare_config(&self, events: &[&str]) -> String {
        format!("{}{}", DEMO_TOML, self.section("tickets", events))
    }

    /// As the configuration names it.
    pub fn section(&self, name: &str, events: &[&str]) -> String {
        format!("\n[[webhooks]]\nname = \"{name}\"\nurl = \"http://{}/hook\"\nevents = {events:?}\n", self.address)
    }
}

async fn heard(State(kept): State<Arc<Mutex<Kept>>>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let header = |name: &str| headers[name].to_str().unwrap().to_owned();
    assert_eq!(header("content-type"), "application/json");
    let call = Call {
        id: header("webhook-id"),
        timestamp: header("webhook-timestamp").parse().unwrap(),
        signature: header("webhook-signature"),
        body: serde_json::from_slice(&body).unwrap(),
        raw: body.to_vec(),
    };
    let (answer, hang) = {
        let mut kept = kept.lock().unwrap();
        kept.calls.push(call);
        (kept.answers.pop().unwrap_or(204), kept.hang)
    };
    if hang {
        tokio::time::sleep(Duration::from_secs(3_600)).await;
    }
    StatusCode::from_u16(answer).unwrap()
}

/// What docs/WEBHOOKS.md tells a receiver to do with a call.
#[derive(Default)]
pub struct Receiver {
    seen: HashSet<String>,
}

/// What it finds.
#[derive(Debug, PartialEq, Eq)]
pub enum Verdict {
    New,
    Forged,
    TooOld,
    SeenBefore,
}

impl Receiver {
    /// `now` in seconds since 1970.
    pub fn check(&mut self, call: &Call, secret: &[u8], now: i64) -> Verdict {
        let mut mac = Hmac::<Sha256>::new_from_slice(secret).unwrap();
        mac.update(format!("{}.{}.", call.id, call.timestamp).as_bytes());
        mac.update(&call.raw);
        let own = format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes()));
        if !call.signature.split(' ').any(|one| one == own) {
            return Verdict::Forged;
        }
        if (now - call.timestamp).abs() > 300 {
            return Verdict::TooOld;
        }
        if self.seen.insert(call.id.clone()) { Verdict::New } else { Verdict::SeenBefore }
    }
}
