//! What the company says outside the purposes: contact, statement, requests, switches.

use super::Texts;
use mijn_privacy_api::{
    ConsentId, ConsentType, Date, NoticeVersion, PurposeId, RequestKind, WordingId, known, known_list,
};
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
    /// Its contact page.
    pub url: String,
    /// An e-mail address.
    #[serde(default)]
    pub email: Option<String>,
    /// A telephone number.
    #[serde(default)]
    pub phone: Option<String>,
}

/// `[authority]`: where to complain.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Authority {
    /// Its name.
    pub name: String,
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
}

/// `[requests]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Requests {
    /// Which kinds can be sent here.
    #[serde(deserialize_with = "known_list")]
    pub kinds: Vec<RequestKind>,
    /// Which of them need a fresh password.
    #[serde(deserialize_with = "known_list")]
    pub step_up: Vec<RequestKind>,
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

/// `[[consents]]`: one switch.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConsentText {
    /// Which switch.
    #[serde(deserialize_with = "known")]
    pub id: ConsentId,
    /// Its purpose.
    #[serde(deserialize_with = "known")]
    pub purpose: PurposeId,
    /// Off until given, or on until objected to.
    #[serde(rename = "type", deserialize_with = "known")]
    pub kind: ConsentType,
    /// Given only after a click in an e-mail.
    #[serde(default)]
    pub double_opt_in: bool,
    /// At most so many e-mails in a calendar year.
    #[serde(default)]
    pub max_mailings: Option<u32>,
    /// What the person reads.
    pub wording: WordingText,
}

/// The text beside a switch. Another text needs another id: proof of a consent names it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WordingText {
    /// With its version.
    pub id: WordingId,
    /// The switch's name.
    pub title: Texts,
    /// One line.
    pub summary: Texts,
    /// In full.
    pub text: Texts,
}

/// `[activity]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Activity {
    /// What an action's code is called. A code that is not here is shown as it is.
    pub actions: BTreeMap<String, Texts>,
}
