//! What an answer to an access request tells beside the purposes (GDPR art. 15).

use super::Texts;
use serde::Deserialize;

/// `[access]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Access {
    /// Where the data come from (art. 15(1)(g)), a sentence each.
    pub sources: Vec<Texts>,
    /// Whether a computer decides about the person, and by which logic (art. 15(1)(h)).
    pub automated_decisions: Texts,
    /// Whether data leave the European Economic Area, and what protects them there (art. 15(2)).
    pub transfers: Texts,
}
