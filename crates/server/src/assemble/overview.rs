//! `GET overview`: everything at a glance.

use super::{Facts, attention, purpose, request};
use crate::config::Config;
use crate::{ApiResult, App, Whose};
use mijn_privacy_api::{Capability, Contact, NoticeRef, Overview, RequestsSummary};

/// What this backend can do, whatever is configured.
const CAPABILITIES: [Capability; 19] = [
    Capability::Consents,
    Capability::Requests,
    Capability::Orders,
    Capability::ContactMessages,
    Capability::Activity,
    Capability::StepUp,
    Capability::Accounts,
    Capability::ConsentHistory,
    Capability::ConsentReceipts,
    Capability::Confirmation,
    Capability::Mailings,
    Capability::BrowserSignal,
    Capability::MessageChoices,
    Capability::Profile,
    Capability::ErasurePreview,
    Capability::RequestThread,
    Capability::RequestCancel,
    Capability::ResultLinks,
    Capability::RequestLift,
];

/// The overview of one person in one account.
///
/// # Errors
/// When the store does not answer.
pub async fn overview(app: &App, whose: &Whose, language: &str) -> ApiResult<Overview> {
    let facts = Facts::read(app, whose).await?;
    let config = &app.config;
    let today = facts.today;
    let purposes = config.purposes.iter().map(|text| purpose::purpose(config, text, &facts, language));
    let next = facts.open.iter().take(3).map(|row| request::summary(row, today));
    Ok(Overview {
        attention: attention::attention(&facts)?,
        purposes: purposes.collect::<ApiResult<_>>()?,
        requests: Some(RequestsSummary {
            total: facts.requests_total,
            open: facts.open_total,
            next: next.collect::<ApiResult<_>>()?,
            kinds: config.requests.kinds.clone(),
        }),
        not_shown: config.not_shown.iter().map(|text| text.owned(language)).collect(),
        contact: contact(config),
        notice: NoticeRef {
            version: config.notice.version.clone(),
            date: config.notice.date.clone(),
            url: config.notice.url.clone(),
        },
        capabilities: CAPABILITIES.to_vec(),
    })
}

fn contact(config: &Config) -> Contact {
    let own = &config.controller;
    Contact {
        name: own.name.clone(),
        address: own.address.clone(),
        url: own.url.clone(),
        email: own.email.clone(),
        phone: own.phone.clone(),
        authority_name: config.authority.name.clone(),
        authority_url: config.authority.url.clone(),
        authority_address: config.authority.address.clone(),
    }
}
