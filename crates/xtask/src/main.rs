//! `cargo xtask …`: the repository's own commands.

mod bench;
mod brotli;
mod css;
mod demo;
mod dist;
mod hash;
mod js;
mod manifest;
mod process;
mod repo;
mod screenshots;
mod setup;
mod size;
mod statement;
mod test;
mod toolchain;
mod trunk;
mod wasm;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::repo::Repo;

/// The repository's commands.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Measures the widget beside a hand-written page, and the server beside its bare queries.
    Bench(bench::Options),
    /// Runs the widget in a portal page, with its backend and invented customers.
    Demo(demo::Options),
    /// Builds what a host gets, in `pkg/dist/`.
    Dist,
    /// Takes pictures of the main views.
    Screenshots(screenshots::Options),
    /// Shows what a first load weighs.
    Size(size::Options),
    /// Checks that every promise of the privacy statement has its row in docs/STATEMENT.md.
    Statement,
    /// Sets up what is missing, runs every test, and counts them.
    Test(test::Options),
    /// The hook of `trunk serve`.
    #[command(hide = true)]
    Trunk,
}

fn main() -> ExitCode {
    let args = Args::parse();
    let result = process::watch_signals().and_then(|()| Repo::find()).and_then(|repo| match args.command {
        Command::Bench(options) => bench::run(&repo, &options),
        Command::Demo(options) => demo::run(&repo, &options),
        Command::Dist => dist::build(&repo).map(|_| ()),
        Command::Screenshots(options) => screenshots::run(&repo, &options),
        Command::Size(options) => size::run(&repo, &options),
        Command::Statement => statement::run(&repo),
        Command::Test(options) => test::run(&repo, &options),
        Command::Trunk => trunk::run(&repo),
    });
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            if !error.is::<process::Told>() {
                eprintln!("{error:#}");
            }
            ExitCode::FAILURE
        }
    }
}
