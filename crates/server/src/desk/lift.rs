//! `lift`: what stands still for a request is used again, some days after the person was told so (GDPR art. 18(3)).

use super::change::{Hand, change};
use super::{Actor, DeskError};
use crate::App;
use mijn_privacy_api::{DeskLift, DeskRefusal, DeskRequest, DeskVerb, RequestEventKind, RequestId};
use mijn_privacy_mail::RequestNews;
use mijn_privacy_rules::{day_end_nl, local_date_nl};
use mijn_privacy_store::{ActRow, JobKind, NewJob, RequestChange, RequestChanged, RequestFull, RequestOf};

/// Tells the person why, and from which day; until then it stands still.
///
/// # Errors
/// [`DeskError`].
pub async fn lift(app: &App, actor: &Actor, id: &RequestId, lift: DeskLift) -> Result<DeskRequest, DeskError> {
    change(app, actor, id, |hand, request| {
        let mut change = hand.begin(DeskVerb::Lift, request)?;
        announce(hand, &mut change, Some(lift.reason.as_str()));
        Ok(change)
    })
    .await
}

/// The message, the day and the work of that day, in the transaction of the change.
pub(super) fn announce(hand: &Hand<'_>, change: &mut RequestChange, reason: Option<&str>) {
    let on = hand.app.config.requests.lifts_on(hand.today);
    change.row.lifts_on = Some(on);
    hand.event(change, RequestEventKind::LiftAnnounced, reason);
    hand.tell_person(change, RequestNews::Lifted(on));
    let subject = change.row.id.as_str().to_owned();
    let due_at = on.yesterday().map_or(hand.now, day_end_nl);
    change.jobs.push(NewJob { kind: JobKind::Lift, subject, payload: None, due_at });
}

/// The day has come: it is used again. Nothing when it no longer stands still, or another day was told.
///
/// # Errors
/// When the store does not answer.
pub async fn lift_told(app: &App, id: &RequestId) -> Result<(), DeskError> {
    let now = app.now();
    let decide = Box::new(|request: &RequestFull| {
        let day = request.row.lifts_on.filter(|on| *on <= local_date_nl(now) && request.still.is_some());
        day.ok_or(DeskRefusal::NotRestricted)?;
        Ok(lifted(request, ActRow { at: now, actor: Actor::server(app).name, verb: DeskVerb::Lift }))
    });
    match app.store.change_request(&RequestOf::Desk, id, decide, None).await? {
        RequestChanged::Refused(refusal) if refusal != DeskRefusal::NotRestricted => Err(refusal.into()),
        _ => Ok(()),
    }
}

/// The change by which it is used again, at once.
pub fn lifted(request: &RequestFull, act: ActRow) -> RequestChange {
    let kind = RequestEventKind::RestrictionLifted;
    let event = mijn_privacy_store::RequestEventRow { kind, at: act.at, reason: None };
    let mut change = RequestChange::of(request.row.clone(), act);
    (change.lift, change.row.lifts_on) = (true, None);
    change.events.push(event);
    change
}
