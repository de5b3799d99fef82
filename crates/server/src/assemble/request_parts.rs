//! The parts of a request: what was asked, what happened, what was written, and what can be done now.

use super::{date, stamp};
use crate::desk::state_of;
use crate::{ApiError, ApiResult};
use jiff::Timestamp;
use jiff::civil::Date;
use mijn_privacy_api::{
    Attachment, Author, Correction, DeskVerb, Outcome, OutcomeResult, PurposeId, RequestAction, RequestEvent,
    RequestEventKind, RequestKind, RequestResult, ResultState, Standstill, ThreadMessage, Told,
};
use mijn_privacy_rules::{Holidays, check};
use mijn_privacy_store::{RequestFull, RequestRow, ResultRow, ThreadRow};

/// The timeline.
pub(super) fn events(request: &RequestFull) -> ApiResult<Vec<RequestEvent>> {
    let event = |event: &mijn_privacy_store::RequestEventRow| {
        let stops = event.kind == RequestEventKind::Restricted;
        let purposes = if stops { request.restricted.clone() } else { Vec::new() };
        Ok(RequestEvent { kind: event.kind, at: stamp(event.at)?, reason: event.reason.clone(), purposes })
    };
    request.events.iter().map(event).collect()
}

/// What stands still for it.
pub(super) fn standstill(request: &RequestFull) -> ApiResult<Option<Standstill>> {
    let ends_on = request.row.lifts_on;
    let one = |purposes: &Vec<PurposeId>| {
        Ok(Standstill { purposes: purposes.clone(), ends_on: ends_on.map(date).transpose()? })
    };
    request.still.as_ref().map(one).transpose()
}

/// What became of each category for each purpose. What is done by asking who alone has it is done when they were told.
pub(super) fn outcome(request: &RequestFull) -> ApiResult<Vec<Outcome>> {
    let line = |line: &mijn_privacy_store::OutcomeRow| {
        let category = line.category.parse().map_err(ApiError::internal)?;
        let until = line.until.map(date).transpose()?;
        let recipient = line.ground.clone().filter(|_| line.result == OutcomeResult::Done);
        let waits = |name: &String| !request.tell.iter().any(|(told, on)| told == name && on.is_some());
        let result = if recipient.as_ref().is_some_and(waits) { OutcomeResult::Asked } else { line.result };
        let ground = line.ground.clone().filter(|_| recipient.is_none());
        Ok(Outcome { purpose: line.purpose, category, result, ground, until, recipient })
    };
    request.outcome.iter().map(line).collect()
}

/// What to correct.
pub(super) fn corrections(row: &RequestRow) -> ApiResult<Vec<Correction>> {
    let one = |one: &mijn_privacy_store::CorrectionRow| {
        let category = one.category.parse().map_err(ApiError::internal)?;
        Ok(Correction { category, from: one.from.clone(), to: one.to.clone() })
    };
    row.corrections.iter().map(one).collect()
}

/// What was written. A question waits until the person writes again.
pub(super) fn thread(rows: &[ThreadRow]) -> ApiResult<Vec<ThreadMessage>> {
    let last_word = rows.iter().rposition(|row| row.author == Author::Person);
    let message = |(place, row): (usize, &ThreadRow)| {
        let files = row.attachments.iter().map(|(name, size)| Attachment { name: name.clone(), size: *size });
        Ok(ThreadMessage {
            id: row.id.clone(),
            at: stamp(row.at)?,
            author: row.author,
            text: row.text.clone(),
            question: row.question && last_word.is_none_or(|last| last < place),
            unread: row.unread,
            attachments: files.collect(),
        })
    };
    rows.iter().enumerate().map(message).collect()
}

/// Whether a question of the officer waits for the person.
pub(super) fn is_asked(rows: &[ThreadRow]) -> bool {
    rows.iter().rev().take_while(|row| row.author != Author::Person).any(|row| row.question)
}

/// The file with the answer. One that was decided on and is not begun is at its start.
pub(super) fn result(request: &RequestFull, now: Timestamp) -> ApiResult<Option<RequestResult>> {
    let has_file = matches!(request.row.kind, RequestKind::Access | RequestKind::Portability);
    match &request.result {
        Some(row) => Ok(Some(RequestResult {
            state: state(row, now),
            percent: (state(row, now) == ResultState::Preparing).then(|| percent(row)),
            size: row.size.map(|size| u32::try_from(size).unwrap_or(u32::MAX)),
            available_until: row.available_until.map(stamp).transpose()?,
        })),
        None if has_file && request.row.decision.is_some() => Ok(Some(RequestResult {
            state: ResultState::Preparing,
            percent: Some(0),
            size: None,
            available_until: None,
        })),
        None => Ok(None),
    }
}

fn state(row: &ResultRow, now: Timestamp) -> ResultState {
    match row.available_until {
        _ if row.deleted => ResultState::Deleted,
        Some(until) if until <= now => ResultState::Deleted,
        Some(_) => ResultState::Ready,
        None => ResultState::Preparing,
    }
}

/// Until when a file can be fetched, when it can.
pub(super) fn ready_until(row: &ResultRow, now: Timestamp) -> Option<Timestamp> {
    row.available_until.filter(|_| state(row, now) == ResultState::Ready)
}

/// A file that is not whole is never at a hundred.
fn percent(row: &ResultRow) -> u32 {
    let part = u128::from(row.rows_done).saturating_mul(100).checked_div(u128::from(row.rows_total));
    u32::try_from(part.unwrap_or(0)).unwrap_or(99).min(99)
}

/// Whom we told.
pub(super) fn told(request: &RequestFull) -> ApiResult<Vec<Told>> {
    let one = |(name, on): &(String, Option<Date>)| Ok(Told { name: name.clone(), on: on.map(date).transpose()? });
    request.tell.iter().map(one).collect()
}

/// What the person can do now, by the one state machine.
pub(super) fn actions(
    request: &RequestFull,
    result: Option<&RequestResult>,
    today: Date,
    holidays: &Holidays,
) -> Vec<RequestAction> {
    let state = state_of(request, holidays);
    let can = |verb| check(verb, None, &state, today).is_ok();
    let all = [
        (RequestAction::Cancel, can(DeskVerb::Cancel)),
        (RequestAction::Message, can(DeskVerb::Write)),
        (RequestAction::Lift, can(DeskVerb::Lift)),
        (RequestAction::Download, result.is_some_and(|result| result.state == ResultState::Ready)),
    ];
    all.into_iter().filter(|(_, can)| *can).map(|(action, _)| action).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(done: u64, available_until: Option<&str>, deleted: bool) -> ResultRow {
        ResultRow {
            id: "f".to_owned(),
            request: "r".parse().unwrap(),
            file_name: "gegevens.zip".to_owned(),
            piece: 1024,
            rows_total: 1_000,
            rows_done: done,
            size: available_until.map(|_| 5_000_000_000),
            available_until: available_until.map(|text| text.parse().unwrap()),
            deleted,
        }
    }

    #[test]
    fn a_file_is_prepared_then_ready_then_gone() {
        let now = "2026-11-24T09:15:00Z".parse().unwrap();
        for (done, until, deleted, expected) in [
            (0, None, false, ResultState::Preparing),
            (1_000, Some("2026-11-24T09:15:01Z"), false, ResultState::Ready),
            (1_000, Some("2026-11-24T09:15:00Z"), false, ResultState::Deleted),
            (1_000, Some("2026-12-01T00:00:00Z"), true, ResultState::Deleted),
        ] {
            assert_eq!(state(&row(done, until, deleted), now), expected);
        }
        assert_eq!([0, 5, 333, 999, 1_000].map(|done| percent(&row(done, None, false))), [0, 0, 33, 99, 99]);
        assert_eq!(percent(&ResultRow { rows_total: 0, ..row(0, None, false) }), 0);
    }

    #[test]
    fn a_question_waits_until_the_person_writes() {
        let message = |author, question| ThreadRow {
            id: "m".parse().unwrap(),
            at: "2026-11-24T09:15:00Z".parse().unwrap(),
            author,
            text: "x".to_owned(),
            question,
            unread: false,
            attachments: Vec::new(),
        };
        let rows = [
            message(Author::Officer, true),
            message(Author::Person, false),
            message(Author::Officer, true),
            message(Author::Officer, false),
        ];
        let waits: Vec<bool> = thread(&rows).unwrap().iter().map(|one| one.question).collect();
        assert_eq!(waits, [false, false, true, false]);
        assert!(is_asked(&rows) && !is_asked(&rows[..2]) && is_asked(&rows[..1]) && !is_asked(&[]));
    }
}
