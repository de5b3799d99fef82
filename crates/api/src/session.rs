//! Who is logged in, and for which account.

use crate::{AccountId, CsrfToken, Date, Password, PersonId, Timestamp, open_enum::open_enum};

open_enum! {
    /// What a person is in an account.
    Role {
        /// The customer: orders, payment data, the account's profile and closing it are theirs.
        Owner = "owner",
        /// Somebody whom the owner gave access: sees what is their own.
        User = "user",
    }
}

open_enum! {
    /// What state an account is in. None of them takes a right away.
    AccountStatus {
        /// In use.
        Open = "open",
        /// Services stopped, mostly for non-payment. Every right stays.
        Blocked = "blocked",
        /// Closed; data stay until their retention period ends.
        Closed = "closed",
    }
}

/// One of the accounts of the person who is logged in.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, crate::Answer)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccountRef {
    /// Which account.
    pub id: AccountId,
    /// The customer's name as the portal shows it.
    pub name: String,
    /// What the person is in it.
    pub role: Role,
    /// Its state.
    pub status: AccountStatus,
    /// When it was closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed_on: Option<Date>,
}

/// `GET session`.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize, crate::Answer)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Session {
    /// Who is logged in.
    pub person_id: PersonId,
    /// The account that answers are about.
    pub account_id: AccountId,
    /// What the person is in that account.
    pub role: Role,
    /// All accounts of the person, the chosen one included.
    pub accounts: Vec<AccountRef>,
    /// When the session ends without a further call.
    pub expires_at: Timestamp,
    /// When the person last proved who they are. A step-up counts from here.
    pub authenticated_at: Timestamp,
    /// For the anti-CSRF header of every write.
    pub csrf_token: CsrfToken,
}

/// `POST session/confirm`: the step-up.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ConfirmSession {
    /// The password of the log-in.
    pub password: Password,
}

/// `POST session/account`: choose another of the person's accounts.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChooseAccount {
    /// One of `accounts[].id`.
    pub account_id: AccountId,
}
