//! `reject`: it is refused, with the reason. Both ways on (AP, court) stand below it by themselves.

use super::change::change;
use super::lift::announce;
use super::{Actor, DeskError};
use crate::App;
use crate::work::{Event, events};
use mijn_privacy_api::{DeskReject, DeskRequest, DeskVerb, RequestEventKind, RequestId, RequestStatus};
use mijn_privacy_mail::RequestNews;

/// Closes it. What stands still for it goes on some days later: the person is told first (GDPR art. 18(3)).
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
        if request.still.is_some() {
            announce(hand, &mut change, None);
        }
        change.jobs.extend(events(hand.app, Event::Answered, id));
        Ok(change)
    })
    .await
}
