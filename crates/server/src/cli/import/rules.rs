//! What a list may say about this switch, and what counts as proof.

use super::line::Line;
use crate::config::{Config, ConsentText};
use jiff::Timestamp;
use jiff::civil::Date;
use mijn_privacy_api::{ConsentId, ConsentState, ConsentType, NoticeVersion, WordingId};
use mijn_privacy_rules::local_date_nl;
use mijn_privacy_store::{ImportLine, ImportList};

/// The rules of one import.
pub struct Rules<'a> {
    config: &'a Config,
    text: &'a ConsentText,
    language: &'a str,
    /// When it is imported.
    pub now: Timestamp,
    /// That day, in the Netherlands.
    pub today: Date,
}

impl<'a> Rules<'a> {
    /// For this switch.
    ///
    /// # Errors
    /// A sentence, when the configuration has no such switch.
    pub fn new(config: &'a Config, id: ConsentId, now: Timestamp) -> Result<Self, String> {
        let text = config.consent(id);
        let text = text.ok_or_else(|| format!("there is no switch `{}` in the configuration", id.as_str()))?;
        Ok(Self { config, text, language: &config.language.default, now, today: local_date_nl(now) })
    }

    /// Whether this wording ever stood beside the switch.
    pub fn knows_wording(&self, id: &WordingId) -> bool {
        self.text.full_text(id, self.language).is_some()
    }

    /// Whether this version of the statement was ever in force.
    pub fn knows_notice(&self, version: &NoticeVersion) -> bool {
        *version == self.config.notice.version || self.config.notice.earlier.contains(version)
    }

    /// Whether a yes needs the sale it came with, and not what was shown.
    pub fn is_objection(&self) -> bool {
        self.text.kind == ConsentType::Objection
    }

    /// What all lines have in common.
    pub fn list(&self, source: &str) -> ImportList {
        let language = self.language.to_owned();
        ImportList { id: self.text.id, source: source.to_owned(), language, at: self.now }
    }

    /// What is stored of a line. A no is the switch's own kind of no; a yes without its proof is `unknown`, which acts as no.
    pub fn row(&self, line: Line) -> ImportLine {
        let is_yes = line.state == ConsentState::Granted;
        let by_sale = line.sale_on.filter(|_| is_yes && self.is_objection() && line.opt_out_offered == Some(true));
        let is_proved = match self.is_objection() {
            true => by_sale.is_some(),
            false => line.wording.is_some() && line.chosen_at.is_some(),
        };
        let state = match (line.state, self.is_objection()) {
            (ConsentState::Granted, _) if is_proved => ConsentState::Granted,
            (ConsentState::Granted, _) => ConsentState::Unknown,
            (_, true) => ConsentState::Objected,
            (ConsentState::Objected, false) => ConsentState::Withdrawn,
            (no, false) => no,
        };
        let wording = line.wording.unwrap_or_else(|| self.text.wording.id.clone());
        ImportLine {
            address: line.address,
            state,
            wording_text: self.text.full_text(&wording, self.language).unwrap_or_default(),
            wording,
            notice: line.notice.unwrap_or_else(|| self.config.notice.version.clone()),
            chosen_at: line.chosen_at,
            proof: by_sale.map(|day| format!("sale on {day}, opt-out offered")),
        }
    }
}
