//! The report as CSV: a head, a line per kind, and the sum.

use mijn_privacy_api::{Report, ReportLine};

const HEAD: [&str; 10] =
    ["from", "to", "kind", "received", "open", "due_soon", "overdue", "closed", "closed_late", "mean_days"];

/// Every cell is a date, a word of ours or a number: nothing in it is a formula.
///
/// # Errors
/// When it cannot be written.
pub fn report_csv(report: &Report) -> Result<String, csv::Error> {
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record(HEAD)?;
    for line in &report.lines {
        out.write_record(cells(report, line))?;
    }
    let bytes = out.into_inner().map_err(|error| csv::Error::from(std::io::Error::other(error.to_string())))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn cells(report: &Report, line: &ReportLine) -> [String; 10] {
    let ReportLine { kind, received, open, due_soon, overdue, closed, closed_late, mean_days } = line;
    [
        report.from.to_string(),
        report.to.to_string(),
        kind.map_or("all", |kind| kind.as_str()).to_owned(),
        received.to_string(),
        open.to_string(),
        due_soon.to_string(),
        overdue.to_string(),
        closed.to_string(),
        closed_late.to_string(),
        mean_days.map(|days| days.to_string()).unwrap_or_default(),
    ]
}
