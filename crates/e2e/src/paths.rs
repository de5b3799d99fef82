//! Where the parts under test are, and where pictures of failures go. `cargo xtask test` says so by the environment.

use std::path::PathBuf;
use std::process::Command;
use std::sync::OnceLock;

/// The repository's root.
pub fn root() -> PathBuf {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).map(PathBuf::from).unwrap_or(here)
}

fn set(name: &str, otherwise: impl FnOnce() -> PathBuf) -> PathBuf {
    std::env::var_os(name).map_or_else(otherwise, PathBuf::from)
}

/// The server's program: `E2E_SERVER`, or else the one that is built here.
pub fn server() -> PathBuf {
    static SERVER: OnceLock<PathBuf> = OnceLock::new();
    SERVER.get_or_init(|| set("E2E_SERVER", build_server)).clone()
}

fn build_server() -> PathBuf {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let done = Command::new(cargo).args(["build", "--quiet", "-p", "mijn-privacy-server"]).current_dir(root()).status();
    assert!(done.is_ok_and(|status| status.success()), "the server does not build; E2E_SERVER can name another");
    // A test runs from <target>/debug/deps, a program from <target>/debug.
    let own = std::env::current_exe().expect("a running program has a path");
    let folder = own.ancestors().find(|path| path.ends_with("debug")).expect("a test runs from its target folder");
    folder.join("mijn-privacy-server")
}

/// The server's configuration: `E2E_CONFIG`, or else the demo's.
pub fn config() -> PathBuf {
    set("E2E_CONFIG", || root().join("crates/server/config/demo.toml"))
}

/// The built package: `E2E_PKG`, or else what `cargo xtask dist` made.
pub fn pkg() -> PathBuf {
    let pkg = set("E2E_PKG", || root().join("pkg/dist"));
    assert!(pkg.join("mijn-privacy.js").exists(), "{} is not built: run `cargo xtask dist` first", pkg.display());
    pkg
}

/// The folder of the demo portal's page: `E2E_SITE`, or else what `cargo xtask demo` made.
pub fn site() -> PathBuf {
    let site = set("E2E_SITE", || root().join("target/xtask/site"));
    assert!(site.join("index.html").exists(), "{} has no page: run `cargo xtask demo` first", site.display());
    site
}

/// axe-core: `E2E_AXE`, or else the one that npm brought here.
pub fn axe() -> PathBuf {
    let axe = set("E2E_AXE", || root().join("crates/e2e/node_modules/axe-core/axe.min.js"));
    assert!(axe.exists(), "{} is not there: run `npm ci` in crates/e2e", axe.display());
    axe
}

/// Chromium, where `E2E_CHROMIUM` names one.
pub fn chromium() -> Option<PathBuf> {
    std::env::var_os("E2E_CHROMIUM").map(PathBuf::from)
}

/// Its driver: `E2E_CHROMEDRIVER`, or else the one on the path.
pub fn chromedriver() -> PathBuf {
    set("E2E_CHROMEDRIVER", || "chromedriver".into())
}

/// Where pictures of failures go.
pub fn evidence() -> PathBuf {
    let folder = set("E2E_OUT", || root().join("target/e2e"));
    std::fs::create_dir_all(&folder).expect("the folder for pictures of failures can be made");
    folder
}
