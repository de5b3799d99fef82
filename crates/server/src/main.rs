//! `mijn-privacy-server`: the command line of the reference backend.

use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    match mijn_privacy_server::cli::run(mijn_privacy_server::cli::Cli::parse()) {
        Ok(code) => code,
        Err(sentence) => {
            eprintln!("mijn-privacy-server: {sentence}");
            ExitCode::FAILURE
        }
    }
}
