//! The built program, on a folder of its own.

use jiff::SignedDuration;
use mijn_privacy_store::seal::{SealKey, SealKeys};
use mijn_privacy_store::{Clock, MailVerbs, SqliteStore, StoreKeys, SystemClock, SystemRandom};
use std::path::Path;
use std::process::{Child, Command, Output};
use std::sync::{Arc, OnceLock};

pub const CONFIG: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/config/demo.toml");

static SEEDED: OnceLock<tempfile::TempDir> = OnceLock::new();

/// A folder with the demo's customers in its database, made once and copied.
pub fn seeded() -> tempfile::TempDir {
    let seeded = SEEDED.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        succeeds(&run(folder.path(), &["migrate"]));
        succeeds(&run(folder.path(), &["seed-demo"]));
        folder
    });
    copied(seeded.path())
}

/// A folder with the same database and keys.
pub fn copied(from: &Path) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for inner in ["data", "keys"] {
        std::fs::create_dir(folder.path().join(inner)).unwrap();
        for file in std::fs::read_dir(from.join(inner)).unwrap() {
            let file = file.unwrap().path();
            std::fs::copy(&file, folder.path().join(inner).join(file.file_name().unwrap())).unwrap();
        }
    }
    folder
}

pub fn program(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mijn-privacy-server"));
    command.args(["--config", CONFIG]).args(arguments);
    command.env("MIJN_PRIVACY__SERVER__LISTEN", "127.0.0.1:0");
    command.env("MIJN_PRIVACY__DATABASE__PATH", folder.join("data/test.db"));
    command.env("MIJN_PRIVACY__SECRETS__DIR", folder.join("keys"));
    command.env("MIJN_PRIVACY__STATIC__SITE", folder.join("site"));
    command.env("MIJN_PRIVACY__MAIL__URL", format!("folder:{}", folder.join("mail").display()));
    command
}

pub fn run(folder: &Path, arguments: &[&str]) -> Output {
    program(folder, arguments).output().unwrap()
}

/// What it printed.
#[track_caller]
pub fn succeeds(output: &Output) -> String {
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// Holds that it failed with code 1 and one sentence that says this.
#[track_caller]
pub fn fails(output: &Output, said: &str) {
    let error = String::from_utf8(output.stderr.clone()).unwrap();
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    assert!(error.contains(said) && error.trim().lines().count() == 1, "{said}: {error}");
}

pub fn terminate(child: &mut Child) {
    let done = Command::new("kill").args(["-TERM", &child.id().to_string()]).status().unwrap();
    assert!(done.success());
}

/// The head of the chain: it changes with every choice that is stored.
pub fn head(folder: &Path) -> String {
    succeeds(&run(folder, &["audit", "checkpoint"]))
}

/// The first column of what the database answers.
pub fn ask(folder: &Path, sql: &str) -> Vec<String> {
    use sqlx::Connection;
    let file = format!("sqlite://{}?mode=ro", folder.join("data/test.db").display());
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        let mut file = sqlx::SqliteConnection::connect(&file).await.unwrap();
        sqlx::query_scalar(sqlx::AssertSqlSafe(sql.to_owned())).fetch_all(&mut file).await.unwrap()
    })
}

/// The database under its own keys.
pub async fn opened(folder: &Path) -> SqliteStore {
    let key = |name: &str| -> [u8; 32] {
        let text = std::fs::read_to_string(folder.join(format!("keys/{name}.key"))).unwrap();
        std::array::from_fn(|at| u8::from_str_radix(&text[2 * at..2 * at + 2], 16).unwrap())
    };
    let seals = |name: &str| SealKeys::new(SealKey::new(key(name)), None);
    let (texts, results) = (seals("texts"), seals("results"));
    let keys = StoreKeys { audit: key("audit"), address: key("address"), texts, results };
    SqliteStore::open(&folder.join("data/test.db"), keys, Arc::new(SystemRandom)).await.unwrap()
}

/// The texts of the e-mails that wait.
pub fn mails(folder: &Path) -> Vec<String> {
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        let store = opened(folder).await;
        let mails = store.lease_mail(SystemClock.now(), SignedDuration::ZERO, 100).await.unwrap();
        store.close().await;
        mails.into_iter().map(|one| one.mail.text).collect()
    })
}
