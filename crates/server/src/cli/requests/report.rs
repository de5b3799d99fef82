//! `requests report`: the counts as a table.

use super::arguments::Report as Asked;
use super::terminal::cell;
use crate::App;
use crate::desk::{Actor, DeskError, report};
use jiff::civil::Date;
use mijn_privacy_api::{Report, ReportLine};
use mijn_privacy_rules::local_date_nl;

/// Of this year up to today, unless other days are given.
pub(super) async fn read(app: &App, actor: &Actor, asked: &Asked) -> Result<Report, DeskError> {
    let today = local_date_nl(app.now());
    let to = asked.to.unwrap_or(today);
    let from = asked.from.unwrap_or_else(|| Date::new(to.year(), 1, 1).unwrap_or(to));
    report(app, actor, from, to).await
}

/// Within 100 columns.
pub(super) fn table(report: &Report) -> String {
    let head = ["KIND", "RECEIVED", "OPEN", "DUE SOON", "OVERDUE", "CLOSED", "LATE", "MEAN DAYS"];
    let mut out = format!("{} to {}\n{}", report.from, report.to, row(head.map(str::to_owned)));
    for line in &report.lines {
        let ReportLine { kind, received, open, due_soon, overdue, closed, closed_late, mean_days } = line;
        let numbers = [received, open, due_soon, overdue, closed, closed_late].map(|number| number.to_string());
        let [received, open, due_soon, overdue, closed, late] = numbers;
        let mean = mean_days.map_or("-".to_owned(), |days| format!("{days:.1}"));
        let kind = kind.map_or("all", |kind| kind.as_str()).to_owned();
        out.push_str(&row([kind, received, open, due_soon, overdue, closed, late, mean]));
    }
    out
}

fn row(cells: [String; 8]) -> String {
    let mut out = cell(&cells[0], 20);
    for text in &cells[1..] {
        out.push_str(&format!("{text:>10}"));
    }
    out + "\n"
}
