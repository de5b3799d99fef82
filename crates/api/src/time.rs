//! Dates and times as they travel. Arithmetic is the backend's; the widget only shows them.

use crate::FieldCode;

/// A calendar date in the Netherlands, `YYYY-MM-DD` (ISO 8601).
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(try_from = "String")]
pub struct Date(String);

/// A moment, RFC 3339 in UTC: `2026-11-24T09:12:00Z`, with at most nine digits of fraction.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(try_from = "String")]
pub struct Timestamp(String);

/// A period by ISO 8601, one unit: `P7Y`, `P6M`, `P14D`, `P2W`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(try_from = "String")]
pub struct Period(String);

crate::schema::schema!(Date, crate::schema::formatted(utoipa::openapi::KnownFormat::Date));
crate::schema::schema!(Timestamp, crate::schema::formatted(utoipa::openapi::KnownFormat::DateTime));
crate::schema::schema!(Period, crate::schema::period());

fn shape(text: &str, pattern: &[u8]) -> bool {
    text.len() == pattern.len()
        && text
            .bytes()
            .zip(pattern)
            .all(|(byte, want)| if *want == b'0' { byte.is_ascii_digit() } else { byte == *want })
}

fn number(text: &str, from: usize, to: usize) -> u32 {
    text.get(from..to).and_then(|digits| digits.parse().ok()).unwrap_or(0)
}

fn is_date(text: &str) -> bool {
    let days = match number(text, 5, 7) {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if is_leap(number(text, 0, 4)) => 29,
        2 => 28,
        _ => 0,
    };
    shape(text, b"0000-00-00") && (1..=days).contains(&number(text, 8, 10))
}

fn is_leap(year: u32) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

fn is_moment(text: &str) -> bool {
    let Some((head, tail)) = text.split_at_checked(19) else { return false };
    let fraction = tail.strip_suffix('Z').is_some_and(|rest| {
        rest.is_empty()
            || rest
                .strip_prefix('.')
                .is_some_and(|d| (1..=9).contains(&d.len()) && d.bytes().all(|b| b.is_ascii_digit()))
    });
    shape(head, b"0000-00-00T00:00:00")
        && head.get(..10).is_some_and(is_date)
        && number(head, 11, 13) < 24
        && number(head, 14, 16) < 60
        && number(head, 17, 19) < 61
        && fraction
}

fn is_period(text: &str) -> bool {
    text.strip_prefix('P')
        .and_then(|rest| rest.strip_suffix(['Y', 'M', 'W', 'D']))
        .is_some_and(|digits| (1..=4).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit()))
}

macro_rules! parsed {
    ($($name:ident by $check:ident;)+) => {$(
        impl crate::Answer for $name {
            fn read(from: &impl crate::Source) -> Option<Self> {
                Self::try_from(from.text()?).ok()
            }
        }

        impl TryFrom<String> for $name {
            type Error = FieldCode;
            fn try_from(text: String) -> Result<Self, FieldCode> {
                if $check(&text) { Ok(Self(text)) } else { Err(FieldCode::InvalidFormat) }
            }
        }

        impl std::str::FromStr for $name {
            type Err = FieldCode;
            fn from_str(text: &str) -> Result<Self, FieldCode> {
                Self::try_from(text.to_owned())
            }
        }

        impl $name {
            /// The text itself.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                to.write_str(&self.0)
            }
        }
    )+};
}

parsed! {
    Date by is_date;
    Timestamp by is_moment;
    Period by is_period;
}

impl Period {
    /// The number and its unit: `Y`, `M`, `W` or `D`.
    pub fn parts(&self) -> (u32, char) {
        let unit = self.0.chars().next_back().unwrap_or('D');
        (number(&self.0, 1, self.0.len().saturating_sub(1)), unit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_real_days() {
        for good in ["2028-02-29", "2026-12-31", "2000-02-29"] {
            assert!(good.parse::<Date>().is_ok(), "{good}");
        }
        for bad in ["2027-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "2026-04-31", "", "2026-01-01T"]
        {
            assert!(bad.parse::<Date>().is_err(), "{bad}");
        }
    }

    #[test]
    fn moments_are_utc() {
        for good in ["2026-11-24T09:12:00Z", "2026-11-24T09:12:00.123456789Z"] {
            assert!(good.parse::<Timestamp>().is_ok(), "{good}");
        }
        for bad in [
            "2026-11-24T09:12:00",
            "2026-11-24T09:12:00+01:00",
            "2026-11-24T25:00:00Z",
            "2026-11-24T09:12:00.Z",
            "é026-11-24T09:12:0Z",
        ] {
            assert!(bad.parse::<Timestamp>().is_err(), "{bad}");
        }
    }

    #[test]
    fn periods_have_one_unit() {
        assert_eq!("P7Y".parse::<Period>().map(|p| p.parts()), Ok((7, 'Y')));
        for bad in ["P", "P7", "7Y", "P1Y6M", "P-1Y", "PY", "P12345D"] {
            assert!(bad.parse::<Period>().is_err(), "{bad}");
        }
    }
}
