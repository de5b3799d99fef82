//! Requests as the person sees them.

use super::{date, request_parts as parts, stamp};
use crate::ApiResult;
use jiff::Timestamp;
use jiff::civil::Date;
use mijn_privacy_api::{Extension, Pause, Request, RequestStatus, RequestSummary};
use mijn_privacy_rules::{Holidays, local_date_nl};
use mijn_privacy_store::{RequestFull, RequestRow};

/// Whether it still waits for an answer.
fn is_open(row: &RequestRow) -> bool {
    matches!(row.status, RequestStatus::Received | RequestStatus::InProgress)
}

/// The last day for the answer, as it is now.
fn last_day(row: &RequestRow) -> Date {
    row.extended.as_ref().map_or(row.due_on, |(until, _)| *until)
}

/// The first day on which it is overdue, when it is: open, and past its last day. While it stands still it does not
/// become overdue, and what it already was stays.
pub fn overdue(row: &RequestRow, today: Date) -> Option<Date> {
    let last = last_day(row);
    let counted = row.paused.as_ref().map_or(today, |(since, ..)| local_date_nl(*since));
    (is_open(row) && counted > last).then(|| last.tomorrow().unwrap_or(last))
}

/// In a list, with the last day as it is now: a line has no room for the extension beside it.
pub fn summary(row: &RequestRow, today: Date) -> ApiResult<RequestSummary> {
    Ok(RequestSummary {
        id: row.id.clone(),
        reference: row.reference.clone(),
        kind: row.kind,
        status: row.status,
        received_at: stamp(row.received_at)?,
        due_on: date(last_day(row))?,
        overdue: overdue(row, today).is_some(),
        paused: row.paused.is_some(),
        closed_at: row.closed_at.map(stamp).transpose()?,
        unread: row.unread,
    })
}

/// By itself, with all that belongs to it.
pub fn full(request: &RequestFull, now: Timestamp, holidays: &Holidays) -> ApiResult<Request> {
    let (row, today) = (&request.row, local_date_nl(now));
    let extended = row
        .extended
        .as_ref()
        .map(|(until, reason)| ApiResult::Ok(Extension { until: date(*until)?, reason: reason.clone() }));
    let paused = row.paused.as_ref().map(|(since, ground, question)| {
        ApiResult::Ok(Pause { since: stamp(*since)?, ground: *ground, question: question.clone() })
    });
    let result = parts::result(request, now)?;
    Ok(Request {
        id: row.id.clone(),
        reference: row.reference.clone(),
        kind: row.kind,
        purposes: row.purposes.clone(),
        text: row.text.clone(),
        with_suppliers: row.with_suppliers,
        status: row.status,
        received_at: stamp(row.received_at)?,
        due_on: date(row.due_on)?,
        overdue: overdue(row, today).is_some(),
        closed_at: row.closed_at.map(stamp).transpose()?,
        extended: extended.transpose()?,
        paused: paused.transpose()?,
        standstill: parts::standstill(request)?,
        events: parts::events(request)?,
        unread: row.unread,
        outcome: parts::outcome(request)?,
        decision_reason: row.decision_reason.clone(),
        ground: row.ground,
        corrections: parts::corrections(row)?,
        preview: row.preview.as_ref().map(|kept| kept.preview.clone()),
        preview_kind: row.preview.as_ref().map(|kept| kept.kind),
        thread: parts::thread(&request.thread)?,
        told: parts::told(request)?,
        actions: parts::actions(request, result.as_ref(), today, holidays),
        result,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use mijn_privacy_api::{PauseGround, RequestKind};
    use mijn_privacy_store::Proof;

    fn row() -> RequestRow {
        RequestRow {
            id: "r1".parse().unwrap(),
            reference: "INZ-2026-0001".parse().unwrap(),
            kind: RequestKind::Access,
            purposes: Vec::new(),
            text: None,
            with_suppliers: false,
            status: RequestStatus::Received,
            received_at: "2026-11-25T10:00:00Z".parse().unwrap(),
            due_on: date(2026, 12, 28),
            closed_at: None,
            extended: None,
            paused: None,
            unread: 0,
            decision_reason: None,
            revision: 1,
            target_on: date(2026, 12, 25),
            extended_months: 0,
            paused_days: 0,
            ground: None,
            corrections: Vec::new(),
            preview: None,
            proof: Proof::Session,
            unanswered: 0,
            assignee: None,
            decision: None,
            failure: None,
            role: None,
            lifts_on: None,
        }
    }

    #[test]
    fn overdue_begins_the_day_after_the_last_one() {
        assert_eq!(overdue(&row(), date(2026, 12, 28)), None);
        assert_eq!(overdue(&row(), date(2026, 12, 29)), Some(date(2026, 12, 29)));
        assert_eq!(overdue(&RequestRow { status: RequestStatus::Completed, ..row() }, date(2027, 1, 1)), None);
    }

    #[test]
    fn an_extension_and_a_pause_move_it() {
        let extended = RequestRow { extended: Some((date(2027, 2, 25), "veel".into())), ..row() };
        assert_eq!(overdue(&extended, date(2027, 2, 25)), None);
        assert_eq!(summary(&extended, date(2027, 2, 25)).unwrap().due_on.as_str(), "2027-02-25");
        assert_eq!(overdue(&extended, date(2027, 3, 1)), Some(date(2027, 2, 26)));
        let since = "2026-12-01T10:00:00Z".parse().unwrap();
        let paused = RequestRow { paused: Some((since, PauseGround::Identity, None)), ..row() };
        assert_eq!(overdue(&paused, date(2027, 6, 1)), None);
        let (still, runs) = (summary(&paused, date(2027, 6, 1)).unwrap(), summary(&row(), date(2026, 12, 1)).unwrap());
        assert_eq!((still.paused, still.overdue, runs.paused), (true, false, false));
    }
}
