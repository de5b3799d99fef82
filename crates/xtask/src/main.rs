//! `cargo xtask …`: the repository's own commands.

mod brotli;
mod css;
mod dist;
mod hash;
mod js;
mod manifest;
mod repo;
mod size;
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
    /// Builds what a host gets, in `pkg/dist/`.
    Dist,
    /// Shows what a first load weighs.
    Size(size::Options),
}

fn main() -> ExitCode {
    let result = Repo::find().and_then(|repo| match Args::parse().command {
        Command::Dist => dist::build(&repo).map(|_| ()),
        Command::Size(options) => size::run(&repo, &options),
    });
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}
