//! The parts of the package: the widget's built files, and the entry that a host's page names.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::named_wasm;
use super::package::{Package, in_pkg};
use crate::manifest::Build;
use crate::repo::Repo;
use crate::{css, js, wasm};

/// What a page's script tag names.
const ENTRY: &str = "mijn-privacy.js";
/// What stands first in the head of every page of the site.
pub const GUARD: &str = "analytics-guard.js";
/// The switch for Google Analytics by itself.
pub const SWITCH: &str = "mijn-privacy-analytics.js";

/// Adds wasm, glue, sections and style sheet, and says where they are.
pub fn add_widget(package: &mut Package, repo: &Repo, relocatable: &[u8]) -> Result<Build> {
    let mut build = Build::default();
    let dir = repo.work().join("bound");
    let split = wasm::split(relocatable, &dir)?;
    let bound = wasm::bind(split.main, &dir)?;
    fs::write(named_wasm(repo), &bound.named)?;

    let packs = wasm::Packs::new(&split.chunks, &split.needs);
    let mut urls = BTreeMap::new();
    for pack in &packs.all {
        let url = package.add_hashed(&format!("{}.wasm", pack.stem), pack.wasm.clone()).url;
        urls.insert(pack.stem.clone(), url);
    }
    fs::write(&split.link, packs.link(&fs::read_to_string(&split.link)?, &urls)?)?;
    for (section, stems) in &packs.needs {
        let needed: Vec<String> = stems.iter().filter_map(|stem| urls.get(stem).cloned()).collect();
        package.sections.insert(section.clone(), needed.iter().map(|url| in_pkg(url)).collect());
        build.preload.insert(section.clone(), needed);
    }

    // Glue and link module import each other: as one file they need no hash of one another.
    let glue = js::link(&bound.glue, &dir, &mut |path| bail!("{} is no part of the glue", path.display()))?;
    let glue = package.add_hashed(&format!("{}.js", wasm::STEM), js::minify(&glue, true)?.into_bytes());
    let wasm = package.add_hashed(&format!("{}.wasm", wasm::STEM), bound.wasm);
    let style = package.add_hashed("style.css", css::minify(&css::sheet(repo)?)?.into_bytes());
    package.first.extend([&glue, &wasm, &style].map(|file| in_pkg(&file.url)));
    build.integrity.extend([&wasm, &style].map(|file| (file.url.clone(), file.integrity.clone())));
    (build.glue, build.wasm, build.style) = (glue.url, wasm.url, style.url);
    Ok(build)
}

/// Adds the entry, with what it imports inside.
pub fn add_entry(package: &mut Package, repo: &Repo, build: &Build) -> Result<()> {
    // On disk before the entry is linked, which imports it.
    let module = build.module()?;
    fs::create_dir_all(repo.dist())?;
    fs::write(repo.dist().join("build.js"), &module)?;
    package.add("build.js", module.into_bytes());
    let code = linked(package, &repo.pkg().join(ENTRY), &repo.dist())?;
    package.add(ENTRY, code);
    package.first.insert(0, in_pkg(ENTRY));
    Ok(())
}

/// Adds the guard of Google Analytics, a classic script, and the switch by itself, which has the same code inside.
pub fn add_analytics(package: &mut Package, repo: &Repo) -> Result<()> {
    let guard = js::minify(&guard(repo)?, false).context("the guard cannot be minified")?;
    package.add(GUARD, guard.into_bytes());
    let switch = linked(package, &repo.pkg().join(SWITCH), &repo.dist())?;
    package.add(SWITCH, switch);
    Ok(())
}

/// The guard as one plain script. A function around it: nothing of it becomes a global of the page.
pub fn guard(repo: &Repo) -> Result<String> {
    // The linker must be able to tell what is built from what is written.
    fs::create_dir_all(repo.dist())?;
    let guard = js::link(&repo.pkg().join(GUARD), &repo.dist(), &mut |path| {
        bail!("{} is imported dynamically, but the guard is one file", path.display())
    })?;
    Ok(format!("(() => {{\n{guard}}})();\n"))
}

/// The linked and minified entry; what it imports dynamically becomes a file of its own.
fn linked(package: &mut Package, entry: &Path, dist: &Path) -> Result<Vec<u8>> {
    let linked = js::link(entry, dist, &mut |path| {
        let code = js::link(path, dist, &mut |inner| bail!("{} is imported too deep", inner.display()))?;
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        Ok(package.add_hashed(&name, js::minify(&code, true)?.into_bytes()).url)
    })?;
    Ok(js::minify(&linked, true).context("the entry cannot be minified")?.into_bytes())
}
