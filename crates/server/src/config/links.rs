//! The links in e-mails: how long they work, and how often one may be asked for.

use super::contact::days;
use jiff::SignedDuration;
use mijn_privacy_store::MailLimit;
use serde::Deserialize;

/// `[links]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Links {
    /// A choice that is not confirmed within so many days is deleted.
    pub confirm_within_days: u32,
    /// Between two e-mails that ask to confirm lie at least so many minutes.
    pub resend_pause_minutes: u32,
    /// At most so many of them to one address …
    pub resend_most: u32,
    /// … in so many hours.
    pub resend_within_hours: u32,
    /// Links to unsubscribe of addresses that are no longer on a list work for so many days after the e-mail.
    pub unsubscribe_days: u32,
}

impl Default for Links {
    fn default() -> Self {
        Self {
            confirm_within_days: 7,
            resend_pause_minutes: 2,
            resend_most: 5,
            resend_within_hours: 24,
            unsubscribe_days: 1_095,
        }
    }
}

impl Links {
    /// See `confirm_within_days`.
    pub fn confirm_within(&self) -> SignedDuration {
        days(self.confirm_within_days)
    }

    /// See `unsubscribe_days`.
    pub fn unsubscribe(&self) -> SignedDuration {
        days(self.unsubscribe_days)
    }

    /// How often an e-mail that asks to confirm may be sent.
    pub fn limit(&self) -> MailLimit {
        MailLimit {
            pause: SignedDuration::from_mins(self.resend_pause_minutes.into()),
            most: self.resend_most,
            within: SignedDuration::from_hours(self.resend_within_hours.into()),
        }
    }

    /// What is wrong with it.
    pub(super) fn check(&self) -> Result<(), String> {
        for (key, number) in [
            ("confirm_within_days", self.confirm_within_days),
            ("resend_most", self.resend_most),
            ("resend_within_hours", self.resend_within_hours),
            ("unsubscribe_days", self.unsubscribe_days),
        ] {
            if number == 0 {
                return Err(format!("links.{key}: with 0 no link would ever work"));
            }
        }
        Ok(())
    }
}
