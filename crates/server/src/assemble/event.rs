//! One change of a consent, for the timeline.

use super::stamp;
use crate::ApiResult;
use crate::config::ConsentText;
use mijn_privacy_api::ConsentEvent;
use mijn_privacy_store::ConsentEventRow;

/// The change as it was then: what it counts for now is the switch's own state.
pub fn event(text: &ConsentText, row: ConsentEventRow) -> ApiResult<ConsentEvent> {
    Ok(ConsentEvent {
        receipt: row.receipt,
        state: row.state,
        kind: text.kind_of(row.state, Some(row.channel)),
        changed_at: stamp(row.at)?,
        channel: row.channel,
        actor: row.actor,
        wording_id: row.wording,
        wording_text: row.wording_text,
        language: row.language,
        shown_at: stamp(row.shown_at)?,
        notice_version: row.notice,
    })
}
