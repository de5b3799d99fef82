//! The storage suite on SQLite.

use mijn_privacy_store::suite::Database;
use std::sync::Arc;

async fn open() -> (crate::common::Opened, Arc<dyn Database>) {
    let opened = crate::common::open().await;
    let store = opened.store.clone();
    (opened, store)
}

mijn_privacy_store::storage_suite!(super::open());
