//! One change of a request by an employee, from the question whether it can be done to what they see afterwards.

use super::{Actor, DeskError, mail, resumed, state_of, view};
use crate::App;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;
use jiff::civil::Date;
use mijn_privacy_api::{
    Author, DeskRefusal, DeskRequest, DeskVerb, RequestEventKind, RequestId, RequestStatus, ThreadMessageId,
};
use mijn_privacy_mail::RequestNews;
use mijn_privacy_rules::{check, local_date_nl};
use mijn_privacy_store::{
    ActRow, DeskHead, NewAttachment, NewThreadRow, RequestChange, RequestChanged, RequestEventRow, RequestFull,
    RequestOf, ThreadRow,
};

/// Who does something to whose request, and when.
pub(super) struct Hand<'a> {
    pub app: &'a App,
    pub actor: &'a Actor,
    pub head: &'a DeskHead,
    pub now: Timestamp,
    pub today: Date,
}

/// A message of the company.
pub(super) struct Written {
    /// Absent: a new one.
    pub id: Option<ThreadMessageId>,
    pub text: String,
    pub question: bool,
    pub files: Vec<NewAttachment>,
}

impl<'a> Hand<'a> {
    pub fn new(app: &'a App, actor: &'a Actor, head: &'a DeskHead) -> Self {
        let now = app.now();
        Self { app, actor, head, now, today: local_date_nl(now) }
    }

    pub fn check(&self, verb: DeskVerb, request: &RequestFull) -> Result<(), DeskRefusal> {
        check(verb, Some(self.actor.role), &state_of(request, &self.app.holidays), self.today)
    }

    /// The request as it is, and who does what; when it can be done.
    pub fn begin(&self, verb: DeskVerb, request: &RequestFull) -> Result<RequestChange, DeskRefusal> {
        self.check(verb, request)?;
        let decides = matches!(verb, DeskVerb::Answer | DeskVerb::Reject);
        if decides && self.actor.seen.missed(&request.thread) > 0 {
            return Err(DeskRefusal::NewMessage);
        }
        let act = ActRow { at: self.now, actor: self.actor.name.clone(), verb };
        let mut change = RequestChange::of(request.row.clone(), act);
        if matches!(verb, DeskVerb::Answer | DeskVerb::Reject) {
            // A new decision is about what failed, too.
            change.row.failure = None;
        }
        Ok(change)
    }

    pub fn event(&self, change: &mut RequestChange, kind: RequestEventKind, reason: Option<&str>) {
        change.events.push(RequestEventRow { kind, at: self.now, reason: reason.map(str::to_owned) });
    }

    /// Who does something to a new request has taken it up.
    pub fn take_up(&self, change: &mut RequestChange) {
        if change.row.status == RequestStatus::Received {
            change.row.status = RequestStatus::InProgress;
            change.row.assignee.get_or_insert_with(|| self.actor.name.clone());
            self.event(change, RequestEventKind::InProgress, None);
        }
    }

    /// A clock that stands still runs again.
    pub fn resume(&self, change: &mut RequestChange) {
        if change.row.paused.is_some() {
            change.row = resumed(change.row.clone(), self.now, &self.app.holidays);
            self.event(change, RequestEventKind::Resumed, None);
        }
    }

    /// Something that the person has not seen, and an e-mail that says so.
    pub fn tell_person(&self, change: &mut RequestChange, news: RequestNews) {
        change.row.unread = change.row.unread.saturating_add(1);
        change.mails.extend(mail(self.app, self.head, &change.row, news));
    }

    /// What the company writes answers what the person wrote.
    pub fn write(&self, change: &mut RequestChange, thread: &[ThreadRow], written: Written) {
        let Written { id, text, question, files } = written;
        let new = || URL_SAFE_NO_PAD.encode(self.app.random_bytes::<16>()).parse();
        let id = id.unwrap_or_else(|| new().expect("22 letters, digits, `-` and `_` are an id"));
        let attachments = files.iter().map(|file| (file.name.clone(), file.size)).collect();
        let row = ThreadRow { id, at: self.now, author: Author::Officer, text, question, unread: true, attachments };
        change.messages.push(NewThreadRow { row, files });
        // What came after what they were shown still waits for somebody.
        change.row.unanswered = self.actor.seen.missed(thread);
    }
}

/// Does it in one transaction; what comes back is the request as whoever did it sees it now.
pub(super) async fn change<'a>(
    app: &'a App,
    actor: &'a Actor,
    id: &RequestId,
    decide: impl FnOnce(&Hand<'_>, &RequestFull) -> Result<RequestChange, DeskRefusal> + Send,
) -> Result<DeskRequest, DeskError> {
    let (_, head) = app.store.desk_request(id).await?.ok_or(DeskError::Missing)?;
    let hand = Hand::new(app, actor, &head);
    let decide = Box::new(|request: &RequestFull| decide(&hand, request));
    match app.store.change_request(&RequestOf::Desk, id, decide, None).await? {
        RequestChanged::Done(request) => view::seen(app, actor, &request, &head).await,
        RequestChanged::Refused(refusal) => Err(refusal.into()),
        // Without a key nothing is done once only.
        RequestChanged::Missing | RequestChanged::Once(_) => Err(DeskError::Missing),
    }
}
