//! `seed-demo`: invented customers, for the demo only.

use super::{open, print};
use crate::config::Config;
use crate::security::hash_password;
use mijn_privacy_store::demo::{CUSTOMERS, seed_demo};
use mijn_privacy_store::{Clock, Store, SystemClock};
use std::collections::HashMap;
use std::process::ExitCode;

/// Fills the database; one that has the customers already is left as it is.
///
/// # Errors
/// A sentence that says what to do.
pub async fn seed(config: &Config) -> Result<ExitCode, String> {
    if !config.demo.enabled {
        return Err("this is no demo: seed-demo works only with demo.enabled = true".to_owned());
    }
    let (store, _) = open::open_migrated(config).await?;
    let first = CUSTOMERS.first().map_or("", |customer| customer.username);
    let known = store.login(first).await.map_err(|error| open::sentence(config, &error))?;
    if known.is_none() {
        let hashes = CUSTOMERS.iter().map(|one| Ok((one.password, hash_password(one.password)?)));
        let hashes: HashMap<&str, String> = hashes.collect::<Result<_, String>>()?;
        let hasher = |password: &str| hashes.get(password).cloned().unwrap_or_default();
        let seeded = seed_demo(&store, SystemClock.now(), &hasher).await;
        seeded.map_err(|error| open::sentence(config, &error))?;
    }
    store.close().await;
    print(&format!("{}: the demo's customers are there\n", config.database.path.display()))?;
    Ok(ExitCode::SUCCESS)
}
