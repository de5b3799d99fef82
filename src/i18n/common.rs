//! Texts that several parts use.

/// A heading and what it means.
pub struct Message {
    /// What is the matter, short.
    pub title: &'static str,
    /// What is kept and what to do.
    pub text: &'static str,
}

/// Texts that several parts use.
pub struct Common {
    /// The widget's heading.
    pub title: &'static str,
    /// One line under it.
    pub lead: &'static str,
    /// After a date; the gap is the time.
    pub at_time: &'static str,
    /// While something is asked for.
    pub loading: &'static str,
    /// Ask again.
    pub again: &'static str,
    /// To the home.
    pub back: &'static str,
    /// For a word of a newer backend.
    pub unknown: &'static str,
    /// The next page of a list.
    pub more: &'static str,
    /// Whom to ask: bold start, then a link between two texts.
    pub stuck: [&'static str; 4],
    /// Chosen account; gap: name.
    pub account: &'static str,
    /// The other accounts.
    pub other_accounts: &'static str,
    /// Gap: date.
    pub closed: &'static str,
    /// The account is blocked.
    pub blocked: &'static str,
    /// The log-in ended.
    pub expired: Message,
    /// Drafts survive it.
    pub typed_is_kept: &'static str,
    /// Logged in again, but not so.
    pub still_out: &'static str,
    /// Logged in again.
    pub logged_in: &'static str,
    /// No connection.
    pub offline: Message,
    /// The backend does not work.
    pub down: Message,
    /// Not for this person.
    pub not_allowed: Message,
    /// Not there.
    pub not_found: Message,
    /// Too often.
    pub busy: Message,
    /// Not what the contract says.
    pub unreadable: Message,
    /// A section did not load.
    pub section: Message,
    /// Before the contact link.
    pub contact: &'static str,
}
