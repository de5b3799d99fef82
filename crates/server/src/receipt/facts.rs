//! What a receipt tells, whatever its form: the row of the chain, and what the configuration says of its purpose.

use crate::app::API_BASE;
use crate::config::{CategoryText, ConsentText, PurposeText, RecipientText};
use crate::{ApiError, ApiResult, App};
use mijn_privacy_api::{ConsentId, ConsentType};
use mijn_privacy_store::ConsentEventRow;

/// Everything that a receipt is made of.
#[derive(Clone, Debug)]
pub struct Facts<'a> {
    /// The change.
    pub row: &'a ConsentEventRow,
    /// Its switch.
    pub text: &'a ConsentText,
    /// Its purpose.
    pub purpose: &'a PurposeText,
    /// The kinds of data that it is about.
    pub categories: Vec<&'a CategoryText>,
    /// Who receives them.
    pub recipients: Vec<&'a RecipientText>,
    /// The language of the receipt.
    pub language: &'a str,
    /// Its own address.
    pub url: String,
    /// Where the choice can be changed.
    pub portal_url: &'a str,
    /// The company.
    pub controller: Party<'a>,
    /// The supervisory authority.
    pub authority: Party<'a>,
    /// Where the statement stands.
    pub notice_url: &'a str,
    /// So many days a choice waits for its confirmation.
    pub confirm_within_days: u32,
}

/// A party of the receipt.
#[derive(Clone, Copy, Debug)]
pub struct Party<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its postal address, a line each.
    pub address: &'a [String],
    /// ISO 3166-1 alpha-2.
    pub country: &'a str,
    /// Its page for questions, which also identifies it.
    pub url: &'a str,
    /// An e-mail address.
    pub email: Option<&'a str>,
    /// A telephone number.
    pub phone: Option<&'a str>,
}

impl<'a> Facts<'a> {
    /// Of a change of this switch.
    ///
    /// # Errors
    /// When the configuration has no such purpose, which its check rules out.
    pub fn new(app: &'a App, text: &'a ConsentText, row: &'a ConsentEventRow, language: &'a str) -> ApiResult<Self> {
        let config = &app.config;
        let purpose = config.purposes.iter().find(|purpose| purpose.id == text.purpose);
        let purpose = purpose.ok_or_else(|| ApiError::internal("a switch without its purpose"))?;
        let is_about =
            |category: &&CategoryText| text.categories.as_ref().is_none_or(|only| only.contains(&category.id));
        let own = &config.controller;
        Ok(Self {
            row,
            text,
            purpose,
            categories: purpose.categories.iter().filter(is_about).collect(),
            recipients: purpose.recipients.iter().filter_map(|name| config.recipients.get(name)).collect(),
            language,
            url: format!("{}{API_BASE}/consents/{}/receipts/{}", config.server.url(), text.id.as_str(), row.receipt),
            portal_url: &app.portal_url,
            controller: Party {
                name: &own.name,
                address: &own.address,
                country: &own.country,
                url: &own.url,
                email: own.email.as_deref(),
                phone: own.phone.as_deref(),
            },
            authority: Party {
                name: &config.authority.name,
                address: &config.authority.address,
                country: &own.country,
                url: &config.authority.url,
                email: None,
                phone: None,
            },
            notice_url: &config.notice.url,
            confirm_within_days: config.links.confirm_within_days,
        })
    }

    /// Whether it is about e-mail, each of which carries a link to stop.
    pub fn is_mail(&self) -> bool {
        matches!(self.text.id, ConsentId::Newsletter | ConsentId::Marketing)
    }

    /// Whether it rests on consent.
    pub fn is_consent(&self) -> bool {
        self.text.kind_of(self.row.state, Some(self.row.channel)) == ConsentType::Consent
    }
}
