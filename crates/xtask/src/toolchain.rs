//! The part of the toolchain that is not there by itself: the wasm target.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::process::{output, which};

/// What the widget is compiled for.
pub const WASM: &str = "wasm32-unknown-unknown";

/// Adds the wasm target where it is missing.
pub fn ensure_wasm_target() -> Result<()> {
    if has_wasm_target()? {
        return Ok(());
    }
    if which("rustup").is_none() {
        bail!("The Rust target {WASM} is missing: install rustup (https://rustup.rs), or add the target your own way.");
    }
    println!("Adding the Rust target {WASM} …");
    let added = output(Command::new("rustup").args(["target", "add", WASM]))?;
    if !added.status.success() || !has_wasm_target()? {
        let reason = String::from_utf8_lossy(&added.stderr);
        let reason = reason.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or("no reason given");
        bail!("The Rust target {WASM} could not be added ({reason}): run `rustup target add {WASM}` yourself.");
    }
    Ok(())
}

fn has_wasm_target() -> Result<bool> {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let printed = output(Command::new(rustc).args(["--print", "sysroot"]))?;
    let sysroot = String::from_utf8(printed.stdout).context("rustc's folder is no text")?;
    Ok(PathBuf::from(sysroot.trim()).join("lib/rustlib").join(WASM).join("lib").exists())
}
