//! Databases with many customers: made once, kept, and copied for each run.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use mijn_privacy_store::demo::{bulk, bulk_changes};
use tempfile::TempDir;

use super::bare::open;

/// The database's file, where `e2e` expects it.
pub const FILE: &str = "privacy.sqlite";

/// A copy of the database with so many customers, so many changes on top of theirs, and its keys, in a folder that goes
/// with it.
pub async fn copy(customers: u32, changes: u32, dir: &Path) -> Result<TempDir> {
    let more = if changes == 0 { String::new() } else { format!("-changes-{changes}") };
    let kept = dir.join(format!("customers-{customers}{more}"));
    if !is_usable(&kept).await {
        make(customers, changes, dir, &kept).await?;
    }
    into(&kept, TempDir::new_in(dir).context("the folder for a run cannot be made")?)
}

/// Another copy of a copy that nobody has opened yet.
pub fn again(folder: &TempDir) -> Result<TempDir> {
    let beside = folder.path().parent().context("a folder has one that it is in")?;
    into(folder.path(), TempDir::new_in(beside).context("the folder for a run cannot be made")?)
}

fn into(from: &Path, folder: TempDir) -> Result<TempDir> {
    fs::create_dir(folder.path().join("keys"))?;
    fs::copy(from.join(FILE), folder.path().join(FILE)).context("the database cannot be copied")?;
    for entry in fs::read_dir(from.join("keys"))? {
        let entry = entry?;
        fs::copy(entry.path(), folder.path().join("keys").join(entry.file_name()))?;
    }
    Ok(folder)
}

/// Whether it is there, with the schema of this program.
async fn is_usable(kept: &Path) -> bool {
    if !kept.join(FILE).exists() {
        return false;
    }
    let Ok((_, store, _)) = open(kept).await else { return false };
    let is_usable = matches!(store.pending().await, Ok(0));
    store.close().await;
    is_usable
}

async fn make(customers: u32, changes: u32, dir: &Path, kept: &Path) -> Result<()> {
    eprintln!("Making a database with {customers} customers and {changes} changes more, once …");
    fs::create_dir_all(dir)?;
    // Aside first: a run that is stopped must not leave half a database behind.
    let aside = TempDir::new_in(dir)?;
    let (_, store, _) = open(aside.path()).await?;
    store.migrate().await?;
    bulk(&store, customers).await?;
    bulk_changes(&store, changes).await?;
    store.close().await;
    if kept.exists() {
        fs::remove_dir_all(kept)?;
    }
    fs::rename(aside.keep(), kept).context("the database cannot be kept")
}
