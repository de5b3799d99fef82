//! Dates, times and amounts as a person reads them, and as a spreadsheet does.

use jiff::civil;
use mijn_privacy_api::{Date, Timestamp};
use mijn_privacy_rules::local_time_nl;

const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];

/// *1 december 2026*.
pub(crate) fn day(date: &Date) -> String {
    date.as_str().parse().map_or_else(|_| date.as_str().to_owned(), civil_day)
}

fn civil_day(date: civil::Date) -> String {
    let month = usize::try_from(date.month() - 1).ok().and_then(|month| MONTHS.get(month));
    format!("{} {} {}", date.day(), month.copied().unwrap_or_default(), date.year())
}

/// *1 december 2026, 10.05 uur*, in the Netherlands.
pub(crate) fn moment(at: &Timestamp) -> String {
    local(at).map_or_else(
        || at.as_str().to_owned(),
        |time| format!("{}, {}.{:02} uur", civil_day(time.date()), time.hour(), time.minute()),
    )
}

/// The day of a moment in the Netherlands: *1 december 2026*.
pub(crate) fn day_of(at: &Timestamp) -> String {
    local(at).map_or_else(|| at.as_str().to_owned(), |time| civil_day(time.date()))
}

/// *2026-12-01 10:05:09* in the Netherlands, which spreadsheets take for a time.
pub(crate) fn sheet_time(at: &Timestamp) -> String {
    local(at).map_or_else(|| at.as_str().to_owned(), |time| time.strftime("%Y-%m-%d %H:%M:%S").to_string())
}

/// The moment on a Dutch clock.
pub(crate) fn local(at: &Timestamp) -> Option<civil::DateTime> {
    at.as_str().parse().ok().map(local_time_nl)
}

/// *12,10*.
pub(crate) fn amount(cents: u32) -> String {
    format!("{},{:02}", cents / 100, cents % 100)
}

/// *1.234.567*.
pub(crate) fn count(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.char_indices() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_times_and_numbers_read_as_dutch_ones() {
        let at: Timestamp = "2026-06-30T22:05:09Z".parse().unwrap();
        assert_eq!(moment(&at), "1 juli 2026, 0.05 uur");
        assert_eq!(day_of(&at), "1 juli 2026");
        assert_eq!(sheet_time(&at), "2026-07-01 00:05:09");
        assert_eq!(day(&"2026-12-01".parse().unwrap()), "1 december 2026");
        assert_eq!([5, 1_210, 100_000].map(amount), ["0,05", "12,10", "1000,00"]);
        assert_eq!([0, 999, 1_000, 1_234_567].map(count), ["0", "999", "1.000", "1.234.567"]);
    }
}
