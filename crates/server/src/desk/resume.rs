//! `resume`: the clock runs again without an answer of the person, who answered elsewhere.

use super::change::change;
use super::{Actor, DeskError};
use crate::App;
use mijn_privacy_api::{DeskRequest, DeskVerb, RequestId};

/// The clock runs again; each day of the pause moves the last day by one.
///
/// # Errors
/// [`DeskError`].
pub async fn resume(app: &App, actor: &Actor, id: &RequestId) -> Result<DeskRequest, DeskError> {
    change(app, actor, id, |hand, request| {
        let mut change = hand.begin(DeskVerb::Resume, request)?;
        hand.resume(&mut change);
        Ok(change)
    })
    .await
}
