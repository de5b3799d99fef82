//! Texts of what goes and what stays.

use super::Plural;

/// Texts of what goes and what stays.
pub struct PreviewTexts {
    /// What goes at once: heading, nothing.
    pub goes: [&'static str; 2],
    /// What only a recipient has: heading, who is asked (gaps: their name, twice).
    pub asked: [&'static str; 2],
    /// What stays for a while: heading, nothing.
    pub stays: [&'static str; 2],
    /// What stands still goes all the same; gap: for what.
    pub lifts: &'static str,
    /// What is in the way of closing: heading.
    pub blocks: &'static str,
    /// It is in the way of closing only.
    pub blocks_hint: &'static str,
    /// What is in the way: service, transfer, invoice.
    pub block_kinds: [&'static str; 3],
    /// To where it can be solved.
    pub solve: &'static str,
    /// How many of a list.
    pub count: Plural,
    /// Gap: law.
    pub law: &'static str,
    /// The day on which it goes, and on which the last of several goes; gap: date.
    pub until: [&'static str; 2],
    /// There is no day: not yet, or every record has its own.
    pub no_day: [&'static str; 2],
    /// How many kinds of data stay on one ground.
    pub kinds: Plural,
    /// The user name goes, and the log-in with it.
    pub login: &'static str,
    /// On which day it was made up; gap: date.
    pub on: &'static str,
}
