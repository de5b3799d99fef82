//! `audit verify` as an operator runs it, over a short and a long chain.

use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use futures_util::TryStreamExt;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Row};
use tempfile::TempDir;

use super::Part;
use crate::report::{Aim, Table, field, grouped, median};
use crate::server::database::{self, FILE};

/// How much more memory the long chain may take than the short one.
const LIMIT: f64 = 1.25;

/// Time, and the most memory, of one check.
#[derive(Clone, Copy)]
struct Check {
    seconds: f64,
    kilobytes: u64,
    bare: f64,
}

/// Checks both, in turn, beside reading the same rows.
pub async fn run(rows: u32, customers: u32, turns: u32, dir: &Path) -> Result<Part> {
    let mut chains = Vec::new();
    for length in [rows / 20, rows] {
        chains.push((length, database::copy(customers, length, dir).await?, Vec::new()));
    }
    for turn in 1..=turns {
        for (length, folder, checks) in &mut chains {
            checks.push(check(folder, *length).await?);
        }
        eprintln!("audit verify: turn {turn} of {turns}");
    }
    let mut table =
        Table::new(&["rows", "`audit verify` (s)", "rows/s", "most memory (MB)", "reading the rows bare (s)"]);
    let mut memory = Vec::new();
    for (length, _, checks) in &chains {
        let of = |of: fn(&Check) -> f64| median(&checks.iter().map(of).collect::<Vec<_>>());
        let (seconds, kilobytes, bare) = (of(|one| one.seconds), of(|one| one.kilobytes as f64), of(|one| one.bare));
        memory.push(kilobytes);
        table.row(&[
            grouped((*length).into()),
            format!("{seconds:.2}"),
            grouped((f64::from(*length) / seconds) as u64),
            format!("{:.0}", kilobytes / 1024.0),
            format!("{bare:.2}"),
        ]);
    }
    let text = format!(
        "The check of the whole chain, {turns} times, as a program of its own: every hash and MAC anew, the order, the side \
         rows, the present states. Bare: the same rows read in order, and nothing done with them.\n\n{}",
        table.text()
    );
    let more = match memory.as_slice() {
        [short, long] => long / short,
        _ => f64::NAN,
    };
    let what = format!("20 times the rows: at most {LIMIT} times the memory");
    Ok((text, vec![Aim::at_most(&what, more, LIMIT, format!("{more:.2}"))]))
}

async fn check(folder: &TempDir, rows: u32) -> Result<Check> {
    let started = Instant::now();
    let mut child = e2e::seed::command(folder.path(), 0)
        .args(["audit", "verify"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .context("the server's program can be run")?;
    let mut kilobytes = 0;
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        let most = field(&format!("/proc/{}/status", child.id()), "VmHWM", ':');
        let most = most.and_then(|text| text.strip_suffix("kB")?.trim().parse().ok());
        kilobytes = most.unwrap_or(0).max(kilobytes);
        tokio::time::sleep(Duration::from_millis(5)).await;
    };
    let seconds = started.elapsed().as_secs_f64();
    ensure!(status.success(), "the chain of {rows} rows is not sound: {status}");
    let mut connection =
        SqliteConnectOptions::new().filename(folder.path().join(FILE)).read_only(true).connect().await?;
    let started = Instant::now();
    let mut all = sqlx::query("SELECT * FROM consent_change ORDER BY seq").fetch(&mut connection);
    let mut read = 0_u32;
    while let Some(row) = all.try_next().await? {
        let hash: &[u8] = row.get("hash");
        read += u32::from(hash.len() == 32);
    }
    ensure!(read >= rows, "{read} rows were read");
    Ok(Check { seconds, kilobytes, bare: started.elapsed().as_secs_f64() })
}
