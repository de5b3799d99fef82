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
    fs::copy(repo.root.join("index.html"), site.join("index.html")).context("index.html cannot be read")?;
    copy(&repo.root.join("playground"), &site.join("playground"))?;
    Ok(site)
}

/// Copies a folder with all that is in it.
pub fn copy(from: &Path, to: &Path) -> Result<()> {
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
    fn a_folder_is_copied_with_its_folders() {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir_all(dir.path().join("from/inner")).unwrap();
        fs::write(dir.path().join("from/inner/file.js"), "text").unwrap();
        copy(&dir.path().join("from"), &dir.path().join("to")).unwrap();
        assert_eq!(fs::read_to_string(dir.path().join("to/inner/file.js")).unwrap(), "text");
        assert!(copy(&dir.path().join("gone"), &dir.path().join("to")).is_err());
    }
}
