//! Takes the sections that load when they are opened out of the main module.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use wasm_split_cli_support::{Options, transform};

use super::{STEM, without_names};

/// A part that is loaded later.
pub struct Chunk {
    /// Its file name without the extension, as the link module writes it.
    pub stem: String,
    /// Its wasm, without names.
    pub wasm: Vec<u8>,
}

/// The parts of the widget.
pub struct Split {
    /// The part that everybody loads, still to be bound, with names.
    pub main: Vec<u8>,
    /// The parts that are loaded later.
    pub chunks: Vec<Chunk>,
    /// The JavaScript that loads them, to be linked with the glue.
    pub link: PathBuf,
    /// Per section the chunks that it needs.
    pub needs: BTreeMap<String, Vec<String>>,
}

/// Splits a relocatable module; intermediate files go to `dir`.
pub fn split(wasm: &[u8], dir: &Path) -> Result<Split> {
    if dir.exists() {
        fs::remove_dir_all(dir)?;
    }
    fs::create_dir_all(dir)?;
    let main_path = dir.join("main.wasm");
    let glue = format!("./{STEM}.js");
    let mut options = Options::new(wasm);
    options.output_dir = dir;
    options.main_out_path = &main_path;
    options.main_module = &glue;
    let link = dir.join(options.link_name).components().collect();
    let done = transform(options).map_err(|error| anyhow!("the sections cannot be split off: {error:#}"))?;
    let mut chunks = Vec::new();
    for path in &done.split_modules {
        let stem = path.file_stem().context("a chunk has no name")?.to_string_lossy().into_owned();
        chunks.push(Chunk { stem, wasm: without_names(&fs::read(path)?)? });
    }
    chunks.sort_by(|a, b| a.stem.cmp(&b.stem));
    Ok(Split { main: fs::read(&main_path)?, chunks, link, needs: done.prefetch_map.into_iter().collect() })
}
