//! `cargo xtask bench`: figures, for anyone to run and outside the tests.

mod pages;

use anyhow::Result;
use clap::Args;

use crate::demo::{config, program};
use crate::process::run as run_command;
use crate::repo::Repo;
use crate::{dist, setup};

/// What to measure. All that is not known here is the measuring program's own: `--rounds`, `--turns`, `--customers`.
#[derive(Args)]
pub struct Options {
    /// `browser` or `server` alone, `--write` for docs/PERFORMANCE.md; `--help` tells all.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, value_name = "OPTIONS")]
    options: Vec<String>,
}

/// Builds all that is measured, as it is shipped, and measures.
pub fn run(repo: &Repo, options: &Options) -> Result<()> {
    let browser = setup::browser()?;
    crate::toolchain::ensure_wasm_target()?;
    dist::build(repo)?;
    run_command(&mut repo.cargo(&["build", "--release", "--package", "mijn-privacy-server", "--package", "bench"]))?;
    let dir = repo.target.join("bench");
    let pages = pages::assemble(repo, &dir)?;
    let server = program(repo, "release");
    let mut bench = std::process::Command::new(server.with_file_name(format!("bench{}", std::env::consts::EXE_SUFFIX)));
    bench.args(&options.options).current_dir(&repo.root).env("BENCH_DIR", dir);
    bench.env("E2E_SERVER", server).env("E2E_CONFIG", config(repo));
    bench.env("E2E_PKG", pages.pkg).env("E2E_SITE", pages.site);
    bench.env("E2E_CHROMIUM", browser.chromium).env("E2E_CHROMEDRIVER", browser.driver);
    run_command(&mut bench)
}
