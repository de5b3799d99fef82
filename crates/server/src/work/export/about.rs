//! What stands above the lists: from the configuration, and what is known of the person.

use super::later;
use crate::config::{Config, Texts};
use crate::work::JobError;
use crate::{ApiResult, App, assemble};
use jiff::Timestamp;
use mijn_privacy_api::{CategoryId, LegalBasis, NoticeRef, Purpose, PurposeId};
use mijn_privacy_export::{About, Account, ConsentNow, ExportKind, Party, Totals, Value};
use mijn_privacy_store::{Membership, RequestFull};
use std::collections::BTreeMap;

/// What the file is.
pub(super) struct Made {
    /// Under which right.
    pub kind: ExportKind,
    /// As of when.
    pub at: Timestamp,
    /// How many rows.
    pub totals: Totals,
}

/// Everything above the lists.
pub(super) fn about(
    app: &App,
    request: &RequestFull,
    membership: &Membership,
    facts: &assemble::Facts,
    made: Made,
) -> Result<About, JobError> {
    build(app, request, membership, facts, made).map_err(later)
}

fn build(
    app: &App,
    request: &RequestFull,
    membership: &Membership,
    facts: &assemble::Facts,
    made: Made,
) -> ApiResult<About> {
    let (config, row) = (&app.config, &request.row);
    let language = config.language.default.as_str();
    let asked = |text: &&crate::config::PurposeText| row.purposes.is_empty() || row.purposes.contains(&text.id);
    let all = config.purposes.iter().filter(asked).map(|text| assemble::purpose(config, text, facts, language));
    let mut purposes: Vec<Purpose> = all.collect::<ApiResult<_>>()?;
    if made.kind == ExportKind::Portability {
        for purpose in &mut purposes {
            purpose.data_categories.retain(|category| category.legal_bases.iter().any(|one| is_given(one.basis)));
        }
        purposes.retain(|purpose| !purpose.data_categories.is_empty());
    }
    let texts = |texts: &[Texts]| texts.iter().map(|text| text.owned(language)).collect();
    Ok(About {
        kind: made.kind,
        reference: row.reference.clone(),
        asked: row.purposes.clone(),
        asked_at: assemble::stamp(row.received_at)?,
        made_at: assemble::stamp(made.at)?,
        language: language.to_owned(),
        controller: controller(config),
        authority: authority(config),
        notice: NoticeRef {
            version: config.notice.version.clone(),
            date: config.notice.date.clone(),
            url: config.notice.url.clone(),
        },
        account: Account {
            name: membership.name.clone(),
            role: membership.role,
            opened_on: assemble::date(membership.opened_on)?,
            closed_on: membership.closed_on.map(assemble::date).transpose()?,
        },
        kinds: kinds(config, language),
        names: config.purposes.iter().map(|text| (text.id, text.name.owned(language))).collect(),
        profile: profile(config, facts, &purposes, language)?,
        purposes,
        sources: texts(&config.access.sources),
        automated_decisions: config.access.automated_decisions.owned(language),
        transfers: config.access.transfers.owned(language),
        elsewhere: texts(&config.not_shown),
        consents: consents(config, facts, row.purposes.as_slice(), language)?,
        totals: made.totals,
    })
}

fn kinds(config: &Config, language: &str) -> BTreeMap<CategoryId, String> {
    let all = config.purposes.iter().flat_map(|purpose| &purpose.categories);
    all.map(|text| (text.id.clone(), text.name.owned(language))).collect()
}

/// GDPR art. 20(1)(a).
fn is_given(basis: LegalBasis) -> bool {
    matches!(basis, LegalBasis::Consent | LegalBasis::Contract)
}

/// Every stored value, in full, of the kinds that these purposes have. Whose they are was decided when they were read.
fn profile(config: &Config, facts: &assemble::Facts, purposes: &[Purpose], language: &str) -> ApiResult<Vec<Value>> {
    let categories = config.purposes.iter().flat_map(|purpose| {
        let own = purposes.iter().find(|one| one.id == purpose.id);
        let kept = own.map(|one| one.data_categories.as_slice()).unwrap_or_default();
        purpose.categories.iter().filter(move |text| kept.iter().any(|one| one.id == text.id))
    });
    let mut values: Vec<Value> = Vec::new();
    let mut seen: Vec<&str> = Vec::new();
    for text in categories {
        let Some(kind) = text.profile.as_deref().filter(|kind| !seen.contains(kind)) else { continue };
        seen.push(kind);
        for one in facts.profile.iter().filter(|one| one.category == kind) {
            let at = one.at.map(assemble::stamp).transpose()?;
            let name = text.name.owned(language);
            values.push(Value { category: text.id.clone(), name, value: one.value.clone(), at });
        }
    }
    Ok(values)
}

fn consents(
    config: &Config,
    facts: &assemble::Facts,
    asked: &[PurposeId],
    language: &str,
) -> ApiResult<Vec<ConsentNow>> {
    let all = asked.is_empty() || asked.contains(&PurposeId::Privacy);
    let texts = config.consents.iter().filter(|text| all || asked.contains(&text.purpose));
    let now = texts.filter_map(|text| {
        let row = facts.consent(text.id)?;
        let now = assemble::effective(text, row);
        let changed_at = row.changed_at.map(assemble::stamp).transpose();
        Some(changed_at.map(|changed_at| ConsentNow {
            id: text.id,
            purpose: text.purpose,
            name: text.wording.title.owned(language),
            kind: text.kind,
            state: now.state,
            state_reason: now.reason,
            changed_at,
        }))
    });
    now.collect()
}

fn controller(config: &Config) -> Party {
    let own = &config.controller;
    Party {
        name: own.name.clone(),
        address: own.address.clone(),
        country: Some(own.country.clone()),
        url: own.url.clone(),
        email: own.email.clone(),
        phone: own.phone.clone(),
    }
}

fn authority(config: &Config) -> Party {
    Party {
        name: config.authority.name.clone(),
        address: config.authority.address.clone(),
        country: None,
        url: config.authority.url.clone(),
        email: None,
        phone: None,
    }
}
