//! A value of the profile to put in the place of another, and why it is not.

/// What is to become of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueChange {
    /// The kind of the profile.
    pub category: String,
    /// The stored value that it takes the place of; absent: nothing of that kind is stored.
    pub from: Option<String>,
    /// What it becomes.
    pub to: String,
}

/// Why a value is not put in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotPut {
    /// It is the person's own, and no correction puts it in: an e-mail address holds once it is confirmed, the log-in keeps
    /// the others.
    OfPerson,
    /// It is the account's, and who asks does not own that.
    NotOwner,
    /// The profile has no such kind.
    NotInProfile,
    /// What is stored is not what it was to take the place of.
    Changed,
}
