//! `reject`: it is refused, with the reason. Both ways on (AP, court) stand below it by themselves.

use super::change::change;
use super::{Actor, DeskError};
use crate::App;
use crate::work::{Event, events};
use mijn_privacy_api::{DeskReject, DeskRequest, DeskVerb, RequestEventKind, RequestId, RequestStatus};
use mijn_privacy_mail::RequestNews;
use mijn_privacy_store::RequestFull;

/// Closes it. What stood still for it goes on, which the person is told first (GDPR art. 18(3)).
///
/// # Errors
/// [`DeskError`].
pub async fn reject(app: &App, actor: &Actor, id: &RequestId, reject: DeskReject) -> Result<DeskRequest, DeskError> {
    let reason = reject.reason.as_str();
    change(app, actor, id, |hand, request| {
        let mut change = hand.begin(DeskVerb::Reject, request)?;
        hand.resume(&mut change);
        change.row.status = RequestStatus::Rejected;
        change.row.closed_at = Some(hand.now);
        change.row.unanswered = 0;
        change.row.decision_reason = Some(reason.to_owned());
        hand.event(&mut change, RequestEventKind::Rejected, Some(reason));
        hand.tell_person(&mut change, RequestNews::Rejected);
        if stands_still(request) {
            change.lift = true;
            hand.event(&mut change, RequestEventKind::RestrictionLifted, None);
            hand.tell_person(&mut change, RequestNews::Lifted);
        }
        change.jobs.extend(events(hand.app, Event::Answered, id));
        Ok(change)
    })
    .await
}

/// Whether the use of data stands still for this request.
fn stands_still(request: &RequestFull) -> bool {
    let last = request.events.iter().rev().map(|event| event.kind);
    let mut last =
        last.filter(|kind| matches!(kind, RequestEventKind::Restricted | RequestEventKind::RestrictionLifted));
    last.next() == Some(RequestEventKind::Restricted)
}
