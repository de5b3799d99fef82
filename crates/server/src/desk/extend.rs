//! `extend`: one or two months more, with the reason, told within the first month (GDPR art. 12(3)).

use super::change::change;
use super::{Actor, DeskError, due};
use crate::App;
use mijn_privacy_api::{DeskExtend, DeskRefusal, DeskRequest, DeskVerb, RequestEventKind, RequestId};
use mijn_privacy_mail::RequestNews;
use mijn_privacy_rules::{MOST_EXTRA, last_day, local_date_nl};

/// Moves the last day, and tells the person why.
///
/// # Errors
/// [`DeskError`].
pub async fn extend(app: &App, actor: &Actor, id: &RequestId, extend: DeskExtend) -> Result<DeskRequest, DeskError> {
    let DeskExtend { months, reason } = extend;
    change(app, actor, id, |hand, request| {
        let mut change = hand.begin(DeskVerb::Extend, request)?;
        let months = u8::try_from(months).ok().filter(|months| (1..=MOST_EXTRA).contains(months));
        let months = months.ok_or(DeskRefusal::TooLong)?;
        hand.take_up(&mut change);
        let row = &mut change.row;
        let received = local_date_nl(row.received_at);
        let until = last_day(received, months, row.paused_days, &hand.app.holidays).max(due(row));
        row.extended_months = months;
        row.extended = Some((until, reason.as_str().to_owned()));
        hand.event(&mut change, RequestEventKind::Extended, Some(reason.as_str()));
        hand.tell_person(&mut change, RequestNews::Extended(until));
        Ok(change)
    })
    .await
}
