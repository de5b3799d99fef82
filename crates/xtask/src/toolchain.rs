//! The parts of the toolchain that may not be there by themselves: the wasm target, the formatter, the lints.

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

/// Adds the component behind `cargo fmt` or `cargo clippy` where it is missing.
pub fn ensure_component(subcommand: &str, component: &str) -> Result<()> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let is_there =
        || Ok::<_, anyhow::Error>(output(Command::new(&cargo).args([subcommand, "--version"]))?.status.success());
    if is_there()? {
        return Ok(());
    }
    if which("rustup").is_none() {
        bail!("`cargo {subcommand}` is missing: install {component} the way you installed Rust.");
    }
    println!("Adding {component} …");
    output(Command::new("rustup").args(["component", "add", component]))?;
    if !is_there()? {
        bail!("`cargo {subcommand}` could not be added: run `rustup component add {component}` yourself.");
    }
    Ok(())
}

fn has_wasm_target() -> Result<bool> {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let printed = output(Command::new(rustc).args(["--print", "sysroot"]))?;
    let sysroot = String::from_utf8(printed.stdout).context("rustc's folder is no text")?;
    Ok(PathBuf::from(sysroot.trim()).join("lib/rustlib").join(WASM).join("lib").exists())
}
