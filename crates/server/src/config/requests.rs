//! Requests under a right: which kinds, what each needs, and how a closing's obstacles are solved.

use super::Texts;
use jiff::civil::Date;
use jiff::{SignedDuration, Span};
use mijn_privacy_api::{ClosingBlockKind, RequestKind, known_list};
use serde::Deserialize;

/// `[requests]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Requests {
    /// Which kinds can be sent here.
    #[serde(deserialize_with = "known_list")]
    pub kinds: Vec<RequestKind>,
    /// Which of them need a fresh password.
    #[serde(deserialize_with = "known_list")]
    pub step_up: Vec<RequestKind>,
    /// Which of them are answered without an officer.
    #[serde(default, deserialize_with = "known_list")]
    pub automatic: Vec<RequestKind>,
    /// A file with an answer can be fetched for so many days.
    #[serde(default = "fortnight")]
    pub result_days: u32,
    /// A link to such a file works for so many minutes; a new one can always be asked for.
    #[serde(default = "hour")]
    pub result_link_minutes: u32,
    /// The link that confirms a request without an account works for so many minutes.
    #[serde(default = "hour")]
    pub public_link_minutes: u32,
    /// At most so many such links work at a time, of everybody together: the e-mails of more leave later.
    #[serde(default = "many")]
    pub public_most: u32,
    /// At most so many such requests of one network wait for their link at a time.
    #[serde(default = "some")]
    pub public_most_per_network: u32,
    /// What was asked without an account can be followed for so many days after it was closed.
    #[serde(default = "month")]
    pub public_days: u32,
    /// So many days after the person was told, what stands still is used again (GDPR art. 18(3)).
    #[serde(default = "days_between")]
    pub lift_days: u32,
    /// Why a switch stays when one of several accounts is closed: it is the person's, and not the account's.
    pub elsewhere: Texts,
    /// Why data whose use stands still are not erased either (GDPR art. 18(2)).
    pub still: Texts,
}

fn fortnight() -> u32 {
    14
}

fn hour() -> u32 {
    60
}

fn days_between() -> u32 {
    5
}

fn many() -> u32 {
    500
}

fn some() -> u32 {
    20
}

fn month() -> u32 {
    30
}

impl Requests {
    /// See `public_link_minutes`.
    pub fn public_link(&self) -> SignedDuration {
        SignedDuration::from_mins(self.public_link_minutes.into())
    }

    /// See `public_days`.
    pub fn public_followed(&self) -> SignedDuration {
        SignedDuration::from_hours(24 * i64::from(self.public_days))
    }

    /// See `result_days`.
    pub fn result_kept(&self) -> SignedDuration {
        SignedDuration::from_hours(24 * i64::from(self.result_days))
    }

    /// See `result_link_minutes`.
    pub fn result_link(&self) -> SignedDuration {
        SignedDuration::from_mins(self.result_link_minutes.into())
    }

    /// The first day on which what stands still is used again, when the person is told today. See `lift_days`.
    pub fn lifts_on(&self, today: Date) -> Date {
        today.saturating_add(Span::new().days(self.lift_days.min(3_650)))
    }

    /// What is wrong with it.
    pub(super) fn check(&self) -> Result<(), String> {
        use RequestKind::{Access, Portability, SupplierList};
        let judged = |kind: &&RequestKind| !matches!(kind, Access | Portability | SupplierList);
        if let Some(kind) = self.automatic.iter().find(judged) {
            return Err(format!("requests.automatic: `{}` needs somebody who judges it", kind.as_str()));
        }
        let numbers = [
            ("result_days", self.result_days),
            ("result_link_minutes", self.result_link_minutes),
            ("public_link_minutes", self.public_link_minutes),
            ("public_most", self.public_most),
            ("public_most_per_network", self.public_most_per_network),
            // Told on the day itself is not told before.
            ("lift_days", self.lift_days),
        ];
        match numbers.into_iter().find(|(_, number)| *number == 0) {
            Some(("lift_days", _)) => {
                Err("requests.lift_days: give at least 1, since the person is told first".to_owned())
            }
            Some((key, _)) => Err(format!("requests.{key}: with 0 nobody could ever use it")),
            None => Ok(()),
        }
    }
}

/// `[closing]`: how to solve what is in the way of closing an account.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Closing {
    /// A service that still runs.
    pub running_service: Solution,
    /// A domain name on its way to or from another company.
    pub domain_transfer: Solution,
    /// An invoice that is not paid.
    pub open_invoice: Solution,
}

/// What to do about an obstacle.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Solution {
    /// In a sentence.
    pub solve: Texts,
    /// Where.
    #[serde(default)]
    pub url: Option<String>,
}

impl Closing {
    /// Of a kind of obstacle.
    pub fn of(&self, kind: ClosingBlockKind) -> Option<&Solution> {
        match kind {
            ClosingBlockKind::RunningService => Some(&self.running_service),
            ClosingBlockKind::DomainTransfer => Some(&self.domain_transfer),
            ClosingBlockKind::OpenInvoice => Some(&self.open_invoice),
            ClosingBlockKind::Unknown => None,
        }
    }

    /// What is wrong with it.
    pub(super) fn check(&self) -> Result<(), String> {
        let all = [
            ("running_service", &self.running_service),
            ("domain_transfer", &self.domain_transfer),
            ("open_invoice", &self.open_invoice),
        ];
        let is_address = |url: &String| url.starts_with("https://") || url.starts_with("http://");
        match all.into_iter().find(|(_, one)| one.url.as_ref().is_some_and(|url| !is_address(url))) {
            Some((name, _)) => Err(format!("closing.{name}.url: write it as https://host/path")),
            None => Ok(()),
        }
    }
}
