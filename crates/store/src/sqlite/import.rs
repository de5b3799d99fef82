//! What the lines of a list do: some hundreds of them, in the caller's transaction.

use super::import_find::{Found, Known, find};
use super::import_rows::ImportRows;
use super::{SqliteStore, consents};
use crate::{EmailAddress, ImportCount, ImportList, Imported, StoreError};
use jiff::Timestamp;
use mijn_privacy_api::{ConsentId, ConsentState};
use sqlx::SqliteConnection;
use std::collections::{HashMap, HashSet};

/// The texts of wordings, by their digests.
pub(super) type Texts = HashMap<[u8; 32], String>;

/// A line as it is put aside.
pub(super) struct Line {
    pub(super) address: EmailAddress,
    pub(super) state: ConsentState,
    pub(super) wording: String,
    pub(super) digest: [u8; 32],
    pub(super) notice: String,
    pub(super) chosen_at: Option<Timestamp>,
    pub(super) proof: Option<String>,
}

impl SqliteStore {
    /// Brings the lines in, in their order, and says what became of them.
    pub(super) async fn bring_in(
        &self,
        connection: &mut SqliteConnection,
        (list, texts): (&ImportList, &Texts),
        mut lines: &[Line],
        now: Timestamp,
    ) -> Result<Vec<ImportCount>, StoreError> {
        let mut counts = Vec::new();
        while !lines.is_empty() {
            // What a line did must be seen by the next one about the same address.
            let (these, rest) = lines.split_at(until_one_comes_again(lines));
            lines = rest;
            let asked: Vec<_> = these.iter().map(|line| (&line.address, line.state)).collect();
            let found = find(connection, &self.keys, list.id, &asked).await?;
            let mut rows = ImportRows::new(self, connection, list, now).await?;
            for (line, found) in these.iter().zip(found) {
                count(&mut counts, line.state, decide(&mut rows, list, line, found)?);
            }
            rows.write(connection, texts).await?;
        }
        Ok(counts)
    }
}

fn until_one_comes_again(lines: &[Line]) -> usize {
    let mut seen = HashSet::new();
    lines.iter().position(|line| !seen.insert(line.address.compared())).unwrap_or(lines.len())
}

pub(super) fn count(counts: &mut Vec<ImportCount>, state: ConsentState, outcome: Imported) {
    match counts.iter_mut().find(|one| (one.state, one.outcome) == (state, outcome)) {
        Some(one) => one.lines += 1,
        None => counts.push(ImportCount { outcome, state, lines: 1 }),
    }
}

fn decide(rows: &mut ImportRows<'_>, list: &ImportList, line: &Line, found: Found) -> Result<Imported, StoreError> {
    if found.known.is_empty() {
        return nobody(rows, list, line, &found);
    }
    let mut outcome = Imported::Same;
    for known in &found.known {
        outcome = match (one(rows, list, line, (known, &found)), outcome) {
            (Imported::Added, _) | (_, Imported::Added) => Imported::Added,
            (Imported::Kept, _) | (_, Imported::Kept) => Imported::Kept,
            (other, _) => other,
        };
    }
    Ok(outcome)
}

/// An address that nobody has. Its no is kept without it; only a yes that can be shown puts it on the list (NEW-4).
fn nobody(rows: &mut ImportRows<'_>, list: &ImportList, line: &Line, found: &Found) -> Result<Imported, StoreError> {
    if list.id != ConsentId::Newsletter {
        return Ok(Imported::NotACustomer);
    }
    if consents::is_no(line.state) {
        rows.suppress(&found.suppression);
        return Ok(if found.suppressed { Imported::Same } else { Imported::Added });
    }
    if line.state != ConsentState::Granted {
        return Ok(Imported::NotACustomer);
    }
    if found.suppressed {
        return Ok(Imported::Kept);
    }
    rows.join(line, found)?;
    Ok(Imported::Added)
}

fn one(rows: &mut ImportRows<'_>, list: &ImportList, line: &Line, (known, found): (&Known, &Found)) -> Imported {
    if known.present.as_ref().is_some_and(|present| present.state == line.state) {
        return Imported::Same;
    }
    // What was said by a link is known of the address alone.
    let said_no = found.suppressed && !consents::is_no(line.state);
    // A list that proves nothing takes nothing away either.
    let proves_nothing = line.state == ConsentState::Unknown && known.present.is_some();
    if said_no || proves_nothing || stands(list, line, known) {
        return Imported::Kept;
    }
    rows.push(line, known, found);
    Imported::Added
}

/// Whether what the person chose by another route stands. A no of the list holds, unless they chose something since: after the
/// time of the line, or, where it has none, while the list was being brought in. Of two lists the no stands that is not older.
fn stands(list: &ImportList, line: &Line, known: &Known) -> bool {
    let Some(present) = &known.present else { return false };
    if present.imported {
        let is_older = line.chosen_at.unwrap_or(list.at) <= present.chosen_at;
        return is_older && consents::is_no(present.state) && !consents::is_no(line.state);
    }
    let since = present.changed_at > line.chosen_at.unwrap_or(list.at);
    !consents::is_no(line.state) || consents::is_no(present.state) || since
}
