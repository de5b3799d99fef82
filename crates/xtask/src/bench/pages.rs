//! The pages to compare, both as a careful host serves them: minified, with brotli, and cached for ever by their hashes.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::demo::copy;
use crate::hash::sha;
use crate::repo::Repo;
use crate::{brotli, css, js};

/// Where they are.
pub struct Pages {
    /// The package, with the hand-written page's files beside it.
    pub pkg: PathBuf,
    /// The pages.
    pub site: PathBuf,
}

/// Puts the pages and what they load together, anew.
pub fn assemble(repo: &Repo, dir: &Path) -> Result<Pages> {
    let pages = Pages { pkg: dir.join("pkg"), site: dir.join("site") };
    for folder in [&pages.pkg, &pages.site] {
        if folder.exists() {
            fs::remove_dir_all(folder)?;
        }
        fs::create_dir_all(folder)?;
    }
    copy(&repo.dist(), &pages.pkg)?;
    let source = repo.root.join("crates/bench/page");
    let read = |name: &str| fs::read_to_string(source.join(name)).with_context(|| format!("{name} cannot be read"));
    let cache = repo.work().join("brotli");
    let put = |folder: &Path, name: &str, contents: &[u8]| -> Result<()> {
        fs::write(folder.join(name), contents)?;
        Ok(fs::write(folder.join(format!("{name}.br")), brotli::compress(contents, &cache)?)?)
    };
    let mut hand = read("hand.html")?;
    for (name, code) in
        [("hand.js", js::minify(&read("hand.js")?, true)?), ("hand.css", css::minify(&read("hand.css")?)?)]
    {
        let hashed = sha(code.as_bytes()).name(name);
        put(&pages.pkg, &hashed, code.as_bytes())?;
        hand = hand.replace(name, &hashed);
    }
    for (name, html) in
        [("hand.html", hand), ("widget.html", read("widget.html")?), ("index.html", read("index.html")?)]
    {
        put(&pages.site, name, html.as_bytes())?;
    }
    Ok(pages)
}
