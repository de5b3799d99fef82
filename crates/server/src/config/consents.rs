//! The switches: what a person reads beside each, now and before, and which of it still holds.

use super::{Config, Texts};
use mijn_privacy_api::{
    CategoryId, Channel, ConsentId, ConsentState, ConsentType, LegalBasis, PurposeId, WordingId, known,
};
use serde::Deserialize;

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
    /// What the company promises beside the wording, a sentence each (GA-1…4).
    #[serde(default)]
    pub facts: Vec<Texts>,
    /// Which kinds of data of its purpose it is about; absent: all.
    #[serde(default)]
    pub categories: Option<Vec<CategoryId>>,
    /// What the person reads.
    pub wording: WordingText,
    /// What people read before, newest first. It stays here as long as a choice under it is on record.
    #[serde(default)]
    pub earlier: Vec<EarlierWording>,
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

/// `[[consents.earlier]]`: a text that stood beside the switch before.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EarlierWording {
    /// With its version.
    pub id: WordingId,
    /// The switch's name.
    pub title: Texts,
    /// One line.
    pub summary: Texts,
    /// In full.
    pub text: Texts,
    /// It meant the same: only its words changed, and a yes under it still holds. Else such a yes counts as not given.
    pub same: bool,
}

fn in_full([title, summary, text]: [&Texts; 3], language: &str) -> String {
    [title, summary, text].map(|text| text.get(language)).join("\n\n")
}

impl WordingText {
    /// The whole text as it stands beside the switch, for the proof.
    pub fn in_full(&self, language: &str) -> String {
        in_full([&self.title, &self.summary, &self.text], language)
    }
}

impl ConsentText {
    /// What a state that came by this route rests on. Marketing rests on consent only once a person switched it on themselves;
    /// before that, and in every no to it, it rests on the company's interest, which the person may object to.
    pub fn kind_of(&self, state: ConsentState, channel: Option<Channel>) -> ConsentType {
        match state {
            ConsentState::PendingConfirmation => ConsentType::Consent,
            ConsentState::Granted if channel.is_some_and(|channel| channel != Channel::Import) => ConsentType::Consent,
            _ => self.kind,
        }
    }

    /// The whole text of a wording of this switch, present or earlier.
    pub fn full_text(&self, id: &WordingId, language: &str) -> Option<String> {
        if *id == self.wording.id {
            return Some(self.wording.in_full(language));
        }
        let earlier = self.earlier.iter().find(|one| one.id == *id)?;
        Some(in_full([&earlier.title, &earlier.summary, &earlier.text], language))
    }

    /// The wordings under which a yes holds.
    pub fn holding(&self) -> Vec<WordingId> {
        let same = self.earlier.iter().filter(|one| one.same).map(|one| one.id.clone());
        std::iter::once(self.wording.id.clone()).chain(same).collect()
    }

    /// Whether a yes under this wording holds.
    pub fn holds_under(&self, id: &WordingId) -> bool {
        *id == self.wording.id || self.earlier.iter().any(|one| one.same && one.id == *id)
    }

    fn wordings(&self) -> impl Iterator<Item = &WordingId> {
        std::iter::once(&self.wording.id).chain(self.earlier.iter().map(|one| &one.id))
    }
}

/// What is wrong with the switches.
pub(super) fn check(config: &Config) -> Result<(), String> {
    let mut seen: Vec<&WordingId> = vec![&config.contact.wording.id];
    for (index, consent) in config.consents.iter().enumerate() {
        let at = |what: &str| format!("consents[{index}] ({}).{what}", consent.id.as_str());
        if config.consents.iter().take(index).any(|other| other.id == consent.id) {
            return Err(format!("{}: this switch stands there twice", at("id")));
        }
        let Some(purpose) = config.purposes.iter().find(|purpose| purpose.id == consent.purpose) else {
            return Err(format!("{}: there is no such purpose", at("purpose")));
        };
        let own = purpose.categories.iter().filter_map(|category| category.bases.as_ref());
        let mut bases = std::iter::once(&purpose.bases).chain(own).flatten().map(|basis| basis.basis);
        let needed = match consent.kind {
            ConsentType::Consent => LegalBasis::Consent,
            _ => LegalBasis::LegitimateInterest,
        };
        if !bases.any(|basis| basis == needed) {
            return Err(format!("{}: this purpose has no basis `{}`", at("type"), needed.as_str()));
        }
        let known = |id: &CategoryId| purpose.categories.iter().any(|category| category.id == *id);
        if let Some(unknown) = consent.categories.iter().flatten().find(|id| !known(id)) {
            return Err(format!("{}: its purpose has no category `{unknown}`", at("categories")));
        }
        if consent.double_opt_in && consent.kind != ConsentType::Consent {
            return Err(format!("{}: only a consent is confirmed", at("double_opt_in")));
        }
        if consent.max_mailings.is_some() && consent.id != ConsentId::Marketing {
            return Err(format!("{}: only marketing e-mails are counted", at("max_mailings")));
        }
        for id in consent.wordings() {
            if seen.contains(&id) {
                return Err(format!("{}: `{id}` stands there twice; another text needs another id", at("wording")));
            }
            seen.push(id);
        }
    }
    Ok(())
}
