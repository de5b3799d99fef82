//! What has passed its period, by the configured retentions: for the sweep.

use super::retention;
use crate::config::{CategoryText, Config, PurposeText, StepText};
use jiff::civil::Date;
use mijn_privacy_api::{RecordKind, RetentionStart};
use mijn_privacy_rules::over_by;
use mijn_privacy_store::{Passed, PassedValue};

/// Everything that is over on this day.
pub fn passed(config: &Config, today: Date) -> Passed {
    let of = |kind| config.purpose_of(kind).and_then(|purpose| over(&purpose.retention, today)).map(|(_, day)| day);
    let mut values: Vec<PassedValue> = Vec::new();
    for category in all(config).filter_map(|(_, category)| category.profile.as_ref()) {
        if !values.iter().any(|known| known.category == *category) {
            values.extend(value(config, category, today));
        }
    }
    Passed {
        orders: of(RecordKind::Orders),
        messages: of(RecordKind::ContactMessages),
        activity: of(RecordKind::Activity),
        requests: requests(config, today),
        values,
    }
}

fn all(config: &Config) -> impl Iterator<Item = (&PurposeText, &CategoryText)> {
    config.purposes.iter().flat_map(|purpose| purpose.categories.iter().map(move |category| (purpose, category)))
}

fn steps<'a>((purpose, category): (&'a PurposeText, &'a CategoryText)) -> &'a [StepText] {
    category.retention.as_ref().unwrap_or(&purpose.retention)
}

fn over(texts: &[StepText], today: Date) -> Option<(RetentionStart, Date)> {
    over_by(&retention::steps(texts, ""), today)
}

/// A value goes when the last purpose that it is for lets it go. A switch needs nothing of an account that is closed.
fn value(config: &Config, category: &str, today: Date) -> Option<PassedValue> {
    let (mut closed, mut orders, mut messages) = (None::<Date>, None::<Date>, None::<Date>);
    for both in all(config).filter(|(_, one)| one.profile.as_deref() == Some(category)) {
        let (start, day) = over(steps(both), today)?;
        let least = match start {
            RetentionStart::AccountClosed => &mut closed,
            RetentionStart::OrderCompleted => &mut orders,
            RetentionStart::Satisfied => &mut messages,
            RetentionStart::SwitchedOff => continue,
            _ => return None,
        };
        *least = Some(least.map_or(day, |other| other.min(day)));
    }
    Some(PassedValue { category: category.to_owned(), closed: closed?, orders, messages })
}

/// The longest that any category keeps a request.
fn requests(config: &Config, today: Date) -> Option<Date> {
    let days = all(config).map(|both| over(steps(both), today));
    days.flatten().filter(|(start, _)| *start == RetentionStart::RequestClosed).map(|(_, day)| day).min()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_demos_periods_on_a_day() {
        let config = crate::config::parse(include_str!("../../config/demo.toml"), []).unwrap();
        let passed = passed(&config, date(2026, 11, 24));
        assert_eq!((passed.orders, passed.messages), (Some(date(2018, 12, 31)), Some(date(2018, 12, 31))));
        assert_eq!((passed.activity, passed.requests), (Some(date(2024, 11, 24)), Some(date(2021, 11, 24))));
        let of = |name: &str| {
            let value = passed.values.iter().find(|value| value.category == name).unwrap();
            (value.closed, value.orders, value.messages)
        };
        // The portal's two years; an order only until it is completed; a message seven book years.
        assert_eq!(of("phone"), (date(2024, 11, 24), Some(date(2026, 11, 24)), Some(date(2018, 12, 31))));
        // The portal's two years and then seven book years.
        assert_eq!(of("payment"), (date(2016, 12, 31), Some(date(2018, 12, 31)), None));
        assert_eq!(of("username"), (date(2024, 11, 24), None, None));
        assert_eq!(passed.values.len(), 7, "each kind once: {:?}", passed.values);
    }
}
