//! Which rights go with a purpose, and why one normally does not.

use crate::config::{Config, PurposeText};
use mijn_privacy_api::{LegalBasis, RightInfo};

/// Every right of the contract: none is ever left out.
pub fn rights(config: &Config, purpose: &PurposeText, language: &str) -> Vec<RightInfo> {
    let own = purpose.categories.iter().filter_map(|category| category.bases.as_ref());
    let bases: Vec<LegalBasis> =
        std::iter::once(&purpose.bases).chain(own).flatten().map(|basis| basis.basis).collect();
    mijn_privacy_rules::rights(&bases, purpose.direct_marketing)
        .into_iter()
        .map(|(right, available)| {
            let texts = || purpose.rights.get(right.as_str()).or_else(|| config.rights.get(right.as_str()));
            let reason = if available { None } else { texts().map(|texts| texts.owned(language)) };
            RightInfo { right, available, reason }
        })
        .collect()
}
