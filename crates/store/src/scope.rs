//! Whose data an answer is about.

use mijn_privacy_api::{AccountId, PersonId, Role};

/// The person who is logged in, the account they chose and what they are in it, as checked for this very call.
///
/// Orders, payment data and the account's profile are the owner's; everything else is the person's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope {
    /// Who is logged in.
    pub person: PersonId,
    /// The chosen account.
    pub account: AccountId,
    /// What the person is in that account.
    pub role: Role,
}

impl Scope {
    /// Whether what belongs to the account itself (orders, payment data, its profile) is this person's.
    pub fn owns_account(&self) -> bool {
        self.role == Role::Owner
    }
}
