//! Many invented customers for the benchmarks, made inside the database.

use crate::{SqliteStore, StoreError};

/// Puts `customers` more in: each the owner of an account, with 12 orders, 20 actions, 2 messages and 3 choices. Their user
/// names are `bulk-0000001` and on, their ids `bulk-p-…` and `bulk-a-…`; nobody can log in as one.
pub async fn bulk(store: &SqliteStore, customers: u32) -> Result<(), StoreError> {
    const BATCH: u32 = 2_000;
    let mut from = store.bulk_count().await?;
    let end = from.saturating_add(customers);
    while from < end {
        let to = end.min(from.saturating_add(BATCH));
        store.bulk_batch(from, to).await?;
        from = to;
    }
    store.bulk_done().await
}
