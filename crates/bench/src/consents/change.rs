//! A change of a switch over HTTP, answered once it is on the disk.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use e2e::server::Server;
use hyper::{Method, StatusCode};
use mijn_privacy_server::security::CookieKind;
use serde_json::{Value, json};
use tempfile::TempDir;

use super::Part;
use super::bare::Bare;
use crate::client::Client;
use crate::report::{Aim, Table, median};
use crate::server::database::{self, FILE};
use crate::server::turn::{self, Caller, Turn};
use crate::server::{bare::Bare as Store, people};

/// Alone, and together.
const AT_ONCE: [usize; 2] = [1, 8];
/// How many times the bare transaction's median a change may take, for one who is alone.
const LIMIT: f64 = 3.0;

/// So many changes were asked for, by all callers of all turns: a key stands for one of them.
static CHANGES: AtomicU64 = AtomicU64::new(0);

/// Measures changes and bare transactions in turn.
pub async fn run(folder: TempDir, customers: u32, turns: u32, time: Duration) -> Result<Part> {
    let other = database::again(&folder)?;
    let mut bare = Bare::open(&other.path().join(FILE)).await?;
    let store = Store::open(folder.path()).await?;
    let tokens = people::log_in(store.app(), customers).await?;
    store.close().await;
    let server = Server::start_on(folder).await;
    let mut measured: Vec<(usize, Vec<Turn>, Vec<Turn>)> = AT_ONCE.map(|at_once| (at_once, vec![], vec![])).into();
    for turn in 1..=turns {
        for (at_once, http, alone) in &mut measured {
            let share = tokens.len() / *at_once;
            let mut callers = Vec::new();
            for own in tokens.chunks(share).take(*at_once) {
                callers.push(Person::all(server.port(), own).await?);
            }
            http.push(turn::take(callers, share, time).await?);
            alone.push(bare.load(*at_once, tokens.len(), time).await?);
        }
        eprintln!("changes: turn {turn} of {turns}");
    }
    Ok(tables(&measured, turns, time))
}

fn tables(measured: &[(usize, Vec<Turn>, Vec<Turn>)], turns: u32, time: Duration) -> Part {
    let middle = |turns: &[Turn], of: fn(&Turn) -> f64| median(&turns.iter().map(of).collect::<Vec<_>>());
    let mut table = Table::new(&["", "at once", "changes/s", "p50 (ms)", "p99 (ms)"]);
    let mut aims = Vec::new();
    for (at_once, http, bare) in measured {
        for (what, turns) in [("a change over HTTP", http), ("a bare transaction", bare)] {
            let numbers =
                [middle(turns, |turn| turn.rate), middle(turns, |turn| turn.p50), middle(turns, |turn| turn.p99)];
            let shown = numbers.map(|number| format!("{number:.2}"));
            table.row(&[vec![what.to_owned(), at_once.to_string()], shown.to_vec()].concat());
        }
        if *at_once == 1 {
            let times = middle(http, |turn| turn.p50) / middle(bare, |turn| turn.p50);
            let what = format!("a change, alone: median at most {LIMIT:.0} times the bare transaction");
            aims.push(Aim::at_most(&what, times, LIMIT, format!("{times:.2}")));
        }
    }
    let body = format!(
        "A switch pressed, {turns} turns of {} s each way, in turn; medians of the turns. Over HTTP: session, token, key, \
         revision, chain with hash and MAC, present state, the answer stored under its key, and the line in the access \
         log. Bare: the same rows of chain, wording, state and key with bytes that mean nothing, in one transaction of one \
         connection. Both answer once the change is on the disk (`synchronous = FULL`).\n\n{}",
        time.as_secs(),
        table.text()
    );
    (body, aims)
}

/// Persons who take turns at one connection, each with what their next change needs.
struct Person {
    client: Client,
    all: Vec<Switch>,
}

struct Switch {
    cookie: String,
    csrf: String,
    etag: String,
    shown: String,
    on: bool,
}

impl Person {
    async fn all(port: u16, tokens: &[String]) -> Result<Self> {
        let mut person = Self { client: Client::open(port).await?, all: Vec::new() };
        for token in tokens {
            let cookie = format!("{}={token}", CookieKind::Loopback.name());
            let session = person.ask(Method::GET, "session", &cookie, &[], Vec::new()).await?;
            let consents = person.ask(Method::GET, "consents", &cookie, &[], Vec::new()).await?;
            let items = consents["items"].as_array().context("consents have items")?;
            let one = items.iter().find(|one| one["id"] == "training").context("there is the switch")?;
            let csrf = text(&session["csrf_token"])?;
            person.all.push(Switch {
                cookie,
                csrf,
                etag: text(&one["etag"])?,
                shown: text(&one["shown_token"])?,
                on: one["state"] == "granted",
            });
        }
        Ok(person)
    }

    async fn ask(
        &mut self,
        method: Method,
        path: &str,
        cookie: &str,
        headers: &[(&str, &str)],
        body: Vec<u8>,
    ) -> Result<Value> {
        let (status, answer) = self.client.send(method, path, cookie, headers, body).await?;
        ensure!(status == StatusCode::OK, "{path}: {status}: {}", String::from_utf8_lossy(&answer));
        Ok(serde_json::from_slice(&answer)?)
    }
}

impl Caller for Person {
    async fn call(&mut self, person: usize) -> Result<()> {
        let place = person % self.all.len().max(1);
        let one = &self.all[place];
        let on = !one.on;
        let body = json!({ "granted": on, "shown_token": one.shown });
        let key = format!("\"bench-{:020}\"", CHANGES.fetch_add(1, Ordering::Relaxed));
        let etag = format!("\"{}\"", one.etag);
        let (cookie, csrf) = (one.cookie.clone(), one.csrf.clone());
        let headers = [("x-csrf-token", csrf.as_str()), ("if-match", etag.as_str()), ("idempotency-key", key.as_str())];
        let stored = self.ask(Method::PUT, "consents/training", &cookie, &headers, serde_json::to_vec(&body)?).await?;
        ensure!((stored["state"] == "granted") == on, "the switch does not stand as it was set");
        let one = &mut self.all[place];
        (one.etag, one.shown, one.on) = (text(&stored["etag"])?, text(&stored["shown_token"])?, on);
        Ok(())
    }
}

fn text(value: &Value) -> Result<String> {
    value.as_str().map(str::to_owned).context("a text")
}
