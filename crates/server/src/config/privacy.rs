//! What the company says outside the purposes: contact, statement, recipients.

use super::Texts;
use mijn_privacy_api::{Date, NoticeVersion};
use serde::Deserialize;
use std::collections::BTreeMap;

/// `[controller]`: whom to ask.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Controller {
    /// The company's name.
    pub name: String,
    /// Its postal address, a line each.
    pub address: Vec<String>,
    /// The country that it is in, and where it keeps its data: ISO 3166-1 alpha-2.
    #[serde(default = "netherlands")]
    pub country: String,
    /// Its contact page.
    pub url: String,
    /// An e-mail address.
    #[serde(default)]
    pub email: Option<String>,
    /// A telephone number.
    #[serde(default)]
    pub phone: Option<String>,
}

fn netherlands() -> String {
    "NL".to_owned()
}

/// `[authority]`: where to complain.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Authority {
    /// Its name.
    pub name: String,
    /// Its postal address, a line each.
    #[serde(default)]
    pub address: Vec<String>,
    /// Its complaint page.
    pub url: String,
}

/// `[notice]`: the statement in force.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Notice {
    /// Its version; what consents name.
    pub version: NoticeVersion,
    /// Its date.
    pub date: Date,
    /// Where it stands.
    pub url: String,
    /// Versions that were in force before, newest first.
    #[serde(default)]
    pub earlier: Vec<NoticeVersion>,
}

/// `[recipients.<name>]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecipientText {
    /// Its name.
    pub name: String,
    /// What it does.
    pub service: Texts,
    /// ISO 3166-1 alpha-2.
    #[serde(default)]
    pub country: Option<String>,
}

/// `[activity]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Activity {
    /// What an action's code is called. A code that is not here is shown as it is.
    pub actions: BTreeMap<String, Texts>,
}
