//! The command line: what each subcommand does, and one sentence when it cannot.

mod audit;
mod consents;
mod demo_mailing;
mod import;
mod input;
mod mail;
mod officers;
mod open;
mod requests;
mod seed;
mod serve;
mod telemetry;
mod work;

pub use seed::OFFICER;

use crate::config;
use clap::{Parser, Subcommand};
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// The reference backend of mijn-privacy.
#[derive(Debug, Parser)]
#[command(version, about)]
pub struct Cli {
    /// The configuration (see config/demo.toml); MIJN_PRIVACY__SECTION__KEY overrides it.
    #[arg(long, global = true, default_value = "mijn-privacy.toml")]
    config: PathBuf,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Answers calls until it is stopped.
    Serve,
    /// Makes the database, or brings it up to this version.
    Migrate,
    /// Fills an empty database with invented customers.
    SeedDemo,
    /// Puts an invented newsletter or offer in the demo's folder of e-mails, with links to unsubscribe.
    DemoMailing(demo_mailing::Mailing),
    /// The choices of customers.
    Consents {
        #[command(subcommand)]
        what: Box<consents::Consents>,
    },
    /// The server's own e-mails.
    Mail {
        #[command(subcommand)]
        what: mail::Mail,
    },
    /// Who may come in at the officer's pages.
    Officers {
        #[command(subcommand)]
        what: officers::Officers,
    },
    /// What is asked under a right, and what becomes of it.
    Requests(requests::Requests),
    /// Work that waits: answers to make, decisions to carry out, webhooks.
    Work(work::Work),
    /// The chain of consent changes.
    Audit {
        #[command(subcommand)]
        what: Audit,
    },
    /// Prints the description of the API as YAML.
    Openapi,
}

#[derive(Debug, Subcommand)]
enum Audit {
    /// Checks every row, and against a checkpoint that nothing was cut off since.
    Verify {
        /// A file that `audit checkpoint` wrote.
        #[arg(long)]
        checkpoint: Option<PathBuf>,
    },
    /// Prints the head of the chain, to keep elsewhere.
    Checkpoint,
}

/// Runs a subcommand.
///
/// # Errors
/// One sentence that says what is wrong and what to do.
pub fn run(cli: Cli) -> Result<ExitCode, String> {
    if let Command::Openapi = cli.command {
        print(&crate::openapi_yaml()?)?;
        return Ok(ExitCode::SUCCESS);
    }
    let config = config::load(&cli.config)?;
    telemetry::start(config.log.format);
    let runtime = tokio::runtime::Runtime::new().map_err(|error| format!("cannot start: {error}"))?;
    runtime.block_on(async {
        match cli.command {
            Command::Serve => serve::serve(config).await,
            Command::Migrate => {
                let (store, _) = open::open(&config).await?;
                let steps = store.migrate().await.map_err(|error| open::sentence(&config, &error))?;
                store.close().await;
                print(&format!("{}: {steps} migrations run\n", config.database.path.display()))?;
                Ok(ExitCode::SUCCESS)
            }
            Command::SeedDemo => seed::seed(&config).await,
            Command::DemoMailing(mailing) => demo_mailing::run(config, &mailing).await,
            Command::Consents { what } => consents::run(config, *what).await,
            Command::Officers { what } => officers::run(&config, &what).await,
            Command::Mail { what } => mail::run(&config, &what).await,
            Command::Requests(asked) => requests::run(config, asked).await,
            Command::Work(what) => work::run(config, &what).await,
            Command::Audit { what: Audit::Verify { checkpoint } } => {
                audit::verify(&config, checkpoint.as_deref()).await
            }
            Command::Audit { what: Audit::Checkpoint } => audit::checkpoint(&config).await,
            Command::Openapi => Ok(ExitCode::SUCCESS),
        }
    })
}

/// A reader that went away is no failure of ours to shout about.
fn print(text: &str) -> Result<(), String> {
    let mut out = std::io::stdout().lock();
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).map_err(|error| format!("cannot print: {error}"))
}
