//! What an erasure or a closure would do: computed by the very thresholds that then do the deleting.

use super::passed::{self, Erase};
use super::preview_items::Look;
use super::{Facts, date};
use crate::config::Config;
use crate::{ApiError, ApiResult, App};
use mijn_privacy_api::{ClosingBlock, ErasurePreview, PreviewItem, ProblemCode};
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
    let passed = passed::erasable(&app.config, erase);
    let memberships = app.store.memberships(&scope.person).await?;
    let membership = memberships.iter().find(|one| one.account == scope.account);
    let facts = Facts::of(app, scope, membership.ok_or_else(gone)?).await?;
    let erasable = app.store.erasable(scope, &passed, erase.today).await?;
    let blocks = if erase.closure { app.store.closing_blocks(scope).await? } else { Vec::new() };
    let look = Look { config: &app.config, erase, facts: &facts, erasable: &erasable, language };
    let items = look.items()?;
    let blocks = blocks.iter().filter_map(|row| block(&app.config, row, language)).collect();
    Ok((passed, signed(date(erase.today)?, items, blocks)?))
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
fn signed(on: mijn_privacy_api::Date, items: Vec<PreviewItem>, blocks: Vec<ClosingBlock>) -> ApiResult<ErasurePreview> {
    let rest = serde_json::to_vec(&(&on, &items, &blocks)).map_err(ApiError::internal)?;
    let token: String = Sha256::digest(rest).iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(ErasurePreview { token: token.parse().map_err(ApiError::internal)?, on, items, blocks })
}
