//! A server with so many requests, beside plain connections to its database.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Result, ensure};
use e2e::server::Server;
use mijn_privacy_server::security::CookieKind;
use sqlx::Connection;
use sqlx::sqlite::SqliteConnection;
use tokio::sync::Mutex;

use super::bare_create::{BareCreate, Next};
use super::http::{self, Visitor};
use super::{AT_ONCE, EACH, Verb, bare::BareRead, rows};
use crate::client::Client;
use crate::server::bare::Bare as Store;
use crate::server::database::{self, Contents};
use crate::server::people;
use crate::server::turn::{self, Turn};

/// Before each turn, so that caches are as they are under load.
const WARM_UP: Duration = Duration::from_millis(200);

/// Somebody who is logged in.
pub struct Person {
    /// The customer's number.
    pub number: u64,
    /// Of their session.
    pub cookie: String,
    /// What a write needs.
    pub csrf: String,
    /// The ids of what they asked for.
    pub requests: Vec<String>,
}

/// What was measured of a verb, with so many at once.
pub struct Measured {
    pub verb: Verb,
    pub at_once: usize,
    pub http: Vec<Turn>,
    pub bare: Vec<Turn>,
}

/// One database, its server, and what was measured there.
pub struct Site {
    pub requests: u32,
    pub measured: Vec<Measured>,
    server: Server,
    people: Arc<[Person]>,
    writer: Arc<Mutex<SqliteConnection>>,
    next: Arc<Next>,
    /// The last of the rows that were there.
    last: i64,
}

impl Site {
    /// Opens it, and checks that both ways write the same rows.
    pub async fn open(requests: u32, dir: &Path) -> Result<Self> {
        let customers = requests / EACH;
        let folder = database::copy(Contents { requests, ..Contents::of(customers) }, dir).await?;
        let store = Store::open(folder.path()).await?;
        let tokens = people::log_in(store.app(), customers).await?;
        store.close().await;
        let mut writer = database::writer(&folder.path().join(database::FILE)).await?;
        // A password that is fresh proves who it is, which is a line in the timeline: not for the first minutes alone.
        let stale = "UPDATE session SET authenticated_at = authenticated_at - 3600000000";
        sqlx::query(stale).execute(&mut writer).await?;
        let last = sqlx::query_scalar("SELECT max(rowid) FROM request").fetch_one(&mut writer).await?;
        let server = Server::start_on(folder).await;
        let mut client = Client::open(server.port()).await?;
        let mut people = Vec::new();
        for (number, token) in people::numbers(customers).zip(tokens) {
            let cookie = format!("{}={token}", CookieKind::Loopback.name());
            let csrf = http::csrf(&mut client, &cookie).await?;
            let own = (0..u64::from(EACH)).map(|turn| format!("bulk-r-{:07}", number + turn * u64::from(customers)));
            people.push(Person { number, cookie, csrf, requests: own.collect() });
        }
        let combined = Verb::ALL.into_iter().flat_map(|verb| AT_ONCE.map(|at_once| (verb, at_once)));
        let mut site = Self {
            requests,
            measured: combined.map(|(verb, at_once)| Measured { verb, at_once, http: vec![], bare: vec![] }).collect(),
            server,
            people: people.into(),
            writer: Arc::new(Mutex::new(writer)),
            next: Arc::default(),
            last,
        };
        site.compare().await?;
        Ok(site)
    }

    /// Once, both ways: of every table of requests the same number of rows.
    async fn compare(&mut self) -> Result<()> {
        let mut counts = Vec::new();
        for is_http in [true, false] {
            let mut connection = database::reader(&self.server.database()).await?;
            let before = rows::count(&mut connection, self.last).await?;
            if is_http {
                self.visitor(Verb::Create).await?.once().await?;
            } else {
                self.creator().once().await?;
            }
            let after = rows::count(&mut connection, self.last).await?;
            counts.push(rows::more(&before, &after));
        }
        ensure!(counts[0] == counts[1], "over HTTP and bare are not the same rows: {counts:?}");
        self.clean().await
    }

    async fn visitor(&self, verb: Verb) -> Result<Visitor> {
        Visitor::open(self.server.port(), verb, self.people.clone(), self.next.clone()).await
    }

    fn creator(&self) -> BareCreate {
        BareCreate::new(self.writer.clone(), self.people.clone(), self.next.clone())
    }

    /// One turn of everything.
    pub async fn measure(&mut self, time: Duration) -> Result<()> {
        for index in 0..self.measured.len() {
            let (verb, at_once) = (self.measured[index].verb, self.measured[index].at_once);
            for is_http in [true, false] {
                let mut taken = None;
                for time in [WARM_UP, time] {
                    taken = Some(if is_http {
                        self.over_http(verb, at_once, time).await?
                    } else {
                        self.bare(verb, at_once, time).await?
                    });
                }
                let measured = &mut self.measured[index];
                let turns = if is_http { &mut measured.http } else { &mut measured.bare };
                turns.extend(taken);
                if verb == Verb::Create {
                    self.clean().await?;
                }
            }
        }
        Ok(())
    }

    async fn over_http(&self, verb: Verb, at_once: usize, time: Duration) -> Result<Turn> {
        let mut callers = Vec::new();
        for _ in 0..at_once {
            callers.push(self.visitor(verb).await?);
        }
        turn::take(callers, self.people.len(), time).await
    }

    async fn bare(&self, verb: Verb, at_once: usize, time: Duration) -> Result<Turn> {
        if verb == Verb::Create {
            return turn::take((0..at_once).map(|_| self.creator()).collect(), self.people.len(), time).await;
        }
        let mut callers = Vec::new();
        for _ in 0..at_once {
            callers.push(BareRead::open(&self.server.database(), verb, self.people.clone()).await?);
        }
        turn::take(callers, self.people.len(), time).await
    }

    /// What was created goes, with the e-mails that wait for it, so that there are as many requests in every turn.
    async fn clean(&self) -> Result<()> {
        let mut connection = self.writer.lock().await;
        let mut tx = connection.begin_with("BEGIN IMMEDIATE").await?;
        sqlx::query("DELETE FROM request WHERE rowid > ?1").bind(self.last).execute(&mut *tx).await?;
        sqlx::query("DELETE FROM outbox").execute(&mut *tx).await?;
        sqlx::query("DELETE FROM idempotency").execute(&mut *tx).await?;
        tx.commit().await?;
        sqlx::query("PRAGMA wal_checkpoint(PASSIVE)").execute(&mut *connection).await?;
        Ok(())
    }
}
