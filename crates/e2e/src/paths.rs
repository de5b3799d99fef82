//! Where the parts under test are, and where pictures of failures go.

use std::path::PathBuf;
use std::sync::OnceLock;

/// The repository's root.
pub fn root() -> PathBuf {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).map(PathBuf::from).unwrap_or(here)
}

/// The server's program: `E2E_SERVER`, or else the one that is built here.
pub fn server() -> PathBuf {
    static SERVER: OnceLock<PathBuf> = OnceLock::new();
    SERVER.get_or_init(|| std::env::var_os("E2E_SERVER").map_or_else(build_server, PathBuf::from)).clone()
}

fn build_server() -> PathBuf {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let done = std::process::Command::new(cargo)
        .args(["build", "--quiet", "-p", "mijn-privacy-server"])
        .current_dir(root())
        .status()
        .expect("cargo cannot be run: set E2E_SERVER to the server's program");
    assert!(done.success(), "the server does not build");
    // This test runs from <target>/debug/deps.
    let own = std::env::current_exe().expect("a running program has a path");
    let folder = own.ancestors().find(|path| path.ends_with("debug")).expect("a test runs from its target folder");
    folder.join("mijn-privacy-server")
}

/// The package that a host gets: `E2E_PKG`, or else `pkg/`, which must have been built.
pub fn pkg() -> PathBuf {
    let pkg = std::env::var_os("E2E_PKG").map_or_else(|| root().join("pkg"), PathBuf::from);
    assert!(pkg.join("dist/build.js").exists(), "{} is not built: run `cargo xtask dist` first", pkg.display());
    pkg
}

/// The folder of the demo portal's page: `E2E_SITE`, or else the one that `cargo xtask dist` makes.
pub fn site() -> PathBuf {
    std::env::var_os("E2E_SITE").map_or_else(|| root().join("target/site"), PathBuf::from)
}

/// Where pictures and logs of failures go.
pub fn evidence() -> PathBuf {
    let folder = std::env::var_os("E2E_OUT").map_or_else(|| root().join("target/e2e"), PathBuf::from);
    std::fs::create_dir_all(&folder).expect("the folder for pictures of failures can be made");
    folder
}
