//! Contact messages: whose consent they rest on, and when silence means that the person is satisfied (CON-3, CON-4).

use super::WordingText;
use jiff::SignedDuration;
use serde::Deserialize;

/// `[contact]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContactRules {
    /// So many days after our answer we ask once whether it helped.
    #[serde(default = "fourteen")]
    pub reminder_after_days: u32,
    /// So many days of silence after that, and the person counts as satisfied.
    #[serde(default = "thirty")]
    pub silent_days: u32,
    /// What stands beside the contact form: sending the message agrees to it.
    pub wording: WordingText,
}

fn fourteen() -> u32 {
    14
}

fn thirty() -> u32 {
    30
}

impl ContactRules {
    /// See `reminder_after_days`.
    pub fn reminder_after(&self) -> SignedDuration {
        days(self.reminder_after_days)
    }

    /// See `silent_days`.
    pub fn silence(&self) -> SignedDuration {
        days(self.silent_days)
    }
}

/// So many times 24 hours.
pub(super) fn days(count: u32) -> SignedDuration {
    SignedDuration::from_hours(i64::from(count) * 24)
}
