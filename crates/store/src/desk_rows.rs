//! What the officer asks for, and gets.

use jiff::civil::Date;
use mijn_privacy_api::{DeskFilter, Reference, RequestKind};

/// Which requests the officer asks for.
#[derive(Clone, Debug)]
pub struct DeskAsk {
    /// Which of them.
    pub filter: DeskFilter,
    /// Only of this kind.
    pub kind: Option<RequestKind>,
    /// Only the one with this reference, whatever its state and kind: neither counts then.
    pub reference: Option<Reference>,
    /// Today, in the Netherlands.
    pub today: Date,
}

/// Whose request it is, for the officer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeskHead {
    /// The name of the account, or what somebody without an account wrote.
    pub name: String,
    /// Where its e-mails go.
    pub email: Option<crate::EmailAddress>,
    /// Whose it is, with the role of today; absent: it came without an account.
    pub scope: Option<crate::Scope>,
    /// Their user name was erased: they cannot log in any more.
    pub login_gone: bool,
}

/// Counts of a report, of one kind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ReportRow {
    /// Which kind.
    pub kind: RequestKind,
    /// Came in within the period.
    pub received: u32,
    /// Open now.
    pub open: u32,
    /// Open, due within seven days.
    pub due_soon: u32,
    /// Open and too late.
    pub overdue: u32,
    /// Closed within the period.
    pub closed: u32,
    /// Of those: after their last day.
    pub closed_late: u32,
    /// Of those: the days from receipt to answer (Dutch dates), all together.
    pub days: u64,
}
