//! The purposes: what is stored, why, how long, for whom.

use super::Texts;
use mijn_privacy_api::{
    CategoryId, ConsentId, LegalBasis, OpenEnum, Period, PurposeId, RecordKind, RetentionStart, known,
};
use serde::{Deserialize, Deserializer};
use std::collections::BTreeMap;

fn known_option<'de, D: Deserializer<'de>, T: OpenEnum>(from: D) -> Result<Option<T>, D::Error> {
    known(from).map(Some)
}

/// `[[purposes]]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PurposeText {
    /// Which purpose.
    #[serde(deserialize_with = "known")]
    pub id: PurposeId,
    /// Its name.
    pub name: Texts,
    /// One line for the closed card.
    pub summary: Texts,
    /// A sentence or two.
    pub description: Texts,
    /// The list that belongs to it. While that is empty, nothing is stored for the purpose.
    #[serde(default, deserialize_with = "known_option")]
    pub records: Option<RecordKind>,
    /// The switch that it depends on. While that is off, nothing is stored for the purpose.
    #[serde(default, deserialize_with = "known_option")]
    pub switch: Option<ConsentId>,
    /// Direct marketing can always be objected to (GDPR art. 21(2)).
    #[serde(default)]
    pub direct_marketing: bool,
    /// Names from `[recipients]`.
    #[serde(default)]
    pub recipients: Vec<String>,
    /// Why, for every category that does not say otherwise.
    pub bases: Vec<BasisText>,
    /// How long, for every category that does not say otherwise, and for the records of the list.
    pub retention: Vec<StepText>,
    /// What is stored.
    pub categories: Vec<CategoryText>,
    /// Why a right does not normally apply here, where `[rights]` does not say it well enough.
    #[serde(default)]
    pub rights: BTreeMap<String, Texts>,
}

/// `[[purposes.categories]]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CategoryText {
    /// Which kind of data.
    pub id: CategoryId,
    /// Its name.
    pub name: Texts,
    /// The kind of the profile whose values are shown; absent: no values of its own.
    #[serde(default)]
    pub profile: Option<String>,
    /// Its values stand in the purpose's list: the list's own fields.
    #[serde(default)]
    pub in_records: bool,
    /// A name from the purpose's `recipients`: only that recipient has it, and nothing of it is here. An erasure is asked of
    /// them (GDPR art. 17(2) and 19).
    #[serde(default)]
    pub held_by: Option<String>,
    /// Show no more than the last two characters.
    #[serde(default)]
    pub masked: bool,
    /// Why, when it differs from the purpose's.
    #[serde(default)]
    pub bases: Option<Vec<BasisText>>,
    /// How long, when it differs from the purpose's.
    #[serde(default)]
    pub retention: Option<Vec<StepText>>,
}

/// A legal basis.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BasisText {
    /// GDPR art. 6(1).
    #[serde(deserialize_with = "known")]
    pub basis: LegalBasis,
    /// Half a sentence after "om".
    pub detail: Texts,
}

/// A retention step.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StepText {
    /// What it counts from.
    #[serde(deserialize_with = "known")]
    pub starts: RetentionStart,
    /// How long from there.
    #[serde(default)]
    pub period: Option<Period>,
    /// Counted from the end of the calendar year.
    #[serde(default)]
    pub end_of_book_year: bool,
    /// Why it is kept.
    #[serde(default)]
    pub ground: Option<Texts>,
    /// The law that demands it.
    #[serde(default)]
    pub law: Option<Texts>,
}
