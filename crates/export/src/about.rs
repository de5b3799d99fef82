//! What stands above the lists: who asks whom, and everything that art. 15(1) asks to tell beside the data.

use crate::lists::List;
use mijn_privacy_api::{
    Alike, CategoryId, ConsentId, ConsentState, ConsentType, Date, Kinds, NoticeRef, Purpose, PurposeId, Reference,
    Role, StateReason, Timestamp,
};
use std::collections::BTreeMap;

/// Which right asked for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ExportKind {
    /// GDPR art. 15: everything that concerns the person.
    Access,
    /// GDPR art. 20: what the person gave us, by what they typed and did, on consent or contract.
    Portability,
}

/// A party: the company, or the supervisory authority.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Party {
    /// Its name.
    pub name: String,
    /// Its postal address, a line each.
    pub address: Vec<String>,
    /// ISO 3166-1 alpha-2, where it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// Its page for questions or complaints.
    pub url: String,
    /// An e-mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// A telephone number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
}

/// About whose account.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Account {
    /// Its name.
    pub name: String,
    /// What the person is in it: who is no owner gets their own data, and not the account's (art. 15(4)).
    pub role: Role,
    /// When it was opened.
    pub opened_on: Date,
    /// When it was closed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closed_on: Option<Date>,
}

/// One stored value, in full.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Value {
    /// Which kind.
    pub category: CategoryId,
    /// Its name, in the file's language.
    pub name: String,
    /// The value.
    pub value: String,
    /// Since when; of an IP address, when it was last used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<Timestamp>,
}

/// What a switch counts for now.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct ConsentNow {
    /// Which switch.
    pub id: ConsentId,
    /// Its purpose.
    pub purpose: PurposeId,
    /// Its name, in the file's language.
    pub name: String,
    /// Consent or objection.
    #[serde(rename = "type")]
    pub kind: ConsentType,
    /// What holds; `unknown` acts as no.
    pub state: ConsentState,
    /// With `unknown`: why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state_reason: Option<StateReason>,
    /// Since when; absent when nothing was ever chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub changed_at: Option<Timestamp>,
}

/// How many rows each list has, for the progress, for sizes, and for "500 of 12,000".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Orders.
    pub orders: u64,
    /// Contact messages.
    pub messages: u64,
    /// Activity.
    pub activity: u64,
    /// Changes of consents.
    pub changes: u64,
    /// Marketing e-mails.
    pub mailings: u64,
    /// Requests.
    pub requests: u64,
    /// Look-ups.
    pub lookups: u64,
}

/// Everything above the lists. Texts are in the file's language.
#[derive(Clone, Debug, PartialEq)]
pub struct About {
    /// Which right.
    pub kind: ExportKind,
    /// The request's reference.
    pub reference: Reference,
    /// About which purposes it was asked; empty: about all.
    pub asked: Vec<PurposeId>,
    /// When the request came in.
    pub asked_at: Timestamp,
    /// When this was made: nothing after it is in here.
    pub made_at: Timestamp,
    /// BCP 47.
    pub language: String,
    /// Who is responsible (GDPR art. 4(7)).
    pub controller: Party,
    /// Where to complain (art. 15(1)(f)).
    pub authority: Party,
    /// The privacy statement in force.
    pub notice: NoticeRef,
    /// Whose.
    pub account: Account,
    /// Purposes with categories, bases, recipients, retention and rights (art. 15(1)(a)–(e)); values are not read from here.
    pub purposes: Vec<Purpose>,
    /// Where the data come from (art. 15(1)(g)), a sentence each.
    pub sources: Vec<String>,
    /// Whether a computer decides (art. 15(1)(h)).
    pub automated_decisions: String,
    /// Whether data leave the European Economic Area, and what protects them there (art. 15(2)).
    pub transfers: String,
    /// What is kept elsewhere and is not in here, a sentence each.
    pub elsewhere: Vec<String>,
    /// What kinds of data are called, also those that were not asked about.
    pub kinds: BTreeMap<CategoryId, String>,
    /// The same of purposes.
    pub names: BTreeMap<PurposeId, String>,
    /// Stored values.
    pub profile: Vec<Value>,
    /// The switches.
    pub consents: Vec<ConsentNow>,
    /// How many rows.
    pub totals: Totals,
}

impl About {
    /// What a kind of data is called.
    pub(crate) fn kind<'a>(&'a self, id: &'a CategoryId) -> &'a str {
        self.kinds.get(id).map_or(id.as_str(), String::as_str)
    }

    /// What kinds of data are called of which the same became, with their purposes where those differ.
    pub(crate) fn kinds_of(&self, group: &Alike<'_>) -> String {
        let kind = |kind: &Kinds<'_>| {
            let names: Vec<&str> = kind.categories.iter().map(|id| self.kind(id)).collect();
            let purposes: Vec<&str> =
                kind.purposes.iter().map(|id| self.names.get(id).map_or(id.as_str(), String::as_str)).collect();
            let of = if purposes.is_empty() { String::new() } else { format!(" ({})", purposes.join(", ")) };
            format!("{}{of}", names.join(", "))
        };
        group.kinds.iter().map(kind).collect::<Vec<_>>().join(", ")
    }

    /// Whether a list goes in: it was asked for, and to take along it has to be given, for a purpose that allows it.
    pub(crate) fn has<L: List>(&self) -> bool {
        let asked = self.asked.is_empty() || L::PURPOSES.iter().any(|one| self.asked.contains(one));
        let given = || L::GIVEN && L::PURPOSES.iter().any(|one| self.purposes.iter().any(|own| own.id == *one));
        asked && (self.kind == ExportKind::Access || given())
    }
}
