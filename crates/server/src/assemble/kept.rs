//! What keeps data: which step of a retention, and until when.

use jiff::civil::Date;
use mijn_privacy_api::{NoDateReason, RetentionStep};
use mijn_privacy_rules::{Events, delete_on};

/// Why data stay.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Kept {
    /// The first day on which they are gone, or why there is none.
    pub(super) end: Result<Date, NoDateReason>,
    /// The step that keeps them.
    pub(super) step: RetentionStep,
}

impl Kept {
    /// By the step that has not begun or, when all have, by the one that ends last. Nothing when that is over.
    pub(super) fn by(steps: &[RetentionStep], events: &Events, today: Date) -> Option<Self> {
        let mut last: Option<(Date, &RetentionStep)> = None;
        for count in 1..=steps.len() {
            let (part, _) = steps.split_at(count);
            let step = part.last()?;
            match delete_on(part, events) {
                Err(reason) => return Some(Self { end: Err(reason), step: step.clone() }),
                Ok(day) if last.is_none_or(|(before, _)| day > before) => last = Some((day, step)),
                Ok(_) => {}
            }
        }
        last.filter(|(day, _)| *day > today).map(|(day, step)| Self { end: Ok(day), step: step.clone() })
    }

    /// Whether it keeps them longer than another: without a date is longest.
    pub(super) fn is_longer_than(&self, other: &Self) -> bool {
        match (self.end, other.end) {
            (Err(_), Ok(_)) => true,
            (Ok(own), Ok(other)) => own > other,
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use mijn_privacy_api::RetentionStart::{AccountClosed, PreviousStep};

    fn steps() -> [RetentionStep; 2] {
        let step = |starts, period: Option<&str>, ground: &str| RetentionStep {
            starts,
            period: period.map(|text| text.parse().unwrap()),
            end_of_book_year: period == Some("P7Y"),
            ground: Some(ground.to_owned()),
            law: None,
        };
        [step(AccountClosed, None, "open"), step(PreviousStep, Some("P7Y"), "book")]
    }

    #[test]
    fn the_step_that_waits_or_the_one_that_ends_last() {
        let of = |closed: Option<Date>| {
            let events = Events { account_closed: closed, ..Events::default() };
            Kept::by(&steps(), &events, date(2026, 11, 24)).map(|kept| (kept.end, kept.step.ground.unwrap()))
        };
        assert_eq!(of(None), Some((Err(NoDateReason::AccountOpen), "open".to_owned())));
        assert_eq!(of(Some(date(2025, 3, 10))), Some((Ok(date(2033, 1, 1)), "book".to_owned())));
        assert_eq!(of(Some(date(2018, 3, 10))), None);
        let first = |on| Kept::by(&steps()[..1], &Events { account_closed: Some(on), ..Events::default() }, on);
        assert_eq!(first(date(2026, 11, 24)), None, "it ends on the very day");
    }

    #[test]
    fn without_a_date_is_longest() {
        let [one, other] = steps();
        let (never, late) = (
            Kept { end: Err(NoDateReason::OrderOpen), step: one },
            Kept { end: Ok(date(2030, 1, 1)), step: other.clone() },
        );
        let early = Kept { end: Ok(date(2029, 1, 1)), step: other };
        assert!(never.is_longer_than(&late) && late.is_longer_than(&early));
        assert!(!late.is_longer_than(&never) && !never.is_longer_than(&never) && !early.is_longer_than(&late));
    }
}
