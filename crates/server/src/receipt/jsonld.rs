//! The receipt as JSON-LD: a copy of the record, with its header, its processing, its parties and its event.

use super::facts::{Facts, Party};
use super::terms;
use crate::config::{CategoryText, StepText};
use mijn_privacy_api::ConsentState;
use serde_json::{Map, Value, json};

/// The whole document.
pub fn jsonld(facts: &Facts<'_>) -> Value {
    let context: Map<String, Value> =
        terms::PREFIXES.iter().map(|(prefix, uri)| ((*prefix).to_owned(), json!(uri))).collect();
    let row = facts.row;
    let record = format!("urn:mijn-privacy:record:{}:{}", row.subject, facts.text.id.as_str());
    json!({
        "@context": context,
        "@id": facts.url,
        "@type": "dpv:ConsentReceipt",
        "dct:conformsTo": id("dpv-27560:receipt-eu-gdpr"),
        "dct:identifier": row.receipt.as_str(),
        "dct:language": facts.language,
        "dpv:hasRecordOfActivity": {
            "@id": record,
            "@type": "dpv:ConsentRecord",
            "dct:conformsTo": id("dpv-27560:record-eu-gdpr"),
            "dct:identifier": record,
            "dpv:hasDataSubject": { "@type": "dpv:DataSubject", "dct:identifier": row.subject },
            "dpv:hasNotice": notices(facts),
            "dpv:hasProcess": process(facts),
            "dpv:hasConsentStatus": [event(facts)],
        },
    })
}

fn id(term: &str) -> Value {
    json!({ "@id": term })
}

/// Without what there is not.
fn with_values(mut node: Value) -> Value {
    if let Some(fields) = node.as_object_mut() {
        fields.retain(|_, value| !value.is_null());
    }
    node
}

fn ids(terms: &[&str]) -> Vec<Value> {
    terms.iter().map(|term| id(term)).collect()
}

/// The statement in force, and the very words beside the switch.
fn notices(facts: &Facts<'_>) -> Value {
    let row = facts.row;
    json!([
        {
            "@type": "dpv:PrivacyNotice",
            "@id": facts.notice_url,
            "dct:hasVersion": row.notice.as_str(),
            "dct:language": row.language,
        },
        with_values(json!({
            "@type": "dpv:ConsentNotice",
            "dct:identifier": row.wording.as_str(),
            "dct:language": row.language,
            "dct:date": row.shown_at.to_string(),
            "dct:description": row.wording_text,
            "mp:sha256": row.wording_digest,
        })),
    ])
}

fn process(facts: &Facts<'_>) -> Value {
    let language = facts.language;
    let basis = if facts.is_consent() { "eu-gdpr:A6-1-a-non-explicit-consent" } else { "eu-gdpr:A6-1-f-controller" };
    let own_right = if facts.is_consent() { "eu-gdpr:A7-3" } else { "eu-gdpr:A21" };
    let rights: Vec<&str> = std::iter::once(own_right).chain(terms::RIGHTS).collect();
    let recipients = facts.recipients.iter().map(|one| {
        with_values(json!({
            "@type": "dpv:Recipient",
            "dpv:hasName": one.name,
            "dct:description": one.service.get(language),
            "dpv:hasLocation": one.country.as_deref().map(place),
        }))
    });
    json!({
        "@type": "dpv:Process",
        "dpv:hasPurpose": {
            "@type": terms::purpose(facts.text.id),
            "dct:title": facts.purpose.name.get(language),
            "dct:description": facts.purpose.description.get(language),
        },
        "dpv:hasLegalBasis": id(basis),
        "dpv:hasPersonalData": facts.categories.iter().map(|one| data(one, language)).collect::<Vec<_>>(),
        "dpv:hasDataController": party(&facts.controller, "dpv:DataController"),
        "dpv:hasRecipient": recipients.collect::<Vec<_>>(),
        "dpv:hasDataSource": id("dpv:DataSubject"),
        "dpv:hasProcessing": ids(&["dpv:Collect", "dpv:Store", "dpv:Use"]),
        "dpv:hasStorageCondition": storage(facts),
        "dpv:hasLocation": place(facts.controller.country),
        "dpv:hasJurisdiction": place(facts.controller.country),
        "dpv:hasConsentControl": {
            "@id": facts.portal_url,
            "@type": "dpv:WithdrawConsent",
            "dct:description": if facts.is_mail() { WITHDRAW_MAIL } else { WITHDRAW },
        },
        "dpv:hasRight": ids(&rights),
        "dpv:hasAuthority": party(&facts.authority, "dpv:DataProtectionAuthority"),
        "dpv:hasService": { "@type": "dpv:Service", "dct:title": facts.text.wording.title.get(language) },
    })
}

/// How a choice is changed.
const WITHDRAW: &str = "In je account zet je de schakelaar om.";
const WITHDRAW_MAIL: &str = "In je account zet je de schakelaar om. Ook staat in elke e-mail een link om te stoppen.";

fn place(country: &str) -> Value {
    id(&format!("loc:{country}"))
}

fn data(category: &CategoryText, language: &str) -> Value {
    json!({
        "@type": terms::personal_data(category.id.as_str()),
        "dct:identifier": category.id.as_str(),
        "dct:title": category.name.get(language),
        "dpv:hasNecessity": id("dpv:Required"),
    })
}

fn party(party: &Party<'_>, kind: &str) -> Value {
    let contacts = std::iter::once(party.url).chain(party.email).chain(party.phone);
    json!({
        "@id": party.url,
        "@type": ["dpv:LegalEntity", kind],
        "dct:identifier": party.url,
        "dpv:hasName": party.name,
        "dpv:hasAddress": if party.address.is_empty() { party.country.to_owned() } else { party.address.join(", ") },
        "dpv:hasContact": contacts.collect::<Vec<_>>(),
    })
}

/// Where the data are, and how long.
fn storage(facts: &Facts<'_>) -> Vec<Value> {
    let mut countries: Vec<&str> = facts.recipients.iter().filter_map(|one| one.country.as_deref()).collect();
    countries.push(facts.controller.country);
    countries.sort_unstable();
    countries.dedup();
    let places: Vec<Value> = countries.into_iter().map(place).collect();
    let mut all = vec![json!({ "@type": "dpv:StorageLocation", "dpv:hasLocation": places })];
    for category in &facts.categories {
        let steps = category.retention.as_ref().unwrap_or(&facts.purpose.retention);
        all.push(json!({
            "@type": "dpv:StorageDuration",
            "dct:subject": category.id.as_str(),
            "dpv:hasDuration": steps.iter().map(|step| duration(step, facts.language)).collect::<Vec<_>>(),
        }));
    }
    all
}

fn duration(step: &StepText, language: &str) -> Value {
    with_values(json!({
        "@type": terms::duration(step.starts, step.period.is_some()),
        "rdf:value": step.period.as_ref().map(|period| period.as_str()),
        "mp:starts": step.starts.as_str(),
        "mp:endOfBookYear": step.end_of_book_year,
        "dct:description": step.ground.as_ref().map(|ground| ground.get(language)),
        "mp:law": step.law.as_ref().map(|law| law.get(language)),
    }))
}

fn event(facts: &Facts<'_>) -> Value {
    let row = facts.row;
    let valid = match row.state {
        ConsentState::PendingConfirmation => {
            json!({ "@type": "dpv:TemporalDuration", "rdf:value": format!("P{}D", facts.confirm_within_days) })
        }
        _ => json!({ "@type": "dpv:UntilEventDuration", "dct:description": "Tot je iets anders kiest." }),
    };
    let kind = if facts.is_consent() { "dpv:ExpressedConsent" } else { "eu-gdpr:A6-1-f-controller" };
    json!({
        "@type": terms::status(row.state, row.channel),
        "dct:date": row.at.to_string(),
        "dct:valid": valid,
        "dpv:isImplementedByEntity": match terms::entity(row.actor) {
            "dpv:DataSubject" => json!({ "@type": "dpv:DataSubject", "dct:identifier": row.subject }),
            kind => json!({ "@type": kind, "dct:identifier": facts.controller.url }),
        },
        "dpv:hasLegalBasis": id(kind),
        "dpv:hasIndicationMethod": row.channel.as_str(),
        "mp:state": row.state.as_str(),
        "mp:actor": row.actor.as_str(),
        "mp:revision": row.revision,
        "mp:hash": row.hash,
        "mp:previousHash": row.previous,
    })
}
