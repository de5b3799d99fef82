//! The hook of `trunk`: makes what it built look like the package, so that the page embeds the element as any host does.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::css;
use crate::demo::copy;
use crate::dist;
use crate::manifest::Build;
use crate::repo::Repo;

/// Fills trunk's staging folder with the playground, the hand-written modules, and a `build.js` for what trunk built.
pub fn run(repo: &Repo) -> Result<()> {
    let staging = std::env::var_os("TRUNK_STAGING_DIR").context("this is a hook: start `trunk serve` instead")?;
    fill(repo, Path::new(&staging))
}

fn fill(repo: &Repo, staging: &Path) -> Result<()> {
    copy(&repo.root.join("playground"), &staging.join("playground"))?;
    let pkg = staging.join("privacy");
    fs::create_dir_all(pkg.join("dist"))?;
    for entry in fs::read_dir(repo.pkg())? {
        let path = entry?.path();
        if let (Some("js"), Some(name)) = (path.extension().and_then(|extension| extension.to_str()), path.file_name())
        {
            fs::copy(&path, pkg.join(name))?;
        }
    }
    copy(&repo.pkg().join("analytics"), &pkg.join("analytics"))?;
    fs::write(pkg.join(dist::GUARD), dist::guard(repo)?)?;
    fs::copy(repo.root.join("website.html"), staging.join("website.html"))?;
    fs::write(pkg.join("dist/style.css"), css::sheet(repo)?)?;
    let wasm = names(staging)?.find(|name| name.ends_with("_bg.wasm")).context("trunk built no wasm")?;
    let build = Build {
        glue: format!("../../{}.js", wasm.trim_end_matches("_bg.wasm")),
        wasm: format!("../../{wasm}"),
        style: "./style.css".to_owned(),
        ..Build::default()
    };
    fs::write(pkg.join("dist/build.js"), build.module()?)?;
    Ok(())
}

fn names(dir: &Path) -> Result<impl Iterator<Item = String>> {
    Ok(fs::read_dir(dir)?.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_finds_what_trunk_built() {
        let dir = tempfile::tempdir().unwrap();
        let (root, staging) = (dir.path().join("repo"), dir.path().join("staging"));
        for (path, text) in [
            ("repo/pkg/mijn-privacy.js", "entry"),
            ("repo/pkg/package.json", "{}"),
            ("repo/pkg/analytics-guard.js", "import { start } from './analytics/start.js';\nstart();\n"),
            ("repo/pkg/analytics/start.js", "export function start() {}\n"),
            ("repo/website.html", "website"),
            ("repo/playground/portal.js", "portal"),
            ("staging/mijn-privacy-12ab_bg.wasm", "wasm"),
        ] {
            let path = dir.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        fs::create_dir_all(root.join("src/style")).unwrap();
        for name in css::SHEETS {
            fs::write(root.join(format!("src/style/{name}.css")), name).unwrap();
        }
        fill(&Repo { target: root.join("target"), root }, &staging).unwrap();
        let read = |path: &str| fs::read_to_string(staging.join(path)).ok();
        assert_eq!(read("privacy/mijn-privacy.js").as_deref(), Some("entry"));
        assert_eq!(read("playground/portal.js").as_deref(), Some("portal"));
        assert_eq!(read("privacy/package.json"), None);
        assert_eq!(read("website.html").as_deref(), Some("website"));
        assert!(read("privacy/analytics/start.js").is_some());
        let guard = read("privacy/analytics-guard.js").unwrap();
        assert!(guard.starts_with("(() => {") && !guard.contains("import "), "{guard}");
        let build = read("privacy/dist/build.js").unwrap();
        assert!(read("privacy/dist/style.css").unwrap().starts_with(css::SHEETS[0]));
        assert!(build.contains(r#""glue": "../../mijn-privacy-12ab.js""#), "{build}");
    }
}
