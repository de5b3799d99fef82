//! From the steps of a retention and what is known to have happened: the first day on which the data are gone.

use jiff::{Span, civil::Date};
use mijn_privacy_api::{NoDateReason, Period, RetentionStart, RetentionStep};

/// What is known to have happened, as Dutch dates. What did not happen has none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Events {
    /// The account was closed.
    pub account_closed: Option<Date>,
    /// The order was completed.
    pub order_completed: Option<Date>,
    /// The person is satisfied with the answer.
    pub satisfied: Option<Date>,
    /// The consent was withdrawn, or the objection made.
    pub switched_off: Option<Date>,
    /// The record was made.
    pub recorded: Option<Date>,
    /// The request was closed.
    pub request_closed: Option<Date>,
}

impl Events {
    /// Only this one happened.
    fn only(start: RetentionStart, on: Date) -> Self {
        let (mut events, on) = (Self::default(), Some(on));
        match start {
            RetentionStart::AccountClosed => events.account_closed = on,
            RetentionStart::OrderCompleted => events.order_completed = on,
            RetentionStart::Satisfied => events.satisfied = on,
            RetentionStart::SwitchedOff => events.switched_off = on,
            RetentionStart::Recorded => events.recorded = on,
            RetentionStart::RequestClosed => events.request_closed = on,
            RetentionStart::PreviousStep | RetentionStart::Unknown => {}
        }
        events
    }
}

/// The end of a step. `year_ended` says that it is a 1 January to which a book year was already rounded up.
#[derive(Clone, Copy)]
struct End {
    on: Date,
    year_ended: bool,
}

/// The first day on which it is gone, or why there is none yet.
///
/// A step without a period ends on the day of its start; one that starts with another event than the step before ends it
/// never earlier than that. [`NoDateReason::Unknown`] is a retention that says nothing: no step, a first step that follows
/// none, or a start that this version does not know.
pub fn delete_on(steps: &[RetentionStep], events: &Events) -> Result<Date, NoDateReason> {
    let mut last: Option<End> = None;
    for step in steps {
        let start = start_of(step.starts, last, events)?;
        let end = end_of(step, start);
        last = Some(last.filter(|before| before.on > end.on).unwrap_or(end));
    }
    last.map(|end| end.on).ok_or(NoDateReason::Unknown)
}

/// No retention of this program started before.
const EARLIEST: Date = Date::constant(1900, 1, 1);

/// What a retention counts from, and the last day on which that may have happened for it to be over by `today`. Nothing
/// when it counts from several events, or from what this version does not know.
pub fn over_by(steps: &[RetentionStep], today: Date) -> Option<(RetentionStart, Date)> {
    let start = steps.first()?.starts;
    let from_one = steps.iter().skip(1).all(|step| step.starts == RetentionStart::PreviousStep || step.starts == start);
    let is_over = |on| delete_on(steps, &Events::only(start, on)).is_ok_and(|gone| gone <= today);
    if !from_one || !is_over(EARLIEST) {
        return None;
    }
    // A later start never ends earlier, so the last one that is over lies between one that is and one that is not.
    let (mut over, mut not_over) = (EARLIEST, today.saturating_add(Span::new().days(1)));
    loop {
        let days = (not_over - over).get_days();
        if days <= 1 {
            return Some((start, over));
        }
        let middle = over.saturating_add(Span::new().days(days / 2));
        *(if is_over(middle) { &mut over } else { &mut not_over }) = middle;
    }
}

fn start_of(start: RetentionStart, before: Option<End>, events: &Events) -> Result<End, NoDateReason> {
    let happened = |event: Option<Date>, reason| event.map(|on| End { on, year_ended: false }).ok_or(reason);
    match start {
        RetentionStart::AccountClosed => happened(events.account_closed, NoDateReason::AccountOpen),
        RetentionStart::OrderCompleted => happened(events.order_completed, NoDateReason::OrderOpen),
        RetentionStart::Satisfied => happened(events.satisfied, NoDateReason::NotSatisfied),
        RetentionStart::SwitchedOff => happened(events.switched_off, NoDateReason::SwitchedOn),
        RetentionStart::Recorded => happened(events.recorded, NoDateReason::NothingStored),
        RetentionStart::RequestClosed => happened(events.request_closed, NoDateReason::RequestOpen),
        RetentionStart::PreviousStep => before.ok_or(NoDateReason::Unknown),
        RetentionStart::Unknown => Err(NoDateReason::Unknown),
    }
}

fn end_of(step: &RetentionStep, start: End) -> End {
    let mut from = start;
    if step.end_of_book_year && !start.year_ended {
        let next = Date::new(start.on.year().saturating_add(1), 1, 1).unwrap_or(Date::MAX);
        from = End { on: next, year_ended: true };
    }
    match &step.period {
        None => from,
        Some(period) => {
            let on = from.on.saturating_add(span(period));
            // Whole years from a 1 January end on one.
            End { on, year_ended: from.year_ended && period.parts().1 == 'Y' }
        }
    }
}

/// A period has at most four digits, so every unit is within what a span takes.
fn span(period: &Period) -> Span {
    let (number, unit) = period.parts();
    let number = i32::try_from(number).unwrap_or(i32::MAX);
    let span = Span::new();
    match unit {
        'Y' => span.years(number),
        'M' => span.months(number),
        'W' => span.weeks(number),
        _ => span.days(number),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use RetentionStart::*;
    use jiff::civil::date;

    fn step(starts: RetentionStart, period: &str) -> RetentionStep {
        let period = (!period.is_empty()).then(|| period.parse().unwrap());
        RetentionStep { starts, period, end_of_book_year: false, ground: None, law: None }
    }

    /// The statutory period: seven years after the end of the book year.
    fn statutory(starts: RetentionStart) -> RetentionStep {
        RetentionStep { end_of_book_year: true, ..step(starts, "P7Y") }
    }

    #[test]
    fn seven_years_from_the_last_day_of_2019_are_gone_on_new_years_day_of_2027() {
        let events = Events { order_completed: Some(date(2019, 12, 31)), ..Events::default() };
        assert_eq!(delete_on(&[statutory(OrderCompleted)], &events), Ok(date(2027, 1, 1)));
        let events = Events { order_completed: Some(date(2020, 1, 1)), ..Events::default() };
        assert_eq!(delete_on(&[statutory(OrderCompleted)], &events), Ok(date(2028, 1, 1)));
    }

    #[test]
    fn acc_4_account_closed_then_statutory() {
        let steps = [step(AccountClosed, ""), statutory(PreviousStep)];
        let closed = Events { account_closed: Some(date(2026, 5, 3)), ..Events::default() };
        assert_eq!(delete_on(&steps, &closed), Ok(date(2034, 1, 1)));
        assert_eq!(delete_on(&steps, &Events::default()), Err(NoDateReason::AccountOpen));
    }

    #[test]
    fn ord_4_order_completed_then_statutory() {
        let steps = [step(OrderCompleted, ""), statutory(PreviousStep)];
        let done = Events { order_completed: Some(date(2021, 2, 14)), ..Events::default() };
        assert_eq!(delete_on(&steps, &done), Ok(date(2029, 1, 1)));
        let only_account = Events { account_closed: Some(date(2021, 2, 14)), ..Events::default() };
        assert_eq!(delete_on(&steps, &only_account), Err(NoDateReason::OrderOpen));
    }

    #[test]
    fn por_4_two_years_after_closing_then_statutory() {
        let steps = [step(AccountClosed, "P2Y"), statutory(PreviousStep)];
        let closed = Events { account_closed: Some(date(2026, 5, 3)), ..Events::default() };
        // Two years end on 3 May 2028, that book year ends with 2028, seven more are 2029 to 2035.
        assert_eq!(delete_on(&steps, &closed), Ok(date(2036, 1, 1)));
        assert_eq!(delete_on(&steps[..1], &closed), Ok(date(2028, 5, 3)));
    }

    #[test]
    fn con_4_six_months_after_satisfied() {
        let steps = [step(Satisfied, "P6M")];
        let on = |day| Events { satisfied: Some(day), ..Events::default() };
        assert_eq!(delete_on(&steps, &on(date(2026, 5, 3))), Ok(date(2026, 11, 3)));
        assert_eq!(delete_on(&steps, &on(date(2026, 8, 31))), Ok(date(2027, 2, 28)));
        assert_eq!(delete_on(&steps, &Events::default()), Err(NoDateReason::NotSatisfied));
    }

    #[test]
    fn con_6_a_customers_message_stays_until_the_later_of_the_two() {
        let steps = [step(Satisfied, "P6M"), statutory(AccountClosed)];
        let mut events = Events { satisfied: Some(date(2026, 5, 3)), ..Events::default() };
        assert_eq!(delete_on(&steps, &events), Err(NoDateReason::AccountOpen));
        events.account_closed = Some(date(2020, 6, 1));
        assert_eq!(delete_on(&steps, &events), Ok(date(2028, 1, 1)));
        events.account_closed = Some(date(2015, 6, 1));
        assert_eq!(delete_on(&steps, &events), Ok(date(2026, 11, 3)), "a later step never shortens");
    }

    #[test]
    fn new_5_until_the_account_is_closed_or_it_is_switched_off() {
        let closed = Events { account_closed: Some(date(2026, 5, 3)), ..Events::default() };
        assert_eq!(delete_on(&[step(AccountClosed, "")], &closed), Ok(date(2026, 5, 3)));
        assert_eq!(delete_on(&[step(SwitchedOff, "")], &closed), Err(NoDateReason::SwitchedOn));
    }

    #[test]
    fn sec_7_a_record_for_fourteen_days() {
        let made = Events { recorded: Some(date(2026, 2, 20)), ..Events::default() };
        assert_eq!(delete_on(&[step(Recorded, "P14D")], &made), Ok(date(2026, 3, 6)));
        assert_eq!(delete_on(&[step(Recorded, "P2W")], &made), Ok(date(2026, 3, 6)));
        assert_eq!(delete_on(&[step(Recorded, "P14D")], &Events::default()), Err(NoDateReason::NothingStored));
    }

    #[test]
    fn a_request_five_years_after_it_was_closed() {
        let closed = Events { request_closed: Some(date(2024, 2, 29)), ..Events::default() };
        assert_eq!(delete_on(&[step(RequestClosed, "P5Y")], &closed), Ok(date(2029, 2, 28)));
        assert_eq!(delete_on(&[step(RequestClosed, "P5Y")], &Events::default()), Err(NoDateReason::RequestOpen));
    }

    #[test]
    fn a_book_year_is_rounded_up_once() {
        let steps = [statutory(AccountClosed), RetentionStep { end_of_book_year: true, ..step(PreviousStep, "P3Y") }];
        let closed = Events { account_closed: Some(date(2019, 12, 31)), ..Events::default() };
        assert_eq!(delete_on(&steps, &closed), Ok(date(2030, 1, 1)));
        let after = [step(AccountClosed, "P2Y"), RetentionStep { end_of_book_year: true, ..step(PreviousStep, "") }];
        assert_eq!(delete_on(&after, &closed), Ok(date(2022, 1, 1)));
    }

    #[test]
    fn what_is_over_is_what_the_dates_say() {
        let retentions = [
            vec![step(OrderCompleted, ""), statutory(PreviousStep)],
            vec![step(Satisfied, "P6M")],
            vec![step(AccountClosed, "P2Y"), statutory(PreviousStep)],
            vec![step(RequestClosed, "P5Y")],
            vec![step(SwitchedOff, "")],
            vec![step(Recorded, "P14D")],
        ];
        for steps in retentions {
            for today in [date(2026, 11, 24), date(2027, 1, 1), date(2026, 12, 31), date(2028, 2, 29)] {
                let (start, last) = over_by(&steps, today).unwrap();
                assert_eq!(start, steps[0].starts);
                let gone = |on| delete_on(&steps, &Events::only(start, on)).unwrap();
                assert!(gone(last) <= today, "{steps:?} {last}");
                assert!(gone(last.tomorrow().unwrap()) > today, "{steps:?} {last}");
            }
        }
        let years = [step(OrderCompleted, ""), statutory(PreviousStep)];
        assert_eq!(over_by(&years, date(2026, 11, 24)), Some((OrderCompleted, date(2018, 12, 31))));
    }

    #[test]
    fn what_counts_from_several_events_or_nothing_known_is_never_over() {
        let today = date(2026, 11, 24);
        assert_eq!(over_by(&[step(Satisfied, "P6M"), statutory(AccountClosed)], today), None);
        assert_eq!(over_by(&[step(RetentionStart::Unknown, "")], today), None);
        assert_eq!(over_by(&[step(PreviousStep, "P1D")], today), None);
        assert_eq!(over_by(&[step(Recorded, "P999Y")], today), None);
        assert_eq!(over_by(&[], today), None);
    }

    #[test]
    fn a_retention_that_says_nothing_gives_no_date() {
        let all = Some(date(2020, 1, 1));
        let events = Events { account_closed: all, ..Events::default() };
        assert_eq!(delete_on(&[], &events), Err(NoDateReason::Unknown));
        assert_eq!(delete_on(&[step(PreviousStep, "P1Y")], &events), Err(NoDateReason::Unknown));
        assert_eq!(delete_on(&[step(RetentionStart::Unknown, "P1Y")], &events), Err(NoDateReason::Unknown));
        assert_eq!(delete_on(&[step(AccountClosed, "P9999Y")], &events), Ok(Date::MAX), "far, and no panic");
    }
}
