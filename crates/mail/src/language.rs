//! The languages that e-mails are written in, and how a date reads in each.

use jiff::Timestamp;
use jiff::civil::Date;
use mijn_privacy_rules::local_time_nl;

/// A language of the templates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Language {
    Dutch,
    English,
}

const DUTCH: [&str; 12] = [
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
const ENGLISH: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A day as a person reads it: *1 december 2026*. In Dutch for a language that has no templates.
pub fn date(language: &str, date: Date) -> String {
    Language::of(language).date(date)
}

/// A moment as it reads in the Netherlands, as the widget writes it: *1 december 2026 om 10.15 uur*.
pub fn moment(language: &str, at: Timestamp) -> String {
    Language::of(language).moment(at)
}

impl Language {
    /// From a BCP 47 tag; Dutch where it is another one.
    pub(crate) fn of(tag: &str) -> Self {
        let primary = tag.split('-').next().unwrap_or_default();
        if primary.eq_ignore_ascii_case("en") { Self::English } else { Self::Dutch }
    }

    /// For `lang`.
    pub(crate) fn tag(self) -> &'static str {
        match self {
            Self::Dutch => "nl",
            Self::English => "en",
        }
    }

    /// *1 december 2026*.
    pub(crate) fn date(self, date: Date) -> String {
        let names = match self {
            Self::Dutch => &DUTCH,
            Self::English => &ENGLISH,
        };
        let name = usize::try_from(date.month() - 1).ok().and_then(|month| names.get(month));
        format!("{} {} {}", date.day(), name.copied().unwrap_or_default(), date.year())
    }

    /// *1 december 2026 om 10.15 uur*; *1 December 2026, 10:15*.
    pub(crate) fn moment(self, at: Timestamp) -> String {
        let local = local_time_nl(at);
        let (day, hour, minute) = (self.date(local.date()), local.hour(), local.minute());
        match self {
            Self::Dutch => format!("{day} om {hour:02}.{minute:02} uur"),
            Self::English => format!("{day}, {hour:02}:{minute:02}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn dates_read_as_people_write_them() {
        assert_eq!(Language::Dutch.date(date(2026, 12, 1)), "1 december 2026");
        assert_eq!(Language::English.date(date(2027, 1, 31)), "31 January 2027");
    }

    #[test]
    fn moments_are_those_of_the_netherlands() {
        let at = "2026-12-31T23:05:00Z".parse().unwrap();
        assert_eq!(Language::Dutch.moment(at), "1 januari 2027 om 00.05 uur");
        assert_eq!(Language::English.moment(at), "1 January 2027, 00:05");
    }

    #[test]
    fn an_unknown_language_is_dutch() {
        assert_eq!(
            ["en", "EN-gb", "nl", "nl-BE", "fr", ""].map(|tag| Language::of(tag).tag()),
            ["en", "en", "nl", "nl", "nl", "nl"]
        );
    }
}
