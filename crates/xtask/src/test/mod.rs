//! `cargo xtask test`: sets up what is missing, runs every test there is, and counts them.

mod step;
mod tally;
mod watch;

use std::time::{Duration, Instant};

use anyhow::Result;
use clap::{Args, ValueEnum};

use crate::process::{Stopped, Told};
use crate::repo::Repo;
use step::Step;
use tally::Tally;

/// Which tests to run.
#[derive(Args)]
pub struct Options {
    /// The steps to run; none: all of them.
    #[arg(value_enum)]
    steps: Vec<Step>,
}

struct Done {
    step: Step,
    tally: Tally,
    took: Duration,
}

/// Runs the steps, goes on after one that fails, and ends with one line that counts all tests.
pub fn run(repo: &Repo, options: &Options) -> Result<()> {
    let steps = if options.steps.is_empty() { Step::value_variants() } else { &options.steps };
    let mut done = Vec::new();
    for step in steps {
        println!("\n== {} ==", step.name());
        let started = Instant::now();
        let (tally, ended_well) = match step.run(repo) {
            Err(error) if error.is::<Stopped>() => return Err(error),
            Err(error) => {
                eprintln!("{error:#}");
                (Tally::default(), false)
            }
            Ok(result) => result,
        };
        done.push(Done { step: *step, tally: tally.closed(ended_well), took: started.elapsed() });
    }
    let (table, total) = summary(&done);
    println!("\n{table}\n{} passed, {} failed", total.passed, total.failed);
    if total.failed > 0 { Err(Told.into()) } else { Ok(()) }
}

fn summary(done: &[Done]) -> (String, Tally) {
    let mut total = Tally::default();
    let mut table = format!("{:<12} {:>7} {:>7} {:>8}\n", "step", "passed", "failed", "time");
    for Done { step, tally, took } in done {
        total += *tally;
        let row = format!("{:<12} {:>7} {:>7} {:>7}s\n", step.name(), tally.passed, tally.failed, took.as_secs());
        table.push_str(&row);
    }
    (table, total)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_add_up() {
        let took = Duration::from_secs(61);
        let (table, total) = summary(&[
            Done { step: Step::Host, tally: Tally { passed: 40, failed: 0 }, took },
            Done { step: Step::E2e, tally: Tally { passed: 1, failed: 2 }, took },
        ]);
        assert_eq!(total, Tally { passed: 41, failed: 2 });
        assert_eq!(table.lines().last().unwrap().split_whitespace().collect::<Vec<_>>(), ["e2e", "1", "2", "61s"]);
    }
}
