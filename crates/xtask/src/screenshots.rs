//! `cargo xtask screenshots`: pictures of the main views, from the demo in a real browser.

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use crate::demo::{assemble, config, program};
use crate::process::run as run_command;
use crate::repo::Repo;
use crate::{dist, setup, toolchain};

/// Where the README's pictures are.
const README: &str = "docs/screenshots";

/// Which pictures, and where to.
#[derive(Args)]
pub struct Options {
    /// The folder for the pictures; a folder in the target folder without it.
    folder: Option<PathBuf>,
    /// Takes the two pictures of the README, into docs/screenshots.
    #[arg(long, conflicts_with = "folder")]
    readme: bool,
    /// Each kind of request, in each state, over each route of the company: some 600 pictures.
    #[arg(long, conflicts_with = "readme")]
    kinds: bool,
}

/// Builds all, and takes the pictures.
pub fn run(repo: &Repo, options: &Options) -> Result<()> {
    let browser = setup::browser()?;
    toolchain::ensure_wasm_target()?;
    dist::build(repo)?;
    let site = assemble(repo)?;
    run_command(&mut repo.cargo(&["build", "--package", "mijn-privacy-server"]))?;
    let folder = match &options.folder {
        Some(folder) => std::path::absolute(folder)?,
        None if options.readme => repo.root.join(README),
        None => repo.target.join("screenshots"),
    };
    let mut cargo = repo.cargo(&["run", "--quiet", "--package", "e2e", "--bin", "screenshots", "--"]);
    if options.readme {
        cargo.arg("--readme");
    }
    if options.kinds {
        cargo.arg("--kinds");
    }
    cargo.arg(folder);
    cargo.env("E2E_SERVER", program(repo, "debug")).env("E2E_CONFIG", config(repo));
    cargo.env("E2E_PKG", repo.dist()).env("E2E_SITE", site);
    cargo.env("E2E_CHROMIUM", browser.chromium).env("E2E_CHROMEDRIVER", browser.driver);
    run_command(&mut cargo)
}
