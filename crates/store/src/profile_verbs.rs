//! The verbs of a [`Store`](crate::Store) about changing one's own profile (ACC-7).

use crate::*;
use jiff::Timestamp;

type Result<T> = std::result::Result<T, StoreError>;

/// The profile with what names its state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProfileState {
    /// As [`Store::profile`] gives it.
    pub values: Vec<ProfileValue>,
    /// Counts the changes of account and person, for the entity tag: `3-7`.
    pub revision: String,
    /// An address that waits for its click, and until when.
    pub pending: Option<(EmailAddress, Timestamp)>,
}

/// A change of an address, which holds once the link in the e-mail is followed.
#[derive(Clone, Debug)]
pub struct NewEmail {
    /// The new address.
    pub address: EmailAddress,
    /// SHA-256 of the link's token.
    pub token_hash: [u8; 32],
    /// The first moment at which it no longer works.
    pub expires_at: Timestamp,
    /// To the new address, with the link.
    pub mail: NewMail,
}

/// A change of the profile.
#[derive(Clone, Debug)]
pub struct ProfileWrite {
    /// Kinds and their new values.
    pub values: Vec<(String, String)>,
    /// A new address of the person.
    pub email: Option<NewEmail>,
    /// The revision that the caller saw.
    pub if_revision: String,
    /// How often an address may get such an e-mail.
    pub limit: MailLimit,
    /// From which address the person does it, for the activity log.
    pub ip_address: Option<String>,
    /// When.
    pub at: Timestamp,
}

/// Makes the e-mail to the old address that it is given, once a new one holds.
pub type ToldOf<'a> = Box<dyn FnOnce(&EmailAddress) -> NewMail + Send + 'a>;

/// Reading, changing, confirming.
#[async_trait::async_trait]
pub trait ProfileVerbs: Send + Sync {
    /// The profile, and its state.
    async fn profile_state(&self, scope: &Scope) -> Result<ProfileState>;
    /// Changes it, all or nothing. Values of the account only for its owner: another's change is [`Once::Missing`], and so is
    /// one of a kind that is the person's own (`email` goes by [`ProfileWrite::email`]), and one of a kind with several values,
    /// of which it names none. A new address that got too many of
    /// these e-mails is [`Once::Wait`]; the present one takes back what waits for its click. That something changed stands in
    /// the activity of the person, without what.
    async fn change_profile<'a>(
        &self,
        scope: &Scope,
        write: &ProfileWrite,
        once: &Idempotency,
        answer: AnswerOf<'a, ProfileState>,
    ) -> Result<Once>;
    /// What a link that confirms an address leads to, while it works: the new address.
    async fn new_email(&self, token_hash: &[u8; 32], now: Timestamp) -> Result<Option<EmailAddress>>;
    /// Follows it: the new address holds, also for the owned accounts whose address was the same mailbox. The e-mail that
    /// `told` makes goes to the old address that it is given, where there was one. Absent: the link does not work (any more).
    async fn confirm_email<'a>(
        &self,
        token_hash: &[u8; 32],
        at: Timestamp,
        told: ToldOf<'a>,
    ) -> Result<Option<EmailAddress>>;
    /// Forgets addresses whose time to be confirmed is over. Says how many.
    async fn expire_emails(&self, now: Timestamp) -> Result<u64>;
}
