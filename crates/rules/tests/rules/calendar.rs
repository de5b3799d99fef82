//! A calendar of its own, counted day by day, to hold the rules' against.

use std::collections::BTreeSet;

/// Year, month, day.
pub type Ymd = (i32, u32, u32);

pub fn days_in(year: i32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 400 == 0 || year % 4 == 0 && year % 100 != 0 => 29,
        2 => 28,
        _ => 31,
    }
}

pub fn next((year, month, day): Ymd) -> Ymd {
    match (day < days_in(year, month), month < 12) {
        (true, _) => (year, month, day + 1),
        (false, true) => (year, month + 1, 1),
        (false, false) => (year + 1, 1, 1),
    }
}

/// So many days later.
pub fn later(day: Ymd, days: u32) -> Ymd {
    (0..days).fold(day, |day, _| next(day))
}

/// The same day-number so many months later, or that month's last day.
pub fn months_later((year, month, day): Ymd, months: u32) -> Ymd {
    let (mut year, mut month) = (year, month + months);
    while month > 12 {
        (year, month) = (year + 1, month - 12);
    }
    (year, month, day.min(days_in(year, month)))
}

/// 0 is Monday: counted from 1 January 2018, which was one.
pub fn weekday(day: Ymd) -> u32 {
    let mut count = 0;
    for year in 2018..day.0 {
        count += (1..=12).map(|month| days_in(year, month)).sum::<u32>();
    }
    count += (1..day.1).map(|month| days_in(day.0, month)).sum::<u32>();
    (count + day.2 - 1) % 7
}

/// Easter Sundays, from the almanac.
pub const EASTER: [Ymd; 24] = [
    (2019, 4, 21),
    (2020, 4, 12),
    (2021, 4, 4),
    (2022, 4, 17),
    (2023, 4, 9),
    (2024, 3, 31),
    (2025, 4, 20),
    (2026, 4, 5),
    (2027, 3, 28),
    (2028, 4, 16),
    (2029, 4, 1),
    (2030, 4, 21),
    (2031, 4, 13),
    (2032, 3, 28),
    (2033, 4, 17),
    (2034, 4, 9),
    (2035, 3, 25),
    (2036, 4, 13),
    (2037, 4, 5),
    (2038, 4, 25),
    (2039, 4, 10),
    (2040, 4, 1),
    (2041, 4, 21),
    (2042, 4, 6),
];

/// The days of the Algemene termijnenwet, art. 3, of those years.
pub fn dutch_holidays() -> BTreeSet<Ymd> {
    let mut days = BTreeSet::new();
    for easter in EASTER {
        // Good Friday is two days before; every other one is counted from Easter on.
        let good_friday = match easter {
            (year, month, day) if day > 2 => (year, month, day - 2),
            (year, month, day) => (year, month - 1, days_in(year, month - 1) + day - 2),
        };
        days.extend([good_friday, later(easter, 1), later(easter, 39), later(easter, 50)]);
        days.extend([(1, 1), (4, 27), (5, 5), (12, 25), (12, 26)].map(|(month, day)| (easter.0, month, day)));
    }
    days
}

/// The last day, reckoned by counting.
pub fn last_day(received: Ymd, extra_months: u32, paused: u32, holidays: &BTreeSet<Ymd>) -> Ymd {
    let mut day = later(months_later(received, 1 + extra_months), paused);
    while weekday(day) >= 5 || holidays.contains(&day) {
        day = next(day);
    }
    day
}

/// The last Sunday of a month.
fn last_sunday(year: i32, month: u32) -> Ymd {
    let mut day = (year, month, days_in(year, month));
    while weekday(day) != 6 {
        day.2 -= 1;
    }
    day
}

/// The Dutch date at a moment of UTC: an hour ahead, two from the last Sunday of March to that of October, both from 01:00.
pub fn dutch_date(day: Ymd, hour: u32) -> Ymd {
    let now = (day, hour);
    let summer = (last_sunday(day.0, 3), 1) <= now && now < (last_sunday(day.0, 10), 1);
    let ahead = if summer { 2 } else { 1 };
    if hour + ahead >= 24 { next(day) } else { day }
}
