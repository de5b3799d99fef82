//! `consents import`: a list that another system kept. Read twice: the first time to find what is wrong with it, the second
//! to put it aside; then it is brought in. So nothing is imported from a list with a mistake in it.

mod columns;
mod counted;
mod errors;
mod input;
mod line;
mod recent;
mod rules;
mod steps;
mod tally;
mod winners;

use super::{input as typed, open, print};
use crate::config::Config;
use clap::Args;
use columns::Columns;
use counted::Counted;
use errors::Errors;
use input::Input;
use mijn_privacy_api::ConsentId;
use mijn_privacy_store::{Clock, SystemClock};
use rules::Rules;
use std::path::PathBuf;
use std::process::ExitCode;
use tally::Tally;
use winners::{Double, Winners};

/// So many lines with one address are named.
const SHOWN: u64 = 20;

/// `consents import`.
#[derive(Debug, Args)]
pub struct Import {
    /// CSV in UTF-8, with a line of column names: address, state, chosen_at, wording, notice, sale_on, opt_out_offered.
    file: PathBuf,
    /// Which: newsletter, marketing, training.
    #[arg(long, value_parser = typed::consent)]
    consent: ConsentId,
    /// Where the list comes from: it goes into the proof of each choice.
    #[arg(long, value_parser = typed::note)]
    source: String,
    /// Says what would happen, and changes nothing.
    #[arg(long)]
    dry_run: bool,
    /// A file for all mistakes, as CSV.
    #[arg(long)]
    errors: Option<PathBuf>,
}

/// Runs it.
///
/// # Errors
/// One sentence that says what to do.
pub async fn run(config: &Config, import: &Import) -> Result<ExitCode, String> {
    if import.consent == ConsentId::Analytics {
        return Err("analytics cannot be imported: a choice about it is made in a browser, and holds there".to_owned());
    }
    let now = SystemClock.now();
    let rules = Rules::new(config, import.consent, now)?;
    let mut input = Input::open(&import.file)?;
    let mut errors = Errors::open(import.errors.as_deref(), &import.file)?;
    let columns = Columns::read(&input.header()?)?;
    let winners = look(&mut input, &columns, &rules, &mut errors)?;
    if errors.count() > 0 {
        return Err(errors.sentence()?);
    }
    errors.close()?;
    let (store, _) = open::open_migrated(config).await?;
    let list = rules.list(&import.source);
    let mut tally = Tally::new(winners.lines(), winners.passed_over());
    let lines = Counted::new(input, &columns, &rules, &winners)?;
    let counts = if import.dry_run {
        steps::try_out(config, &store, &list, lines).await
    } else {
        steps::bring_in(config, &store, &list, lines).await
    };
    store.close().await;
    tally.add(&counts?);
    print(&tally.text(import.consent.as_str(), import.dry_run))?;
    Ok(ExitCode::SUCCESS)
}

/// The first reading: every mistake, and which of several lines with one address counts.
fn look(input: &mut Input, columns: &Columns, rules: &Rules<'_>, errors: &mut Errors) -> Result<Winners, String> {
    let mut winners = Winners::new()?;
    while let Some(record) = input.next()? {
        match line::parse(&record, columns, rules) {
            Ok(line) => winners.add(&line, record.line)?,
            Err(mistakes) => {
                for mistake in mistakes {
                    errors.add(record.line, mistake.column, &mistake.text)?;
                }
            }
        }
    }
    if winners.lines() == 0 && errors.count() == 0 {
        return Err("the list has no lines after the column names: nothing to import".to_owned());
    }
    let mut shown = 0;
    winners.settle(|Double { counts, passed_over }| {
        shown += 1;
        if shown <= SHOWN {
            eprintln!("lines {counts} and {passed_over} have one address: line {counts} counts");
        }
    })?;
    Ok(winners)
}
