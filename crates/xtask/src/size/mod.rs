//! `cargo xtask size`: what a first load weighs, and what each kilobyte of it is.

mod table;
mod weigh;

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result, bail};
use clap::Args;
use serde::Serialize;

use crate::dist::{self, GUARD, SWITCH, named_wasm};
use crate::manifest::{File, Manifest};
use crate::repo::Repo;

/// More than this many bytes before the first usable switch fail the tests.
pub const LIMIT: usize = 100_000;

/// What is loaded by itself, on pages without the widget too, and how many bytes it may take.
const ALONE: [(&str, usize); 2] = [(GUARD, 2_000), (SWITCH, 5_000)];

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
    /// What is loaded by itself.
    pub alone: Vec<File>,
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
        let alone = ALONE.iter().filter_map(|(name, _)| find(&format!("dist/{name}")).cloned()).collect();
        Self { total_brotli: files.iter().map(|file| file.brotli).sum(), sections: sections.collect(), files, alone }
    }

    /// Refuses a first load of more than `max` bytes, and what is loaded by itself where it takes more than its own limit.
    pub fn check(&self, max: usize) -> Result<()> {
        if self.total_brotli > max {
            bail!(
                "a first load takes {} bytes, {} more than the {max} allowed",
                self.total_brotli,
                self.total_brotli - max
            );
        }
        for (name, limit) in ALONE {
            let path = format!("dist/{name}");
            let file = self.alone.iter().find(|file| file.path == path);
            let file = file.with_context(|| format!("{name} is not in the package"))?;
            if file.brotli > limit {
                bail!("{name} takes {} bytes, {} more than the {limit} allowed", file.brotli, file.brotli - limit);
            }
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
            files: vec![
                file("dist/a.js", 10),
                file("dist/b.wasm", 70),
                file("dist/c.wasm", 20),
                file("dist/d.js", 5),
                file("dist/analytics-guard.js", 2_000),
                file("dist/mijn-privacy-analytics.js", 5_000),
            ],
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
        let alone = serde_json::json!([
            { "path": "dist/analytics-guard.js", "raw": 20_000, "brotli": 2_000 },
            { "path": "dist/mijn-privacy-analytics.js", "raw": 50_000, "brotli": 5_000 },
        ]);
        let sections = serde_json::json!({ "requests": 20 });
        assert_eq!(
            json,
            serde_json::json!({ "total_brotli": 80, "files": files, "sections": sections, "alone": alone })
        );
    }

    #[test]
    fn one_byte_too_many_is_refused() {
        let size = Size::of(&manifest());
        assert!(size.check(80).is_ok());
        assert_eq!(size.check(79).unwrap_err().to_string(), "a first load takes 80 bytes, 1 more than the 79 allowed");
    }

    #[test]
    fn guard_and_switch_have_limits_of_their_own() {
        let mut size = Size::of(&manifest());
        assert!(size.check(usize::MAX).is_ok());
        size.alone[0].brotli += 1;
        let refused = size.check(usize::MAX).unwrap_err().to_string();
        assert_eq!(refused, "analytics-guard.js takes 2001 bytes, 1 more than the 2000 allowed");
    }

    #[test]
    fn a_package_without_the_guard_is_no_package() {
        let mut size = Size::of(&manifest());
        size.alone.remove(0);
        assert!(size.check(usize::MAX).is_err());
    }
}
