//! Dutch public holidays, as far as they move a legal term (Algemene termijnenwet art. 3).

use jiff::{Span, civil::Date};
use std::collections::BTreeSet;

/// How a holiday falls every year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// The same month and day.
    Fixed {
        /// 1 to 12.
        month: i8,
        /// Of the month.
        day: i8,
    },
    /// So many days after Easter Sunday; negative: before.
    Easter {
        /// In days.
        offset: i8,
    },
}

/// The days beside Saturday and Sunday on which a term does not end. The list is configuration; the privacy officer
/// confirms it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holidays {
    rules: Vec<Rule>,
    also: BTreeSet<Date>,
    never: BTreeSet<Date>,
}

impl Holidays {
    /// The list of art. 3: 1 January, Good Friday (equated), Easter Monday, King's Day, 5 May, Ascension Day, Whit Monday,
    /// 25 and 26 December. King's Day moves from Sunday to Saturday, which makes no difference to a term.
    pub fn netherlands() -> Self {
        let fixed = [(1, 1), (4, 27), (5, 5), (12, 25), (12, 26)].map(|(month, day)| Rule::Fixed { month, day });
        let easter = [-2, 1, 39, 50].map(|offset| Rule::Easter { offset });
        Self { rules: [&fixed[..], &easter[..]].concat(), also: BTreeSet::new(), never: BTreeSet::new() }
    }

    /// Another list of rules, in place of the Dutch one.
    pub fn from_rules(rules: Vec<Rule>) -> Self {
        Self { rules, also: BTreeSet::new(), never: BTreeSet::new() }
    }

    /// With a day more, for one year.
    pub fn with(mut self, day: Date) -> Self {
        self.also.insert(day);
        self
    }

    /// With a day less, for one year. Stronger than everything else.
    pub fn without(mut self, day: Date) -> Self {
        self.never.insert(day);
        self
    }

    /// Whether the day is one of them.
    pub fn contains(&self, day: Date) -> bool {
        let by_rule = |rule: &Rule| match *rule {
            Rule::Fixed { month, day: number } => day.month() == month && day.day() == number,
            Rule::Easter { offset } => easter(day.year()).saturating_add(Span::new().days(offset)) == day,
        };
        !self.never.contains(&day) && (self.also.contains(&day) || self.rules.iter().any(by_rule))
    }
}

impl Default for Holidays {
    fn default() -> Self {
        Self::netherlands()
    }
}

/// Easter Sunday of a year in the Gregorian calendar (the anonymous algorithm, as in Meeus).
pub fn easter(year: i16) -> Date {
    let year32 = i32::from(year);
    let (golden, century, rest) = (year32 % 19, year32 / 100, year32 % 100);
    let moon = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4) % 7;
    let late = (golden + 11 * moon + 22 * weekday) / 451;
    let days = moon + weekday - 7 * late + 114;
    // Always 22 March to 25 April; the first of the year stands in for what cannot happen.
    let part = |number: i32| i8::try_from(number).unwrap_or(1);
    Date::new(year, part(days / 31), part(days % 31 + 1)).unwrap_or(Date::MIN)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{Weekday, date};

    #[test]
    fn easter_is_where_the_almanac_has_it() {
        let known = [
            date(1999, 4, 4),
            date(2000, 4, 23),
            date(2008, 3, 23),
            date(2011, 4, 24),
            date(2019, 4, 21),
            date(2024, 3, 31),
            date(2025, 4, 20),
            date(2026, 4, 5),
            date(2027, 3, 28),
            date(2028, 4, 16),
            date(2038, 4, 25),
        ];
        for day in known {
            assert_eq!(easter(day.year()), day);
        }
    }

    #[test]
    fn easter_is_a_sunday_in_spring_for_centuries() {
        for year in 1583..=2999 {
            let day = easter(year);
            assert_eq!(day.weekday(), Weekday::Sunday, "{day}");
            assert!(date(year, 3, 22) <= day && day <= date(year, 4, 25), "{day}");
        }
    }

    #[test]
    fn the_dutch_list_of_2026() {
        let list = Holidays::netherlands();
        let days: Vec<Date> = date(2026, 1, 1)
            .series(Span::new().days(1))
            .take_while(|day| day.year() == 2026)
            .filter(|day| list.contains(*day))
            .collect();
        let want = [(1, 1), (4, 3), (4, 6), (4, 27), (5, 5), (5, 14), (5, 25), (12, 25), (12, 26)];
        assert_eq!(days, want.map(|(month, day)| date(2026, month, day)));
    }

    #[test]
    fn configuration_adds_and_takes_away() {
        let (extra, usual) = (date(2026, 5, 15), date(2026, 5, 5));
        let list = Holidays::netherlands().with(extra).without(usual);
        assert!(list.contains(extra) && !list.contains(date(2027, 5, 15)));
        assert!(!list.contains(usual) && list.contains(date(2027, 5, 5)));
        assert!(!Holidays::from_rules(Vec::new()).contains(date(2026, 12, 25)));
    }
}
