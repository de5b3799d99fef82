//! The story of a request of the demo, with its days by the rules of the clock.

use super::build::{Build, id};
use crate::{Item, OutcomeRow, RequestEventRow, RequestFull, RequestRow};
use jiff::Timestamp;
use mijn_privacy_api::{
    AccountId, OutcomeResult, PauseGround, PersonId, PurposeId, RequestEventKind, RequestKind, RequestStatus,
};
use mijn_privacy_rules::{Holidays, due_on, extended_due_on, local_date_nl, target_on};

/// A request that grows by what happened to it.
pub(super) struct Story {
    full: RequestFull,
    received: jiff::civil::Date,
    holidays: Holidays,
}

impl Story {
    /// It came in so many days ago, after the password was given again.
    pub(super) fn new(
        build: &Build<'_>,
        name: &str,
        kind: RequestKind,
        purposes: &[PurposeId],
        text: &str,
        days: i64,
    ) -> Self {
        let (received_at, holidays) = (build.ago(days, 30), Holidays::netherlands());
        let received = local_date_nl(received_at);
        let row = RequestRow {
            id: id(&format!("demo-{name}")),
            reference: id("given-out-by-the-database"),
            kind,
            purposes: purposes.to_vec(),
            text: Some(text.to_owned()),
            with_suppliers: kind == RequestKind::Access,
            status: RequestStatus::Received,
            received_at,
            due_on: due_on(received, &holidays),
            closed_at: None,
            extended: None,
            paused: None,
            unread: 0,
            decision_reason: None,
            revision: 1,
        };
        let story = Self { full: RequestFull { row, events: Vec::new(), outcome: Vec::new() }, received, holidays };
        story.event(RequestEventKind::IdentityConfirmed, build.ago(days, 28), None).event(
            RequestEventKind::Received,
            received_at,
            None,
        )
    }

    fn event(mut self, kind: RequestEventKind, at: Timestamp, reason: Option<&str>) -> Self {
        self.full.events.push(RequestEventRow { kind, at, reason: reason.map(str::to_owned) });
        self.full.row.revision += 1;
        self
    }

    /// Taken up.
    pub(super) fn taken_up(mut self, at: Timestamp) -> Self {
        self.full.row.status = RequestStatus::InProgress;
        self.event(RequestEventKind::InProgress, at, None)
    }

    /// Extended by two months, with the reason.
    pub(super) fn extended(mut self, at: Timestamp, reason: &str) -> Self {
        self.full.row.extended = Some((extended_due_on(self.received, &self.holidays), reason.to_owned()));
        self.event(RequestEventKind::Extended, at, Some(reason))
    }

    /// Standing still for a question.
    pub(super) fn paused(mut self, at: Timestamp, ground: PauseGround, question: &str) -> Self {
        self.full.row.paused = Some((at, ground, Some(question.to_owned())));
        self.full.row.unread = 1;
        self.event(RequestEventKind::Paused, at, Some(question))
    }

    /// Answered.
    pub(super) fn completed(mut self, at: Timestamp) -> Self {
        (self.full.row.status, self.full.row.closed_at) = (RequestStatus::Completed, Some(at));
        self.event(RequestEventKind::Completed, at, None)
    }

    /// Refused.
    pub(super) fn rejected(mut self, at: Timestamp, reason: &str) -> Self {
        (self.full.row.status, self.full.row.closed_at) = (RequestStatus::Rejected, Some(at));
        self.full.row.decision_reason = Some(reason.to_owned());
        self.event(RequestEventKind::Rejected, at, Some(reason))
    }

    /// With an answer that the person has not seen.
    pub(super) fn unread(mut self) -> Self {
        self.full.row.unread = 1;
        self
    }

    /// What became of a category: done, or kept on a ground until the first day of a year.
    pub(super) fn outcome(mut self, category: &str, kept: Option<(&str, i16)>) -> Self {
        let result = if kept.is_some() { OutcomeResult::Kept } else { OutcomeResult::Done };
        let until = kept.and_then(|(_, year)| jiff::civil::Date::new(year, 1, 1).ok());
        let ground = kept.map(|(ground, _)| ground.to_owned());
        self.full.outcome.push(OutcomeRow { category: category.to_owned(), result, ground, until });
        self
    }

    pub(super) fn item(self, account: &AccountId, person: &PersonId) -> Item {
        Item::Request(account.clone(), person.clone(), self.full, target_on(self.received))
    }
}
