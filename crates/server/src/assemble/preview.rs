//! What an erasure or a closure would do: computed by the very thresholds that then do the deleting.

use super::passed::{self, Erase};
use super::preview_items::Look;
use super::{Facts, date, is_elsewhere};
use crate::config::Config;
use crate::{ApiError, ApiResult, App};
use mijn_privacy_api::{ClosingBlock, ErasurePreview, Fate, PreviewItem, ProblemCode, PurposeId};
use mijn_privacy_store::{BlockRow, Passed, Scope};
use sha2::{Digest, Sha256};

/// The thresholds to delete by, and what they come down to for this person: for the endpoint, for what a request keeps of it,
/// and for the officer. Every text is in the given language.
///
/// # Errors
/// When the store does not answer, or the person has no such account (any more).
pub async fn erasure(
    app: &App,
    scope: &Scope,
    erase: &Erase<'_>,
    language: &str,
) -> ApiResult<(Passed, ErasurePreview)> {
    let mut passed = passed::erasable(&app.config, erase);
    let memberships = app.store.memberships(&scope.person).await?;
    let membership = memberships.iter().find(|one| one.account == scope.account);
    let facts = Facts::of(app, scope, membership.ok_or_else(gone)?).await?;
    let elsewhere = is_elsewhere(&memberships, &scope.account);
    passed.through = own_still(erase, &facts);
    let erasable = app.store.erasable(scope, &passed, erase.today).await?;
    let blocks = if erase.closure { app.store.closing_blocks(scope).await? } else { Vec::new() };
    let through = &passed.through[..];
    let look = Look { config: &app.config, erase, facts: &facts, erasable: &erasable, through, elsewhere, language };
    let items = look.items()?;
    // Of which nothing goes, that stays still: nothing is gained by using it again. What is still being judged, too.
    let judged = |id| facts.restrictions.iter().any(|row| row.open && row.purpose == id);
    let lifts = through.iter().copied().filter(|id| goes(&items, *id) && !judged(*id)).collect();
    let blocks = blocks.iter().filter_map(|row| block(&app.config, row, language)).collect();
    let preview = signed(date(erase.today)?, items, blocks, lifts)?;
    Ok((passed, preview))
}

/// What stands still because the person asked for that keeps nothing from the erasure that they ask for now (GDPR art. 18(1)).
/// Who closes an account asked for no erasure: it stays still.
fn own_still(erase: &Erase<'_>, facts: &Facts) -> Vec<PurposeId> {
    let rows = facts.restrictions.iter().map(|row| row.purpose);
    let mut purposes: Vec<PurposeId> = rows.filter(|id| !erase.closure && erase.covers(*id)).collect();
    purposes.sort_unstable();
    purposes.dedup();
    purposes
}

fn goes(items: &[PreviewItem], purpose: PurposeId) -> bool {
    items.iter().any(|item| item.purpose == purpose && item.fate == Fate::Goes)
}

fn gone() -> ApiError {
    ApiError::new(ProblemCode::NotFound).detail("no such account of this person")
}

fn block(config: &Config, row: &BlockRow, language: &str) -> Option<ClosingBlock> {
    let solution = config.closing.of(row.kind)?;
    Some(ClosingBlock {
        kind: row.kind,
        label: row.label.clone(),
        solve: solution.solve.owned(language),
        url: solution.url.clone(),
    })
}

/// Its token is the digest of all the rest: another preview has another one.
fn signed(
    on: mijn_privacy_api::Date,
    items: Vec<PreviewItem>,
    blocks: Vec<ClosingBlock>,
    lifts: Vec<PurposeId>,
) -> ApiResult<ErasurePreview> {
    let rest = serde_json::to_vec(&(&on, &items, &blocks, &lifts)).map_err(ApiError::internal)?;
    let token: String = Sha256::digest(rest).iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(ErasurePreview { token: token.parse().map_err(ApiError::internal)?, on, items, blocks, lifts })
}
