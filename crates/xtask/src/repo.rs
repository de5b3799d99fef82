//! Where things are: the repository, the target folder, and how cargo is called.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::process;

/// The repository that this command belongs to.
pub struct Repo {
    /// Its root.
    pub root: PathBuf,
    /// The one target folder that every step shares.
    pub target: PathBuf,
}

impl Repo {
    /// Finds the repository, and asks cargo where it builds.
    pub fn find() -> Result<Self> {
        let root =
            Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).context("xtask lies in crates/")?.to_owned();
        if let Some(target) = std::env::var_os("CARGO_TARGET_DIR") {
            return Ok(Self { target: root.join(target), root });
        }
        #[derive(serde::Deserialize)]
        struct Metadata {
            target_directory: PathBuf,
        }
        let mut cargo = Command::new(cargo_path());
        cargo.args(["metadata", "--no-deps", "--format-version", "1"]).current_dir(&root);
        let output = process::output(&mut cargo)?;
        if !output.status.success() {
            bail!("cargo metadata failed: {}", String::from_utf8_lossy(&output.stderr).trim());
        }
        let metadata: Metadata = serde_json::from_slice(&output.stdout)?;
        Ok(Self { target: metadata.target_directory, root })
    }

    /// `cargo` at the root, building into the shared target folder.
    pub fn cargo(&self, args: &[&str]) -> Command {
        let mut command = Command::new(cargo_path());
        command.args(args).current_dir(&self.root).env("CARGO_TARGET_DIR", &self.target);
        command
    }

    /// What a host gets.
    pub fn pkg(&self) -> PathBuf {
        self.root.join("pkg")
    }

    /// The part of it that is built.
    pub fn dist(&self) -> PathBuf {
        self.pkg().join("dist")
    }

    /// Our own intermediate files.
    pub fn work(&self) -> PathBuf {
        self.target.join("xtask")
    }
}

fn cargo_path() -> std::ffi::OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}
