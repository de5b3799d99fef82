//! Consents: a change beside a bare transaction, the permission of 10,000 addresses, the import of a list, the check of a long
//! chain.

mod bare;
mod change;
mod import;
mod permission;
mod verify;

use std::path::Path;
use std::time::Duration;

use anyhow::Result;

use crate::report::Section;
use crate::server::database::{self, Contents};

/// How much to measure.
pub struct Plan {
    /// How often each thing is measured, in turn.
    pub turns: u32,
    /// Seconds of each turn of changes.
    pub seconds: u64,
    /// How many rows the long chain has; a tenth as many lines the long list.
    pub rows: u32,
}

/// Customers in the database, each with an address of their own.
const CUSTOMERS: u32 = 10_000;

/// Measures everything in turns.
pub async fn run(plan: &Plan, dir: &Path) -> Result<Section> {
    let time = Duration::from_secs(plan.seconds);
    let changes = change::run(database::copy(Contents::of(CUSTOMERS), dir).await?, CUSTOMERS, plan.turns, time).await?;
    let permissions =
        permission::run(database::copy(Contents::of(CUSTOMERS), dir).await?, CUSTOMERS, plan.turns).await?;
    let imports = import::run(plan.rows / 10, CUSTOMERS, plan.turns, dir).await?;
    let checks = verify::run(plan.rows, CUSTOMERS, plan.turns, dir).await?;
    let parts = [changes, permissions, imports, checks];
    let body = parts.iter().map(|part| part.0.as_str()).collect::<Vec<_>>().join("\n\n");
    Ok(Section {
        name: "consents",
        body,
        aims: parts.into_iter().flat_map(|part| part.1).collect(),
        versions: Vec::new(),
    })
}

/// Text with its tables, and the aims.
type Part = (String, Vec<crate::report::Aim>);
