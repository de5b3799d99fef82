//! One line of the list, parsed; every mistake in it, not only the first.

use super::columns::Columns;
use super::input::Record;
use super::rules::Rules;
use jiff::Timestamp;
use jiff::civil::Date;
use mijn_privacy_api::{ConsentState, NoticeVersion, WordingId};
use mijn_privacy_rules::day_end_nl;
use mijn_privacy_store::EmailAddress;

/// A cell is at most so long, in bytes.
const LONGEST: usize = 320;

/// What a line says.
#[derive(Debug)]
pub struct Line {
    /// Whose.
    pub address: EmailAddress,
    /// Granted, denied, withdrawn or objected.
    pub state: ConsentState,
    /// When it was chosen.
    pub chosen_at: Option<Timestamp>,
    /// What was shown.
    pub wording: Option<WordingId>,
    /// Under which statement.
    pub notice: Option<NoticeVersion>,
    /// The sale that the address came with.
    pub sale_on: Option<Date>,
    /// Whether an opt-out was offered with it.
    pub opt_out_offered: Option<bool>,
}

/// A mistake. It names no address.
#[derive(Debug, PartialEq, Eq)]
pub struct Mistake {
    /// In which column.
    pub column: &'static str,
    /// What is wrong, and what to do.
    pub text: String,
}

/// Reads a line.
///
/// # Errors
/// Its mistakes.
pub fn parse(record: &Record, columns: &Columns, rules: &Rules<'_>) -> Result<Line, Vec<Mistake>> {
    let mut mistakes = Vec::new();
    if record.cells.len() != columns.count() {
        let (has, needs) = (record.cells.len(), columns.count());
        let text =
            format!("{has} cells where the first line has {needs}: is a separator or a quote missing or too many?");
        return Err(vec![Mistake { column: "", text }]);
    }
    let mut cell = Cells { record, columns, mistakes: &mut mistakes };
    let address = cell.read("address", |text| {
        EmailAddress::parse(text).map_err(|_| "no e-mail address: name@example.nl, without a name before it".to_owned())
    });
    let state = cell.read("state", state);
    let chosen_at = cell.read("chosen_at", |text| moment(text, rules));
    let wording = cell.read("wording", |text| {
        let known = text.parse::<WordingId>().ok().filter(|id| rules.knows_wording(id));
        known.ok_or_else(|| {
            "no wording of this switch: write its id as in the configuration, under `earlier` too".to_owned()
        })
    });
    let notice = cell.read("notice", |text| {
        let known = text.parse::<NoticeVersion>().ok().filter(|version| rules.knows_notice(version));
        known.ok_or_else(|| {
            "no version of the statement that the configuration knows (notice.version, notice.earlier)".to_owned()
        })
    });
    let sale_on = cell.read("sale_on", |text| day(text, rules));
    let opt_out_offered = cell.read("opt_out_offered", yes_or_no);
    for (column, is_there) in [("address", address.is_some()), ("state", state.is_some())] {
        if !is_there && !mistakes.iter().any(|mistake| mistake.column == column) {
            mistakes.push(Mistake { column, text: "it is empty".to_owned() });
        }
    }
    match (address, state) {
        (Some(address), Some(state)) if mistakes.is_empty() => {
            Ok(Line { address, state, chosen_at, wording, notice, sale_on, opt_out_offered })
        }
        _ => Err(mistakes),
    }
}

struct Cells<'a, 'm> {
    record: &'a Record,
    columns: &'a Columns,
    mistakes: &'m mut Vec<Mistake>,
}

impl Cells<'_, '_> {
    /// A cell; `None` where it is empty or wrong.
    fn read<T>(&mut self, column: &'static str, parse: impl FnOnce(&str) -> Result<T, String>) -> Option<T> {
        let cell = self.columns.cell(&self.record.cells, column).trim_ascii();
        if cell.is_empty() {
            return None;
        }
        let read = match std::str::from_utf8(cell) {
            _ if cell.len() > LONGEST => {
                Err(format!("longer than {LONGEST} bytes ({}): is a quote missing?", cell.len()))
            }
            Ok(text) => parse(text),
            Err(error) => Err(no_utf8(cell, error.valid_up_to())),
        };
        read.map_err(|text| self.mistakes.push(Mistake { column, text })).ok()
    }
}

fn no_utf8(cell: &[u8], at: usize) -> String {
    let byte = cell.get(at).copied().unwrap_or_default();
    format!("byte {} of the cell, 0x{byte:02X}, is no UTF-8 (Windows-1252?): save the list as CSV in UTF-8", at + 1)
}

fn state(text: &str) -> Result<ConsentState, String> {
    match text.to_ascii_lowercase().as_str() {
        "granted" => Ok(ConsentState::Granted),
        "denied" => Ok(ConsentState::Denied),
        "withdrawn" => Ok(ConsentState::Withdrawn),
        "objected" => Ok(ConsentState::Objected),
        _ => Err("not granted, denied, withdrawn or objected".to_owned()),
    }
}

/// A moment with its zone, or the beginning of a day in the Netherlands.
fn moment(text: &str, rules: &Rules<'_>) -> Result<Timestamp, String> {
    let read = match text.parse::<Timestamp>() {
        Ok(moment) => Ok(moment),
        Err(_) => date(text).map(|day| day_end_nl(day.yesterday().unwrap_or(day))),
    }?;
    past(read <= rules.now, read)
}

fn day(text: &str, rules: &Rules<'_>) -> Result<Date, String> {
    let day = date(text)?;
    past(day <= rules.today, day)
}

/// Written `2026-11-24` and not otherwise: `3-4-2020` is two days.
fn date(text: &str) -> Result<Date, String> {
    let form = "not a date: write 2020-04-03, or a moment as 2020-04-03T10:00:00Z".to_owned();
    if text.len() == 10 { text.parse().map_err(|_| form) } else { Err(form) }
}

fn past<T>(is_past: bool, value: T) -> Result<T, String> {
    if is_past { Ok(value) } else { Err("lies in the future".to_owned()) }
}

fn yes_or_no(text: &str) -> Result<bool, String> {
    match text.to_lowercase().as_str() {
        "yes" | "ja" => Ok(true),
        "no" | "nee" => Ok(false),
        _ => Err("not yes or no".to_owned()),
    }
}
