//! Runs wasm-bindgen as a library, of exactly the version that the widget was built with.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use super::short::shorten;
use super::{STEM, without_names};

/// A module and its glue.
pub struct Bound {
    /// The wasm as it is served.
    pub wasm: Vec<u8>,
    /// The same with the names of its functions, to tell what it weighs.
    pub named: Vec<u8>,
    /// The glue, to be linked.
    pub glue: PathBuf,
}

/// Binds `wasm`; the glue goes to `dir`.
pub fn bind(wasm: Vec<u8>, dir: &Path) -> Result<Bound> {
    let mut bindgen = Bindgen::new();
    bindgen.input_bytes(STEM, wasm).web(true)?;
    // `keep_lld_exports`: the sections import the main module's stack pointer and tables.
    bindgen.keep_lld_exports(true).demangle(false).typescript(false).remove_producers_section(true);
    let mut output = bindgen.generate_output().context("wasm-bindgen failed")?;
    let mut code = output.js().to_owned();
    let imports = output.wasm_mut().imports.iter_mut().filter(|import| import.module.ends_with("_bg.js"));
    shorten(&mut code, imports.map(|import| &mut import.name));
    output.emit(dir)?;
    let glue = dir.join(format!("{STEM}.js"));
    fs::write(&glue, code)?;
    let named = fs::read(dir.join(format!("{STEM}_bg.wasm")))?;
    Ok(Bound { wasm: without_names(&named)?, named, glue })
}
