//! A list of another system: how long it takes, with how much memory, and how long others wait meanwhile.

use std::fmt::Write;
use std::path::Path;
use std::process::Stdio;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use sqlx::Connection;
use sqlx::sqlite::SqliteConnection;

use super::Part;
use crate::child::{self, Ran};
use crate::report::{Aim, Table, grouped, median, percentile};
use crate::server::database::{self, Contents, FILE};

/// Seconds for the long list.
const LIMIT: f64 = 60.0;
/// How much more memory it may take than the short one.
const MEMORY: f64 = 1.25;
/// Milliseconds that another program waits for its write at most.
const WAIT: f64 = 1_000.0;
/// How often another program writes.
const EVERY: Duration = Duration::from_millis(20);

/// One import, and what it is measured beside.
struct Import {
    ran: Ran,
    /// Milliseconds of the writes of another program meanwhile.
    waits: Vec<f64>,
    bare: f64,
}

/// Imports a short and a long list, in turn, each into a database of its own.
pub async fn run(lines: u32, customers: u32, turns: u32, dir: &Path) -> Result<Part> {
    let mut measured: Vec<(u32, Vec<Import>)> = [lines / 10, lines].map(|length| (length, Vec::new())).into();
    for turn in 1..=turns {
        for (length, imports) in &mut measured {
            imports.push(import(*length, customers, dir).await?);
        }
        eprintln!("consents import: turn {turn} of {turns}");
    }
    Ok(tables(&measured, customers, turns))
}

fn tables(measured: &[(u32, Vec<Import>)], customers: u32, turns: u32) -> Part {
    let mut table = Table::new(&[
        "lines",
        "`consents import` (s)",
        "lines/s",
        "most memory (MB)",
        "one bare transaction (s)",
        "another's write, p50 (ms)",
        "p99 (ms)",
        "most (ms)",
    ]);
    let (mut seconds, mut memory, mut longest) = (f64::NAN, Vec::new(), f64::NAN);
    for (length, imports) in measured {
        let of = |of: fn(&Import) -> f64| median(&imports.iter().map(of).collect::<Vec<_>>());
        let waits: Vec<f64> = imports.iter().flat_map(|one| one.waits.iter().copied()).collect();
        (seconds, longest) = (of(|one| one.ran.seconds), percentile(&waits, 1.0));
        memory.push(of(|one| one.ran.megabytes()));
        table.row(&[
            grouped((*length).into()),
            format!("{seconds:.1}"),
            grouped((f64::from(*length) / seconds) as u64),
            format!("{:.0}", of(|one| one.ran.megabytes())),
            format!("{:.1}", of(|one| one.bare)),
            format!("{:.1}", median(&waits)),
            format!("{:.0}", percentile(&waits, 0.99)),
            format!("{longest:.0}"),
        ]);
    }
    let text = format!(
        "A list of newsletter addresses, {turns} times, one in ten of a customer (of {}) who has chosen already, as a program of its own: read twice, put \
         aside, and brought in by steps with pauses, chain and all. Bare: the same rows, prepared insert after insert, in one \
         transaction, during which nobody else writes. Meanwhile another program writes a line of the access log every {} ms, on the disk (`synchronous = FULL`).\n\n{}",
        grouped(customers.into()),
        EVERY.as_millis(),
        table.text()
    );
    let more = match memory.as_slice() {
        [short, long] => long / short,
        _ => f64::NAN,
    };
    let longest_list = measured.last().map_or(0, |(length, _)| *length);
    let aims = vec![
        Aim::at_most(
            &format!("a list of {} lines: at most {LIMIT:.0} s", grouped(longest_list.into())),
            seconds,
            LIMIT,
            format!("{seconds:.1} s"),
        ),
        Aim::at_most(
            &format!("10 times the lines: at most {MEMORY} times the memory"),
            more,
            MEMORY,
            format!("{more:.2}"),
        ),
        Aim::at_most(
            &format!("a write beside it waits at most {WAIT:.0} ms"),
            longest,
            WAIT,
            format!("{longest:.0} ms"),
        ),
    ];
    (text, aims)
}

/// The address on a line: every tenth is a customer's, as long as there are any.
fn address(line: u32, customers: u32) -> String {
    let customer = line / 10 + 1;
    if line.is_multiple_of(10) && customer <= customers {
        format!("bulk-{customer:07}@example.nl")
    } else {
        format!("lezer-{line:07}@example.nl")
    }
}

async fn import(lines: u32, customers: u32, dir: &Path) -> Result<Import> {
    let folder = database::copy(Contents::of(customers), dir).await?;
    let other = database::again(&folder)?;
    let mut text = String::from("address,state,chosen_at,wording\n");
    for line in 0..lines {
        writeln!(text, "{},granted,2020-01-01,newsletter-1", address(line, customers))?;
    }
    let list = folder.path().join("list.csv");
    std::fs::write(&list, text)?;
    let mut command = e2e::seed::command(folder.path(), 0);
    command.args(["consents", "import", "--consent", "newsletter", "--source", "bench"]).arg(&list);
    let file = folder.path().join(FILE);
    let is_over = Arc::new(AtomicBool::new(false));
    let writer = tokio::spawn(beside(database::writer(&file).await?, is_over.clone()));
    let ran = child::run(command.stdout(Stdio::null())).await;
    is_over.store(true, Ordering::Release);
    let (ran, waits) = (ran?, writer.await??);
    let mut connection = database::reader(&file).await?;
    let sql =
        "SELECT coalesce(sum(c.lines), 0) FROM import i JOIN import_count c ON c.import = i.id WHERE i.state = 'done'";
    let imported: i64 = sqlx::query_scalar(sql).fetch_one(&mut connection).await?;
    ensure!(imported == i64::from(lines), "{imported} of {lines} lines came in");
    let bare = bare(database::writer(&other.path().join(FILE)).await?, lines, customers).await?;
    Ok(Import { ran, waits, bare })
}

/// What every call writes, again and again; the milliseconds of each.
async fn beside(mut connection: SqliteConnection, is_over: Arc<AtomicBool>) -> Result<Vec<f64>> {
    let mut waits = Vec::new();
    while !is_over.load(Ordering::Acquire) {
        let began = Instant::now();
        let mut tx = connection.begin_with("BEGIN IMMEDIATE").await?;
        let line =
            "INSERT INTO lookup (at, person, account, actor, system, what) VALUES (0, 'a', 'a', 'bench', 'bench', 'x')";
        sqlx::query(line).execute(&mut *tx).await?;
        tx.commit().await?;
        waits.push(began.elapsed().as_secs_f64() * 1_000.0);
        tokio::time::sleep(EVERY).await;
    }
    Ok(waits)
}

/// The same rows with bytes that mean nothing, in one transaction; the seconds of it.
async fn bare(mut connection: SqliteConnection, lines: u32, customers: u32) -> Result<f64> {
    let mut seq: i64 =
        sqlx::query_scalar("SELECT coalesce(max(seq), 0) FROM consent_change").fetch_one(&mut connection).await?;
    let started = Instant::now();
    let mut tx = connection.begin_with("BEGIN IMMEDIATE").await?;
    for line in 0..lines {
        seq += 1;
        let mut digest = [7_u8; 32];
        digest[..8].copy_from_slice(&(seq.unsigned_abs().wrapping_mul(0x9e37_79b9_7f4a_7c15)).to_be_bytes());
        let address = address(line, customers);
        let holder = format!("@{seq:032}");
        if !address.starts_with("lezer") {
            continue;
        }
        sqlx::query("INSERT INTO subscriber (id, email, digest) VALUES (?1, ?2, ?3)")
            .bind(&holder[1..])
            .bind(&address)
            .bind(&digest[..])
            .execute(&mut *tx)
            .await?;
        sqlx::query("INSERT INTO subject (holder, id, mac) VALUES (?1, ?2, ?3)")
            .bind(&holder)
            .bind(&digest[..16])
            .bind(&digest[..])
            .execute(&mut *tx)
            .await?;
        let link = "INSERT INTO consent_change (seq, subject, consent, state, revision, wording, wording_digest, language,
             shown_at, notice, channel, actor, actor_digest, at, prev, hash, mac)
             VALUES (?1, ?2, 'newsletter', 'granted', 1, 'newsletter-1', ?3, 'nl', 0, '2018-05-25', 'import', 'other', ?3, 0,
                     ?3, ?3, ?3)";
        sqlx::query(link).bind(seq).bind(&digest[..16]).bind(&digest[..]).execute(&mut *tx).await?;
        let state =
            "INSERT INTO consent_state (holder, consent, seq, state, revision, wording, notice, channel, changed_at)
             VALUES (?1, 'newsletter', ?2, 'granted', 1, 'newsletter-1', '2018-05-25', 'import', 0)";
        sqlx::query(state).bind(&holder).bind(seq).execute(&mut *tx).await?;
        sqlx::query("INSERT INTO consent_actor (seq, salt, name, note) VALUES (?1, ?2, 'import', 'bench')")
            .bind(seq)
            .bind(&digest[..16])
            .execute(&mut *tx)
            .await?;
    }
    tx.commit().await?;
    Ok(started.elapsed().as_secs_f64())
}
