//! Texts of what stands beside the switches.

use super::Plural;

/// Texts of what stands beside the switches.
pub struct HomeTexts {
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
    pub days_left: Plural,
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
    /// Where to complain: before, the link, after.
    pub complain: [&'static str; 3],
    /// Kinds of requests: explanation, access, rectification, erasure, restriction, portability, objection, automated, suppliers, closure.
    pub request_kinds: [&'static str; 10],
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
}
