//! Texts of the question for the password.

use super::Message;

/// Texts of the question for the password.
pub struct ConfirmTexts {
    /// Confirm who you are.
    pub step_up: Message,
    /// Password.
    pub password: &'static str,
    /// Confirm.
    pub confirm: &'static str,
    /// While it is sent.
    pub busy: &'static str,
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
}
