//! One purpose: a card of the overview.

use super::{Facts, date, masked, retention, rights, stamp};
use crate::ApiResult;
use crate::config::{BasisText, CategoryText, Config, PurposeText};
use jiff::civil;
use mijn_privacy_api::{
    Basis, DataCategory, Date, NoDateReason, Purpose, PurposeId, Recipient, RecordSummary, StoredValue,
};
use mijn_privacy_rules::local_date_nl;
use mijn_privacy_store::ProfileValue;

/// The card, from the configuration and what is stored.
pub fn purpose(config: &Config, text: &PurposeText, facts: &Facts, language: &str) -> ApiResult<Purpose> {
    let own_steps = retention::steps(&text.retention, language);
    let records = text.records.map(|kind| {
        let first_delete_on = retention::first_of_list(kind, &own_steps, facts)?;
        ApiResult::Ok(RecordSummary { kind, total: facts.list(kind).total, first_delete_on })
    });
    let categories = text.categories.iter().map(|category| self::category(config, text, category, facts, language));
    Ok(Purpose {
        id: text.id,
        name: text.name.owned(language),
        summary: text.summary.owned(language),
        description: text.description.owned(language),
        since: since(config, text, facts)?,
        data_categories: categories.collect::<ApiResult<_>>()?,
        records: records.transpose()?,
        recipients: recipients(config, text, language),
        rights: rights::rights(config, text, language),
        restricted_since: facts.restricted(text.id).map(stamp).transpose()?,
    })
}

/// Whether a kind of data is there for a purpose: stored, and its period for that purpose not over.
pub(super) fn is_held(config: &Config, purpose: &PurposeText, text: &CategoryText, facts: &Facts) -> bool {
    let mut held = is_stored(config, purpose, facts);
    if let Some(kind) = &text.profile {
        held = held && facts.profile.iter().any(|value| value.category == *kind);
    }
    let steps = retention::steps(text.retention.as_ref().unwrap_or(&purpose.retention), "");
    match retention::of_category(config, purpose, &steps, facts, held) {
        Err(NoDateReason::NothingStored) => false,
        Ok(day) => text.profile.is_none() || day > facts.today,
        Err(_) => true,
    }
}

/// Nothing is stored for a purpose whose list is empty or whose switch is off.
fn is_stored(config: &Config, text: &PurposeText, facts: &Facts) -> bool {
    text.records.is_none_or(|kind| facts.list(kind).total > 0) && text.switch.is_none_or(|id| facts.is_on(config, id))
}

fn category(
    config: &Config,
    purpose: &PurposeText,
    text: &CategoryText,
    facts: &Facts,
    language: &str,
) -> ApiResult<DataCategory> {
    let mut is_stored = is_stored(config, purpose, facts);
    let mut values = Vec::new();
    if let Some(kind) = &text.profile {
        let stored = facts.profile.iter().filter(|value| is_stored && value.category == *kind);
        values = stored.map(|value| self::value(config, text, value, language)).collect::<ApiResult<_>>()?;
        is_stored = !values.is_empty();
    }
    let steps = retention::steps(text.retention.as_ref().unwrap_or(&purpose.retention), language);
    let mut end = retention::of_category(config, purpose, &steps, facts, is_stored);
    if text.profile.is_some() && end.is_ok_and(|day| day <= facts.today) {
        // Gone for this purpose. Another one may still need the value, and shows it then.
        values.clear();
        end = Err(NoDateReason::NothingStored);
    }
    let deletion = retention::answer(end, facts.today)?;
    Ok(DataCategory {
        id: text.id.clone(),
        name: text.name.owned(language),
        values,
        in_records: text.in_records && is_stored,
        legal_bases: bases(text.bases.as_ref().unwrap_or(&purpose.bases), language),
        retention: steps,
        delete_on: deletion.delete_on,
        delete_reason: deletion.delete_reason,
    })
}

fn value(config: &Config, text: &CategoryText, value: &ProfileValue, language: &str) -> ApiResult<StoredValue> {
    let shown = masked(config, text, &value.value, language);
    Ok(StoredValue { text: shown, masked: text.masked, at: value.at.map(stamp).transpose()? })
}

fn bases(texts: &[BasisText], language: &str) -> Vec<Basis> {
    texts.iter().map(|text| Basis { basis: text.basis, detail: text.detail.owned(language) }).collect()
}

fn recipients(config: &Config, text: &PurposeText, language: &str) -> Vec<Recipient> {
    let named = text.recipients.iter().filter_map(|name| config.recipients.get(name));
    named
        .map(|one| Recipient {
            name: one.name.clone(),
            service: one.service.owned(language),
            country: one.country.clone(),
        })
        .collect()
}

fn since(config: &Config, text: &PurposeText, facts: &Facts) -> ApiResult<Option<Date>> {
    let since: Option<civil::Date> = match (text.records, text.switch) {
        (Some(kind), _) => facts.list(kind).since,
        (None, Some(id)) => {
            facts.consent(id).filter(|_| facts.is_on(config, id)).and_then(|row| row.changed_at).map(local_date_nl)
        }
        (None, None) if text.id == PurposeId::Account => Some(facts.opened_on),
        (None, None) => None,
    };
    since.map(date).transpose()
}
