//! The steps of an import, each short, with a pause after it: the portal goes on beside it.

use super::counted::Counted;
use super::open;
use crate::config::Config;
use crate::work;
use mijn_privacy_store::{
    Clock, ImportCount, ImportFacts, ImportId, ImportList, ImportVerbs, SqliteStore, StoreError, SystemClock,
};
use std::time::Instant;

/// Says what would become of the lines, and changes nothing.
///
/// # Errors
/// A sentence that says what to do.
pub async fn try_out(
    config: &Config,
    store: &SqliteStore,
    list: &ImportList,
    mut lines: Counted<'_>,
) -> Result<Vec<ImportCount>, String> {
    let failed = |error| open::sentence(config, &error);
    if let Some(earlier) = store.waiting_import().await.map_err(failed)? {
        eprintln!("{}; this is what would happen before that", named(&earlier));
    }
    let mut counts = Vec::new();
    loop {
        let some = lines.some()?;
        if some.is_empty() {
            return Ok(counts);
        }
        let began = Instant::now();
        counts.extend(store.try_import(list, &some).await.map_err(failed)?);
        work::breathe(began).await;
    }
}

/// Puts the lines aside, and when all of them are there, brings them in, after what an earlier list has left.
///
/// # Errors
/// A sentence that says what to do.
pub async fn bring_in(
    config: &Config,
    store: &SqliteStore,
    list: &ImportList,
    mut lines: Counted<'_>,
) -> Result<Vec<ImportCount>, String> {
    let failed = |error| open::sentence(config, &error);
    let import = store.begin_import(list).await.map_err(failed)?;
    if let Err(error) = put_aside(config, store, import, &mut lines).await {
        // What is left of it now, the sweep deletes.
        let _ = store.drop_import(import).await;
        return Err(error);
    }
    let unfinished = |error: StoreError| {
        format!(
            "{}. All lines are in the database: the server brings in what is left, or the next `consents import` does",
            open::sentence(config, &error)
        )
    };
    while let Some(earlier) = store.waiting_import().await.map_err(unfinished)?.filter(|one| one.import != import) {
        eprintln!("{}: they go first", named(&earlier));
        work::bring_in(store, &SystemClock, earlier.import).await.map_err(unfinished)?;
    }
    work::bring_in(store, &SystemClock, import).await.map_err(unfinished)?;
    let facts = store.import(import).await.map_err(unfinished)?;
    facts.map(|facts| facts.counts).ok_or_else(|| "this import was deleted at this very moment".to_owned())
}

async fn put_aside(
    config: &Config,
    store: &SqliteStore,
    import: ImportId,
    lines: &mut Counted<'_>,
) -> Result<(), String> {
    let failed = |error| open::sentence(config, &error);
    loop {
        let some = lines.some()?;
        if some.is_empty() {
            return store.import_ready(import, SystemClock.now()).await.map_err(failed);
        }
        let began = Instant::now();
        store.stage_import(import, &some).await.map_err(failed)?;
        work::breathe(began).await;
    }
}

fn named(import: &ImportFacts) -> String {
    let ImportFacts { list, left, .. } = import;
    format!(
        "an earlier list, \"{}\" of {}, has {left} lines that are not in yet",
        list.source,
        list.at.strftime("%F %T UTC")
    )
}
