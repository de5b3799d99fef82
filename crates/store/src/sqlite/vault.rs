//! Free text at rest: sealed where a row is written, opened where one is read (docs/adr/0025).

use super::convert::corrupt;
use crate::seal::{SealKeys, Sealed, open, seal};
use crate::{Random, StoreError};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use std::sync::Arc;

/// So a sealed text begins. It is a string of JSON, since some columns hold JSON; what is not one is from before texts were
/// sealed.
const MARK: &str = "\"mp-sealed:";
/// An empty list tells nothing, and every request has one.
pub(super) const EMPTY: &str = "[]";

/// Seals and opens the texts of a database.
#[derive(Clone)]
pub(super) struct Vault {
    keys: SealKeys,
    random: Arc<dyn Random>,
}

/// A row whose texts are sealed.
#[derive(Clone, Copy)]
pub(super) struct Cell<'a> {
    vault: &'a Vault,
    table: &'static str,
    row: &'a str,
}

impl Vault {
    pub(super) fn new(keys: SealKeys, random: Arc<dyn Random>) -> Self {
        Self { keys, random }
    }

    /// The row of a table, by what names it there.
    pub(super) fn at<'a>(&'a self, table: &'static str, row: &'a str) -> Cell<'a> {
        Cell { vault: self, table, row }
    }

    /// Whether a text of a column lies sealed under the present key, or needs no seal.
    pub(super) fn is_present(&self, stored: &str) -> bool {
        stored == EMPTY || sealed(stored).is_some_and(|bytes| bytes.starts_with(&self.keys.mark()))
    }
}

impl Cell<'_> {
    /// As it is stored.
    pub(super) fn seal(self, column: &'static str, text: &str) -> Result<String, StoreError> {
        if text == EMPTY {
            return Ok(text.to_owned());
        }
        let bytes = seal(&self.vault.keys, &*self.vault.random, &self.what(column), text.as_bytes());
        Ok(format!("{MARK}{}\"", URL_SAFE_NO_PAD.encode(bytes.map_err(|_| corrupt("text"))?)))
    }

    /// The same, where there is one.
    pub(super) fn seal_opt(self, column: &'static str, text: Option<&str>) -> Result<Option<String>, StoreError> {
        text.map(|text| self.seal(column, text)).transpose()
    }

    /// As it was written; a text from before they were sealed is as it is.
    pub(super) fn open(self, column: &'static str, stored: String) -> Result<String, StoreError> {
        let Some(bytes) = sealed(&stored) else { return Ok(stored) };
        let wrong = |_| corrupt("a text that opens under no key in its place");
        let plain = open(&self.vault.keys, &self.what(column), &bytes).map_err(wrong)?;
        String::from_utf8(plain).map_err(|_| corrupt("text"))
    }

    /// The same, where there is one.
    pub(super) fn open_opt(self, column: &'static str, stored: Option<String>) -> Result<Option<String>, StoreError> {
        stored.map(|stored| self.open(column, stored)).transpose()
    }

    fn what(&self, column: &'static str) -> Sealed<'_> {
        Sealed::Text { table: self.table, row: self.row, column }
    }
}

fn sealed(stored: &str) -> Option<Vec<u8>> {
    let text = stored.strip_prefix(MARK)?.strip_suffix('"')?;
    URL_SAFE_NO_PAD.decode(text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SystemRandom;
    use crate::seal::SealKey;

    fn vault(now: u8, before: Option<u8>) -> Vault {
        let key = |byte| SealKey::new([byte; 32]);
        Vault::new(SealKeys::new(key(now), before.map(key)), Arc::new(SystemRandom))
    }

    #[test]
    fn a_text_opens_in_its_place_alone() {
        let vault = vault(1, None);
        for text in ["", "Zoë (verzonnen)", "\"mp-sealed:onzin\"", "{}"] {
            let stored = vault.at("request", "r-1").seal("text", text).unwrap();
            assert!(serde_json::from_str::<String>(&stored).is_ok(), "JSON too: {stored}");
            assert_eq!(vault.at("request", "r-1").open("text", stored.clone()).unwrap(), text);
            for place in [vault.at("request", "r-2"), vault.at("request_event", "r-1")] {
                assert!(place.open("text", stored.clone()).is_err());
            }
            assert!(vault.at("request", "r-1").open("decision_reason", stored).is_err());
        }
    }

    #[test]
    fn what_was_never_sealed_is_read_as_it_is() {
        let row = vault(1, None);
        for text in ["", "[]", "Ik wil \"alles\"", "\"mp-sealed\"", "\"mp-sealed:geen base64\"", "[{\"to\":\"x\"}]"] {
            assert_eq!(row.at("request", "r").open("text", text.to_owned()).unwrap(), text);
            assert_eq!(row.is_present(text), text == EMPTY);
        }
        assert_eq!(row.at("request", "r").seal("corrections", EMPTY).unwrap(), EMPTY);
    }

    #[test]
    fn the_present_key_shows() {
        let stored = vault(1, None).at("request", "r").seal("text", "x").unwrap();
        assert!(vault(1, None).is_present(&stored) && !vault(2, Some(1)).is_present(&stored));
        assert_eq!(vault(2, Some(1)).at("request", "r").open("text", stored.clone()).unwrap(), "x");
        assert!(vault(2, None).at("request", "r").open("text", stored).is_err());
    }
}
