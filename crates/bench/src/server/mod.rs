//! On the server: overview and consents over HTTP, beside the same queries run bare.

pub mod bare;
pub mod database;
mod http;
mod memory;
pub mod people;
mod tables;
pub mod turn;

use std::path::Path;
use std::time::Duration;

use anyhow::Result;
use e2e::server::Server;

use crate::report::Section;
use bare::Bare;
use database::Contents;
use memory::Memory;
use turn::Turn;

/// What is done so many times at once.
const AT_ONCE: usize = 8;
/// Before each turn, so that caches are as they are under load.
const WARM_UP: Duration = Duration::from_millis(500);

/// How much to measure.
pub struct Plan {
    /// How often each endpoint is loaded.
    pub turns: u32,
    /// Seconds of each turn.
    pub seconds: u64,
    /// The numbers of customers.
    pub customers: Vec<u32>,
}

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Endpoint {
    /// `GET overview`.
    Overview,
    /// `GET consents`.
    Consents,
}

impl Endpoint {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Overview, Self::Consents];

    /// Its path after the base.
    pub fn path(self) -> &'static str {
        match self {
            Self::Overview => "overview",
            Self::Consents => "consents",
        }
    }
}

/// What was measured of an endpoint.
struct Measured {
    endpoint: Endpoint,
    http: Vec<Turn>,
    bare: Vec<Turn>,
}

/// A server with its customers, and what was measured there.
struct Site {
    customers: u32,
    server: Server,
    bare: Bare,
    tokens: Vec<String>,
    measured: Vec<Measured>,
    idle: Memory,
}

/// Measures everything in turns, so that what else the machine does meets all alike.
pub async fn run(plan: &Plan, dir: &Path) -> Result<Section> {
    let mut sites = Vec::new();
    for customers in &plan.customers {
        sites.push(Site::open(*customers, dir).await?);
    }
    let time = Duration::from_secs(plan.seconds);
    for turn in 1..=plan.turns {
        for site in &mut sites {
            site.measure(time).await?;
            eprintln!("turn {turn} of {}, {} customers", plan.turns, site.customers);
        }
    }
    let mut loaded = Vec::new();
    for site in &sites {
        loaded.push(Memory::of(&site.server));
        site.bare.close().await;
    }
    Ok(tables::section(plan, &sites, &loaded))
}

impl Site {
    async fn open(customers: u32, dir: &Path) -> Result<Self> {
        let folder = database::copy(Contents::of(customers), dir).await?;
        let bare = Bare::open(folder.path()).await?;
        let tokens = people::log_in(bare.app(), customers).await?;
        let server = Server::start_on(folder).await;
        let idle = Memory::of(&server);
        let measured = Endpoint::ALL.map(|endpoint| Measured { endpoint, http: Vec::new(), bare: Vec::new() }).into();
        Ok(Self { customers, server, bare, tokens, measured, idle })
    }

    async fn measure(&mut self, time: Duration) -> Result<()> {
        for measured in &mut self.measured {
            let path = measured.endpoint.path();
            http::load(self.server.port(), path, &self.tokens, WARM_UP).await?;
            measured.http.push(http::load(self.server.port(), path, &self.tokens, time).await?);
            self.bare.load(measured.endpoint, &self.tokens, WARM_UP).await?;
            measured.bare.push(self.bare.load(measured.endpoint, &self.tokens, time).await?);
        }
        Ok(())
    }
}
