//! A text in each language.

use serde::{Deserialize, Deserializer, de::Error};
use std::collections::BTreeMap;

/// `{ nl = "…", en = "…" }`. That the default language is there is checked when the file is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Texts(BTreeMap<String, String>);

impl Texts {
    /// The text in a language, or else in one that there is.
    pub fn get(&self, language: &str) -> &str {
        self.0.get(language).or_else(|| self.0.values().next()).map_or("", String::as_str)
    }

    /// The same, to keep.
    pub fn owned(&self, language: &str) -> String {
        self.get(language).to_owned()
    }

    /// The languages that it has.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}

impl<'de> Deserialize<'de> for Texts {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let texts = BTreeMap::<String, String>::deserialize(from)?;
        if texts.is_empty() || texts.values().any(|text| text.trim().is_empty()) {
            return Err(D::Error::custom("a text in at least one language is needed, and none may be empty"));
        }
        Ok(Self(texts))
    }
}
