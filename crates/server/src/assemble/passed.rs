//! What has passed its period, by the configured retentions: for the sweep, and for who asks for erasure or closes.

use super::retention;
use crate::config::{BasisText, CategoryText, Config, PurposeText};
use jiff::civil::Date;
use mijn_privacy_api::{LegalBasis, PurposeId, RecordKind, RetentionStart, RetentionStep};
use mijn_privacy_rules::{erasure_steps, over_by};
use mijn_privacy_store::{Passed, PassedValue};

/// What is to be erased.
#[derive(Clone, Copy, Debug)]
pub struct Erase<'a> {
    /// Of which purposes; none: of all. With a closure it is of all.
    pub purposes: &'a [PurposeId],
    /// The account closes, and what our own periods keep stays; otherwise only what a law or the contract needs stays.
    pub closure: bool,
    /// On which day, in the Netherlands.
    pub today: Date,
}

impl Erase<'_> {
    /// Whether it is about this purpose.
    pub fn covers(&self, purpose: PurposeId) -> bool {
        self.closure || self.purposes.is_empty() || self.purposes.contains(&purpose)
    }
}

/// A kind of data for a purpose.
pub(super) type Both<'a> = (&'a PurposeText, &'a CategoryText);

/// The steps that hold, in a language: those of the configuration, or what an erasure leaves of them.
pub(super) fn steps((purpose, category): Both<'_>, erase: Option<&Erase<'_>>, language: &str) -> Vec<RetentionStep> {
    let own = category.retention.as_ref().unwrap_or(&purpose.retention);
    let bases = category.bases.as_ref().unwrap_or(&purpose.bases);
    erased(retention::steps(own, language), bases, purpose, erase)
}

/// The same of the records of the purpose's list.
pub(super) fn steps_of_list(purpose: &PurposeText, erase: Option<&Erase<'_>>, language: &str) -> Vec<RetentionStep> {
    erased(retention::steps(&purpose.retention, language), &purpose.bases, purpose, erase)
}

fn erased(
    steps: Vec<RetentionStep>,
    bases: &[BasisText],
    purpose: &PurposeText,
    erase: Option<&Erase<'_>>,
) -> Vec<RetentionStep> {
    if !erase.is_some_and(|erase| !erase.closure && erase.covers(purpose.id)) {
        return steps;
    }
    let bases: Vec<LegalBasis> = bases.iter().map(|text| text.basis).collect();
    erasure_steps(&steps, &bases)
}

/// Everything that is over on this day.
pub fn passed(config: &Config, today: Date) -> Passed {
    let of = |kind| list(config, kind, None, today);
    Passed {
        orders: of(RecordKind::Orders),
        messages: of(RecordKind::ContactMessages),
        activity: of(RecordKind::Activity),
        requests: requests(config, today),
        values: values(config, None, today),
        closes_on: None,
        through: Vec::new(),
    }
}

/// Everything that an erasure or a closure lets go.
pub fn erasable(config: &Config, erase: &Erase<'_>) -> Passed {
    let of = |kind| list(config, kind, Some(erase), erase.today);
    Passed {
        orders: of(RecordKind::Orders),
        messages: of(RecordKind::ContactMessages),
        activity: of(RecordKind::Activity),
        // What was asked and answered is proof, and keeps its period.
        requests: None,
        values: values(config, Some(erase), erase.today),
        closes_on: erase.closure.then_some(erase.today),
        through: Vec::new(),
    }
}

/// Every kind of data of every purpose.
pub(super) fn all(config: &Config) -> impl Iterator<Item = Both<'_>> {
    config.purposes.iter().flat_map(|purpose| purpose.categories.iter().map(move |category| (purpose, category)))
}

fn list(config: &Config, kind: RecordKind, erase: Option<&Erase<'_>>, today: Date) -> Option<Date> {
    let purpose = config.purpose_of(kind)?;
    if erase.is_some_and(|erase| !erase.covers(purpose.id)) {
        return None;
    }
    over_by(&steps_of_list(purpose, erase, ""), today).map(|(_, day)| day)
}

/// Of each kind of the profile once. With an erasure: of those that one of its purposes is for.
fn values(config: &Config, erase: Option<&Erase<'_>>, today: Date) -> Vec<PassedValue> {
    let mut values: Vec<PassedValue> = Vec::new();
    let chosen = all(config).filter(|(purpose, _)| erase.is_none_or(|erase| erase.covers(purpose.id)));
    for kind in chosen.filter_map(|(_, category)| category.profile.as_ref()) {
        if !values.iter().any(|known| known.category == *kind) {
            values.extend(value(config, kind, erase, today));
        }
    }
    values
}

/// A value goes when the last purpose that it is for lets it go. A switch needs nothing of an account that is closed.
fn value(config: &Config, kind: &str, erase: Option<&Erase<'_>>, today: Date) -> Option<PassedValue> {
    let (mut closed, mut orders, mut messages) = (None::<Date>, None::<Date>, None::<Date>);
    for both in all(config).filter(|(_, one)| one.profile.as_deref() == Some(kind)) {
        let (start, day) = over_by(&steps(both, erase, ""), today)?;
        let least = match start {
            RetentionStart::AccountClosed => &mut closed,
            RetentionStart::OrderCompleted => &mut orders,
            RetentionStart::Satisfied => &mut messages,
            RetentionStart::SwitchedOff => continue,
            _ => return None,
        };
        *least = Some(least.map_or(day, |other| other.min(day)));
    }
    Some(PassedValue { category: kind.to_owned(), closed: closed?, orders, messages })
}

/// The longest that any category keeps a request.
fn requests(config: &Config, today: Date) -> Option<Date> {
    let days = all(config).map(|both| over_by(&steps(both, None, ""), today));
    days.flatten().filter(|(start, _)| *start == RetentionStart::RequestClosed).map(|(_, day)| day).min()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 24);

    fn demo() -> Config {
        crate::config::parse(include_str!("../../config/demo.toml"), []).unwrap()
    }

    fn of(passed: &Passed, name: &str) -> Option<(Date, Option<Date>, Option<Date>)> {
        let value = passed.values.iter().find(|value| value.category == name)?;
        Some((value.closed, value.orders, value.messages))
    }

    #[test]
    fn the_demos_periods_on_a_day() {
        let passed = passed(&demo(), TODAY);
        assert_eq!((passed.orders, passed.messages), (Some(date(2018, 12, 31)), Some(date(2018, 12, 31))));
        assert_eq!((passed.activity, passed.requests), (Some(date(2024, 11, 24)), Some(date(2021, 11, 24))));
        // The portal's two years; an order only until it is completed; a message seven book years.
        assert_eq!(of(&passed, "phone"), Some((date(2024, 11, 24), Some(TODAY), Some(date(2018, 12, 31)))));
        // The portal's two years and then seven book years.
        assert_eq!(of(&passed, "payment"), Some((date(2016, 12, 31), Some(date(2018, 12, 31)), None)));
        assert_eq!(of(&passed, "username"), Some((date(2024, 11, 24), None, None)));
        assert_eq!((passed.values.len(), passed.closes_on), (7, None), "each kind once: {:?}", passed.values);
    }

    #[test]
    fn an_erasure_leaves_what_a_law_demands() {
        let all = erasable(&demo(), &Erase { purposes: &[], closure: false, today: TODAY });
        let book = Some(date(2018, 12, 31));
        assert_eq!((all.orders, all.messages, all.activity), (book, book, Some(TODAY)));
        assert_eq!((all.requests, all.closes_on), (None, None), "proof stays");
        assert_eq!(of(&all, "username"), Some((TODAY, None, None)));
        assert_eq!(of(&all, "payment"), Some((date(2018, 12, 31), book, None)));
    }

    #[test]
    fn an_erasure_for_one_purpose_leaves_what_another_needs() {
        let one = erasable(&demo(), &Erase { purposes: &[PurposeId::Portal], closure: false, today: TODAY });
        assert_eq!((one.orders, one.messages, one.activity), (None, None, Some(TODAY)));
        assert_eq!(of(&one, "username"), None, "the portal has no user name");
        // The account keeps it seven book years after its end.
        assert_eq!(of(&one, "payment"), Some((date(2018, 12, 31), Some(date(2018, 12, 31)), None)));
    }

    #[test]
    fn a_closure_keeps_our_own_periods_and_counts_the_account_as_closed() {
        let closing = erasable(&demo(), &Erase { purposes: &[PurposeId::Portal], closure: true, today: TODAY });
        let usual = passed(&demo(), TODAY);
        assert_eq!(closing.closes_on, Some(TODAY));
        assert_eq!(Passed { requests: usual.requests, closes_on: None, ..closing }, usual);
    }
}
