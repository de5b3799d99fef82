//! Write transactions: `BEGIN IMMEDIATE` on the one writing connection, so that a write never fails half-way for a lock.

use super::SqliteStore;
use crate::StoreError;
use sqlx::{Sqlite, SqliteConnection, Transaction};

/// Whether the answer waits until the change is on the disk.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Durability {
    /// It survives a power cut: everything that somebody was told is stored.
    Full,
    /// It survives a crash of the program; a power cut may take the last moments. For notes that nobody waits for.
    Light,
}

impl SqliteStore {
    /// Begins a write that survives a power cut. Dropped before its commit, it never happened.
    pub(super) async fn write(&self) -> Result<Transaction<'static, Sqlite>, StoreError> {
        self.begin(Durability::Full).await
    }

    /// Begins a write with the given durability.
    pub(super) async fn begin(&self, durability: Durability) -> Result<Transaction<'static, Sqlite>, StoreError> {
        let mut connection = self.writer.acquire().await?;
        set(&mut connection, durability).await?;
        // `Pool::begin_with` would take another turn at the connection, and another caller could change the setting between.
        Ok(Transaction::begin(connection, Some(sqlx::SqlStr::from_static("BEGIN IMMEDIATE"))).await?)
    }
}

/// The setting belongs to the connection and cannot change within a transaction, so each begins with its own.
async fn set(connection: &mut SqliteConnection, durability: Durability) -> Result<(), StoreError> {
    let pragma = match durability {
        Durability::Full => "PRAGMA synchronous = FULL",
        Durability::Light => "PRAGMA synchronous = NORMAL",
    };
    sqlx::query(pragma).execute(connection).await?;
    Ok(())
}
