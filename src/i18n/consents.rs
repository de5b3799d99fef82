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
    /// A state that acts as no: another wording, no proof, no sale, any other reason.
    pub unknown: [&'static str; 4],
    /// Analytics: this browser says otherwise than the account, for each `Here`.
    pub here: [&'static str; 5],
    /// Withdraws an account's yes from a browser where it is off.
    pub off_too: &'static str,
    /// How it came, in the order of the contract's list.
    pub channels: [&'static str; 8],
    /// Gaps: sent this year, at most.
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
    /// Reasons: offline, expired, down, no e-mail address, e-mailed too often, another.
    pub reasons: [&'static str; 6],
    /// No connection: it is not stored yet; gap: what becomes of it.
    pub kept: &'static str,
    /// It is kept until there is a connection.
    pub kept_until: &'static str,
    /// Spoken: changed elsewhere.
    pub newer: &'static str,
    /// Changed elsewhere; gap: the present state. On was wanted, off was wanted.
    pub newer_than: [&'static str; 2],
    /// Sets it all the same: on, off.
    pub after_all: [&'static str; 2],
    /// Leaves it as it is.
    pub leave: &'static str,
    /// Sends the e-mail once more.
    pub send_again: &'static str,
    /// It was sent once more.
    pub sent_again: &'static str,
    /// It was sent too short a time ago.
    pub sent_before: &'static str,
    /// To the history.
    pub history: &'static str,
    /// The wording changed.
    pub show_again: &'static str,
    /// Spoken once stored: on, off, pending; gap: title.
    pub saved: [&'static str; 3],
    /// Ends a choice that waits for a click in an e-mail.
    pub not_after_all: &'static str,
    /// Shown once stored.
    pub stored: &'static str,
}
