//! `report`: how many came in, are open, late, were closed, and how long that took.

use super::show::may_look;
use super::{Actor, DeskError};
use crate::App;
use crate::assemble::date;
use jiff::civil::Date;
use mijn_privacy_api::{Report, ReportLine};
use mijn_privacy_rules::local_date_nl;
use mijn_privacy_store::ReportRow;

/// The counts of a period, from its first day to its last: of each kind, and of all.
///
/// # Errors
/// [`DeskError`].
pub async fn report(app: &App, actor: &Actor, from: Date, to: Date) -> Result<Report, DeskError> {
    may_look(actor)?;
    let rows = app.store.report(from, to, local_date_nl(app.now())).await?;
    let mut lines: Vec<ReportLine> =
        rows.iter().map(|row| ReportLine { kind: Some(row.kind), ..line(&[*row]) }).collect();
    lines.push(line(&rows));
    Ok(Report { from: date(from)?, to: date(to)?, lines })
}

fn line(rows: &[ReportRow]) -> ReportLine {
    let sum = |of: fn(&ReportRow) -> u32| rows.iter().map(of).fold(0, u32::saturating_add);
    let closed = sum(|row| row.closed);
    let days = rows.iter().map(|row| row.days).fold(0, u64::saturating_add);
    // Whole numbers below 2^53 are exact, and nobody has waited so many days.
    let mean = (closed > 0).then(|| days as f64 / f64::from(closed));
    ReportLine {
        kind: None,
        received: sum(|row| row.received),
        open: sum(|row| row.open),
        due_soon: sum(|row| row.due_soon),
        overdue: sum(|row| row.overdue),
        closed,
        closed_late: sum(|row| row.closed_late),
        mean_days: mean.map(|days| (days * 10.0).round() / 10.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use mijn_privacy_api::RequestKind;

    #[test]
    fn the_mean_is_over_what_was_closed() {
        let row = |closed, days| ReportRow {
            kind: RequestKind::Access,
            received: 5,
            open: 2,
            due_soon: 1,
            overdue: 1,
            closed,
            closed_late: 1,
            days,
        };
        let all = line(&[row(2, 9), row(1, 4)]);
        assert_eq!((all.received, all.open, all.closed, all.mean_days), (10, 4, 3, Some(4.3)));
        assert_eq!(line(&[row(0, 0)]).mean_days, None);
        assert_eq!(line(&[]).received, 0);
    }
}
