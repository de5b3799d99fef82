//! What tests and figures need beside Rust: a browser with its driver, Node, npm packages, and wasm-bindgen's test runner.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::process::{output, run, which};
use crate::repo::Repo;

/// Programs by their usual names, and the Debian package that has them.
const CHROMIUM: (&[&str], &str) =
    (&["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"], "chromium");
const CHROMEDRIVER: (&[&str], &str) = (&["chromedriver"], "chromium-driver");
const NODE: (&[&str], &str) = (&["node"], "nodejs");
const NPM: (&[&str], &str) = (&["npm"], "npm");

/// A browser that tests can drive.
pub struct Browser {
    /// The browser's program.
    pub chromium: PathBuf,
    /// The program that drives it.
    pub driver: PathBuf,
}

/// Finds the browser, or installs it where that can be done.
pub fn browser() -> Result<Browser> {
    ensure(&[CHROMIUM, CHROMEDRIVER])?;
    let found = |(names, _): (&[&str], &str)| names.iter().find_map(|name| which(name)).context("it was just there");
    Ok(Browser { chromium: found(CHROMIUM)?, driver: found(CHROMEDRIVER)? })
}

/// Finds Node and npm, or installs them, and installs a folder's packages where its lock file changed.
pub fn packages(dir: &Path) -> Result<()> {
    ensure(&[NODE, NPM])?;
    let lock = dir.join("package-lock.json");
    let installed = dir.join("node_modules/.package-lock.json");
    let modified = |path: &Path| fs::metadata(path).and_then(|file| file.modified()).ok();
    if modified(&installed) >= modified(&lock) {
        return Ok(());
    }
    run(Command::new("npm").args(["ci", "--no-audit", "--no-fund", "--ignore-scripts"]).current_dir(dir))?;
    // npm keeps the time of the packages; ours says when this was done.
    Ok(fs::File::options().append(true).open(&installed)?.set_modified(std::time::SystemTime::now())?)
}

/// Builds wasm-bindgen's test runner once, of the version that the widget uses.
pub fn test_runner(repo: &Repo) -> Result<PathBuf> {
    let version = locked(&fs::read_to_string(repo.root.join("Cargo.lock"))?, "wasm-bindgen")?;
    let root = repo.target.join("tools").join(format!("wasm-bindgen-{version}"));
    let runner = root.join("bin").join(format!("wasm-bindgen-test-runner{}", std::env::consts::EXE_SUFFIX));
    if !runner.exists() {
        println!("Building wasm-bindgen's test runner, once …");
        // Without its own lock, which asks for a version that was taken back.
        let mut cargo = repo.cargo(&["install", "wasm-bindgen-cli", "--version", &version]);
        run(cargo.args(["--bin", "wasm-bindgen-test-runner", "--root"]).arg(&root))?;
    }
    Ok(runner)
}

fn ensure(wanted: &[(&[&str], &str)]) -> Result<()> {
    let missing = || -> Vec<&str> {
        let without = |names: &[&str]| names.iter().all(|name| which(name).is_none());
        wanted.iter().filter(|(names, _)| without(names)).map(|(_, package)| *package).collect()
    };
    let packages = missing();
    if packages.is_empty() {
        return Ok(());
    }
    if let Some(sudo) = apt()? {
        println!("Installing {} …", packages.join(", "));
        let command = |args: &[&str]| {
            let mut command = Command::new(sudo.first().unwrap_or(&"apt-get"));
            command.args(sudo.iter().skip(1)).args(args).env("DEBIAN_FRONTEND", "noninteractive");
            command
        };
        run(&mut command(&["update", "-qq"]))?;
        run(command(&["install", "-y", "-qq", "--no-install-recommends"]).args(&packages))?;
    }
    match missing() {
        none if none.is_empty() => Ok(()),
        still => {
            bail!("Not found: {}. Install what your system calls so, and see that it is in PATH.", still.join(", "))
        }
    }
}

/// How apt-get is called here, where it can be without a question.
fn apt() -> Result<Option<Vec<&'static str>>> {
    if which("apt-get").is_none() {
        return Ok(None);
    }
    let id = output(Command::new("id").arg("-u"))?;
    if id.stdout.trim_ascii() == b"0" {
        return Ok(Some(vec!["apt-get"]));
    }
    let may = which("sudo").is_some() && output(Command::new("sudo").args(["-n", "true"]))?.status.success();
    Ok(may.then(|| vec!["sudo", "-n", "apt-get"]))
}

/// The version of a package in Cargo.lock.
fn locked(lock: &str, package: &str) -> Result<String> {
    let mut lines = lock.lines().skip_while(|line| *line != format!("name = \"{package}\""));
    let version = lines.nth(1).and_then(|line| line.strip_prefix("version = \""));
    let version = version.and_then(|rest| rest.strip_suffix('"'));
    Ok(version.with_context(|| format!("Cargo.lock has no {package}"))?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locked_version_is_found() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.80\"\n\n[[package]]\nname = \
                    \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked(lock, "wasm-bindgen").unwrap(), "0.2.130");
        assert!(locked(lock, "yew").is_err());
    }

    #[test]
    fn what_is_there_is_not_installed() {
        ensure(&[(&["no-such-program-here", "cargo"], "no-such-package")]).unwrap();
    }
}
