//! The day has come on which what stands still is used again, as the person was told.

use super::JobError;
use crate::App;
use crate::desk::lift_told;
use mijn_privacy_api::RequestId;

/// Ends it, if it still stands.
pub(super) async fn run(app: &App, id: &RequestId) -> Result<(), JobError> {
    Ok(lift_told(app, id).await?)
}
