//! Runs test programs: what they print is shown as it comes, and counted.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::thread;

use anyhow::{Context, Result, anyhow};

use super::tally::Tally;
use crate::process::{shown, wait};

/// Runs a command to its end; tells what it counted and whether it ended well.
pub fn watch(command: &mut Command) -> Result<(Tally, bool)> {
    let name = shown(command);
    println!("$ {name}");
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("`{name}` does not run"))?;
    let output = child.stdout.take().context("its output was asked for")?;
    let reader = thread::spawn(move || {
        let mut tally = Tally::default();
        for line in BufReader::new(output).split(b'\n').map_while(Result::ok) {
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            tally.read(&line);
        }
        tally
    });
    let status = wait(&mut child)?;
    let tally = reader.join().map_err(|_| anyhow!("the output of `{name}` could not be read"))?;
    Ok((tally, status.success()))
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn what_is_printed_is_counted_and_the_end_is_told() {
        let script = "echo 'test result: ok. 2 passed; 1 failed; 0 ignored'; exit 1";
        let (tally, ended_well) = watch(Command::new("sh").args(["-c", script])).unwrap();
        assert_eq!((tally, ended_well), (Tally { passed: 2, failed: 1 }, false));
    }
}
