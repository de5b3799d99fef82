//! `work`: how the work stands that outlives a call; with `--once` what is due is done.

use super::{open, print};
use crate::App;
use crate::config::Config;
use crate::work::run_once;
use clap::Args;
use mijn_privacy_store::{JobVerbs, SystemClock, SystemRandom};
use std::process::ExitCode;
use std::sync::Arc;

/// Exports, decisions to carry out, webhooks.
#[derive(Debug, Args)]
pub struct Work {
    /// Does what is due, and ends; `serve` does it all the time.
    #[arg(long)]
    once: bool,
    /// For a machine.
    #[arg(long)]
    json: bool,
}

/// Runs it.
///
/// # Errors
/// One sentence that says what to do.
pub async fn run(config: Config, what: &Work) -> Result<ExitCode, String> {
    let (store, keys) = open::open_migrated(&config).await?;
    let app = App::new(config, Arc::new(store.clone()), Arc::new(SystemClock), Arc::new(SystemRandom), keys)?;
    let failed = |error| open::sentence(&app.config, &error);
    let ran = if what.once { Some(run_once(&app).await.map_err(failed)?) } else { None };
    let facts = store.jobs().await.map_err(failed)?;
    store.close().await;
    let oldest = facts.oldest.map(|at| at.to_string());
    if what.json {
        let done = ran.map(|ran| ran.done);
        let json = serde_json::json!({
            "done": done, "waiting": facts.waiting, "given_up": facts.given_up, "oldest": oldest
        });
        print(&format!("{json:#}\n"))?;
    } else {
        let done = ran.map(|ran| format!("{} done\n", ran.done)).unwrap_or_default();
        let oldest = oldest.map(|at| format!(", the oldest since {at}")).unwrap_or_default();
        print(&format!("{done}{} waiting{oldest}\n{} given up\n", facts.waiting, facts.given_up))?;
    }
    Ok(ExitCode::SUCCESS)
}
