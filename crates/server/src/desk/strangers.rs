//! Requests of who has no account: what the store finds by the address that they proved to be theirs, and what somebody looks for
//! by hand.

use super::DeskError;
use super::about::{Pair, pairs};
use super::proposal::{Proposal, corrections, done};
use crate::App;
use crate::assemble::next_state;
use mijn_privacy_api::{Channel, ConsentId, DeskKind, OutcomeResult, RequestKind};
use mijn_privacy_store::{ConsentWrite, Decision, DeskHead, Holder, OutcomeRow, RequestFull};

/// The kind of the profile that an address on the list of a newsletter is.
const ADDRESS: &str = "email";

/// Of an erasure, that their address goes from the newsletter's list where it is there (NEW-5). Everything else somebody looks for.
pub(super) async fn proposal(
    app: &App,
    request: &RequestFull,
    head: &DeskHead,
    pairs: &[Pair<'_>],
) -> Result<Proposal, DeskError> {
    let mut proposal = match request.row.kind {
        RequestKind::Rectification => corrections(app, request, None, pairs).await?,
        RequestKind::Erasure | RequestKind::Restriction => Proposal::default(),
        _ => return Ok(Proposal::default()),
    };
    if request.row.kind == RequestKind::Erasure && !on_the_list(app, head).await?.is_empty() {
        proposal.outcome = pairs.iter().filter(|pair| is_list(app, pair)).map(done).collect();
    }
    let by_hand = proposal.hands();
    let is_ruled = |(purpose, category): &Pair<'_>| {
        let id = category.id.as_str();
        by_hand.contains(&id) || proposal.outcome.iter().any(|row| row.is_about(*purpose, id))
    };
    let left = pairs.iter().filter(|pair| !is_ruled(pair));
    let to_look_for = left.map(|(purpose, category)| DeskKind { purpose: *purpose, category: category.id.clone() });
    proposal.to_look_for = to_look_for.collect();
    Ok(proposal)
}

/// The address on the list of the newsletter.
fn is_list(app: &App, (purpose, category): &Pair<'_>) -> bool {
    let switch = app.config.purpose(*purpose).and_then(|text| text.switch);
    switch == Some(ConsentId::Newsletter) && category.profile.as_deref() == Some(ADDRESS)
}

/// Who is on it without an account, by this address. A customer's own choices are of their account.
async fn on_the_list(app: &App, head: &DeskHead) -> Result<Vec<Holder>, DeskError> {
    let Some(address) = &head.email else { return Ok(Vec::new()) };
    let mut holders = app.store.holders(address).await?;
    holders.retain(|holder| matches!(holder, Holder::Subscriber(_)));
    Ok(holders)
}

/// Whether the backend has something to do for an erasure that was decided so.
pub(super) fn has_work(app: &App, request: &RequestFull, outcome: &[OutcomeRow]) -> bool {
    let done = |(purpose, category): &Pair<'_>| {
        let about = outcome.iter().filter(|row| row.is_about(*purpose, category.id.as_str()));
        about.into_iter().any(|row| row.result == OutcomeResult::Done)
    };
    request.row.kind == RequestKind::Erasure
        && pairs(&app.config, &request.row).iter().any(|pair| is_list(app, pair) && done(pair))
}

/// Takes the address from the list of the newsletter: a no, and with it the address goes. What is no longer there is done.
///
/// # Errors
/// When the store does not answer.
pub async fn off_the_list(
    app: &App,
    request: &RequestFull,
    head: &DeskHead,
    decision: &Decision,
) -> Result<(), DeskError> {
    let Some(text) = app.config.consent(ConsentId::Newsletter) else { return Ok(()) };
    if !has_work(app, request, &decision.outcome) {
        return Ok(());
    }
    let (language, now) = (&app.config.language.default, app.now());
    for holder in on_the_list(app, head).await? {
        let row = app.store.consent_of(&holder, text.id).await?;
        let write = ConsentWrite {
            id: text.id,
            state: next_state(text, &row, false),
            if_revision: None,
            wording: text.wording.id.clone(),
            wording_text: text.wording.in_full(language),
            language: language.clone(),
            shown_at: now,
            notice: app.config.notice.version.clone(),
            channel: Channel::Helpdesk,
            actor: decision.actor.clone(),
            note: Some(request.row.reference.to_string()),
            confirmation: None,
            at: now,
        };
        app.store.change_consent_of(&holder, &write).await?;
    }
    Ok(())
}
