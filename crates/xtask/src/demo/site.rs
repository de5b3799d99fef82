//! The pages of the demo, as the server delivers them.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::repo::Repo;

/// Copies the pages and `playground/` to a folder of their own, so that nothing else of the repository is served.
pub fn assemble(repo: &Repo) -> Result<PathBuf> {
    let site = repo.work().join("site");
    if site.exists() {
        fs::remove_dir_all(&site)?;
    }
    fs::create_dir_all(&site)?;
    for page in ["index.html", "website.html"] {
        fs::copy(repo.root.join(page), site.join(page)).with_context(|| format!("{page} cannot be read"))?;
    }
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
    fn the_pages_are_served_and_nothing_else() {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path().to_owned();
        fs::create_dir_all(root.join("playground")).unwrap();
        for name in ["index.html", "website.html", "playground/portal.js", "Cargo.toml"] {
            fs::write(root.join(name), name).unwrap();
        }
        let site = assemble(&Repo { target: root.join("target"), root: root.clone() }).unwrap();
        for name in ["index.html", "website.html", "playground/portal.js"] {
            assert_eq!(fs::read_to_string(site.join(name)).unwrap(), name);
        }
        assert!(!site.join("Cargo.toml").exists());
        fs::remove_file(root.join("website.html")).unwrap();
        assert!(assemble(&Repo { target: root.join("target"), root }).is_err());
    }

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
