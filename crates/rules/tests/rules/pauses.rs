//! Vectors of pauses, reckoned by hand on a calendar.

use jiff::Timestamp;
use mijn_privacy_rules::{Holidays, last_day, local_date_nl, paused_days};

struct Vector {
    /// When it came in.
    received: &'static str,
    /// Each pause: from, to.
    pauses: &'static [(&'static str, &'static str)],
    /// So many months more.
    months: u8,
    /// So many days it stood still.
    days: u16,
    /// The last day.
    last: &'static str,
}

const VECTORS: [Vector; 11] = [
    // Asked and answered on one day: nothing moves.
    Vector {
        received: "2026-11-24T09:00:00Z",
        pauses: &[("2026-11-26T08:00:00Z", "2026-11-26T22:30:00Z")],
        months: 0,
        days: 0,
        last: "2026-12-24",
    },
    // Half an hour over a Dutch midnight (23:45 to 00:15) is one day: Friday 25 December, Saturday 26, Sunday 27, Monday 28.
    Vector {
        received: "2026-11-24T09:00:00Z",
        pauses: &[("2026-11-26T22:45:00Z", "2026-11-26T23:15:00Z")],
        months: 0,
        days: 1,
        last: "2026-12-28",
    },
    // Ten days: 24 December and ten is Sunday 3 January; Monday 4.
    Vector {
        received: "2026-11-24T09:00:00Z",
        pauses: &[("2026-12-01T09:00:00Z", "2026-12-11T09:00:00Z")],
        months: 0,
        days: 10,
        last: "2027-01-04",
    },
    // Two pauses add up: 4 and 3 days; 24 December and seven is Thursday 31 December.
    Vector {
        received: "2026-11-24T09:00:00Z",
        pauses: &[("2026-11-27T09:00:00Z", "2026-12-01T09:00:00Z"), ("2026-12-07T09:00:00Z", "2026-12-10T09:00:00Z")],
        months: 0,
        days: 7,
        last: "2026-12-31",
    },
    // The same in two pauses with the two months more: 24 February 2027 and seven is Wednesday 3 March.
    Vector {
        received: "2026-11-24T09:00:00Z",
        pauses: &[("2026-11-27T09:00:00Z", "2026-12-01T09:00:00Z"), ("2026-12-07T09:00:00Z", "2026-12-10T09:00:00Z")],
        months: 2,
        days: 7,
        last: "2027-03-03",
    },
    // Received on 31 January: the month ends on Saturday 28 February; two days more is Monday 2 March, no roll before them.
    Vector {
        received: "2026-01-31T12:00:00Z",
        pauses: &[("2026-02-10T12:00:00Z", "2026-02-12T12:00:00Z")],
        months: 0,
        days: 2,
        last: "2026-03-02",
    },
    // Over a leap day: 29 February 2028 counts as a day of the pause. 31 January, month's end 29 February, and three: 3 March.
    Vector {
        received: "2028-01-31T12:00:00Z",
        pauses: &[("2028-02-27T12:00:00Z", "2028-03-01T12:00:00Z")],
        months: 0,
        days: 3,
        last: "2028-03-03",
    },
    // Over the night of 29 March 2026, which has 23 hours: from Saturday noon to Monday noon are two midnights.
    Vector {
        received: "2026-03-10T12:00:00Z",
        pauses: &[("2026-03-28T11:00:00Z", "2026-03-30T10:00:00Z")],
        months: 0,
        days: 2,
        last: "2026-04-13",
    },
    // Over the night of 25 October 2026, which has 25 hours: one midnight, though 25 hours passed.
    Vector {
        received: "2026-10-05T12:00:00Z",
        pauses: &[("2026-10-24T22:30:00Z", "2026-10-25T22:59:00Z")],
        months: 0,
        days: 0,
        last: "2026-11-05",
    },
    // To Good Friday 3 April 2026, over Easter: rolls to Tuesday 7 April.
    Vector {
        received: "2026-03-01T12:00:00Z",
        pauses: &[("2026-03-09T12:00:00Z", "2026-03-11T12:00:00Z")],
        months: 0,
        days: 2,
        last: "2026-04-07",
    },
    // Half a year: 24 December and 181 days is Wednesday 23 June 2027.
    Vector {
        received: "2026-11-24T09:00:00Z",
        pauses: &[("2026-12-01T09:00:00Z", "2027-05-31T09:00:00Z")],
        months: 0,
        days: 181,
        last: "2027-06-23",
    },
];

#[test]
fn the_last_day_moves_by_the_midnights_of_each_pause() {
    let at = |text: &str| -> Timestamp { text.parse().unwrap() };
    for Vector { received, pauses, months, days, last } in VECTORS {
        let stood = pauses.iter().map(|(since, until)| paused_days(at(since), at(until))).sum::<u16>();
        assert_eq!(stood, days, "days of {pauses:?}");
        let day = last_day(local_date_nl(at(received)), months, stood, &Holidays::netherlands());
        assert_eq!(day.to_string(), last, "{received} with {pauses:?}");
    }
}

#[test]
fn a_clock_that_was_set_back_moves_nothing() {
    let (later, earlier) = ("2026-11-26T09:00:00Z".parse().unwrap(), "2026-11-24T09:00:00Z".parse().unwrap());
    assert_eq!(paused_days(later, earlier), 0);
}
