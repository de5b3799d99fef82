//! Until when: the steps of the configuration, with the dates that are known.

use super::{Facts, date};
use crate::ApiResult;
use crate::config::{Config, PurposeText, StepText};
use jiff::civil;
use mijn_privacy_api::{Date, Deletion, NoDateReason, RecordKind, RetentionStart, RetentionStep};
use mijn_privacy_rules::{Events, delete_on, local_date_nl};

/// The steps in a language.
pub fn steps(texts: &[StepText], language: &str) -> Vec<RetentionStep> {
    let text = |texts: &Option<crate::config::Texts>| texts.as_ref().map(|texts| texts.owned(language));
    texts
        .iter()
        .map(|step| RetentionStep {
            starts: step.starts,
            period: step.period.clone(),
            end_of_book_year: step.end_of_book_year,
            ground: text(&step.ground),
            law: text(&step.law),
        })
        .collect()
}

/// An end as it is answered. What is due and still there goes with the next sweep: today.
pub fn answer(end: Result<civil::Date, NoDateReason>, today: civil::Date) -> ApiResult<Deletion> {
    Ok(match end {
        Ok(day) => Deletion { delete_on: Some(date(day.max(today))?), delete_reason: None },
        // A retention that says nothing gives no reason either.
        Err(reason) => Deletion { delete_on: None, delete_reason: (reason != NoDateReason::Unknown).then_some(reason) },
    })
}

/// When a record goes.
pub fn deletion(steps: &[RetentionStep], events: &Events, today: civil::Date) -> ApiResult<Deletion> {
    answer(delete_on(steps, events), today)
}

/// When a category goes, from what is known of the person.
pub fn of_category(
    config: &Config,
    purpose: &PurposeText,
    steps: &[RetentionStep],
    facts: &Facts,
    is_stored: bool,
) -> Result<civil::Date, NoDateReason> {
    let first = steps.first().map(|step| step.starts);
    if !is_stored {
        return Err(NoDateReason::NothingStored);
    }
    match first {
        Some(RetentionStart::OrderCompleted | RetentionStart::Satisfied | RetentionStart::Recorded) => {
            Err(NoDateReason::PerRecord)
        }
        Some(RetentionStart::RequestClosed) if facts.requests_total == 0 => Err(NoDateReason::NothingStored),
        Some(RetentionStart::RequestClosed) if facts.open_total > 0 => Err(NoDateReason::RequestOpen),
        Some(RetentionStart::RequestClosed) => Err(NoDateReason::PerRecord),
        Some(RetentionStart::SwitchedOff) if purpose.switch.is_none() && never_chose(facts) => {
            Err(NoDateReason::NothingStored)
        }
        _ => {
            let account_closed = facts.closed_on;
            delete_on(
                steps,
                &Events { account_closed, switched_off: all_off_since(config, facts), ..Events::default() },
            )
        }
    }
}

/// The earliest day on which a record of a list goes.
pub fn first_of_list(kind: RecordKind, steps: &[RetentionStep], facts: &Facts) -> ApiResult<Option<Date>> {
    let start = facts.list(kind).first_start;
    let events = Events {
        account_closed: facts.closed_on,
        order_completed: start.filter(|_| kind == RecordKind::Orders),
        satisfied: start.filter(|_| kind == RecordKind::ContactMessages),
        recorded: start.filter(|_| kind == RecordKind::Activity),
        ..Events::default()
    };
    let day = if facts.list(kind).total == 0 { None } else { delete_on(steps, &events).ok() };
    day.map(|day| date(day.max(facts.today))).transpose()
}

fn never_chose(facts: &Facts) -> bool {
    facts.consents.iter().all(|row| row.revision == 0)
}

/// The day of the last switch-off, when no switch is on: what proof of choices counts from.
fn all_off_since(config: &Config, facts: &Facts) -> Option<civil::Date> {
    if facts.consents.iter().any(|row| facts.is_on(config, row.id)) {
        return None;
    }
    facts.consents.iter().filter_map(|row| row.changed_at).max().map(local_date_nl)
}
