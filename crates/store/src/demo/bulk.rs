//! Many invented customers for the benchmarks, made inside the database.

use crate::{SqliteStore, StoreError};

const BATCH: u32 = 2_000;

/// Puts `customers` more in: each the owner of an account, with 12 orders, 20 actions, 2 messages and 3 choices. Their user
/// names are `bulk-0000001` and on, their ids `bulk-p-…` and `bulk-a-…`; nobody can log in as one.
pub async fn bulk(store: &SqliteStore, customers: u32) -> Result<(), StoreError> {
    let mut from = store.bulk_count().await?;
    let end = from.saturating_add(customers);
    while from < end {
        let to = end.min(from.saturating_add(BATCH));
        store.bulk_batch(from, to).await?;
        from = to;
    }
    store.bulk_done().await
}

/// Makes the chain so many rows longer: the customers of [`bulk`], of whom there must be some, switch *training* on and off
/// in turn.
pub async fn bulk_changes(store: &SqliteStore, rows: u32) -> Result<(), StoreError> {
    let mut left = rows;
    while left > 0 {
        let now = left.min(5 * BATCH);
        store.bulk_changes_batch(now).await?;
        left -= now;
    }
    store.bulk_done().await
}

/// Puts so many requests in, of the customers of [`bulk`] in turn, of whom there must be some: `bulk-r-0000001` and on, of every
/// kind, with timeline, thread and what became of them. One of 199 is open.
pub async fn bulk_requests(store: &SqliteStore, requests: u32) -> Result<(), StoreError> {
    let customers = store.bulk_count().await?.max(1);
    let mut from = store.bulk_requests_count().await?;
    let end = from.saturating_add(requests);
    while from < end {
        let to = end.min(from.saturating_add(10 * BATCH));
        store.bulk_requests_batch(from, to, customers).await?;
        from = to;
    }
    store.bulk_seal().await?;
    store.bulk_done().await
}

/// Fills the lists of the first customer of [`bulk`], who must be there, up to so many orders and so many actions.
pub async fn bulk_records(store: &SqliteStore, orders: u32, activity: u32) -> Result<(), StoreError> {
    store.bulk_records(orders, activity).await?;
    store.bulk_done().await
}
