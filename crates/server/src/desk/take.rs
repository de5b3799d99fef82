//! `take`: somebody takes a request up, or over.

use super::change::change;
use super::{Actor, DeskError};
use crate::App;
use mijn_privacy_api::{DeskRequest, DeskVerb, RequestId};

/// It is now this employee's.
///
/// # Errors
/// [`DeskError`].
pub async fn take(app: &App, actor: &Actor, id: &RequestId) -> Result<DeskRequest, DeskError> {
    change(app, actor, id, |hand, request| {
        let mut change = hand.begin(DeskVerb::Take, request)?;
        hand.take_up(&mut change);
        change.row.assignee = Some(hand.actor.name.clone());
        Ok(change)
    })
    .await
}
