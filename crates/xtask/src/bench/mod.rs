//! `cargo xtask bench`: figures, for anyone to run and outside the tests.

mod pages;

use anyhow::Result;
use clap::{Args, ValueEnum};

use crate::demo::{config, program};
use crate::process::run as run_command;
use crate::repo::Repo;
use crate::{dist, setup};

/// What can be measured alone.
#[derive(Clone, Copy, ValueEnum)]
enum Part {
    /// The widget beside a hand-written page, in a browser.
    Browser,
    /// The guard of Google Analytics beside an empty script.
    Guard,
    /// The server beside its bare queries.
    Server,
    /// Consents: a change, permissions, a list, the check of a long chain; and what the guard costs a page.
    Consents,
    /// Requests beside bare queries, the file with an answer beside a dump, and due dates.
    Requests,
}

/// What to measure.
#[derive(Args)]
pub struct Options {
    /// One part alone.
    #[arg(value_enum)]
    part: Option<Part>,
    /// Puts the figures into docs/PERFORMANCE.md.
    #[arg(long)]
    write: bool,
    /// How long: --rounds and --mounts for the browser; --pages for the guard; --turns, --seconds and --customers for the server;
    /// --turns, --seconds, --rows and --pages for consents; --turns, --seconds, --requests and --rows for requests.
    #[arg(last = true)]
    how: Vec<String>,
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
    bench.args(options.part.and_then(|part| part.to_possible_value()).map(|part| part.get_name().to_owned()));
    bench.args(options.write.then_some("--write")).args(&options.how).current_dir(&repo.root).env("BENCH_DIR", dir);
    bench.env("BENCH_COMMAND", format!("cargo xtask {}", std::env::args().skip(1).collect::<Vec<_>>().join(" ")));
    bench.env("E2E_SERVER", server).env("E2E_CONFIG", config(repo));
    bench.env("E2E_PKG", pages.pkg).env("E2E_SITE", pages.site);
    bench.env("E2E_CHROMIUM", browser.chromium).env("E2E_CHROMEDRIVER", browser.driver);
    run_command(&mut bench)
}
