//! The story of a request of the demo, with its days by the rules of the clock.

use super::build::{Build, id};
use crate::{
    ActRow, CorrectionRow, Item, KeptPreview, OutcomeRow, Proof, RequestEventRow, RequestFull, RequestRow, ThreadRow,
};
use jiff::{Timestamp, civil::Date};
use mijn_privacy_api::{
    AccountId, Author, DeskVerb, ErasurePreview, OutcomeResult, PauseGround, PersonId, PreviewItem, PreviewKind,
    PurposeId, RequestEventKind, RequestId, RequestKind, RequestStatus, RestrictionGround,
};
use mijn_privacy_rules::{Holidays, MOST_EXTRA, due_on, extended_due_on, local_date_nl, target_on};

/// Who handles requests at the demo's company.
const OFFICER: &str = "Puck Privacy (verzonnen)";

/// A request that grows by what happened to it.
pub(super) struct Story {
    full: RequestFull,
    received: Date,
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
        };
        let story = Self { full: RequestFull::new(row), received, holidays };
        let story = story.event(RequestEventKind::Received, received_at, None);
        story.event(RequestEventKind::IdentityConfirmed, received_at, None)
    }

    fn event(mut self, kind: RequestEventKind, at: Timestamp, reason: Option<&str>) -> Self {
        self.full.events.push(RequestEventRow { kind, at, reason: reason.map(str::to_owned) });
        self.full.row.revision += 1;
        self
    }

    fn act(mut self, verb: DeskVerb, at: Timestamp, actor: &str) -> Self {
        self.full.acts.push(ActRow { at, actor: actor.to_owned(), verb });
        self
    }

    fn message(mut self, author: Author, at: Timestamp, text: &str, question: bool) -> Self {
        let number = self.full.thread.len() + 1;
        self.full.thread.push(ThreadRow {
            id: id(&format!("{}-{number}", self.full.row.id)),
            at,
            author,
            text: text.to_owned(),
            question,
            unread: false,
            attachments: Vec::new(),
        });
        self
    }

    /// What was to be corrected: kind of data, from, to.
    pub(super) fn corrections(mut self, corrections: &[(&str, &str, &str)]) -> Self {
        let row = |(category, from, to): &(&str, &str, &str)| CorrectionRow {
            category: (*category).to_owned(),
            from: Some((*from).to_owned()),
            to: (*to).to_owned(),
        };
        self.full.row.corrections = corrections.iter().map(row).collect();
        self
    }

    /// Why the use should stand still.
    pub(super) fn ground(mut self, ground: RestrictionGround) -> Self {
        self.full.row.ground = Some(ground);
        self
    }

    /// What was shown before it was sent.
    pub(super) fn preview(mut self, items: Vec<PreviewItem>) -> Self {
        let token = id(&format!("{}-preview", self.full.row.id));
        let on = id(&self.received.to_string());
        let preview = ErasurePreview { token, on, items, blocks: Vec::new(), lifts: Vec::new() };
        self.full.row.preview = Some(KeptPreview { kind: PreviewKind::Shown, preview });
        self
    }

    /// The use stands still since it came in.
    pub(super) fn restricted(self) -> Self {
        let at = self.full.row.received_at;
        self.event(RequestEventKind::Restricted, at, None)
    }

    /// Taken up.
    pub(super) fn taken_up(mut self, at: Timestamp) -> Self {
        self.full.row.status = RequestStatus::InProgress;
        self.full.row.assignee = Some(OFFICER.to_owned());
        self.act(DeskVerb::Take, at, OFFICER).event(RequestEventKind::InProgress, at, None)
    }

    /// The officer asked, and the clock ran on.
    pub(super) fn asked(self, at: Timestamp, text: &str) -> Self {
        self.message(Author::Officer, at, text, true).act(DeskVerb::Ask, at, OFFICER)
    }

    /// The person wrote.
    pub(super) fn wrote(mut self, at: Timestamp, text: &str) -> Self {
        self.full.row.unanswered += 1;
        self.message(Author::Person, at, text, false).act(DeskVerb::Write, at, "person")
    }

    /// The officer wrote back.
    pub(super) fn wrote_back(mut self, at: Timestamp, text: &str) -> Self {
        self.full.row.unanswered = 0;
        self.message(Author::Officer, at, text, false).act(DeskVerb::Ask, at, OFFICER)
    }

    /// Extended by two months, with the reason.
    pub(super) fn extended(mut self, at: Timestamp, reason: &str) -> Self {
        self.full.row.extended_months = MOST_EXTRA;
        self.full.row.extended = Some((extended_due_on(self.received, &self.holidays), reason.to_owned()));
        self.act(DeskVerb::Extend, at, OFFICER).event(RequestEventKind::Extended, at, Some(reason))
    }

    /// Standing still for a question.
    pub(super) fn paused(mut self, at: Timestamp, ground: PauseGround, question: &str) -> Self {
        self.full.row.paused = Some((at, ground, Some(question.to_owned())));
        self.message(Author::Officer, at, question, true).unread().act(DeskVerb::Pause, at, OFFICER).event(
            RequestEventKind::Paused,
            at,
            Some(question),
        )
    }

    /// Answered.
    pub(super) fn completed(mut self, at: Timestamp) -> Self {
        (self.full.row.status, self.full.row.closed_at) = (RequestStatus::Completed, Some(at));
        self.full.row.unanswered = 0;
        self.act(DeskVerb::Answer, at, OFFICER).event(RequestEventKind::Completed, at, None)
    }

    /// Why a part of it is kept.
    pub(super) fn because(mut self, reason: &str) -> Self {
        self.full.row.decision_reason = Some(reason.to_owned());
        self
    }

    /// Refused.
    pub(super) fn rejected(mut self, at: Timestamp, reason: &str) -> Self {
        (self.full.row.status, self.full.row.closed_at) = (RequestStatus::Rejected, Some(at));
        self.because(reason).act(DeskVerb::Reject, at, OFFICER).event(RequestEventKind::Rejected, at, Some(reason))
    }

    /// Taken back by the person.
    pub(super) fn cancelled(mut self, at: Timestamp) -> Self {
        (self.full.row.status, self.full.row.closed_at) = (RequestStatus::Cancelled, Some(at));
        self.full.row.unanswered = 0;
        self.act(DeskVerb::Cancel, at, "person").event(RequestEventKind::Cancelled, at, None)
    }

    /// A recipient that was told, on a day, or still has to be.
    pub(super) fn told(mut self, recipient: &str, on: Option<Date>) -> Self {
        self.full.tell.push((recipient.to_owned(), on));
        self
    }

    /// The person has not seen the last of it.
    pub(super) fn unread(mut self) -> Self {
        self.full.row.unread = 1;
        if let Some(last) = self.full.thread.last_mut() {
            last.unread = last.author == Author::Officer;
        }
        self
    }

    /// What became of a category for these purposes: done, or kept on a ground until the first day of a year.
    pub(super) fn outcome(mut self, purposes: &[PurposeId], category: &str, kept: Option<(&str, i16)>) -> Self {
        let result = if kept.is_some() { OutcomeResult::Kept } else { OutcomeResult::Done };
        let until = kept.and_then(|(_, year)| Date::new(year, 1, 1).ok());
        let ground = kept.map(|(ground, _)| ground.to_owned());
        self.full.outcome.extend(purposes.iter().map(|purpose| OutcomeRow {
            purpose: Some(*purpose),
            category: category.to_owned(),
            result,
            ground: ground.clone(),
            until,
        }));
        self
    }

    pub(super) fn id(&self) -> RequestId {
        self.full.row.id.clone()
    }

    pub(super) fn item(self, account: &AccountId, person: &PersonId) -> Item {
        Item::Request(account.clone(), person.clone(), Box::new(self.full), target_on(self.received))
    }
}
