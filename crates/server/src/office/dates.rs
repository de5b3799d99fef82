//! Dates and times as the officer reads them, in the time of the Netherlands.

use mijn_privacy_api::{Date, Timestamp};
use mijn_privacy_rules::local_time_nl;

/// *24 december 2026*.
pub(super) fn day(date: &Date) -> String {
    date.as_str().parse().map_or_else(|_| date.as_str().to_owned(), |day| mijn_privacy_mail::date("nl", day))
}

/// *24 december 2026, 09.05 uur*.
pub(super) fn moment(at: &Timestamp) -> String {
    parsed(at).map_or_else(
        || at.as_str().to_owned(),
        |at| {
            let local = local_time_nl(at);
            let day = mijn_privacy_mail::date("nl", local.date());
            format!("{day}, {:02}.{:02} uur", local.hour(), local.minute())
        },
    )
}

/// The day of a moment.
pub(super) fn moment_day(at: &Timestamp) -> String {
    let day = parsed(at).map(|at| mijn_privacy_mail::date("nl", local_time_nl(at).date()));
    day.unwrap_or_else(|| at.as_str().to_owned())
}

fn parsed(at: &Timestamp) -> Option<jiff::Timestamp> {
    at.as_str().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_those_of_the_netherlands() {
        let at = "2026-12-31T23:05:00Z".parse().unwrap();
        assert_eq!(moment(&at), "1 januari 2027, 00.05 uur");
        assert_eq!(moment_day(&at), "1 januari 2027");
        assert_eq!(day(&"2026-12-24".parse().unwrap()), "24 december 2026");
    }
}
