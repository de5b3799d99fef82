//! The same queries without HTTP: who is it, whose data, a line in the access log, and what the answer is made of.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, anyhow};
use axum_extra::extract::cookie::{Cookie, CookieJar};
use mijn_privacy_rules::local_date_nl;
use mijn_privacy_server::assemble::Facts;
use mijn_privacy_server::config::{Config, parse};
use mijn_privacy_server::security::Keys;
use mijn_privacy_server::{ApiError, App, Whose, whose::session_of};
use mijn_privacy_store::{Lookup, SqliteStore, SystemClock, SystemRandom};

use super::database::FILE;
use super::turn::{self, Caller, Turn};
use super::{AT_ONCE, Endpoint};

/// The store of a server, reached directly.
pub struct Bare {
    app: App,
    store: SqliteStore,
}

/// Opens the database in a folder, with its keys, and makes what is missing.
pub async fn open(folder: &Path) -> Result<(Config, SqliteStore, Keys)> {
    let text = std::fs::read_to_string(e2e::paths::config())?;
    let set = |key: &str, path: &Path| (key.to_owned(), path.display().to_string());
    let places = [set("DATABASE__PATH", &folder.join(FILE)), set("SECRETS__DIR", &folder.join("keys"))];
    let config = parse(&text, places).map_err(|error| anyhow!(error))?;
    let keys = config.secrets.keys(true, &SystemRandom).map_err(|error| anyhow!(error))?;
    let store = SqliteStore::open(&folder.join(FILE), keys.store(), Arc::new(SystemRandom)).await?;
    Ok((config, store, keys))
}

impl Bare {
    /// On the database in a folder.
    pub async fn open(folder: &Path) -> Result<Self> {
        let (config, store, keys) = open(folder).await?;
        let app = App::new(config, Arc::new(store.clone()), Arc::new(SystemClock), Arc::new(SystemRandom), keys);
        Ok(Self { app: app.map_err(|error| anyhow!(error))?, store })
    }

    /// What the queries are asked of.
    pub fn app(&self) -> &App {
        &self.app
    }

    /// Asks for some time.
    pub async fn load(&self, endpoint: Endpoint, tokens: &[String], time: Duration) -> Result<Turn> {
        let tokens: Arc<[String]> = tokens.into();
        let asker = || Asker { app: self.app.clone(), endpoint, tokens: tokens.clone() };
        turn::take((0..AT_ONCE).map(|_| asker()).collect(), tokens.len(), time).await
    }

    /// Lets go of the database.
    pub async fn close(&self) {
        self.store.close().await;
    }
}

struct Asker {
    app: App,
    endpoint: Endpoint,
    tokens: Arc<[String]>,
}

impl Caller for Asker {
    async fn call(&mut self, person: usize) -> Result<()> {
        self.ask(person).await.map_err(|error| anyhow!("{}: {:?}", self.endpoint.path(), error.cause))?
    }
}

impl Asker {
    async fn ask(&self, person: usize) -> Result<Result<()>, ApiError> {
        let app = &self.app;
        let jar = CookieJar::new().add(Cookie::new(app.cookie.name(), self.tokens[person].clone()));
        let Some(session) = session_of(app, &jar).await? else { return Ok(Err(anyhow!("a session has ended"))) };
        let whose = Whose::of(app, session).await?;
        let lookup = Lookup {
            at: app.now(),
            actor: whose.scope.person.to_string(),
            system: app.config.server.name.clone(),
            what: self.endpoint.path().to_owned(),
            reason: None,
        };
        app.store.log_lookup(&whose.scope, &lookup).await?;
        Ok(match self.endpoint {
            Endpoint::Overview => Facts::read(app, &whose)
                .await
                .map(|facts| facts.profile.first().map(drop).context("a customer has a profile"))?,
            Endpoint::Consents => {
                let year = local_date_nl(app.now()).year();
                let (rows, _) =
                    tokio::try_join!(app.store.consents(&whose.scope), app.store.mailings(&whose.scope, year))?;
                rows.first().map(drop).context("a customer has switches")
            }
        })
    }
}
