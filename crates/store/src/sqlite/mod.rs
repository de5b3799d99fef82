//! SQLite behind the verbs: how it is opened and what every connection is set to.

mod account_values;
mod as_carry_verbs;
mod as_import_verbs;
mod as_job_verbs;
mod as_officer_verbs;
mod as_profile_verbs;
mod as_public_verbs;
mod as_request_verbs;
mod as_result_verbs;
mod block;
mod bulk;
mod bulk_changes;
mod bulk_records;
mod bulk_requests;
mod carried;
mod carry_out;
mod chain;
mod change;
mod change_request;
mod closing;
mod confirmation;
mod consents;
mod convert;
mod corrections;
mod deletions;
mod desk_queue;
mod desk_statements;
mod digest;
mod erasable;
mod erase;
mod event;
mod expiry;
mod goes;
mod holder;
mod idempotency;
mod import;
mod import_find;
mod import_rows;
mod import_stage;
mod import_steps;
mod jobs;
mod key_print;
mod key_twins;
mod link;
mod lookups;
mod mailing;
mod messages;
mod migrations;
mod new_email;
mod new_request;
mod officer_drafts;
mod officer_sessions;
mod officer_tries;
mod officers;
mod outbox;
mod page;
mod people;
mod periods;
mod permission;
#[cfg(test)]
mod plan_tests;
mod profile;
mod proof;
mod public_asks;
mod records;
mod report;
mod request_columns;
mod request_insert;
mod request_parts;
mod request_story;
mod requests;
mod restriction;
mod result_links;
mod results;
mod routes;
mod sealing;
mod seed;
mod seed_request;
mod sessions;
mod signup;
mod silent;
mod store;
mod suppression;
mod sweep;
mod sweep_passed;
mod thread;
mod tries;
mod twin;
mod tx;
mod unsubscribe;
mod vault;
mod verify;
mod warnings;

pub use erase::SideRow;
pub use sweep::{ANSWERS_KEPT, GIVEN_UP_KEPT, LOOKUPS_KEPT, SESSIONS_KEPT};

use crate::seal::SealKeys;
use crate::{Random, StoreError};
use sqlx::ConnectOptions;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

/// Keys that never stand in the database.
#[derive(Clone)]
pub struct StoreKeys {
    /// Of the MAC over each row of the consent chain.
    pub audit: [u8; 32],
    /// Of the digests of e-mail addresses. Another key, and no entry of the suppression list fits any address.
    pub address: [u8; 32],
    /// Of free text: sealed where it is written, opened where it is read.
    pub texts: SealKeys,
    /// Of what comes here sealed: files, and the secrets of the officers' codes. When it changes they are sealed anew.
    pub results: SealKeys,
}

impl std::fmt::Debug for StoreKeys {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str("StoreKeys(…)")
    }
}

/// A SQLite database: one connection that writes, a few that read beside it.
#[derive(Clone)]
pub struct SqliteStore {
    writer: SqlitePool,
    readers: SqlitePool,
    keys: StoreKeys,
    vault: vault::Vault,
    /// Everything lies sealed under the present keys, as far as this program knows.
    sealed: Arc<AtomicBool>,
    random: Arc<dyn Random>,
}

/// Readers; SQLite reads in parallel under WAL, and more than this only waits for the processor.
const READERS: u32 = 8;
/// At so many pages in its log (64 MiB) a write folds the log itself: only when nobody calls [`SqliteStore::fold`].
const LOG_PAGES: &str = "16384";
/// How long a call waits for a connection or a lock before it gives up as unavailable.
const PATIENCE: Duration = Duration::from_secs(5);

impl SqliteStore {
    /// Opens the file, or makes it (mode 600), and refuses one from a newer version. Runs no migration: see
    /// [`Self::migrate`].
    pub async fn open(path: &Path, keys: StoreKeys, random: Arc<dyn Random>) -> Result<Self, StoreError> {
        private_file(path).map_err(|error| StoreError::Unavailable(error.to_string()))?;
        let writer = SqlitePoolOptions::new().max_connections(1).acquire_timeout(PATIENCE);
        let readers = SqlitePoolOptions::new().max_connections(READERS).acquire_timeout(PATIENCE);
        let store = Self {
            writer: writer
                .connect_with(
                    options(path).optimize_on_close(true, Some(1_000)).pragma("wal_autocheckpoint", LOG_PAGES),
                )
                .await?,
            readers: readers.connect_with(options(path).pragma("query_only", "ON")).await?,
            sealed: Arc::default(),
            vault: vault::Vault::new(keys.texts.clone(), random.clone()),
            keys,
            random,
        };
        migrations::refuse_newer(&store.readers).await?;
        store.refuse_other_keys().await?;
        Ok(store)
    }

    /// Brings the schema up to this version, with what SQL alone cannot fill in; says how many migrations were run.
    pub async fn migrate(&self) -> Result<usize, StoreError> {
        let run = migrations::run(&self.writer).await?;
        self.keep_key_prints().await?;
        self.digest_addresses().await?;
        self.key_twins().await?;
        Ok(run)
    }

    /// How many migrations this program knows that the database has not had.
    pub async fn pending(&self) -> Result<usize, StoreError> {
        migrations::pending(&self.readers).await
    }

    /// Folds what is in the write-ahead log into the file, beside whoever reads and writes, and waits for nobody. Called
    /// every second or so, so that no write has to do it while a person waits.
    pub async fn fold(&self) -> Result<(), StoreError> {
        // `query_only` forbids no checkpoint, and a reader's place is free sooner than the one writer's.
        sqlx::query("PRAGMA wal_checkpoint(PASSIVE)").execute(&self.readers).await?;
        Ok(())
    }

    /// Closes all connections, after what runs has ended; folds the write-ahead log into the file.
    pub async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }
}

/// `synchronous` is FULL: under WAL, NORMAL may lose the last commits in a power cut, and a consent that was answered as
/// stored must be stored. `tx` lowers it for what is no answer to anybody (access log, last use of a session).
fn options(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(PATIENCE)
        .pragma("secure_delete", "ON")
        .pragma("temp_store", "MEMORY")
        .pragma("trusted_schema", "OFF")
        // The log of calls says how long each took; a whole statement on a screen helps nobody.
        .disable_statement_logging()
}

/// SQLite gives the log beside the file the file's own mode.
fn private_file(path: &Path) -> std::io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(path)?;
    #[cfg(unix)]
    file.set_permissions(std::os::unix::fs::PermissionsExt::from_mode(0o600))?;
    drop(file);
    Ok(())
}
