//! Public holidays, as words that a privacy officer can read.

use jiff::civil::Date;
use mijn_privacy_rules::{Holidays, Rule};
use serde::Deserialize;

/// `[holidays]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct HolidayList {
    /// Every year: `12-25` (month and day) or `easter+39` (days from Easter Sunday). Absent: the Dutch list
    /// (Algemene termijnenwet art. 3).
    pub rules: Option<Vec<String>>,
    /// Days more, once.
    pub also: Vec<Date>,
    /// Days less, once.
    pub never: Vec<Date>,
}

impl HolidayList {
    /// What is wrong with it.
    pub(super) fn check(&self) -> Result<(), String> {
        let wrong = self.rules.iter().flatten().find(|word| rule(word).is_none());
        wrong.map_or(Ok(()), |word| Err(format!("holidays.rules: `{word}` is neither `12-25` nor `easter+39`")))
    }

    /// For the rules of the clock.
    pub fn build(&self) -> Holidays {
        let base = match &self.rules {
            None => Holidays::netherlands(),
            Some(words) => Holidays::from_rules(words.iter().filter_map(|word| rule(word)).collect()),
        };
        let with = self.also.iter().fold(base, |list, day| list.with(*day));
        self.never.iter().fold(with, |list, day| list.without(*day))
    }
}

fn rule(word: &str) -> Option<Rule> {
    if let Some(offset) = word.strip_prefix("easter") {
        let offset = if offset.is_empty() { 0 } else { offset.parse().ok()? };
        return Some(Rule::Easter { offset });
    }
    let (month, day) = word.split_once('-')?;
    let (month, day) = (month.parse().ok()?, day.parse().ok()?);
    // 2028 is a leap year: 29 February is a day that a list may name.
    Date::new(2028, month, day).ok().map(|_| Rule::Fixed { month, day })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_reads_as_days_of_the_year() {
        let list = HolidayList {
            rules: Some(vec!["12-25".into(), "easter+1".into()]),
            also: vec![jiff::civil::date(2026, 7, 1)],
            never: vec![jiff::civil::date(2026, 12, 25)],
        };
        assert_eq!(list.check(), Ok(()));
        let days = list.build();
        for (day, is) in [((2026, 4, 6), true), ((2026, 7, 1), true), ((2026, 12, 25), false), ((2027, 12, 25), true)] {
            assert_eq!(days.contains(jiff::civil::date(day.0, day.1, day.2)), is, "{day:?}");
        }
    }

    #[test]
    fn a_day_that_is_none_is_refused() {
        for bad in ["13-01", "easterly", "2026-01-01", "", "02-30"] {
            let list = HolidayList { rules: Some(vec![bad.into()]), ..HolidayList::default() };
            assert!(list.check().is_err(), "{bad}");
        }
    }
}
