//! `audit verify` and `audit checkpoint`.

use super::{open, print};
use crate::config::Config;
use mijn_privacy_store::{AuditReport, Checkpoint};
use std::fmt::Write;
use std::path::Path;
use std::process::ExitCode;

/// Checks the chain; fails when something is wrong with it.
///
/// # Errors
/// A sentence, when it cannot be checked.
pub async fn verify(config: &Config, checkpoint: Option<&Path>) -> Result<ExitCode, String> {
    let checkpoint = checkpoint.map(read).transpose()?;
    let (store, _) = open::open_migrated(config).await?;
    let report = store.verify(checkpoint.as_ref()).await.map_err(|error| open::sentence(config, &error))?;
    store.close().await;
    print(&text(&report))?;
    Ok(if report.is_sound() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Prints the head of the chain as JSON.
///
/// # Errors
/// A sentence, when it cannot be read.
pub async fn checkpoint(config: &Config) -> Result<ExitCode, String> {
    let (store, _) = open::open_migrated(config).await?;
    let head = store.export_checkpoint().await.map_err(|error| open::sentence(config, &error))?;
    store.close().await;
    print(&format!("{}\n", serde_json::to_string(&head).map_err(|error| error.to_string())?))?;
    Ok(ExitCode::SUCCESS)
}

fn read(path: &Path) -> Result<Checkpoint, String> {
    let text = std::fs::read_to_string(path)
        .map_err(|error| format!("cannot read the checkpoint {}: {error}", path.display()))?;
    serde_json::from_str(&text)
        .map_err(|error| format!("{} is no checkpoint ({error}): use a file from `audit checkpoint`", path.display()))
}

fn text(report: &AuditReport) -> String {
    let mut text = format!("{} rows, {} flaws\n", report.rows, report.flaws);
    for (rule, count) in &report.erased {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{count} rows: erased under rule {rule}");
    }
    for finding in &report.findings {
        let _ = writeln!(text, "{finding}");
    }
    text
}
