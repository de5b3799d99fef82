//! The file with the answer to an access request, made as an operator lets it be made, beside a dump of the same rows.

use std::path::Path;
use std::process::Stdio;

use anyhow::{Context, Result, ensure};
use e2e::server::Server;
use hyper::{Method, StatusCode};
use mijn_privacy_server::security::CookieKind;
use serde_json::{Value, json};
use sqlx::sqlite::SqliteConnection;
use tempfile::TempDir;

use super::{Part, dump, http};
use crate::child::{self, Ran};
use crate::client::Client;
use crate::report::{Aim, Table, grouped, median};
use crate::server::bare::Bare as Store;
use crate::server::database::{self, Contents, FILE};
use crate::server::people;

/// Orders of the customer.
const ORDERS: u32 = 300;
/// How much more memory the large file may take than the small one.
const LIMIT: f64 = 1.25;

/// One file, and one dump.
struct Made {
    export: Ran,
    dump: Ran,
    bytes: f64,
}

/// Makes a small and a large file, in turn.
pub async fn run(rows: u32, turns: u32, dir: &Path) -> Result<Part> {
    let mut sizes = Vec::new();
    for activity in [rows / 20, rows] {
        let what = Contents { orders: ORDERS, activity, ..Contents::of(1) };
        let folder = database::copy(what, dir).await?;
        sizes.push((activity + ORDERS, answered(folder).await?, Vec::new()));
    }
    for turn in 1..=turns {
        for (rows, folder, made) in &mut sizes {
            made.push(make(&database::again(folder)?, *rows).await?);
        }
        eprintln!("export: turn {turn} of {turns}");
    }
    Ok(part(&sizes, turns))
}

/// Asks for everything, with a word to the officer, so that nobody makes the file yet; and lets the officer grant it.
async fn answered(folder: TempDir) -> Result<TempDir> {
    let store = Store::open(folder.path()).await?;
    let tokens = people::log_in(store.app(), 1).await?;
    store.close().await;
    let token = tokens.first().context("the customer is logged in")?;
    let again = database::again(&folder)?;
    let mut server = Server::start_on(folder).await;
    let id = ask(server.port(), &format!("{}={token}", CookieKind::Loopback.name())).await?;
    server.stop().await;
    server.operate(&["requests", "--as", "Puck (verzonnen)", "answer", &id]);
    // The server's own folder goes with it.
    std::fs::copy(server.database(), again.path().join(FILE))?;
    Ok(again)
}

async fn ask(port: u16, cookie: &str) -> Result<String> {
    let mut client = Client::open(port).await?;
    let csrf = http::csrf(&mut client, cookie).await?;
    let body = serde_json::to_vec(&json!({ "kind": "access", "text": "Ik wil alles zien." }))?;
    let headers = [("x-csrf-token", csrf.as_str()), ("idempotency-key", "\"bench-of-the-one-request\"")];
    let (status, answer) = client.send(Method::POST, "requests", cookie, &headers, body).await?;
    ensure!(status == StatusCode::ACCEPTED, "access: {status}: {}", String::from_utf8_lossy(&answer));
    let answer: Value = serde_json::from_slice(&answer)?;
    Ok(answer["id"].as_str().context("a request has an id")?.to_owned())
}

async fn make(folder: &TempDir, rows: u32) -> Result<Made> {
    let file = folder.path().join(FILE);
    let mut command = e2e::seed::command(folder.path(), 0);
    let export = child::run(command.args(["work", "--once"]).stdout(Stdio::null())).await?;
    let bytes = size(&mut database::reader(&file).await?).await?;
    Ok(Made { export, dump: dump::run(&file, rows).await?, bytes })
}

/// Of the file, which has to be whole, with its request answered by it.
async fn size(connection: &mut SqliteConnection) -> Result<f64> {
    let sql = "SELECT r.size FROM result r JOIN request q ON q.id = r.request
               WHERE r.rows_done = r.rows_total AND q.status = 'completed'";
    let size: Option<i64> = sqlx::query_scalar(sql).fetch_optional(connection).await?;
    Ok(size.context("the file is whole, and the request answered")? as f64)
}

fn part(sizes: &[(u32, TempDir, Vec<Made>)], turns: u32) -> Part {
    let mut table = Table::new(&["", "rows", "seconds", "rows/s", "most memory (MB)", "file (MB)"]);
    let mut memory = Vec::new();
    for (rows, _, made) in sizes {
        let of = |of: fn(&Made) -> f64| median(&made.iter().map(of).collect::<Vec<_>>());
        memory.push(of(|one| one.export.megabytes()));
        let file = format!("{:.1}", of(|one| one.bytes) / 1_000_000.0);
        let ways = [
            ("the file", of(|one| one.export.seconds), of(|one| one.export.megabytes()), file),
            ("`sqlite3 .dump`", of(|one| one.dump.seconds), of(|one| one.dump.megabytes()), String::new()),
        ];
        for (what, seconds, megabytes, file) in ways {
            table.row(&[
                what.to_owned(),
                grouped((*rows).into()),
                format!("{seconds:.2}"),
                grouped((f64::from(*rows) / seconds) as u64),
                format!("{megabytes:.0}"),
                file,
            ]);
        }
    }
    let text = format!(
        "The file with the answer to an access request of a customer with {ORDERS} orders and many actions, {turns} times: \
         `work --once`, a program of its own, reads every row for `gegevens.json` and once more for its sheet, packs and \
         seals them piece by piece, puts the pieces into the database, and answers the request. Bare: `sqlite3 .dump` of \
         the tables with the same rows into a file, which neither packs nor seals. Memory is what the process had \
         resident at most.\n\n{}",
        table.text()
    );
    let more = match memory.as_slice() {
        [small, large] => large / small,
        _ => f64::NAN,
    };
    let what = format!("a file of 20 times the actions: at most {LIMIT} times the memory");
    (text, vec![Aim::at_most(&what, more, LIMIT, format!("{more:.2}"))])
}
