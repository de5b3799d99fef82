//! What can go wrong between a browser and a server.

use std::time::Duration;

use hyper::StatusCode;
use serde_json::Value;
use tokio::sync::watch;

/// A fault on one method and path.
#[derive(Clone)]
pub enum Fault {
    /// The server does its work, and its answer never arrives.
    LoseAnswer,
    /// The answer arrives later.
    Delay(Duration),
    /// The answer arrives when the gate opens.
    Hold(Gate),
    /// The call does not reach the server; this arrives instead.
    Answer(StatusCode, &'static str, &'static str),
    /// The answer is cut off in the middle.
    Truncate,
    /// The answer's JSON is changed.
    Edit(fn(&mut Value)),
    /// A header of the answer is another.
    Header(&'static str, &'static str),
    /// The answer's text is changed.
    Rewrite(fn(&str) -> String),
}

impl Fault {
    /// A part of the backend that is down.
    pub fn down() -> Self {
        Self::Answer(StatusCode::SERVICE_UNAVAILABLE, "application/problem+json", DOWN)
    }

    /// A page of some machine in between, where JSON belongs.
    pub fn html() -> Self {
        Self::Answer(StatusCode::OK, "text/html", "<!doctype html><title>Log in</title><p>Log in on our network.")
    }
}

const DOWN: &str =
    r#"{"type":"urn:mijn-privacy:problem:unavailable","title":"Unavailable","status":503,"code":"unavailable"}"#;

/// A gate for answers.
#[derive(Clone)]
pub struct Gate(watch::Sender<bool>);

impl Gate {
    /// A closed one.
    #[expect(clippy::new_without_default, reason = "a gate by default would say nothing of being closed")]
    pub fn new() -> Self {
        Self(watch::Sender::new(false))
    }

    /// Lets everything through, for good.
    pub fn open(&self) {
        self.0.send_replace(true);
    }

    /// Waits until it is open.
    pub async fn passed(&self) {
        let _ = self.0.subscribe().wait_for(|open| *open).await;
    }
}
