//! Texts of the lists in the cards.

/// Texts of the lists in the cards.
pub struct RecordTexts {
    /// The list's name: orders, messages, activity.
    pub titles: [&'static str; 3],
    /// The list is empty: orders, messages, activity.
    pub empty: [&'static str; 3],
    /// Gaps: shown, total.
    pub shown: &'static str,
    /// Gap: date.
    pub ordered: &'static str,
    /// Gap: date.
    pub completed: &'static str,
    /// Not completed.
    pub running: &'static str,
    /// Gap: date.
    pub answered: &'static str,
    /// No answer yet.
    pub open: &'static str,
    /// Gap: date.
    pub goes: &'static str,
    /// Systems: portal, control panel.
    pub systems: [&'static str; 2],
    /// Gap: address.
    pub from_address: &'static str,
}
