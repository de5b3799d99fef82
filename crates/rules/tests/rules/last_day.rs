//! The last day of every request from 2020 to 2040, against the reckoning of [`crate::calendar`].

use crate::calendar::{self, Ymd};
use jiff::Timestamp;
use jiff::civil::Date;
use mijn_privacy_rules::{Holidays, last_day, local_date_nl};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn date((year, month, day): Ymd) -> Date {
    Date::new(i16::try_from(year).unwrap(), i8::try_from(month).unwrap(), i8::try_from(day).unwrap()).unwrap()
}

fn every_day() -> impl Iterator<Item = Ymd> {
    std::iter::successors(Some((2020, 1, 1)), |day| Some(calendar::next(*day))).take_while(|day| day.0 <= 2040)
}

fn any_day() -> impl Strategy<Value = Ymd> {
    (2020..=2040_i32, 1..=12_u32, 1..=31_u32)
        .prop_map(|(year, month, day)| (year, month, day.min(calendar::days_in(year, month))))
}

#[test]
fn every_day_of_twenty_one_years_with_and_without_an_extension() {
    let (ours, theirs) = (Holidays::netherlands(), calendar::dutch_holidays());
    let mut days = 0;
    for received in every_day() {
        for (months, paused) in [(0, 0), (1, 0), (2, 0), (0, 1), (2, 9)] {
            assert_eq!(
                last_day(date(received), months, paused, &ours),
                date(calendar::last_day(received, u32::from(months), u32::from(paused), &theirs)),
                "{received:?}, {months} months and {paused} days more"
            );
        }
        days += 1;
    }
    assert_eq!(days, 7_671);
}

#[test]
fn every_hour_around_both_changes_of_the_clock_and_every_month_end() {
    for received in every_day() {
        let turns = received.2 >= 25 || received.2 == 1;
        for hour in if turns { 0..24 } else { 21..24 } {
            let text = format!("{}T{hour:02}:59:59Z", date(received));
            let at: Timestamp = text.parse().unwrap();
            assert_eq!(local_date_nl(at), date(calendar::dutch_date(received, hour)), "{text}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(4_000) })]

    #[test]
    fn any_pause_and_any_list_of_holidays(
        received in any_day(),
        months in 0..=2_u8,
        paused in 0..=200_u16,
        also in proptest::collection::btree_set(any_day(), 0..40),
        near in proptest::collection::btree_set(0..320_u32, 0..40),
        never in proptest::collection::btree_set(any_day(), 0..10),
    ) {
        // Far-off days hardly ever matter: most of them fall where the term can end.
        let also: BTreeSet<Ymd> = also.into_iter().chain(near.iter().map(|days| calendar::later(received, *days))).collect();
        let mut ours = Holidays::netherlands();
        let mut theirs = calendar::dutch_holidays();
        for day in &also {
            ours = ours.with(date(*day));
            theirs.insert(*day);
        }
        for day in &never {
            ours = ours.without(date(*day));
            theirs.remove(day);
        }
        let day = last_day(date(received), months, paused, &ours);
        prop_assert_eq!(day, date(calendar::last_day(received, u32::from(months), u32::from(paused), &theirs)));
        prop_assert!(last_day(date(received), months, paused + 1, &ours) >= day, "a day of a pause never brings it nearer");
        if months < 2 {
            prop_assert!(last_day(date(received), months + 1, paused, &ours) >= day);
        }
        let tomorrow = date(calendar::next(received));
        prop_assert!(last_day(tomorrow, months, paused, &ours) >= day, "who comes later is never due earlier");
    }
}
