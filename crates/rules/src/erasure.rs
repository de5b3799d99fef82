//! What the retention comes down to once erasure is asked for: only what a law demands, or the contract needs, stays.

use crate::applies;
use mijn_privacy_api::{LegalBasis, RetentionStep, Right};

/// The steps of a retention under an erasure request (GDPR art. 17). A step ends at its start, unless a named law asks for
/// its period (art. 17(3)(b)); data on legal bases with which the right to erasure does not go keep theirs. While the account
/// is open, a step that waits for its closing keeps waiting: the contract needs the data.
pub fn erasure_steps(steps: &[RetentionStep], bases: &[LegalBasis]) -> Vec<RetentionStep> {
    if !applies(Right::Erasure, bases, false) {
        return steps.to_vec();
    }
    let short = |step: &RetentionStep| match step.law {
        Some(_) => step.clone(),
        None => RetentionStep { period: None, end_of_book_year: false, ..step.clone() },
    };
    steps.iter().map(short).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Events, delete_on};
    use jiff::civil::{Date, date};
    use mijn_privacy_api::{NoDateReason, RetentionStart};

    fn step(starts: RetentionStart, period: Option<&str>, law: Option<&str>) -> RetentionStep {
        RetentionStep {
            starts,
            period: period.map(|text| text.parse().unwrap()),
            end_of_book_year: law.is_some(),
            ground: None,
            law: law.map(str::to_owned),
        }
    }

    fn end(steps: &[RetentionStep], bases: &[LegalBasis], events: Events) -> Result<Date, NoDateReason> {
        delete_on(&erasure_steps(steps, bases), &events)
    }

    #[test]
    fn our_own_period_falls_away_and_the_laws_stays() {
        let portal = [
            step(RetentionStart::AccountClosed, Some("P2Y"), None),
            step(RetentionStart::PreviousStep, Some("P7Y"), Some("artikel 52")),
        ];
        let closed = Events { account_closed: Some(date(2026, 11, 24)), ..Events::default() };
        assert_eq!(end(&portal[..1], &[LegalBasis::Contract], closed), Ok(date(2026, 11, 24)));
        assert_eq!(end(&portal, &[LegalBasis::Contract], closed), Ok(date(2034, 1, 1)));
        assert_eq!(end(&portal[..1], &[LegalBasis::Contract], Events::default()), Err(NoDateReason::AccountOpen));
    }

    #[test]
    fn proof_that_the_law_obliges_us_to_have_keeps_its_period() {
        let own = [step(RetentionStart::RequestClosed, Some("P5Y"), None)];
        let closed = Events { request_closed: Some(date(2026, 11, 24)), ..Events::default() };
        assert_eq!(end(&own, &[LegalBasis::LegalObligation], closed), Ok(date(2031, 11, 24)));
    }
}
