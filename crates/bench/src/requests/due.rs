//! Last days computed, beside a bare addition of a month.

use std::hint::black_box;
use std::time::{Duration, Instant};

use jiff::Span;
use jiff::civil::{Date, date};
use mijn_privacy_rules::{Holidays, last_day};

use super::Part;
use crate::report::{Aim, Table, as_f64, grouped, median};

/// How long each way goes on in a turn.
const TIME: Duration = Duration::from_millis(500);
/// At least so many a second.
const LIMIT: f64 = 1_000_000.0;

/// Computes both, in turn.
pub fn run(turns: u32) -> Part {
    let days: Vec<Date> =
        date(2020, 1, 1).series(Span::new().days(1)).take_while(|day| *day <= date(2040, 12, 31)).collect();
    let holidays = Holidays::netherlands();
    let (mut ours, mut bare) = (Vec::new(), Vec::new());
    for _ in 0..turns {
        // Every third is extended or was paused, in turn.
        ours.push(rate(&days, |place, day| {
            let (months, paused) = [(0, 0), (2, 0), (0, 9)][place % 3];
            last_day(day, months, paused, &holidays)
        }));
        bare.push(rate(&days, |_, day| day.saturating_add(Span::new().months(1))));
    }
    let mut table = Table::new(&["", "a second"]);
    for (what, rates) in [("the last day of a request", &ours), ("a month added, bare", &bare)] {
        table.row(&[what.to_owned(), grouped(median(rates) as u64)]);
    }
    let text = format!(
        "The last day of a request received on each day from 2020 to 2040, with the Dutch holidays: as it is, extended by two \
         months, and after a pause of nine days, in turn. Bare: a month added by the same library.\n\n{}",
        table.text()
    );
    let what = format!("last days: at least {} a second", grouped(LIMIT as u64));
    let measured = median(&ours);
    (text, vec![Aim::at_least(&what, measured, LIMIT, grouped(measured as u64))])
}

/// How often a second.
fn rate(days: &[Date], compute: impl Fn(usize, Date) -> Date) -> f64 {
    let started = Instant::now();
    let mut count = 0;
    while started.elapsed() < TIME {
        for (place, day) in days.iter().enumerate() {
            black_box(compute(black_box(place), black_box(*day)));
        }
        count += days.len();
    }
    as_f64(count) / started.elapsed().as_secs_f64()
}
