//! Texts of what a person can change by themselves.

use super::Message;

/// Texts of what a person can change by themselves.
pub struct ProfileTexts {
    /// The heading.
    pub title: &'static str,
    /// What can be done here.
    pub lead: &'static str,
    /// Nothing is stored.
    pub nothing: &'static str,
    /// Change it; spoken with the field's name.
    pub change: &'static str,
    /// It cannot be changed here.
    pub ask: &'static str,
    /// The new value; gap: field.
    pub new_value: &'static str,
    /// On to both values; not after all; back.
    pub ways: [&'static str; 3],
    /// Both values: heading, old, new.
    pub both: [&'static str; 3],
    /// Save; while it is saved; save again.
    pub save: [&'static str; 3],
    /// It was saved; gap: field.
    pub saved: &'static str,
    /// A new e-mail address: what happens; gaps: new, old.
    pub email: &'static str,
    /// The same without an old address; gap: new.
    pub email_first: &'static str,
    /// Waits for the click; gaps: address, until.
    pub pending: &'static str,
    /// The link was sent; gap: address.
    pub sent: &'static str,
    /// Not saved: the heading.
    pub not_saved: &'static str,
    /// Changed elsewhere; gaps: what it is now, what was typed.
    pub changed: Message,
    /// Faults: empty, the same, no e-mail address, no telephone number, characters, too long, not here, another.
    pub faults: [&'static str; 8],
}
