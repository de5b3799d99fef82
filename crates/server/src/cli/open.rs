//! Opening the database, with a sentence for everything that can be in the way.

use crate::config::Config;
use crate::security::Keys;
use mijn_privacy_store::{SqliteStore, StoreError, SystemRandom};
use std::path::Path;
use std::sync::Arc;

/// Opens or makes the file, in a folder that is made when it is missing.
///
/// # Errors
/// A sentence that says what to do.
pub async fn open(config: &Config) -> Result<(SqliteStore, Keys), String> {
    let path = &config.database.path;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)
        .map_err(|error| format!("cannot make the folder {} ({error}): check its rights", folder.display()))?;
    let keys = config.secrets.keys(config.demo.enabled, &SystemRandom)?;
    match SqliteStore::open(path, keys.store(), Arc::new(SystemRandom)).await {
        Ok(store) => Ok((store, keys)),
        Err(error) => Err(sentence(config, &error)),
    }
}

/// The same, for a command that needs the schema to be there.
///
/// # Errors
/// A sentence that says what to do.
pub async fn open_migrated(config: &Config) -> Result<(SqliteStore, Keys), String> {
    let (store, keys) = open(config).await?;
    match store.pending().await {
        Ok(0) => Ok((store, keys)),
        Ok(steps) => Err(format!(
            "the database {} lacks {steps} migrations: run `mijn-privacy-server migrate` first",
            config.database.path.display()
        )),
        Err(error) => Err(sentence(config, &error)),
    }
}

/// What went wrong with the database, and what to do.
pub fn sentence(config: &Config, error: &StoreError) -> String {
    let path = config.database.path.display();
    let text = error.to_string();
    let lower = text.to_lowercase();
    if lower.contains("disk is full") || lower.contains("no space left") {
        format!("the disk is full: make room on the disk of {path} and try again")
    } else if lower.contains("permission denied") || lower.contains("readonly") || lower.contains("unable to open") {
        format!("cannot write {path}: give this user write access to the folder, or set database.path")
    } else if lower.contains("not a database") {
        format!("{path} is no database of this program: move it away, or set database.path")
    } else {
        format!("{path}: {text}")
    }
}
