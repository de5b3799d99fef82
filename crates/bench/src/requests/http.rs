//! A person's calls over HTTP.

use std::sync::Arc;

use anyhow::{Context, Result, ensure};
use hyper::{Method, StatusCode};
use serde_json::{Value, json};

use super::Verb;
use super::bare_create::Next;
use super::site::Person;
use crate::client::Client;
use crate::server::turn::Caller;

/// Persons who take turns at one connection.
pub struct Visitor {
    client: Client,
    verb: Verb,
    people: Arc<[Person]>,
    next: Arc<Next>,
    calls: usize,
}

impl Visitor {
    /// On a connection of its own.
    pub async fn open(port: u16, verb: Verb, people: Arc<[Person]>, next: Arc<Next>) -> Result<Self> {
        Ok(Self { client: Client::open(port).await?, verb, people, next, calls: 0 })
    }

    /// A single call of the first person.
    pub async fn once(&mut self) -> Result<()> {
        self.call(0).await
    }

    async fn create(&mut self, person: usize) -> Result<()> {
        let number = self.next.number();
        let body = json!({ "kind": "explanation", "purposes": ["account"], "text": Next::text(number) });
        let key = format!("\"{}\"", Next::key(number));
        let Person { cookie, csrf, .. } = &self.people[person];
        let headers = [("x-csrf-token", csrf.as_str()), ("idempotency-key", key.as_str())];
        let sent = self.client.send(Method::POST, "requests", cookie, &headers, serde_json::to_vec(&body)?);
        let (status, answer) = sent.await?;
        ensure!(status == StatusCode::ACCEPTED, "create: {status}: {}", String::from_utf8_lossy(&answer));
        Ok(())
    }

    async fn read(&mut self, person: usize) -> Result<()> {
        let Person { cookie, requests: own, .. } = &self.people[person];
        let path = match self.verb {
            Verb::Detail => format!("requests/{}", own[self.calls % own.len()]),
            _ => "requests".to_owned(),
        };
        let (status, answer) = self.client.send(Method::GET, &path, cookie, &[], Vec::new()).await?;
        ensure!(status == StatusCode::OK, "{path}: {status}: {}", String::from_utf8_lossy(&answer));
        ensure!(answer.first() == Some(&b'{'), "{path} answers no object");
        Ok(())
    }
}

/// The token that a write in a session needs.
pub async fn csrf(client: &mut Client, cookie: &str) -> Result<String> {
    let (status, answer) = client.send(Method::GET, "session", cookie, &[], Vec::new()).await?;
    ensure!(status == StatusCode::OK, "session: {status}");
    let session: Value = serde_json::from_slice(&answer)?;
    session["csrf_token"].as_str().map(str::to_owned).context("a session has its token")
}

impl Caller for Visitor {
    async fn call(&mut self, person: usize) -> Result<()> {
        self.calls += 1;
        match self.verb {
            Verb::Create => self.create(person).await,
            Verb::List | Verb::Detail => self.read(person).await,
        }
    }
}
