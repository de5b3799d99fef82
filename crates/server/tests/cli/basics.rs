//! Start, end, checks, and what is in the way.

use crate::program::{fails, program, run, succeeds, terminate};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Command, Stdio};

fn call(address: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[test]
fn from_nothing_to_an_answer_and_a_clean_end() {
    let folder = tempfile::tempdir().unwrap();
    fails(&run(folder.path(), &["serve"]), "run `mijn-privacy-server migrate` first");
    assert!(succeeds(&run(folder.path(), &["migrate"])).contains("migrations run"));
    succeeds(&run(folder.path(), &["seed-demo"]));
    succeeds(&run(folder.path(), &["seed-demo"]));
    let mut child = program(folder.path(), &["serve"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let url = line.trim().strip_prefix("mijn-privacy: http://").unwrap().trim_end_matches('/').to_owned();
    assert!(call(&url, "/readyz").starts_with("HTTP/1.1 204"));
    assert!(call(&url, "/demo/customers").contains("demo-alles"));
    terminate(&mut child);
    assert!(child.wait().unwrap().success());
    let mut log = String::new();
    child.stderr.take().unwrap().read_to_string(&mut log).unwrap();
    assert!(log.contains("mp_session") && log.contains("stopping"), "{log}");
}

#[test]
fn the_chain_is_checked_and_a_cut_tail_shows() {
    let folder = tempfile::tempdir().unwrap();
    succeeds(&run(folder.path(), &["migrate"]));
    succeeds(&run(folder.path(), &["seed-demo"]));
    let head = succeeds(&run(folder.path(), &["audit", "checkpoint"]));
    let file = folder.path().join("head.json");
    std::fs::write(&file, &head).unwrap();
    let against = ["audit", "verify", "--checkpoint", file.to_str().unwrap()];
    assert!(succeeds(&run(folder.path(), &against)).contains("0 flaws"));
    let mut later: serde_json::Value = serde_json::from_str(&head).unwrap();
    for field in ["seq", "count"] {
        later[field] = (later[field].as_i64().unwrap() + 1).into();
    }
    std::fs::write(&file, later.to_string()).unwrap();
    let output = run(folder.path(), &against);
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.code() == Some(1) && text.contains("the chain ends before it"), "{text}");
    std::fs::write(&file, "no json").unwrap();
    fails(&run(folder.path(), &against), "is no checkpoint");
}

#[test]
fn what_is_in_the_way_is_said_in_one_sentence() {
    let folder = tempfile::tempdir().unwrap();
    succeeds(&run(folder.path(), &["migrate"]));
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let output = program(folder.path(), &["serve"]).env("MIJN_PRIVACY__SERVER__LISTEN", &address).output().unwrap();
    fails(&output, "is taken: stop the other program");
    // A folder that cannot be made, for root too: a file is in its place.
    let output = program(folder.path(), &["migrate"]).env("MIJN_PRIVACY__DATABASE__PATH", "/dev/null/x.db").output();
    fails(&output.unwrap(), "check its rights");
    let other = folder.path().join("notes.txt");
    std::fs::write(&other, "These are notes of somebody, and no database at all. ".repeat(100)).unwrap();
    let output = program(folder.path(), &["migrate"]).env("MIJN_PRIVACY__DATABASE__PATH", &other).output();
    fails(&output.unwrap(), "is no database of this program");
    let output = program(folder.path(), &["serve"]).env("MIJN_PRIVACY__SERVER__PORT", "1").output();
    fails(&output.unwrap(), "unknown field `port`");
    let output = program(folder.path(), &["seed-demo"]).env("MIJN_PRIVACY__DEMO__ENABLED", "false").output();
    fails(&output.unwrap(), "demo.enabled");
    let output = Command::new(env!("CARGO_BIN_EXE_mijn-privacy-server")).args(["--config", "/none", "serve"]).output();
    fails(&output.unwrap(), "cannot read the configuration /none");
}

#[test]
fn keys_are_made_for_the_demo_only() {
    let folder = tempfile::tempdir().unwrap();
    let output = program(folder.path(), &["migrate"]).env("MIJN_PRIVACY__DEMO__ENABLED", "false").output();
    fails(&output.unwrap(), "openssl rand -hex 32");
    assert!(!folder.path().join("keys").exists());
}

#[test]
fn a_database_from_a_newer_version_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    succeeds(&run(folder.path(), &["migrate"]));
    let file = format!("sqlite://{}", folder.path().join("data/test.db").display());
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        use sqlx::Connection;
        let mut file = sqlx::SqliteConnection::connect(&file).await.unwrap();
        let sql = "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
                   VALUES (9999, 'later', 1, x'00', 0)";
        sqlx::query(sql).execute(&mut file).await.unwrap();
    });
    for command in ["migrate", "serve"] {
        fails(&run(folder.path(), &[command]), "from a newer version");
    }
}

#[test]
fn the_description_is_printed() {
    let folder = tempfile::tempdir().unwrap();
    let printed = succeeds(&run(folder.path(), &["openapi"]));
    assert_eq!(printed, mijn_privacy_server::openapi_yaml().unwrap());
}
