//! The portal page of the demo, as the server delivers it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::repo::Repo;

/// Copies `index.html` and `playground/` to a folder of their own, so that nothing else of the repository is served.
pub fn assemble(repo: &Repo) -> Result<PathBuf> {
    let site = repo.work().join("site");
    if site.exists() {
        fs::remove_dir_all(&site)?;
    }
    fs::create_dir_all(&site)?;
    let page = fs::read_to_string(repo.root.join("index.html")).context("index.html cannot be read")?;
    fs::write(site.join("index.html"), without_trunk(&page))?;
    copy(&repo.root.join("playground"), &site.join("playground"))?;
    Ok(site)
}

/// What is for `trunk` alone stands in lines of its own with a `data-trunk`.
fn without_trunk(page: &str) -> String {
    page.lines().filter(|line| !line.contains("data-trunk")).map(|line| format!("{line}\n")).collect()
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from).with_context(|| format!("{} cannot be read", from.display()))? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_is_served_without_what_trunk_needs() {
        let page = "<head>\n  <link data-trunk rel=\"rust\">\n  <title>Portal</title>\n</head>\n";
        assert_eq!(without_trunk(page), "<head>\n  <title>Portal</title>\n</head>\n");
    }
}
