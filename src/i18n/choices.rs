//! Texts of one choice in full.

/// Texts of one choice in full.
pub struct ChoiceTexts {
    /// Gap: the id of the wording in force.
    pub version: &'static str,
    /// Gap: the id of another, under which was chosen.
    pub chosen_under: &'static str,
    /// Gap: the statement's date.
    pub under_notice: &'static str,
    /// The heading of the timeline.
    pub history: &'static str,
    /// Nothing was ever chosen.
    pub no_history: &'static str,
    /// Changes: granted, denied, withdrawn, objected, pending, unknown.
    pub changes: [&'static str; 6],
    /// By which route, in the order of the contract's list.
    pub channels: [&'static str; 8],
    /// After the route: somebody of the company, a rule.
    pub actors: [&'static str; 2],
    /// To the receipt.
    pub receipt: &'static str,
    /// The heading of a receipt.
    pub receipt_title: &'static str,
    /// Facts: choice, moment, route, text, version, statement, number.
    pub receipt_facts: [&'static str; 7],
    /// Gaps: the wording's id, when it was shown.
    pub shown: &'static str,
    /// The text was deleted by a rule.
    pub wording_gone: &'static str,
    /// Before the ways to keep it.
    pub keep_lead: &'static str,
    /// To keep it: as a page, for a computer.
    pub keep: [&'static str; 2],
    /// It is kept.
    pub kept: &'static str,
    /// It is not; a reason follows.
    pub not_kept: &'static str,
    /// The heading of this year's e-mails.
    pub sent: &'static str,
    /// The heading of what else holds for it.
    pub facts_title: &'static str,
    /// The heading of what this browser does.
    pub browser_title: &'static str,
    /// What it does: on, on in spite of GPC, off, off by GPC, off by a GPC that came after *on*, off since unreadable, off since
    /// it keeps none, no guard on this page.
    pub browser: [&'static str; 8],
    /// The account says yes, this browser does not; and where nothing was chosen in it, why.
    pub account_differs: [&'static str; 2],
    /// Gap: names of cookies.
    pub left: &'static str,
    /// After an *off*: what no website can remove.
    pub elsewhere: &'static str,
    /// Pages with the widget are never measured.
    pub never_here: &'static str,
}
