//! The steps of `cargo xtask test`.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, bail};
use clap::ValueEnum;

use super::tally::Tally;
use super::watch::watch;
use crate::demo::{assemble, config, program};
use crate::process::run;
use crate::repo::Repo;
use crate::size::{LIMIT, Size};
use crate::toolchain::{WASM, ensure_component, ensure_wasm_target};
use crate::{dist, setup, statement};

/// How Chromium runs under the widget's own tests.
const WEBDRIVER: &str = include_str!("webdriver.json");

/// A part of the tests that can be run alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Step {
    /// Formatting.
    Fmt,
    /// Lints, with warnings denied, for the host and for wasm.
    Clippy,
    /// Tests that need no browser: rules, storage, server, drift of generated files, these commands.
    Host,
    /// The widget's own tests, in a browser.
    Browser,
    /// The hand-written JavaScript: its tests and its types.
    Js,
    /// What a first load weighs.
    Size,
    /// The rows of docs/STATEMENT.md.
    Statement,
    /// Journeys in a browser, against the real server.
    E2e,
}

impl Step {
    /// Runs the step; tells what it counted and whether it ended well.
    pub fn run(self, repo: &Repo) -> Result<(Tally, bool)> {
        match self {
            Self::Fmt => {
                ensure_component("fmt", "rustfmt")?;
                watch(&mut repo.cargo(&["fmt", "--all", "--check"]))
            }
            Self::Clippy => clippy(repo),
            Self::Host => watch(&mut repo.cargo(&["test", "--workspace", "--exclude", "e2e", "--no-fail-fast"])),
            Self::Browser => browser(repo),
            Self::Js => js(repo),
            Self::Size => size(repo),
            Self::Statement => checked(statement::run(repo)),
            Self::E2e => e2e(repo),
        }
    }

    /// Its name, as it is typed.
    pub fn name(self) -> String {
        self.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned())
    }
}

fn clippy(repo: &Repo) -> Result<(Tally, bool)> {
    ensure_wasm_target()?;
    ensure_component("clippy", "clippy")?;
    let host = ["clippy", "--workspace", "--all-targets"];
    let wasm = ["clippy", "--package", "mijn-privacy", "--all-targets", "--target", WASM];
    let split = ["clippy", "--package", "mijn-privacy", "--lib", "--features", "split", "--target", WASM];
    let mut all = (Tally::default(), true);
    for args in [&host[..], &wasm, &split] {
        let (tally, well) = watch(repo.cargo(args).args(["--", "--deny", "warnings"]))?;
        all.0 += tally.closed(well);
        all.1 &= well;
    }
    Ok(all)
}

fn browser(repo: &Repo) -> Result<(Tally, bool)> {
    ensure_wasm_target()?;
    let browser = setup::browser()?;
    let runner = setup::test_runner(repo)?;
    let webdriver = repo.work().join("webdriver.json");
    fs::create_dir_all(repo.work())?;
    let mut options: serde_json::Value = serde_json::from_str(WEBDRIVER)?;
    options["goog:chromeOptions"]["binary"] = serde_json::Value::from(browser.chromium.to_string_lossy());
    fs::write(&webdriver, options.to_string())?;
    let mut cargo = repo.cargo(&["test", "--package", "mijn-privacy", "--target", WASM, "--no-fail-fast"]);
    cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner);
    cargo.env("CHROMEDRIVER", browser.driver).env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", webdriver);
    // In seconds, for all of them together: the runner's own 20 are not enough.
    cargo.env("WASM_BINDGEN_TEST_TIMEOUT", "300");
    watch(&mut cargo)
}

fn js(repo: &Repo) -> Result<(Tally, bool)> {
    ensure_wasm_target()?;
    setup::packages(&repo.pkg())?;
    let mut tests: Vec<PathBuf> =
        fs::read_dir(repo.pkg().join("test"))?.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    tests.retain(|path| path.to_string_lossy().ends_with(".test.mjs"));
    tests.sort();
    // The types of the loader know the built package.
    dist::build(repo)?;
    watch(Command::new("node").args(["--test", "--test-reporter=spec"]).args(tests).current_dir(repo.pkg()))
}

fn size(repo: &Repo) -> Result<(Tally, bool)> {
    ensure_wasm_target()?;
    let size = Size::of(&dist::build(repo)?);
    println!("A first load takes {} of {LIMIT} bytes.", size.total_brotli);
    for file in &size.alone {
        println!("{} takes {} bytes.", file.path, file.brotli);
    }
    checked(size.check(LIMIT))
}

fn e2e(repo: &Repo) -> Result<(Tally, bool)> {
    ensure_wasm_target()?;
    let browser = setup::browser()?;
    let home = repo.root.join("crates/e2e");
    setup::packages(&home)?;
    dist::build(repo)?;
    let site = assemble(repo)?;
    // The profile of the host tests, so that nothing is compiled twice.
    run(&mut repo.cargo(&["build", "--package", "mijn-privacy-server"]))?;
    let server = program(repo, "debug");
    if !server.exists() {
        bail!("cargo built no {}", server.display());
    }
    let mut cargo = repo.cargo(&["test", "--package", "e2e", "--no-fail-fast"]);
    cargo.env("E2E_SERVER", server).env("E2E_CONFIG", config(repo));
    cargo.env("E2E_PKG", repo.dist()).env("E2E_SITE", site);
    cargo.env("E2E_CHROMIUM", browser.chromium).env("E2E_CHROMEDRIVER", browser.driver);
    cargo.env("E2E_OUT", repo.target.join("e2e"));
    cargo.env("E2E_AXE", home.join("node_modules/axe-core/axe.min.js"));
    watch(&mut cargo)
}

/// A check that is one test.
fn checked(result: Result<()>) -> Result<(Tally, bool)> {
    if let Err(error) = &result {
        eprintln!("{error:#}");
    }
    Ok((Tally::default(), result.is_ok()))
}
