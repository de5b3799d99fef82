//! `seed-demo`: invented customers, for the demo only.

use super::{open, print};
use crate::config::Config;
use crate::office::demo_secret;
use crate::security::{Keys, Sealed, hash_password, new_token, seal, token_hash};
use jiff::SignedDuration;
use mijn_privacy_api::DeskRole;
use mijn_privacy_store::demo::{CUSTOMERS, seed_demo};
use mijn_privacy_store::{Clock, OfficerVerbs, SqliteStore, Store, SystemClock, SystemRandom};
use std::collections::HashMap;
use std::process::ExitCode;

/// The demo's officer: name, password, and codes of a secret that is none.
pub const OFFICER: (&str, &str) = ("Olga Officier (verzonnen)", "demo-olga-wachtwoord");

/// Makes the demo's officer, once.
async fn officer(config: &Config, store: &SqliteStore, keys: &Keys) -> Result<(), String> {
    let failed = |error| open::sentence(config, &error);
    let (name, password) = OFFICER;
    let (id, now, token) = ("demo-officer", SystemClock.now(), token_hash(&new_token(&SystemRandom)));
    if !store.add_officer(id, name, DeskRole::Officer, now).await.map_err(failed)? {
        return Ok(());
    }
    let until = now.checked_add(SignedDuration::from_mins(1)).map_err(|error| error.to_string())?;
    store.begin_setup(name, &token, until).await.map_err(failed)?;
    let sealed = seal(&keys.results, &SystemRandom, &Sealed::Code { officer: id }, &demo_secret(name));
    let sealed = sealed.map_err(|error| error.to_string())?;
    store.finish_setup(&token, &hash_password(password)?, &sealed, 0, now).await.map_err(failed)?;
    Ok(())
}

/// Fills the database; one that has the customers already is left as it is.
///
/// # Errors
/// A sentence that says what to do.
pub async fn seed(config: &Config) -> Result<ExitCode, String> {
    if !config.demo.enabled {
        return Err("this is no demo: seed-demo works only with demo.enabled = true".to_owned());
    }
    let (store, keys) = open::open_migrated(config).await?;
    let first = CUSTOMERS.first().map_or("", |customer| customer.username);
    let known = store.login(first).await.map_err(|error| open::sentence(config, &error))?;
    if known.is_none() {
        let hashes = CUSTOMERS.iter().map(|one| Ok((one.password, hash_password(one.password)?)));
        let hashes: HashMap<&str, String> = hashes.collect::<Result<_, String>>()?;
        let hasher = |password: &str| hashes.get(password).cloned().unwrap_or_default();
        let seeded = seed_demo(&store, SystemClock.now(), &hasher).await;
        seeded.map_err(|error| open::sentence(config, &error))?;
    }
    officer(config, &store, &keys).await?;
    store.close().await;
    print(&format!("{}: the demo's customers are there\n", config.database.path.display()))?;
    Ok(ExitCode::SUCCESS)
}
