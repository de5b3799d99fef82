//! Texts of the requests.

use super::{Message, Plural};

/// Texts of the requests.
pub struct RequestTexts {
    /// The list's heading.
    pub title: &'static str,
    /// Empty list.
    pub empty: Message,
    /// Status: received, in progress, completed, rejected, cancelled.
    pub statuses: [&'static str; 5],
    /// Gap: date.
    pub received_on: &'static str,
    /// Gap: date.
    pub closed_on: &'static str,
    /// Something happened that the person has not seen.
    pub news: &'static str,
    /// The form's heading.
    pub form_title: &'static str,
    /// What comes of it.
    pub form_lead: &'static str,
    /// Which data.
    pub about: &'static str,
    /// None chosen: all.
    pub about_hint: &'static str,
    /// All of them.
    pub about_all: &'static str,
    /// With the suppliers.
    pub with_suppliers: &'static str,
    /// Why one would.
    pub with_suppliers_hint: &'static str,
    /// Free text.
    pub text: &'static str,
    /// What to leave out.
    pub text_hint: &'static str,
    /// Characters left.
    pub left: Plural,
    /// Too long; gap: how many too many.
    pub too_long: Plural,
    /// What is not needed.
    pub no_identity_card: &'static str,
    /// Send.
    pub submit: &'static str,
    /// While it is sent.
    pub sending: &'static str,
    /// Not sent: the heading; gap: reason.
    pub not_sent: &'static str,
    /// What was typed is kept.
    pub kept: &'static str,
    /// Send again.
    pub send_again: &'static str,
    /// Fields: wrong characters, another refusal.
    pub field_errors: [&'static str; 2],
    /// Sent; gap: reference.
    pub sent: &'static str,
    /// What happens now; gap: date.
    pub sent_lead: &'static str,
    /// Confirm who you are.
    pub step_up: Message,
    /// Password.
    pub password: &'static str,
    /// Confirm.
    pub confirm: &'static str,
    /// Do not.
    pub cancel: &'static str,
    /// Wrong password.
    pub wrong_password: &'static str,
    /// Empty password.
    pub need_password: &'static str,
    /// Too many tries.
    pub too_many: &'static str,
    /// The host does the confirming.
    pub host_confirms: &'static str,
    /// Detail: heading of the steps.
    pub progress: &'static str,
    /// Detail: what was asked.
    pub asked: &'static str,
    /// Events: received, identity, in progress, paused, resumed, extended, completed, rejected, cancelled.
    pub events: [&'static str; 9],
    /// The last step; gap: date.
    pub due: &'static str,
    /// Paused: identity, specification.
    pub paused: [&'static str; 2],
    /// Extended; gap: date.
    pub extended: &'static str,
    /// Overdue; gap: date.
    pub overdue: Message,
    /// Refused: heading.
    pub refused: &'static str,
    /// Both ways on.
    pub ways_on: &'static str,
    /// Outcome: done, kept; kept until (gap).
    pub outcome: [&'static str; 3],
    /// Yes, with suppliers.
    pub suppliers_too: &'static str,
}
