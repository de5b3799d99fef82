//! `retry`: what was decided could not be carried out, and is tried again.

use super::change::change;
use super::{Actor, DeskError};
use crate::App;
use mijn_privacy_api::{DeskRefusal, DeskRequest, DeskVerb, RequestId};
use mijn_privacy_store::NewJob;

/// Begins the work anew, from the step that is left.
///
/// # Errors
/// [`DeskError`].
pub async fn retry(app: &App, actor: &Actor, id: &RequestId) -> Result<DeskRequest, DeskError> {
    change(app, actor, id, |hand, request| {
        let mut change = hand.begin(DeskVerb::Retry, request)?;
        let failure = change.row.failure.take().ok_or(DeskRefusal::NotFailed)?;
        let subject = id.as_str().to_owned();
        change.jobs.push(NewJob { kind: failure.job, subject, payload: None, due_at: hand.now });
        Ok(change)
    })
    .await
}
