//! The configuration: one file, overridden by the environment; a key that does not exist refuses the start by its name.
//!
//! `config/demo.toml` is a complete example with a comment at every key. What the company says to a customer
//! (purposes, periods, suppliers, wordings, contact) is here, per language; no such text is in the code.

mod access;
mod basics;
mod company;
mod consents;
mod contact;
mod desk;
mod holidays;
mod links;
mod load;
mod mail;
mod network;
mod officers;
mod privacy;
mod profile;
mod purposes;
mod requests;
mod secrets;
mod texts;
mod webhook_secrets;
mod webhooks;

pub use access::Access;
pub use basics::{Database, Demo, Languages, Log, LogFormat, Login, Server, SessionTimes, StaticFiles};
pub use company::{ClientRole, ClientText, Company};
pub use consents::{ConsentText, EarlierWording, WordingText};
pub use contact::ContactRules;
pub use desk::Desk;
pub use holidays::HolidayList;
pub use links::Links;
pub use load::{load, parse};
pub use mail::Mail;
pub use network::Network;
pub use officers::{Officers, Oidc};
pub use privacy::{Activity, Authority, Controller, Notice, RecipientText};
pub use profile::Profile;
pub use purposes::{BasisText, CategoryText, PurposeText, StepText};
pub use requests::{Closing, Requests, Solution};
pub use secrets::{Secret, Secrets};
pub use texts::Texts;
pub use webhooks::WebhookText;

use mijn_privacy_api::{ConsentId, PurposeId, RecordKind};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Everything that can be set.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Where it listens, and how it is reached.
    pub server: Server,
    /// The database.
    pub database: Database,
    /// The keys.
    #[serde(default)]
    pub secrets: Secrets,
    /// How long a session lasts.
    #[serde(default)]
    pub session: SessionTimes,
    /// Checking passwords.
    #[serde(default)]
    pub login: Login,
    /// What is logged, and how.
    #[serde(default)]
    pub log: Log,
    /// Files that are served beside the API.
    #[serde(default, rename = "static")]
    pub files: StaticFiles,
    /// The demo portal's log-in.
    #[serde(default)]
    pub demo: Demo,
    /// The languages of the texts below.
    pub language: Languages,
    /// The company (GDPR art. 4(7)).
    pub controller: Controller,
    /// Where to complain (GDPR art. 77).
    pub authority: Authority,
    /// The privacy statement in force.
    pub notice: Notice,
    /// Public holidays: a period does not end on one.
    #[serde(default)]
    pub holidays: HolidayList,
    /// Requests under a right.
    pub requests: Requests,
    /// How to solve what is in the way of closing an account.
    pub closing: Closing,
    /// What a customer may change by themselves.
    #[serde(default)]
    pub profile: Profile,
    /// Who receives data, by a name that purposes refer to.
    pub recipients: BTreeMap<String, RecipientText>,
    /// Why a right does not normally apply, by the right's word.
    pub rights: BTreeMap<String, Texts>,
    /// What an answer to an access request tells beside the purposes.
    pub access: Access,
    /// How a masked value is shown, with `{last}` for its last two characters.
    pub masked: Texts,
    /// The purposes, in the order of the page.
    pub purposes: Vec<PurposeText>,
    /// The switches, in the order of the page.
    pub consents: Vec<ConsentText>,
    /// Contact messages.
    pub contact: ContactRules,
    /// How e-mails leave.
    pub mail: Mail,
    /// The links in e-mails.
    #[serde(default)]
    pub links: Links,
    /// The company's own systems.
    #[serde(default)]
    pub company: Company,
    /// Whoever handles requests.
    #[serde(default)]
    pub desk: Desk,
    /// Whom the server tells what happened to a request.
    #[serde(default)]
    pub webhooks: Vec<WebhookText>,
    /// Who handles requests.
    #[serde(default)]
    pub officers: Officers,
    /// The activity list.
    pub activity: Activity,
    /// What is kept elsewhere, a sentence each.
    #[serde(default)]
    pub not_shown: Vec<Texts>,
}

impl Config {
    /// The purpose whose list this is.
    pub fn purpose_of(&self, list: RecordKind) -> Option<&PurposeText> {
        self.purposes.iter().find(|purpose| purpose.records == Some(list))
    }

    /// A purpose.
    pub fn purpose(&self, id: PurposeId) -> Option<&PurposeText> {
        self.purposes.iter().find(|purpose| purpose.id == id)
    }

    /// A switch.
    pub fn consent(&self, id: ConsentId) -> Option<&ConsentText> {
        self.consents.iter().find(|consent| consent.id == id)
    }

    /// The switch of a purpose.
    pub fn consent_of(&self, purpose: PurposeId) -> Option<&ConsentText> {
        self.consents.iter().find(|consent| consent.purpose == purpose)
    }
}
