//! The second reading: the lines that count, some hundreds at a time.

use super::columns::Columns;
use super::input::Input;
use super::line;
use super::rules::Rules;
use super::winners::Winners;
use mijn_privacy_store::ImportLine;

/// So many at a time.
const AT_ONCE: usize = 250;

/// The lines of a list that was found to be in order.
pub struct Counted<'a> {
    input: Input,
    columns: &'a Columns,
    rules: &'a Rules<'a>,
    winners: &'a Winners,
    read: u64,
}

impl<'a> Counted<'a> {
    /// From the first line on.
    ///
    /// # Errors
    /// A sentence, when the list cannot be read.
    pub fn new(
        mut input: Input,
        columns: &'a Columns,
        rules: &'a Rules<'a>,
        winners: &'a Winners,
    ) -> Result<Self, String> {
        input.rewind()?;
        Ok(Self { input, columns, rules, winners, read: 0 })
    }

    /// The next of them; none after the last.
    ///
    /// # Errors
    /// A sentence, when the list is not what it was a moment ago.
    pub fn some(&mut self) -> Result<Vec<ImportLine>, String> {
        let mut lines = Vec::with_capacity(AT_ONCE);
        while lines.len() < AT_ONCE {
            let Some(record) = self.input.next()? else {
                if self.read != self.winners.lines() {
                    return Err(self.input.changed());
                }
                break;
            };
            let line = line::parse(&record, self.columns, self.rules).map_err(|_| self.input.changed())?;
            self.read += 1;
            if self.winners.counts(self.read - 1) {
                lines.push(self.rules.row(line));
            }
        }
        Ok(lines)
    }
}
