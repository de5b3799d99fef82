//! `answer`: it is granted, wholly or in part. What the backend has to do for it, it then does; the request closes when that is
//! done.

use super::about::pairs;
use super::change::{Hand, Written, change};
use super::finish::{Ending, finish};
use super::outcome::{Terms, agreed};
use super::{Actor, DeskError, proposal, strangers};
use crate::App;
use mijn_privacy_api::{
    Author, DeskAnswer, DeskRefusal, DeskRequest, DeskVerb, OutcomeResult, RequestEventKind, RequestId, RequestKind,
};
use mijn_privacy_mail::RequestNews;
use mijn_privacy_store::{Decision, JobKind, NewJob, OutcomeRow, RequestFull, ThreadRow};

/// Answers. What became of each kind of data is what was said, as far as the rules allow it, or else what they propose.
///
/// # Errors
/// [`DeskError`].
pub async fn answer(app: &App, actor: &Actor, id: &RequestId, answer: DeskAnswer) -> Result<DeskRequest, DeskError> {
    let (request, head) = app.store.desk_request(id).await?.ok_or(DeskError::Missing)?;
    let hand = Hand::new(app, actor, &head);
    hand.check(DeskVerb::Answer, &request)?;
    if request.row.kind == RequestKind::AccountClosure
        && let Some(scope) = &head.scope
        && !app.store.closing_blocks(scope).await?.is_empty()
    {
        return Err(DeskRefusal::Blocked.into());
    }
    let proposal = proposal::of(app, &request, &head).await?;
    let pairs = pairs(&app.config, &request.row);
    let terms = Terms {
        proposal: &proposal.outcome,
        by_hand: &proposal.hands(),
        pairs: &pairs.iter().map(|(purpose, category)| (*purpose, category.id.as_str())).collect::<Vec<_>>(),
        looked_for: head.scope.is_none(),
        is_one: head.scope.is_some() && request.row.kind == RequestKind::Rectification,
    };
    let outcome = agreed(&terms, answer.outcome.as_deref())?;
    let keeps = outcome.iter().any(|row| row.result == OutcomeResult::Kept);
    if keeps && answer.reason.is_none() {
        return Err(DeskRefusal::ReasonMissing.into());
    }
    let lifts = proposal.lifts(&app.config, &outcome);
    let by_hand: Vec<String> = proposal.hands().into_iter().map(str::to_owned).collect();
    let reason = answer.reason.filter(|_| keeps).map(|text| text.as_str().to_owned());
    change(app, actor, id, |hand, request| {
        let mut change = hand.begin(DeskVerb::Answer, request)?;
        hand.take_up(&mut change);
        if let Some(text) = &answer.text {
            let text = text.as_str().to_owned();
            hand.write(&mut change, &request.thread, Written { id: None, text, question: false, files: Vec::new() });
        }
        let Some(kind) = work(hand, request, &outcome) else {
            let says_nothing = answer.text.is_none() && outcome.is_empty() && !request.thread.iter().any(is_ours);
            if says_nothing && request.still.is_none() {
                return Err(DeskRefusal::TextMissing);
            }
            finish(hand, &mut change, Ending { outcome, reason, news: RequestNews::Answered });
            return Ok(change);
        };
        hand.resume(&mut change);
        let tell = hand.head.email.as_ref().map(|address| address.as_str().to_owned());
        let (on, actor, through) = (hand.today, hand.actor.name.clone(), proposal.through);
        change.row.decision = Some(Decision { outcome, reason, on, actor, tell, by_hand, through, lifts });
        hand.event(&mut change, RequestEventKind::Accepted, None);
        let subject = id.as_str().to_owned();
        change.jobs.push(NewJob { kind, subject, payload: None, due_at: hand.now });
        if answer.text.is_some() {
            hand.tell_person(&mut change, RequestNews::Message);
        }
        Ok(change)
    })
    .await
}

/// A message or a file of ours, which can be the answer already.
fn is_ours(row: &ThreadRow) -> bool {
    row.author == Author::Officer && !row.question
}

/// What the backend has to do for the answer. For somebody without an account it can take their address from a list, no more.
fn work(hand: &Hand<'_>, request: &RequestFull, outcome: &[OutcomeRow]) -> Option<JobKind> {
    use RequestKind::{Access, AccountClosure, Erasure, Portability, Rectification, Restriction};
    if hand.head.scope.is_none() {
        return strangers::has_work(hand.app, request, outcome).then_some(JobKind::CarryOut);
    }
    let whole = request.result.as_ref().is_some_and(|file| file.size.is_some() && !file.deleted);
    match request.row.kind {
        Erasure | AccountClosure | Restriction => Some(JobKind::CarryOut),
        Rectification if !request.row.corrections.is_empty() => Some(JobKind::CarryOut),
        Access | Portability if !whole => Some(JobKind::Export),
        _ => None,
    }
}
