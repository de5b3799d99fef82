//! Texts of whatever a person writes in: a form, or a message. By themselves, so that a message does not bring those of the forms.

use crate::i18n::{Message, Plural};

/// The texts.
pub struct WritingTexts {
    /// What not to write, with every free text.
    pub no_bsn: &'static str,
    /// Characters left.
    pub left: Plural,
    /// Too long; gap: how many too many.
    pub too_long: Plural,
    /// What was typed is kept.
    pub kept: &'static str,
    /// It looks like a citizen number.
    pub bsn: Message,
    /// Takes it out; sends it all the same.
    pub bsn_ways: [&'static str; 2],
    /// Spoken once it is taken out.
    pub bsn_gone: &'static str,
    /// What is wrong: signs that are not taken, too long, anything else.
    pub faults: [&'static str; 3],
}
