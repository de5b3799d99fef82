//! Bases and periods as sentences. Pure.

use mijn_privacy_api::{Basis, DataCategory, LegalBasis, NoDateReason, Period, RetentionStart, RetentionStep};

use crate::i18n::{self, fill};

/// "Om je contract uit te voeren en om fraude te bestrijden."
pub fn why(bases: &[Basis]) -> String {
    let texts = i18n::details();
    let reasons: Vec<&str> = bases.iter().map(|basis| basis.detail.as_str()).collect();
    if reasons.is_empty() { String::new() } else { fill(texts.because, &[&reasons.join(texts.and)]) }
}

/// The law's words: "In de wet heet dit: uitvoering van een overeenkomst."
pub fn law_words(bases: &[Basis]) -> String {
    let texts = i18n::details();
    let mut words: Vec<&str> = Vec::new();
    for basis in bases {
        let word = basis_word(basis.basis);
        if !words.contains(&word) {
            words.push(word);
        }
    }
    fill(texts.basis, &[&words.join(", ")])
}

fn basis_word(basis: LegalBasis) -> &'static str {
    let [consent, contract, duty, vital, public, interest] = i18n::details().bases;
    match basis {
        LegalBasis::Consent => consent,
        LegalBasis::Contract => contract,
        LegalBasis::LegalObligation => duty,
        LegalBasis::VitalInterest => vital,
        LegalBasis::PublicTask => public,
        LegalBasis::LegitimateInterest => interest,
        LegalBasis::Unknown => i18n::common().unknown,
    }
}

/// The steps of a retention, a sentence each.
pub fn how_long(steps: &[RetentionStep]) -> String {
    let texts = i18n::details();
    let mut sentences: Vec<String> = Vec::new();
    for step in steps {
        let event = event(step.starts);
        let book_year = if step.end_of_book_year { texts.book_year } else { "" };
        sentences.push(match (&step.period, event) {
            (Some(period), None) => fill(texts.then, &[&length(period), book_year]),
            (Some(period), Some(event)) => fill(texts.until_after, &[&length(period), event, book_year]),
            (None, event) => fill(texts.until, &[event.unwrap_or(i18n::common().unknown)]),
        });
        sentences.extend(step.ground.clone());
        sentences.extend(step.law.as_ref().map(|law| fill(texts.law, &[law])));
    }
    sentences.join(" ")
}

fn event(start: RetentionStart) -> Option<&'static str> {
    let [account, order, satisfied, off, recorded, request] = i18n::details().events;
    match start {
        RetentionStart::AccountClosed => Some(account),
        RetentionStart::OrderCompleted => Some(order),
        RetentionStart::Satisfied => Some(satisfied),
        RetentionStart::SwitchedOff => Some(off),
        RetentionStart::Recorded => Some(recorded),
        RetentionStart::RequestClosed => Some(request),
        RetentionStart::PreviousStep => None,
        RetentionStart::Unknown => Some(i18n::common().unknown),
    }
}

fn length(period: &Period) -> String {
    let (number, unit) = period.parts();
    let [years, months, weeks, days] = &i18n::details().periods;
    match unit {
        'Y' => years,
        'M' => months,
        'W' => weeks,
        _ => days,
    }
    .of(number)
}

/// When it goes, or why there is no date.
pub fn end(kind: &DataCategory) -> String {
    match (&kind.delete_on, kind.delete_reason) {
        (Some(day), _) => fill(i18n::details().delete_on, &[&i18n::date(day)]),
        (None, Some(reason)) => no_date(reason).into(),
        (None, None) => String::new(),
    }
}

fn no_date(reason: NoDateReason) -> &'static str {
    let [account, order, satisfied, on, request, record, nothing] = i18n::details().no_date;
    match reason {
        NoDateReason::AccountOpen => account,
        NoDateReason::OrderOpen => order,
        NoDateReason::NotSatisfied => satisfied,
        NoDateReason::SwitchedOn => on,
        NoDateReason::RequestOpen => request,
        NoDateReason::PerRecord => record,
        NoDateReason::NothingStored => nothing,
        NoDateReason::Unknown => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(starts: RetentionStart, period: Option<&str>, end_of_book_year: bool) -> RetentionStep {
        RetentionStep { starts, period: period.and_then(|p| p.parse().ok()), end_of_book_year, ground: None, law: None }
    }

    #[test]
    fn steps_follow_each_other() {
        let steps = [
            step(RetentionStart::AccountClosed, Some("P2Y"), false),
            step(RetentionStart::PreviousStep, Some("P7Y"), true),
        ];
        assert_eq!(
            how_long(&steps),
            "Tot 2 jaar nadat je account is opgeheven. Daarna nog 7 jaar, geteld vanaf het einde van dat jaar."
        );
    }

    #[test]
    fn a_step_without_a_period_ends_at_its_event() {
        assert_eq!(how_long(&[step(RetentionStart::AccountClosed, None, false)]), "Tot je account is opgeheven.");
    }

    #[test]
    fn the_law_is_named_with_its_step() {
        let mut steps = [step(RetentionStart::OrderCompleted, Some("P7Y"), false)];
        if let Some(step) = steps.first_mut() {
            step.law = Some("de belastingwet".into());
        }
        assert_eq!(how_long(&steps), "Tot 7 jaar nadat je bestelling is afgerond. Dat moet volgens de belastingwet.");
    }

    #[test]
    fn bases_are_reasons_first_and_law_after() {
        let bases = [
            Basis { basis: LegalBasis::Contract, detail: "je contract uit te voeren".into() },
            Basis { basis: LegalBasis::LegitimateInterest, detail: "fraude te bestrijden".into() },
        ];
        assert_eq!(why(&bases), "Om je contract uit te voeren en om fraude te bestrijden.");
        assert_eq!(law_words(&bases), "In de wet heet dit: uitvoering van een overeenkomst, gerechtvaardigd belang.");
    }
}
