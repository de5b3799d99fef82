//! A stored request as the state machine sees it, and what the end of a pause makes of its days. Shared by every route.

use jiff::Timestamp;
use jiff::civil::Date;
use mijn_privacy_api::RequestStatus;
use mijn_privacy_rules::{Holidays, RequestState, last_day, local_date_nl, paused_days};
use mijn_privacy_store::{Proof, RequestFull, RequestRow};

/// For [`mijn_privacy_rules::check`].
pub fn state_of(request: &RequestFull, holidays: &Holidays) -> RequestState {
    let row = &request.row;
    RequestState {
        open: matches!(row.status, RequestStatus::Received | RequestStatus::InProgress),
        being_done: row.decision.is_some(),
        paused: row.paused.as_ref().map(|(since, ground, _)| (*ground, local_date_nl(*since))),
        extended: row.extended_months > 0,
        // A link that was followed shows that the mailbox is theirs, and not who they are.
        proven: row.proof == Proof::Password,
        first_month_ends: last_day(local_date_nl(row.received_at), 0, row.paused_days, holidays),
        restricted: request.still.is_some(),
        lifting: row.lifts_on.is_some(),
        // Without a decision there is nothing to try again: it is decided anew.
        failed: row.failure.is_some() && row.decision.is_some(),
    }
}

/// The same request with the clock running again: each day of the pause moves the last day by one. The last day that the
/// person was told never comes nearer, whatever the list of holidays says by now. Nothing when it did not stand still.
pub fn resumed(mut row: RequestRow, at: Timestamp, holidays: &Holidays) -> RequestRow {
    if let Some((since, ..)) = row.paused.take() {
        row.paused_days = row.paused_days.saturating_add(paused_days(since, at));
        let received = local_date_nl(row.received_at);
        row.due_on = row.due_on.max(last_day(received, 0, row.paused_days, holidays));
        if let Some((until, _)) = &mut row.extended {
            *until = (*until).max(last_day(received, row.extended_months, row.paused_days, holidays));
        }
    }
    row
}

/// The last day for the answer, as it is now.
pub fn due(row: &RequestRow) -> Date {
    row.extended.as_ref().map_or(row.due_on, |(until, _)| *until)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::SignedDuration;
    use jiff::civil::date;
    use mijn_privacy_api::{DeskRole, DeskVerb, PauseGround, RequestKind};
    use mijn_privacy_rules::{check, due_on, target_on};

    /// Received on 24 November 2026, due on 24 December.
    fn row() -> RequestRow {
        let received_at: Timestamp = "2026-11-24T09:00:00Z".parse().unwrap();
        let received = local_date_nl(received_at);
        RequestRow {
            id: "r1".parse().unwrap(),
            reference: "UIT-2026-0001".parse().unwrap(),
            kind: RequestKind::Explanation,
            purposes: Vec::new(),
            text: None,
            with_suppliers: false,
            status: RequestStatus::Received,
            received_at,
            due_on: due_on(received, &Holidays::netherlands()),
            closed_at: None,
            extended: None,
            paused: None,
            unread: 0,
            decision_reason: None,
            revision: 1,
            target_on: target_on(received),
            extended_months: 0,
            paused_days: 0,
            ground: None,
            corrections: Vec::new(),
            preview: None,
            proof: Proof::Password,
            unanswered: 0,
            assignee: None,
            decision: None,
            failure: None,
            role: None,
            lifts_on: None,
        }
    }

    fn paused(days: i64, row: RequestRow) -> RequestRow {
        let since = row.received_at + SignedDuration::from_hours(24 * days);
        RequestRow { paused: Some((since, PauseGround::Specification, None)), ..row }
    }

    #[test]
    fn each_day_moves_both_last_days_by_one() {
        let extended = RequestRow { extended_months: 2, extended: Some((date(2027, 2, 24), "veel".into())), ..row() };
        let at = row().received_at + SignedDuration::from_hours(24 * 9);
        let after = resumed(paused(2, extended), at, &Holidays::netherlands());
        assert_eq!((after.paused_days, after.due_on, due(&after)), (7, date(2026, 12, 31), date(2027, 3, 3)));
        assert_eq!(after.paused, None);
        assert_eq!(resumed(after.clone(), at, &Holidays::netherlands()), after, "it runs: nothing moves");
    }

    #[test]
    fn what_the_person_was_told_never_comes_nearer() {
        // The company now has fewer holidays than when the day was computed.
        let told = RequestRow { due_on: date(2026, 12, 29), ..row() };
        let after =
            resumed(paused(2, told), row().received_at + SignedDuration::from_hours(50), &Holidays::from_rules(vec![]));
        assert_eq!((after.paused_days, after.due_on), (0, date(2026, 12, 29)));
    }

    #[test]
    fn a_month_that_had_passed_before_the_pause_stays_passed() {
        let late = RequestFull::new(paused(31, row()));
        let early = RequestFull::new(paused(30, row()));
        let extend = |request: &RequestFull| {
            let state = state_of(request, &Holidays::netherlands());
            check(DeskVerb::Extend, Some(DeskRole::Officer), &state, date(2027, 6, 1)).is_ok()
        };
        assert_eq!((extend(&early), extend(&late)), (true, false));
    }
}
