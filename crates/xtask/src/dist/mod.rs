//! `cargo xtask dist`: everything that a host gets, in `pkg/dist/`.
//!
//! The entry keeps its name, since hosts write it into their pages; everything it loads carries its hash, and may be
//! cached for ever. The entry is linked from the hand-written modules in `pkg/`, which work as they are too.

mod package;
mod parts;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::css;
use crate::hash::fingerprint;
use crate::manifest::Manifest;
use crate::repo::Repo;
use crate::wasm;

use package::Package;
pub use parts::{GUARD, SWITCH, guard};

/// Builds the package, or finds that it is built.
pub fn build(repo: &Repo) -> Result<Manifest> {
    let relocatable = wasm::compile(repo)?;
    let fingerprint = inputs(repo, &relocatable)?;
    let record = repo.work().join("manifest.json");
    if let Some(known) = read(&record)
        && known.fingerprint == fingerprint
        && known.files.iter().all(|file| repo.pkg().join(&file.path).exists())
    {
        return Ok(known);
    }
    let mut package = Package::new(repo.dist(), repo.work().join("brotli"));
    let build = parts::add_widget(&mut package, repo, &relocatable)?;
    parts::add_entry(&mut package, repo, &build)?;
    parts::add_analytics(&mut package, repo)?;
    let manifest = package.write(fingerprint)?;
    fs::write(&record, serde_json::to_vec_pretty(&manifest)?)?;
    Ok(manifest)
}

/// Where the main wasm with the names of its functions is kept.
pub fn named_wasm(repo: &Repo) -> PathBuf {
    repo.work().join("named.wasm")
}

fn read(path: &Path) -> Option<Manifest> {
    serde_json::from_slice(&fs::read(path).ok()?).ok()
}

/// The fingerprint of all that the package is made of, this command included.
fn inputs(repo: &Repo, relocatable: &[u8]) -> Result<String> {
    // Unknown where cargo put another program in its place meanwhile.
    let tool = std::env::current_exe().and_then(fs::metadata).and_then(|file| file.modified()).ok();
    let mut parts = vec![relocatable.to_vec(), format!("{tool:?}").into_bytes(), css::sheet(repo)?.into_bytes()];
    for path in [scripts(&repo.pkg())?, scripts(&repo.pkg().join("analytics"))?].concat() {
        parts.push(path.to_string_lossy().as_bytes().to_vec());
        parts.push(fs::read(path)?);
    }
    Ok(fingerprint(parts.iter().map(Vec::as_slice)))
}

fn scripts(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))?;
    let paths = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    let mut scripts: Vec<_> =
        paths.into_iter().filter(|path| path.extension().is_some_and(|extension| extension == "js")).collect();
    scripts.sort();
    Ok(scripts)
}
