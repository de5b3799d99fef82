//! Texts inside a card.

use super::Plural;

/// Texts inside a card.
pub struct DetailTexts {
    /// Nothing of a kind is stored.
    pub nothing: &'static str,
    /// Something is stored, and does not stand on this page.
    pub elsewhere: &'static str,
    /// The values stand in the list.
    pub in_records: &'static str,
    /// After a value: stored since, an address last used; gap: date.
    pub at: [&'static str; 2],
    /// Spoken for a masked value.
    pub masked: &'static str,
    /// Why.
    pub why: &'static str,
    /// Before the reasons of a basis.
    pub because: &'static str,
    /// Between two reasons.
    pub and: &'static str,
    /// The law's words for the bases: consent, contract, obligation, vital, public, legitimate.
    pub bases: [&'static str; 6],
    /// Before them.
    pub basis: &'static str,
    /// How long.
    pub how_long: &'static str,
    /// Heads a group of kinds.
    pub about: &'static str,
    /// Events a period counts from, as a clause: account closed, order completed, satisfied, switched off, recorded, request closed.
    pub events: [&'static str; 6],
    /// Gap: event. It ends there.
    pub until: &'static str,
    /// Gaps: period, event.
    pub until_after: &'static str,
    /// Gaps: period.
    pub then: &'static str,
    /// Counted from the end of the year.
    pub book_year: &'static str,
    /// Gap: law.
    pub law: &'static str,
    /// Periods: years, months, weeks, days.
    pub periods: [Plural; 4],
    /// Gap: date.
    pub delete_on: &'static str,
    /// Why there is no date: account open, order open, not satisfied, switched on, request open, per record, nothing stored.
    pub no_date: [&'static str; 7],
    /// The bar: since (gap), now, until (gap), no end.
    pub bar: [&'static str; 4],
    /// The bar in words: gaps since and until; gap since without an end.
    pub bar_label: [&'static str; 2],
    /// Who receives it.
    pub recipients: &'static str,
    /// Nobody does.
    pub no_recipients: &'static str,
    /// The legal duty (SUP-3).
    pub legal_duty: &'static str,
    /// Which rights.
    pub rights: &'static str,
    /// Does not normally apply, but can be asked.
    pub ask_anyway: &'static str,
    /// The rights: explanation, access, rectification, erasure, restriction, portability, objection, automated, withdraw.
    pub right_names: [&'static str; 9],
    /// To the form of an access request.
    pub ask_access: &'static str,
    /// To what the person can change by themselves.
    pub to_profile: &'static str,
    /// To the switch.
    pub to_switch: &'static str,
}
