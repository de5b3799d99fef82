//! Texts of the overview.

use super::Plural;

/// Texts of the overview.
pub struct OverviewTexts {
    /// The heading.
    pub title: &'static str,
    /// What this panel shows could not be loaded.
    pub failed: &'static str,
    /// Opens a list: orders, messages, activity.
    pub lists: [Plural; 3],
    /// Gap: date.
    pub first_goes: &'static str,
}
