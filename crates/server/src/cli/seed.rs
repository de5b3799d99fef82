//! `seed-demo`: invented customers, for the demo only.

use super::{open, print};
use crate::config::Config;
use std::process::ExitCode;

/// Fills the database.
///
/// # Errors
/// A sentence that says what to do.
pub async fn seed(config: &Config) -> Result<ExitCode, String> {
    if !config.demo.enabled {
        return Err("this is no demo: seed-demo works only with demo.enabled = true".to_owned());
    }
    let (store, _) = open::open_migrated(config).await?;
    store.close().await;
    print("demo data are there\n")?;
    Ok(ExitCode::SUCCESS)
}
