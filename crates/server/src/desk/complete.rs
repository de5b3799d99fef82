//! The end of what was decided: the backend has carried it out, or made the file.

use super::change::Hand;
use super::finish::{Ending, finish};
use super::{Actor, DeskError, state_of};
use crate::App;
use mijn_privacy_api::{DeskRefusal, DeskVerb, RequestId, RequestKind};
use mijn_privacy_mail::RequestNews;
use mijn_privacy_store::{ActRow, EmailAddress, RequestChange, RequestChanged, RequestFull, RequestOf};

/// Closes the request as answered, and says so to whose it is. What is closed already, or gone, stays as it is: it can be
/// called any number of times.
///
/// # Errors
/// When the store does not answer.
pub async fn complete(app: &App, id: &RequestId) -> Result<(), DeskError> {
    let Some((before, mut head)) = app.store.desk_request(id).await? else { return Ok(()) };
    let told = before.row.decision.as_ref().and_then(|decision| decision.tell.as_deref());
    if head.email.is_none() {
        head.email = told.and_then(|address| EmailAddress::parse(address).ok());
    }
    let actor = Actor::server(app);
    let hand = Hand::new(app, &actor, &head);
    let decide = Box::new(|request: &RequestFull| {
        if !state_of(request, &app.holidays).open {
            return Err(DeskRefusal::Closed);
        }
        let act = ActRow { at: hand.now, actor: actor.name.clone(), verb: DeskVerb::Answer };
        let mut change = RequestChange::of(request.row.clone(), act);
        let decision = request.row.decision.clone();
        let (outcome, reason) = decision.map(|one| (one.outcome, one.reason)).unwrap_or_default();
        finish(&hand, &mut change, Ending { outcome, reason, news: news(request) });
        Ok(change)
    });
    match app.store.change_request(&RequestOf::Desk, id, decide, None).await? {
        RequestChanged::Done(_) | RequestChanged::Once(_) | RequestChanged::Missing => Ok(()),
        RequestChanged::Refused(DeskRefusal::Closed) => Ok(()),
        RequestChanged::Refused(refusal) => Err(refusal.into()),
    }
}

/// A file is announced with the moment until which it can be fetched, which is also what the page says.
fn news(request: &RequestFull) -> RequestNews {
    let has_file = matches!(request.row.kind, RequestKind::Access | RequestKind::Portability);
    let until = request.result.as_ref().filter(|file| has_file && !file.deleted).and_then(|file| file.available_until);
    until.map_or(RequestNews::Answered, RequestNews::ResultReady)
}
