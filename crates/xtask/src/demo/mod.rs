//! `cargo xtask demo`: the widget in a portal page, with its backend and invented customers, on one address.

mod checks;
mod server;
mod site;

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use clap::Args;

use crate::dist;
use crate::process::{Stopped, Told, run as run_command};
use crate::repo::Repo;
use crate::toolchain::ensure_wasm_target;

pub use server::{config, program};
pub use site::{assemble, copy};

/// How the demo runs.
#[derive(Args)]
pub struct Options {
    /// The port on loopback.
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Begins with a new database.
    #[arg(long)]
    fresh: bool,
    /// Builds an optimised server; it takes longer to build.
    #[arg(long, conflicts_with = "debug")]
    release: bool,
    /// Builds a server that is quick to build: so it is without `--release`.
    #[arg(long)]
    debug: bool,
    /// The address in the browser, where another server passes the calls on: `http://127.0.0.1:8081`.
    #[arg(long)]
    public_url: Option<String>,
}

/// Builds all, fills the database, and serves until it is told to stop.
pub fn run(repo: &Repo, options: &Options) -> Result<()> {
    let home = repo.root.join(".demo");
    checks::port(options.port)?;
    checks::folder(&home)?;
    for dir in [&home, &repo.target] {
        checks::space(dir)?;
    }
    // A build that fails on a full disk says so in many words: one sentence is better.
    start(repo, options, home.clone()).map_err(|error| match [&home, &repo.target].map(|dir| checks::space(dir)) {
        [Ok(()), Ok(())] => error,
        _ if error.is::<Told>() || error.is::<Stopped>() => error,
        [Err(full), _] | [_, Err(full)] => full,
    })
}

fn start(repo: &Repo, options: &Options, home: PathBuf) -> Result<()> {
    ensure_wasm_target()?;
    println!("1/4 The widget …");
    dist::build(repo)?;
    println!("2/4 The server …");
    let mut cargo = repo.cargo(&["build", "--package", "mijn-privacy-server"]);
    if options.release {
        cargo.arg("--release");
    }
    run_command(&mut cargo)?;
    let program = program(repo, if options.release { "release" } else { "debug" });
    let (site, port, public_url) = (site::assemble(repo)?, options.port, options.public_url.clone());
    let server = server::Server { program, repo, home, site, port, public_url };
    println!("3/4 The database …");
    if options.fresh {
        remove(&server)?;
    }
    server.finish(&["migrate"])?;
    server.finish(&["seed-demo"])?;
    if !server.mail().exists() {
        for purpose in ["newsletter", "marketing"] {
            server.finish(&["demo-mailing", "--purpose", purpose])?;
        }
    }
    println!("4/4 Starting …");
    server.serve(|| println!("\nThe demo runs: http://127.0.0.1:{}/\nCtrl-C stops it.\n", options.port))
}

fn remove(server: &server::Server) -> Result<()> {
    let mail = server.mail();
    if mail.exists() {
        fs::remove_dir_all(&mail).with_context(|| format!("{} cannot be removed", mail.display()))?;
    }
    let database = server.database();
    for end in ["", "-wal", "-shm"] {
        let mut name = database.clone().into_os_string();
        name.push(end);
        match fs::remove_file(&name) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(error).with_context(|| format!("{} cannot be removed", name.display()));
            }
            _ => {}
        }
    }
    Ok(())
}
