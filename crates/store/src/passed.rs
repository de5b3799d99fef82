//! Which of a portal's own records have passed their period, as the caller computed it from the configured retentions.

use jiff::civil::Date;
use mijn_privacy_api::PurposeId;

/// Everything that began to count on these days or before is past its period. What has no day stays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Passed {
    /// Orders completed by then.
    pub orders: Option<Date>,
    /// Contact messages with whose answer the person was satisfied by then.
    pub messages: Option<Date>,
    /// Activity in accounts closed by then.
    pub activity: Option<Date>,
    /// Requests closed by then.
    pub requests: Option<Date>,
    /// Values of the profile.
    pub values: Vec<PassedValue>,
    /// An account that is open counts as closed on this day: what goes once it is closed. With one account's data only
    /// ([`crate::CarryVerbs`]); absent: it counts as it is.
    pub closes_on: Option<Date>,
    /// Purposes of which what stands still goes all the same, when it is the person's own request that keeps it still: who
    /// had it restricted now wants it erased. With one account's data only.
    pub through: Vec<PurposeId>,
}

/// A kind of value that no purpose needs any more of an account that was closed long enough ago.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PassedValue {
    /// The kind, as in [`crate::ProfileValue`].
    pub category: String,
    /// Of accounts closed by then; a person's own value, when all their accounts were.
    pub closed: Date,
    /// An order that is not completed, or was after this day, still needs it; absent: orders never do.
    pub orders: Option<Date>,
    /// The same of contact messages, by when the person was satisfied.
    pub messages: Option<Date>,
}
