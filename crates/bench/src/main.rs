//! Figures, for anyone to run: `cargo xtask bench` builds all, says where it is, and starts this.

mod browser;
mod child;
mod client;
mod consents;
mod guard;
mod report;
mod requests;
mod server;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, ValueEnum};

/// What to measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Part {
    /// The widget beside a hand-written page.
    Browser,
    /// Consents: a change, permissions, a list, the check of a long chain; and what the guard costs a page.
    Consents,
    /// The guard of Google Analytics beside an empty script.
    Guard,
    /// Requests beside bare queries, the file with an answer beside a dump, and due dates.
    Requests,
    /// The server beside its bare queries.
    Server,
}

/// Measures, prints tables, and writes them where it is asked to.
#[derive(Parser)]
struct Args {
    /// One part alone.
    part: Option<Part>,
    /// Writes the tables into docs/PERFORMANCE.md.
    #[arg(long)]
    write: bool,
    /// How often each page is loaded.
    #[arg(long, default_value_t = 9)]
    rounds: u32,
    /// How often a page is loaded for the guard, in each of its cases.
    #[arg(long, default_value_t = 100)]
    pages: u32,
    /// How often the element is mounted and unmounted.
    #[arg(long, default_value_t = 1_000)]
    mounts: u32,
    /// How many rows the long chain has (a tenth as many lines the long list), and how many actions the large file with an answer.
    #[arg(long, default_value_t = 1_000_000)]
    rows: u32,
    /// How often each endpoint is loaded, in turn.
    #[arg(long, default_value_t = 5)]
    turns: u32,
    /// Seconds of each turn: 4, of requests 1, when absent.
    #[arg(long)]
    seconds: Option<u64>,
    /// The numbers of customers to compare.
    #[arg(long, value_delimiter = ',', default_value = "1000,100000")]
    customers: Vec<u32>,
    /// The numbers of requests to compare.
    #[arg(long, value_delimiter = ',', default_value = "1000,1000000")]
    requests: Vec<u32>,
}

/// Seconds of a turn, where nobody says how many.
const SECONDS: u64 = 4;

#[tokio::main]
async fn main() -> ExitCode {
    // The server's crate takes the HTTP client without cryptography of its own; set already is as good.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let args = Args::parse();
    let result = tokio::select! {
        result = run(&args) => result,
        told = told_to_stop() => Err(told.map_or_else(anyhow::Error::from, |()| anyhow::anyhow!("stopped"))),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run(args: &Args) -> Result<()> {
    let command = command();
    let wanted = |part| args.part.is_none_or(|one| one == part);
    let mut sections = Vec::new();
    if wanted(Part::Browser) {
        sections.push(browser::run(args.rounds, args.mounts).await?);
    }
    if wanted(Part::Consents) {
        let plan = consents::Plan { turns: args.turns, seconds: args.seconds.unwrap_or(SECONDS), rows: args.rows };
        sections.push(consents::run(&plan, &folder()).await?);
    }
    if wanted(Part::Guard) || args.part == Some(Part::Consents) {
        sections.push(guard::run(args.pages).await?);
    }
    if wanted(Part::Requests) {
        let (seconds, requests) = (args.seconds.unwrap_or(1), args.requests.clone());
        let plan = requests::Plan { turns: args.turns, seconds, requests, rows: args.rows };
        sections.push(requests::run(&plan, &folder()).await?);
    }
    if wanted(Part::Server) {
        let (seconds, customers) = (args.seconds.unwrap_or(SECONDS), args.customers.clone());
        let plan = server::Plan { turns: args.turns, seconds, customers };
        sections.push(server::run(&plan, &folder()).await?);
    }
    for section in sections {
        let text = section.text(&command);
        println!("\n{text}");
        if args.write {
            report::write(&e2e::paths::root().join("docs/PERFORMANCE.md"), section.name, &text)?;
        }
    }
    Ok(())
}

/// Where databases are kept for the next run: `BENCH_DIR`, or else in the target folder.
fn folder() -> PathBuf {
    std::env::var_os("BENCH_DIR").map_or_else(|| e2e::paths::root().join("target/bench"), PathBuf::from)
}

/// What a person types for the same figures: `BENCH_COMMAND`, as `cargo xtask bench` was called.
fn command() -> String {
    std::env::var("BENCH_COMMAND").unwrap_or_else(|_| std::env::args().collect::<Vec<_>>().join(" "))
}

/// Waits for Ctrl-C or SIGTERM, so that servers and browsers end with us.
#[cfg(unix)]
async fn told_to_stop() -> std::io::Result<()> {
    let mut terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
    tokio::select! {
        told = tokio::signal::ctrl_c() => told,
        _ = terminate.recv() => Ok(()),
    }
}

#[cfg(not(unix))]
async fn told_to_stop() -> std::io::Result<()> {
    tokio::signal::ctrl_c().await
}
