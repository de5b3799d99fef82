//! Requests: create, list and detail beside bare queries of the same rows, the file with an answer beside a dump of the same
//! rows, and due dates.

mod bare;
mod bare_create;
mod due;
mod dump;
mod export;
mod http;
mod rows;
mod site;
mod tables;

use std::path::Path;
use std::time::Duration;

use anyhow::{Result, ensure};

use crate::report::{Aim, Section};
use site::Site;

/// How much to measure.
pub struct Plan {
    /// How often each thing is measured, in turn.
    pub turns: u32,
    /// Seconds of each turn.
    pub seconds: u64,
    /// The numbers of requests.
    pub requests: Vec<u32>,
    /// How many actions the large file has.
    pub rows: u32,
}

/// So many of each customer: more than a page of the list.
const EACH: u32 = 25;
/// Alone, and together.
const AT_ONCE: [usize; 2] = [1, 8];

/// What is done with requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verb {
    /// `GET requests`: a page.
    List,
    /// `GET requests/{id}`.
    Detail,
    /// `POST requests`.
    Create,
}

impl Verb {
    /// All of them.
    const ALL: [Self; 3] = [Self::List, Self::Detail, Self::Create];

    /// Its name in the tables.
    fn name(self) -> &'static str {
        match self {
            Self::List => "list",
            Self::Detail => "detail",
            Self::Create => "create",
        }
    }
}

/// Text with its tables, and the aims.
type Part = (String, Vec<Aim>);

/// Measures everything in turns.
pub async fn run(plan: &Plan, dir: &Path) -> Result<Section> {
    let sqlite = dump::version()?;
    for requests in &plan.requests {
        ensure!(*requests >= EACH, "--requests: at least {EACH}, so that somebody has a list");
    }
    let parts = [verbs(plan, dir).await?, export::run(plan.rows, plan.turns.min(3), dir).await?, due::run(plan.turns)];
    let body = parts.iter().map(|part| part.0.as_str()).collect::<Vec<_>>().join("\n\n");
    Ok(Section {
        name: "requests",
        body,
        aims: parts.into_iter().flat_map(|part| part.1).collect(),
        versions: vec![sqlite],
    })
}

/// Every verb on every database, in turn, so that what else the machine does meets all alike.
async fn verbs(plan: &Plan, dir: &Path) -> Result<Part> {
    let mut sites = Vec::new();
    for requests in &plan.requests {
        sites.push(Site::open(*requests, dir).await?);
    }
    for turn in 1..=plan.turns {
        for site in &mut sites {
            site.measure(Duration::from_secs(plan.seconds)).await?;
            eprintln!("requests: turn {turn} of {}, {} of them", plan.turns, site.requests);
        }
    }
    Ok(tables::part(plan, &sites))
}
