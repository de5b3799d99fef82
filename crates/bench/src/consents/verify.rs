//! `audit verify` as an operator runs it, over a short and a long chain.

use std::path::Path;
use std::process::Stdio;
use std::time::Instant;

use anyhow::{Result, ensure};
use futures_util::TryStreamExt;
use sqlx::Row;
use tempfile::TempDir;

use super::Part;
use crate::child::{self, Ran};
use crate::report::{Aim, Table, grouped, median};
use crate::server::database::{self, Contents, FILE};

/// How much more memory the long chain may take than the short one.
const LIMIT: f64 = 1.25;

/// Time, and the most memory, of one check.
#[derive(Clone, Copy)]
struct Check {
    ran: Ran,
    bare: f64,
}

/// Checks both, in turn, beside reading the same rows.
pub async fn run(rows: u32, customers: u32, turns: u32, dir: &Path) -> Result<Part> {
    let mut chains = Vec::new();
    for length in [rows / 20, rows] {
        chains.push((
            length,
            database::copy(Contents { changes: length, ..Contents::of(customers) }, dir).await?,
            Vec::new(),
        ));
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
        let (seconds, megabytes, bare) = (of(|one| one.ran.seconds), of(|one| one.ran.megabytes()), of(|one| one.bare));
        memory.push(megabytes);
        table.row(&[
            grouped((*length).into()),
            format!("{seconds:.2}"),
            grouped((f64::from(*length) / seconds) as u64),
            format!("{megabytes:.0}"),
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
    let mut command = e2e::seed::command(folder.path(), 0);
    let ran = child::run(command.args(["audit", "verify"]).stdout(Stdio::null())).await?;
    let mut connection = database::reader(&folder.path().join(FILE)).await?;
    let started = Instant::now();
    let mut all = sqlx::query("SELECT * FROM consent_change ORDER BY seq").fetch(&mut connection);
    let mut read = 0_u32;
    while let Some(row) = all.try_next().await? {
        let hash: &[u8] = row.get("hash");
        read += u32::from(hash.len() == 32);
    }
    ensure!(read >= rows, "{read} rows were read");
    Ok(Check { ran, bare: started.elapsed().as_secs_f64() })
}
