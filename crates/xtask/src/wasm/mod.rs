//! The widget's wasm: built, split into sections, and bound to JavaScript.

mod bind;
mod sections;
mod split;

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::process::run;
use crate::repo::Repo;

pub use bind::bind;
pub use sections::without_names;
pub use split::split;

/// The name of the crate's files.
pub const STEM: &str = "mijn_privacy";

/// Builds the relocatable wasm and returns its contents.
pub fn compile(repo: &Repo) -> Result<Vec<u8>> {
    let mut cargo = repo.cargo(&["rustc", "--profile", "wasm", "--target", "wasm32-unknown-unknown"]);
    cargo.args(["--package", "mijn-privacy", "--lib", "--crate-type", "cdylib", "--features", "split"]);
    // Only for this crate, so that no other build of its dependencies differs.
    run(cargo.args(["--", "-Clink-args=--emit-relocs"]))?;
    let path: PathBuf = repo.target.join("wasm32-unknown-unknown/wasm").join(format!("{STEM}.wasm"));
    fs::read(&path).with_context(|| format!("cargo built no {}", path.display()))
}
