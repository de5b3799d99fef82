//! One database with the demo customers, made once a run and copied for every journey.

use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;

use tempfile::TempDir;

use crate::paths;

static SEEDED: OnceLock<TempDir> = OnceLock::new();

/// Copies the seeded database and its keys into a journey's own folder.
pub fn copy_into(folder: &Path) {
    let seeded = SEEDED.get_or_init(seed);
    copy(seeded.path(), folder);
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder can be made in a temporary folder");
    for entry in std::fs::read_dir(from).expect("the seeded folder can be read").flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), &target).expect("a seeded file can be copied");
        }
    }
}

fn seed() -> TempDir {
    let folder = tempfile::tempdir().expect("there is room for temporary files");
    for step in ["migrate", "seed-demo"] {
        let done = command(folder.path(), 0).arg(step).output().expect("the server's program can be run");
        let said = String::from_utf8_lossy(&done.stderr);
        assert!(done.status.success(), "`mijn-privacy-server {step}` failed: {said}");
    }
    folder
}

/// The server's program with the demo's configuration, on a folder of its own.
pub fn command(folder: &Path, port: u16) -> Command {
    let set = |key: &str, value: &Path| (format!("MIJN_PRIVACY__{key}"), value.as_os_str().to_owned());
    let mut command = Command::new(paths::server());
    command
        .args(["--config"])
        .arg(paths::config())
        .env("MIJN_PRIVACY__SERVER__LISTEN", format!("127.0.0.1:{port}"))
        .envs([
            set("DATABASE__PATH", &folder.join("privacy.sqlite")),
            set("SECRETS__DIR", &folder.join("keys")),
            ("MIJN_PRIVACY__MAIL__URL".to_owned(), format!("folder:{}", folder.join("mail").display()).into()),
            set("STATIC__PKG", &paths::pkg()),
            set("STATIC__SITE", &paths::site()),
        ]);
    command
}
