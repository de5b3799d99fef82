//! `mail outbox`: what waits to be sent.

use super::{open, print};
use crate::config::Config;
use clap::Subcommand;
use mijn_privacy_store::MailVerbs;
use std::process::ExitCode;

/// The server's own e-mails.
#[derive(Debug, Subcommand)]
pub enum Mail {
    /// How many wait, since when, and how many were given up.
    Outbox {
        /// For a machine.
        #[arg(long)]
        json: bool,
    },
}

/// Runs it.
///
/// # Errors
/// One sentence that says what to do.
pub async fn run(config: &Config, what: &Mail) -> Result<ExitCode, String> {
    let Mail::Outbox { json } = what;
    let (store, _) = open::open_migrated(config).await?;
    let facts = store.outbox().await.map_err(|error| open::sentence(config, &error))?;
    store.close().await;
    let oldest = facts.oldest.map(|at| at.to_string());
    if *json {
        let json = serde_json::json!({ "waiting": facts.waiting, "given_up": facts.given_up, "oldest": oldest });
        print(&format!("{json:#}\n"))?;
    } else {
        let oldest = oldest.map(|at| format!(", the oldest since {at}")).unwrap_or_default();
        print(&format!("{} waiting{oldest}\n{} given up\n", facts.waiting, facts.given_up))?;
    }
    Ok(ExitCode::SUCCESS)
}
