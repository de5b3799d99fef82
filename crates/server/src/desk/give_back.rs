//! What was decided cannot be done as it was decided: the request is the officer's again, and nobody is told that it is done.

use super::change::Hand;
use super::{Actor, DeskError, state_of};
use crate::App;
use mijn_privacy_api::{DeskRefusal, DeskStep, DeskVerb, RequestId, RequestKind};
use mijn_privacy_store::{ActRow, Failure, JobKind, RequestChange, RequestChanged, RequestFull, RequestOf};

/// Takes the decision back, and says why it cannot be done; nothing about a person. What is closed already, or not decided, stays as it is: it can be called any number of times.
///
/// # Errors
/// When the store does not answer.
pub async fn give_back(app: &App, id: &RequestId, why: &str) -> Result<(), DeskError> {
    let Some((_, head)) = app.store.desk_request(id).await? else { return Ok(()) };
    let actor = Actor::server(app);
    let hand = Hand::new(app, &actor, &head);
    let decide = Box::new(|request: &RequestFull| {
        let state = state_of(request, &app.holidays);
        if !state.open || !state.being_done {
            return Err(DeskRefusal::Closed);
        }
        let act = ActRow { at: hand.now, actor: actor.name.clone(), verb: DeskVerb::GiveBack };
        let mut change = RequestChange::of(request.row.clone(), act);
        change.row.decision = None;
        let left =
            vec![if request.row.kind == RequestKind::Rectification { DeskStep::Values } else { DeskStep::Closing }];
        change.row.failure = Some(Failure { at: hand.now, job: JobKind::CarryOut, left, why: why.to_owned() });
        Ok(change)
    });
    match app.store.change_request(&RequestOf::Desk, id, decide, None).await? {
        RequestChanged::Refused(DeskRefusal::Closed) | RequestChanged::Missing => Ok(()),
        RequestChanged::Refused(refusal) => Err(refusal.into()),
        RequestChanged::Done(_) | RequestChanged::Once(_) => {
            tracing::warn!(request = id.as_str(), "what was decided cannot be done: the request waits for an officer");
            Ok(())
        }
    }
}
