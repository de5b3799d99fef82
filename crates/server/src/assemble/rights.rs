//! Which rights go with a purpose, and why one normally does not.

use crate::config::{Config, PurposeText};
use mijn_privacy_api::{LegalBasis, PurposeId, Right, RightInfo};

/// Every right of the contract: none is ever left out.
pub fn rights(config: &Config, purpose: &PurposeText, language: &str) -> Vec<RightInfo> {
    mijn_privacy_rules::rights(&bases(purpose), purpose.direct_marketing)
        .into_iter()
        .map(|(right, available)| {
            let texts = || purpose.rights.get(right.as_str()).or_else(|| config.rights.get(right.as_str()));
            let reason = if available { None } else { texts().map(|texts| texts.owned(language)) };
            RightInfo { right, available, reason }
        })
        .collect()
}

/// The purposes to whose use a person can object (GDPR art. 21): what an objection to everything is about.
pub fn objectable(config: &Config) -> Vec<PurposeId> {
    let can = |purpose: &&PurposeText| {
        mijn_privacy_rules::applies(Right::Objection, &bases(purpose), purpose.direct_marketing)
    };
    config.purposes.iter().filter(can).map(|purpose| purpose.id).collect()
}

fn bases(purpose: &PurposeText) -> Vec<LegalBasis> {
    let own = purpose.categories.iter().filter_map(|category| category.bases.as_ref());
    std::iter::once(&purpose.bases).chain(own).flatten().map(|basis| basis.basis).collect()
}
