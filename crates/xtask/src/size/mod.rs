//! `cargo xtask size`: what a first load weighs, and what each kilobyte of it is.

mod table;
mod weigh;

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Result, bail};
use clap::Args;
use serde::Serialize;

use crate::dist::{self, named_wasm};
use crate::manifest::{File, Manifest};
use crate::repo::Repo;

/// More than this many bytes before the first usable switch fail the tests.
pub const LIMIT: usize = 100_000;

/// How to show it, and what is too much.
#[derive(Args)]
pub struct Options {
    /// Prints JSON and nothing else.
    #[arg(long)]
    json: bool,
    /// Fails where a first load takes more bytes.
    #[arg(long)]
    max: Option<usize>,
    /// Lists so many of the heaviest functions too.
    #[arg(long, default_value_t = 0)]
    functions: usize,
}

/// What a load weighs.
#[derive(Debug, PartialEq, Serialize)]
pub struct Size {
    /// The bytes of a first load, as sent.
    pub total_brotli: usize,
    /// The files of a first load.
    pub files: Vec<File>,
    /// Per section the bytes that come when it is opened.
    pub sections: BTreeMap<String, usize>,
}

/// Builds the package and shows its weight.
pub fn run(repo: &Repo, options: &Options) -> Result<()> {
    let manifest = dist::build(repo)?;
    let size = Size::of(&manifest);
    if options.json {
        println!("{}", serde_json::to_string(&size)?);
    } else {
        print!("{}", table::load(&size));
        let named = fs::read(named_wasm(repo))?;
        let weights = weigh::weigh(&named)?;
        let wasm = size.files.iter().find(|file| file.path.ends_with(".wasm"));
        print!("\n{}", table::wasm(&weights.owners, wasm.map_or(0, |file| file.brotli)));
        if options.functions > 0 {
            print!("\n{}", table::functions(&weights.functions, options.functions));
        }
    }
    size.check(options.max.unwrap_or(usize::MAX))
}

impl Size {
    /// Adds up a built package.
    pub fn of(manifest: &Manifest) -> Self {
        let find = |path: &String| manifest.files.iter().find(|file| file.path == *path);
        let files: Vec<File> = manifest.first.iter().filter_map(find).cloned().collect();
        let sections = manifest
            .sections
            .iter()
            .map(|(name, paths)| (name.clone(), paths.iter().filter_map(find).map(|file| file.brotli).sum()));
        Self { total_brotli: files.iter().map(|file| file.brotli).sum(), sections: sections.collect(), files }
    }

    /// Refuses a first load of more than `max` bytes.
    pub fn check(&self, max: usize) -> Result<()> {
        if self.total_brotli > max {
            bail!(
                "a first load takes {} bytes, {} more than the {max} allowed",
                self.total_brotli,
                self.total_brotli - max
            );
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest() -> Manifest {
        let file = |path: &str, brotli| File { path: path.into(), raw: 10 * brotli, brotli };
        Manifest {
            files: vec![file("dist/a.js", 10), file("dist/b.wasm", 70), file("dist/c.wasm", 20), file("dist/d.js", 5)],
            first: vec!["dist/a.js".into(), "dist/b.wasm".into()],
            sections: [("requests".into(), vec!["dist/c.wasm".into()])].into(),
            ..Manifest::default()
        }
    }

    #[test]
    fn only_the_first_load_counts() {
        let json = serde_json::to_value(Size::of(&manifest())).unwrap();
        let files = serde_json::json!([
            { "path": "dist/a.js", "raw": 100, "brotli": 10 },
            { "path": "dist/b.wasm", "raw": 700, "brotli": 70 },
        ]);
        assert_eq!(json, serde_json::json!({ "total_brotli": 80, "files": files, "sections": { "requests": 20 } }));
    }

    #[test]
    fn one_byte_too_many_is_refused() {
        let size = Size::of(&manifest());
        assert!(size.check(80).is_ok());
        assert_eq!(size.check(79).unwrap_err().to_string(), "a first load takes 80 bytes, 1 more than the 79 allowed");
    }
}
