//! The widget's wasm: built, split into sections, and bound to JavaScript.

mod bind;
mod packs;
mod sections;
mod short;
mod split;

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::process::run;
use crate::repo::Repo;
use crate::toolchain::WASM;

pub use bind::bind;
pub use packs::Packs;
pub use sections::without_names;
pub use split::split;

/// The name of the crate's files.
pub const STEM: &str = "mijn_privacy";

/// Builds the relocatable wasm and returns its contents.
pub fn compile(repo: &Repo) -> Result<Vec<u8>> {
    let mut cargo = repo.cargo(&["rustc", "--profile", "wasm", "--target", WASM]);
    cargo.args(["--package", "mijn-privacy", "--lib", "--crate-type", "cdylib", "--features", "split"]);
    // Only where this crate is linked, so that no other build of its dependencies differs.
    cargo.args(["--", "-Clink-args=--emit-relocs"]);
    run(cargo.env("CARGO_ENCODED_RUSTFLAGS", short_paths(repo).join("\u{1f}")))?;
    let path: PathBuf = repo.target.join(WASM).join("wasm").join(format!("{STEM}.wasm"));
    fs::read(&path).with_context(|| format!("cargo built no {}", path.display()))
}

/// The texts of panics name source files: without the folders of whoever built it, and shorter.
fn short_paths(repo: &Repo) -> Vec<String> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(std::env::home_dir()?.join(".cargo")));
    let sources = home.map(|home| home.join("registry/src")).and_then(|dir| fs::read_dir(dir).ok());
    let mut folders: Vec<PathBuf> = sources.into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    folders.push(repo.root.clone());
    folders.sort();
    folders.into_iter().map(|folder| format!("--remap-path-prefix={}=.", folder.display())).collect()
}
