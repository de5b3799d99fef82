//! Databases with many customers: made once, kept, and copied for each run.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use mijn_privacy_store::demo::{bulk, bulk_changes, bulk_records, bulk_requests};
use sqlx::ConnectOptions;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqliteSynchronous};
use tempfile::TempDir;

use super::bare::open;

/// The database's file, where `e2e` expects it.
pub const FILE: &str = "privacy.sqlite";

/// What a database holds.
#[derive(Clone, Copy, Debug, Default)]
pub struct Contents {
    /// So many customers.
    pub customers: u32,
    /// So many changes on top of theirs.
    pub changes: u32,
    /// So many requests, of the customers in turn.
    pub requests: u32,
    /// The first customer has so many orders in all …
    pub orders: u32,
    /// … and did so much.
    pub activity: u32,
}

impl Contents {
    /// Customers, and nothing more of anything.
    pub fn of(customers: u32) -> Self {
        Self { customers, ..Self::default() }
    }

    /// The name of the folder where it is kept.
    fn name(&self) -> String {
        let parts = [
            ("customers", self.customers),
            ("changes", self.changes),
            ("requests", self.requests),
            ("orders", self.orders),
            ("activity", self.activity),
        ];
        let some = parts.iter().filter(|(_, count)| *count > 0);
        some.map(|(what, count)| format!("{what}-{count}")).collect::<Vec<_>>().join("-")
    }
}

/// A copy of the database that holds this, and its keys, in a folder that goes with it.
pub async fn copy(what: Contents, dir: &Path) -> Result<TempDir> {
    let kept = dir.join(what.name());
    if !is_usable(&kept).await {
        make(what, dir, &kept).await?;
    }
    into(&kept, TempDir::new_in(dir).context("the folder for a run cannot be made")?)
}

/// A connection that writes, set as the server sets its own.
pub async fn writer(file: &Path) -> Result<SqliteConnection> {
    let options = SqliteConnectOptions::new()
        .filename(file)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .pragma("secure_delete", "ON");
    options.connect().await.context("the database can be opened")
}

/// A connection that reads.
pub async fn reader(file: &Path) -> Result<SqliteConnection> {
    SqliteConnectOptions::new().filename(file).read_only(true).connect().await.context("the database can be read")
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

async fn make(what: Contents, dir: &Path, kept: &Path) -> Result<()> {
    eprintln!("Making the database {}, once …", what.name());
    fs::create_dir_all(dir)?;
    // Aside first: a run that is stopped must not leave half a database behind.
    let aside = TempDir::new_in(dir)?;
    let (_, store, _) = open(aside.path()).await?;
    store.migrate().await?;
    bulk(&store, what.customers).await?;
    bulk_changes(&store, what.changes).await?;
    bulk_records(&store, what.orders, what.activity).await?;
    bulk_requests(&store, what.requests).await?;
    store.close().await;
    if kept.exists() {
        fs::remove_dir_all(kept)?;
    }
    fs::rename(aside.keep(), kept).context("the database cannot be kept")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_database_holds_is_its_name() {
        assert_eq!(Contents::of(10).name(), "customers-10");
        assert_eq!(Contents { requests: 7, ..Contents::of(10) }.name(), "customers-10-requests-7");
    }
}
