//! The storage suite on SQLite.

use mijn_privacy_store::suite::Database;
use mijn_privacy_store::{SqliteStore, StoreKeys, SystemRandom};
use std::sync::Arc;

async fn open() -> (tempfile::TempDir, Arc<dyn Database>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("test.db");
    let store = SqliteStore::open(&path, StoreKeys { audit: [1; 32] }, Arc::new(SystemRandom)).await.unwrap();
    store.migrate().await.unwrap();
    (folder, Arc::new(store))
}

mijn_privacy_store::storage_suite!(super::open());
