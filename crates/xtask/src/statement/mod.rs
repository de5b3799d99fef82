//! `cargo xtask statement`: every promise has its row in docs/STATEMENT.md, and every row tells the truth.

mod check;
mod promises;
mod row;

use std::fs;

use anyhow::{Context, Result, bail};

use crate::repo::Repo;

/// Where the rows are.
const FILE: &str = "docs/STATEMENT.md";

/// Checks the rows and says how many are kept.
pub fn run(repo: &Repo) -> Result<()> {
    let text = fs::read_to_string(repo.root.join(FILE)).with_context(|| format!("{FILE} cannot be read"))?;
    let report = check::check(&text, &repo.root);
    for problem in &report.problems {
        eprintln!("{FILE}: {problem}");
    }
    println!(
        "{} promises kept, {} whose work comes later: {}",
        report.kept,
        report.later.len(),
        report.later.join(", ")
    );
    match report.problems.len() {
        0 => Ok(()),
        1 => bail!("1 row is wrong"),
        n => bail!("{n} rows are wrong"),
    }
}
