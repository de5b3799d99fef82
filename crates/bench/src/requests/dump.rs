//! `sqlite3 .dump` of the rows that a file with an answer is made of.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::child::{self, Ran};

const PROGRAM: &str = "sqlite3";

/// Which SQLite it is: `SQLite 3.40.1`.
pub fn version() -> Result<String> {
    let missing = "`sqlite3` is not here: install it, on Debian by `apt-get install sqlite3`";
    let output = Command::new(PROGRAM).arg("--version").output().context(missing)?;
    let text = String::from_utf8_lossy(&output.stdout);
    Ok(format!("sqlite3 {}", text.split_whitespace().next().context(missing)?))
}

/// Writes both tables, which hold these rows and no others, as statements into a file.
pub async fn run(database: &Path, rows: u32) -> Result<Ran> {
    let path = database.with_extension("dump");
    let mut command = Command::new(PROGRAM);
    command.arg("-readonly").arg(database).arg(".dump purchase activity").stdout(File::create(&path)?);
    let ran = child::run(&mut command).await?;
    let mut lines = 0_u32;
    for line in BufReader::new(File::open(&path)?).split(b'\n') {
        lines += u32::from(line?.starts_with(b"INSERT INTO"));
    }
    std::fs::remove_file(&path)?;
    ensure!(lines == rows, "{lines} of {rows} rows were dumped");
    Ok(ran)
}
