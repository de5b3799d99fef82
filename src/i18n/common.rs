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
    /// What needs the person.
    pub attention: &'static str,
    /// The answer can be fetched; gaps: reference, date.
    pub result_ready: [&'static str; 2],
    /// The officer asked something; gap: reference.
    pub question: [&'static str; 2],
    /// A request was answered; gap: reference.
    pub answered: [&'static str; 2],
    /// A request is overdue; gaps: reference, date.
    pub overdue: [&'static str; 2],
    /// The requests on the home.
    pub requests: &'static str,
    /// No requests yet.
    pub no_requests: &'static str,
    /// None of them is open.
    pub no_open_requests: &'static str,
    /// The clock stands still.
    pub waits_for_you: &'static str,
    /// To the form.
    pub new_request: &'static str,
    /// To the list.
    pub all_requests: &'static str,
    /// Gap: date.
    pub due: &'static str,
    /// Gap: number of days.
    pub days_left: super::Plural,
    /// The last day is today.
    pub due_today: &'static str,
    /// The last day has passed.
    pub is_overdue: &'static str,
    /// A step of a request.
    pub received: &'static str,
    /// A step of a request.
    pub in_progress: &'static str,
    /// Spoken after a step that is done.
    pub step_done: &'static str,
    /// Other information.
    pub rest: &'static str,
    /// The statement.
    pub notice: &'static str,
    /// Gap: date.
    pub notice_of: &'static str,
    /// What is kept elsewhere.
    pub not_shown: &'static str,
    /// Whom to ask: bold start, then a link between two texts.
    pub stuck: [&'static str; 4],
    /// Where to complain: before, the link, after.
    pub complain: [&'static str; 3],
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
    /// Kinds of requests: explanation, access, rectification, erasure, restriction, portability, objection, automated, suppliers, closure.
    pub request_kinds: [&'static str; 10],
    /// Before the contact link.
    pub contact: &'static str,
}
