//! The legal clock of a request: one month from receipt, two more at most (GDPR art. 12(3)), computed by Regulation
//! (EEC, Euratom) 1182/71 art. 3.

use crate::Holidays;
use jiff::{
    Span, Timestamp,
    civil::{Date, DateTime, Weekday},
    tz::TimeZone,
};

static NETHERLANDS: TimeZone = jiff::tz::get!("Europe/Amsterdam");

/// The months that the law gives.
const MONTHS: i32 = 1;
/// The months that an extension may add (GDPR art. 12(3)).
pub const MOST_EXTRA: u8 = 2;

/// The calendar date in the Netherlands at a moment.
pub fn local_date_nl(at: Timestamp) -> Date {
    local_time_nl(at).date()
}

/// What a clock in the Netherlands says.
pub fn local_time_nl(at: Timestamp) -> DateTime {
    NETHERLANDS.to_datetime(at)
}

/// The moment at which a day ends in the Netherlands.
pub fn day_end_nl(day: Date) -> Timestamp {
    let next = day.tomorrow().unwrap_or(day);
    NETHERLANDS.to_timestamp(next.at(0, 0, 0, 0)).unwrap_or(Timestamp::MAX)
}

/// The last day to answer a request that came in on `received` (Dutch date), rolled to a working day.
pub fn due_on(received: Date, holidays: &Holidays) -> Date {
    last_day(received, 0, 0, holidays)
}

/// The last day once the term was extended by all that the law allows.
pub fn extended_due_on(received: Date, holidays: &Holidays) -> Date {
    last_day(received, MOST_EXTRA, 0, holidays)
}

/// The same day-number of the next month without the roll: what the officer aims for.
pub fn target_on(received: Date) -> Date {
    add_months(received, MONTHS)
}

/// The last day in general: one computation from receipt, with the months that were added; each day of a pause moves it by
/// one, before it rolls. More than [`MOST_EXTRA`] months count as that.
pub fn last_day(received: Date, extra_months: u8, paused_days: u16, holidays: &Holidays) -> Date {
    let months = MONTHS + i32::from(extra_months.min(MOST_EXTRA));
    let raw = add_months(received, months).saturating_add(Span::new().days(paused_days));
    roll(raw, holidays)
}

/// How many days a pause lasted: the midnights in the Netherlands that passed. A question that is answered on the same day
/// moves nothing.
pub fn paused_days(since: Timestamp, until: Timestamp) -> u16 {
    let days = (local_date_nl(until) - local_date_nl(since)).get_days();
    u16::try_from(days.max(0)).unwrap_or(u16::MAX)
}

/// The day itself when it is a working day, or the first one after it (art. 3(4)).
pub fn roll(day: Date, holidays: &Holidays) -> Date {
    let rests = |day: &Date| matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) || holidays.contains(*day);
    // A year is longer than any row of days off; past it the list is a mistake, and the day itself is the safe answer.
    day.series(Span::new().days(1)).take(366).find(|day| !rests(day)).unwrap_or(day)
}

/// The day of receipt does not count: the term ends on the same day-number, or on the month's last day.
fn add_months(day: Date, months: i32) -> Date {
    day.saturating_add(Span::new().months(months))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn days(from: Date, years: i32) -> impl Iterator<Item = Date> {
        let end = from.saturating_add(Span::new().years(years));
        from.series(Span::new().days(1)).take_while(move |day| *day < end)
    }

    #[test]
    fn a_dutch_day_ends_at_its_own_midnight() {
        for (day, end) in [
            (date(2026, 11, 24), "2026-11-24T23:00:00Z"),
            (date(2026, 7, 1), "2026-07-01T22:00:00Z"),
            (date(2026, 3, 28), "2026-03-28T23:00:00Z"),
            (date(2026, 3, 29), "2026-03-29T22:00:00Z"),
        ] {
            assert_eq!(day_end_nl(day), end.parse().unwrap());
        }
    }

    #[test]
    fn vectors_of_one_and_three_months() {
        let vectors = [
            ("2026-01-31", "2026-02-28", "2026-03-02", "2026-04-30"),
            ("2026-03-05", "2026-04-05", "2026-04-07", "2026-06-05"),
            ("2026-08-31", "2026-09-30", "2026-09-30", "2026-11-30"),
            ("2026-11-25", "2026-12-25", "2026-12-28", "2027-02-25"),
            ("2026-11-30", "2026-12-30", "2026-12-30", "2027-03-01"),
            ("2027-01-30", "2027-02-28", "2027-03-01", "2027-04-30"),
            ("2028-01-31", "2028-02-29", "2028-02-29", "2028-05-01"),
        ];
        let holidays = Holidays::netherlands();
        for (received, target, due, extended) in vectors {
            let day: Date = received.parse().unwrap();
            assert_eq!(target_on(day).to_string(), target, "target of {received}");
            assert_eq!(due_on(day, &holidays).to_string(), due, "due of {received}");
            assert_eq!(extended_due_on(day, &holidays).to_string(), extended, "extended of {received}");
        }
    }

    #[test]
    fn late_in_the_evening_it_is_tomorrow_in_the_netherlands() {
        let vectors = [
            // Winter time: one hour ahead.
            ("2026-01-31T22:59:59Z", "2026-01-31"),
            ("2026-01-31T23:00:00Z", "2026-02-01"),
            ("2026-01-31T23:30:00Z", "2026-02-01"),
            ("2026-12-31T23:30:00Z", "2027-01-01"),
            ("2028-02-29T23:30:00Z", "2028-03-01"),
            // Summer time: two hours ahead.
            ("2026-08-31T21:59:59Z", "2026-08-31"),
            ("2026-08-31T22:30:00Z", "2026-09-01"),
            ("2026-08-31T23:30:00Z", "2026-09-01"),
            // March and October end in summer and in winter time.
            ("2026-03-31T22:30:00Z", "2026-04-01"),
            ("2026-10-31T22:30:00Z", "2026-10-31"),
            ("2026-10-31T23:30:00Z", "2026-11-01"),
            // The nights of the change.
            ("2026-03-28T23:30:00Z", "2026-03-29"),
            ("2026-03-29T21:59:59Z", "2026-03-29"),
            ("2026-03-29T22:00:00Z", "2026-03-30"),
            ("2026-10-24T22:00:00Z", "2026-10-25"),
            ("2026-10-25T22:59:59Z", "2026-10-25"),
            ("2026-10-25T23:00:00Z", "2026-10-26"),
        ];
        for (at, day) in vectors {
            assert_eq!(local_date_nl(at.parse().unwrap()).to_string(), day, "{at}");
        }
    }

    #[test]
    fn a_request_at_the_end_of_the_month_gets_the_month_of_its_dutch_date() {
        let received = local_date_nl("2026-01-31T23:30:00Z".parse().unwrap());
        assert_eq!(due_on(received, &Holidays::netherlands()), date(2026, 3, 2));
        let received = local_date_nl("2026-08-31T22:30:00Z".parse().unwrap());
        assert_eq!(due_on(received, &Holidays::netherlands()), date(2026, 10, 1));
    }

    #[test]
    fn a_pause_moves_the_end_before_it_rolls() {
        let holidays = Holidays::netherlands();
        // 30 December 2026 and three days is Saturday 2 January.
        assert_eq!(last_day(date(2026, 11, 30), 0, 3, &holidays), date(2027, 1, 4));
        assert_eq!(last_day(date(2026, 11, 30), 0, 1, &holidays), date(2026, 12, 31));
        assert_eq!(last_day(date(2026, 11, 30), 2, 1, &holidays), date(2027, 3, 1));
    }

    #[test]
    fn for_decades_a_term_ends_on_a_working_day_and_never_early() {
        let holidays = Holidays::netherlands();
        for received in days(date(2018, 1, 1), 40) {
            let (target, due, extended) =
                (target_on(received), due_on(received, &holidays), extended_due_on(received, &holidays));
            assert!(received < target && target <= due && due < extended, "{received}");
            assert!(
                !matches!(due.weekday(), Weekday::Saturday | Weekday::Sunday) && !holidays.contains(due),
                "{received}"
            );
            // The longest row is Good Friday to Easter Monday with King's Day after it, as in 2038.
            assert!(target.until(due).unwrap().get_days() <= 5, "{received}");
            let next = received.first_of_month().saturating_add(Span::new().months(1));
            assert_eq!(
                target,
                next.with().day(received.day().min(next.days_in_month())).build().unwrap(),
                "{received}"
            );
        }
    }

    #[test]
    fn a_later_receipt_is_never_due_earlier() {
        let holidays = Holidays::netherlands();
        let due: Vec<Date> = days(date(2018, 1, 1), 40).map(|day| due_on(day, &holidays)).collect();
        assert!(due.is_sorted());
    }

    #[test]
    fn the_end_of_time_and_a_mad_list_do_not_panic() {
        assert_eq!(due_on(Date::MAX, &Holidays::netherlands()), Date::MAX);
        let always = (1..=12).flat_map(|month| (1..=31).map(move |day| crate::Rule::Fixed { month, day })).collect();
        assert_eq!(due_on(date(2026, 1, 5), &Holidays::from_rules(always)), date(2026, 2, 5));
    }
}
