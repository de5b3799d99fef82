//! Texts of the choices.

/// Texts of the choices.
pub struct ConsentTexts {
    /// The heading.
    pub title: &'static str,
    /// What this panel shows could not be loaded.
    pub failed: &'static str,
    /// Nothing to choose.
    pub empty: &'static str,
    /// The wording in full.
    pub meaning: &'static str,
    /// A state, without a date and with one (gap).
    pub on: [&'static str; 2],
    /// A state.
    pub on_until_objection: [&'static str; 2],
    /// A state.
    pub off: [&'static str; 2],
    /// A state.
    pub off_objected: [&'static str; 2],
    /// A state.
    pub pending: [&'static str; 2],
    /// Off, and nothing was ever chosen.
    pub not_chosen: &'static str,
    /// A state that acts as no.
    pub unknown: &'static str,
    /// How it came: portal, link, helpdesk, import, signal, block.
    pub channels: [&'static str; 6],
    /// Gaps: sent, at most.
    pub mailings: &'static str,
    /// While it is stored: switching on, switching off.
    pub saving: [&'static str; 2],
    /// Analytics off acts first.
    pub off_here: &'static str,
    /// Analytics off acts first and could not be stored.
    pub off_here_failed: &'static str,
    /// It was not stored; gaps: reason, present state.
    pub not_saved: &'static str,
    /// The present state in a word: on, off.
    pub still: [&'static str; 2],
    /// Reasons: offline, expired, down, another.
    pub reasons: [&'static str; 4],
    /// Changed elsewhere.
    pub newer: &'static str,
    /// The wording changed.
    pub show_again: &'static str,
    /// Spoken once stored: on, off, pending; gap: title.
    pub saved: [&'static str; 3],
    /// Ends a choice that waits for a click in an e-mail.
    pub not_after_all: &'static str,
    /// Shown once stored.
    pub stored: &'static str,
}
