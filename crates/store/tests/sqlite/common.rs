//! A database in a folder that goes away, and a way past the program into its file.

use mijn_privacy_store::seal::{SealKey, SealKeys};
use mijn_privacy_store::{SqliteStore, StoreKeys, SystemRandom};
use sqlx::sqlite::{SqliteConnectOptions, SqlitePool, SqlitePoolOptions};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The database, its folder, and its file.
pub struct Opened {
    pub store: Arc<SqliteStore>,
    pub path: PathBuf,
    _folder: tempfile::TempDir,
}

/// The keys of the tests.
pub const KEYS: StoreKeys =
    StoreKeys { audit: [1; 32], address: [3; 32], texts: seals(5, None), results: seals(6, None) };

/// A key that seals, and the one before it.
pub const fn seals(now: u8, before: Option<u8>) -> SealKeys {
    let before = match before {
        Some(before) => Some(SealKey::new([before; 32])),
        None => None,
    };
    SealKeys::new(SealKey::new([now; 32]), before)
}

pub async fn open_at(path: &Path) -> Result<SqliteStore, mijn_privacy_store::StoreError> {
    SqliteStore::open(path, KEYS, Arc::new(SystemRandom)).await
}

pub async fn open() -> Opened {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("test.db");
    let store = open_at(&path).await.unwrap();
    store.migrate().await.unwrap();
    Opened { store: Arc::new(store), path, _folder: folder }
}

/// A copy of a closed database.
pub async fn open_copy(of: &Path) -> Opened {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("copy.db");
    std::fs::copy(of, &path).unwrap();
    let store = open_at(&path).await.unwrap();
    Opened { store: Arc::new(store), path, _folder: folder }
}

/// The file as anybody with access to it has it.
pub async fn raw(path: &Path) -> SqlitePool {
    let options = SqliteConnectOptions::new().filename(path).foreign_keys(false);
    SqlitePoolOptions::new().max_connections(1).connect_with(options).await.unwrap()
}
