//! `tell`: a recipient was told of a correction, an erasure or a restriction (GDPR art. 19).

use super::change::change;
use super::{Actor, DeskError};
use crate::App;
use mijn_privacy_api::{DeskRefusal, DeskRequest, DeskTold, DeskVerb, RequestId};

/// Ticks a recipient off, as of today.
///
/// # Errors
/// [`DeskError`].
pub async fn tell(app: &App, actor: &Actor, id: &RequestId, told: DeskTold) -> Result<DeskRequest, DeskError> {
    change(app, actor, id, |hand, request| {
        let mut change = hand.begin(DeskVerb::Tell, request)?;
        let waits = request.tell.iter().any(|(name, on)| *name == told.name && on.is_none());
        if !waits {
            return Err(DeskRefusal::NotToTell);
        }
        change.told = Some((told.name, hand.today));
        Ok(change)
    })
    .await
}
