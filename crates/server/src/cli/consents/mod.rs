//! `consents set` and `consents show`: a customer's choices, for the helpdesk.

mod set;
mod show;
mod who;

use super::input;
use crate::config::Config;
use clap::{Args, Subcommand, ValueEnum};
use mijn_privacy_api::ConsentId;
use std::process::ExitCode;

/// What to do with somebody's choices.
#[derive(Debug, Subcommand)]
pub enum Consents {
    /// Switches one on or off for somebody who asked for it. Off holds at once; on waits for the person's confirmation by e-mail.
    Set(Set),
    /// Shows the choices and their history. The person sees in the portal that somebody looked.
    Show(Show),
    /// Brings in a list that another system kept.
    Import(super::import::Import),
}

/// `consents set`.
#[derive(Debug, Args)]
pub struct Set {
    /// Whose: user name, id or e-mail address.
    #[arg(long)]
    person: String,
    /// Which: newsletter, marketing, training, analytics.
    #[arg(long, value_parser = input::consent)]
    consent: ConsentId,
    /// On or off.
    #[arg(long)]
    to: To,
    /// Your name: it goes into the proof of the choice. The person does not see it.
    #[arg(long, value_parser = input::name)]
    actor: String,
    /// How the person asked: "by telephone on 24 November, call 123".
    #[arg(long, value_parser = input::note)]
    note: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum To {
    On,
    Off,
}

/// `consents show`.
#[derive(Debug, Args)]
pub struct Show {
    /// Whose: user name, id or e-mail address.
    #[arg(long)]
    person: String,
    /// Your name, for the access log.
    #[arg(long, value_parser = input::name)]
    actor: String,
    /// For a machine.
    #[arg(long)]
    json: bool,
}

/// Runs it.
///
/// # Errors
/// One sentence that says what to do.
pub async fn run(config: Config, what: Consents) -> Result<ExitCode, String> {
    match what {
        Consents::Set(set) => set::run(config, &set).await,
        Consents::Show(show) => show::run(&config, &show).await,
        Consents::Import(import) => super::import::run(&config, &import).await,
    }
}
