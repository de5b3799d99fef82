//! The verbs of a [`Store`](crate::Store) about who handles requests: their accounts, log-ins and sessions.

use crate::StoreError;
use jiff::{SignedDuration, Timestamp};
use mijn_privacy_api::DeskRole;

type Result<T> = std::result::Result<T, StoreError>;

/// Somebody who handles requests.
#[derive(Clone, PartialEq, Eq)]
pub struct OfficerRow {
    /// A random id.
    pub id: String,
    /// The name that they log in with, and that stands beside what they do.
    pub name: String,
    /// What they may do.
    pub role: DeskRole,
    /// Argon2id, PHC string; absent until the account is set up.
    pub password_hash: Option<String>,
    /// The secret of the one-time codes, sealed.
    pub totp: Option<Vec<u8>>,
    /// They log in at the OpenID provider.
    pub elsewhere: bool,
    /// The account no longer works.
    pub disabled: bool,
}

impl std::fmt::Debug for OfficerRow {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.debug_struct("OfficerRow").field("name", &self.name).field("role", &self.role).finish_non_exhaustive()
    }
}

/// A session of an officer. The token itself is not stored: only its SHA-256.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OfficerSession {
    /// SHA-256 of the cookie's value.
    pub token_hash: [u8; 32],
    /// When it began.
    pub created_at: Timestamp,
    /// When it was last used.
    pub seen_at: Timestamp,
}

/// A log-in that is under way at the OpenID provider.
#[derive(Clone, PartialEq, Eq)]
pub struct PendingLogin {
    /// SHA-256 of the state that comes back.
    pub state_hash: [u8; 32],
    /// Has to stand in the token.
    pub nonce: String,
    /// The secret of PKCE.
    pub verifier: String,
    /// The first moment at which it is too late.
    pub expires_at: Timestamp,
}

impl std::fmt::Debug for PendingLogin {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str("PendingLogin(…)")
    }
}

/// What an officer sent when nobody was logged in any more.
#[derive(Clone, PartialEq, Eq)]
pub struct OfficerDraft {
    /// SHA-256 of the token in the browser's cookie.
    pub token_hash: [u8; 32],
    /// Who sent it: nobody else gets it back.
    pub officer: String,
    /// Sealed.
    pub sealed: Vec<u8>,
    /// The first moment at which it is gone.
    pub expires_at: Timestamp,
}

impl std::fmt::Debug for OfficerDraft {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str("OfficerDraft(…)")
    }
}

/// Accounts, log-ins, sessions.
#[async_trait::async_trait]
pub trait OfficerVerbs: Send + Sync {
    /// Everybody, by name.
    async fn officers(&self) -> Result<Vec<OfficerRow>>;
    /// By the name that they log in with, whatever its case.
    async fn officer(&self, name: &str) -> Result<Option<OfficerRow>>;
    /// A new account under a random id. False: the name is taken.
    async fn add_officer(&self, id: &str, name: &str, role: DeskRole, at: Timestamp) -> Result<bool>;
    /// Another role, from the next call on. False: there is nobody of this name.
    async fn set_officer_role(&self, name: &str, role: DeskRole) -> Result<bool>;
    /// Makes an account stop working, sessions and links at once; or (`None`) work again. False: nobody of this name.
    async fn disable_officer(&self, name: &str, at: Option<Timestamp>) -> Result<bool>;

    /// A link that sets the account up, in the place of an earlier one. False: nobody of this name.
    async fn begin_setup(&self, name: &str, token_hash: &[u8; 32], expires_at: Timestamp) -> Result<bool>;
    /// Whose account a link sets up; `None` for one that is none, used or too late.
    async fn setup(&self, token_hash: &[u8; 32], now: Timestamp) -> Result<Option<OfficerRow>>;
    /// Sets it up: the link is used, every session ends, the code of `step` counts as used. False: the link is none (any
    /// more).
    async fn finish_setup(
        &self,
        token_hash: &[u8; 32],
        password_hash: &str,
        totp: &[u8],
        step: i64,
        now: Timestamp,
    ) -> Result<bool>;

    /// Failed tries under a digest of the name, whether anybody has it or not: how many, as of the last one, and when that was.
    async fn officer_tries(&self, name_hash: &[u8; 32]) -> Result<Option<(u32, Timestamp)>>;
    /// One more. For each time `half` since the last one, half of those before are forgotten.
    async fn note_officer_try(&self, name_hash: &[u8; 32], at: Timestamp, half: SignedDuration) -> Result<()>;
    /// It was them: none counts any more.
    async fn forget_officer_tries(&self, name_hash: &[u8; 32]) -> Result<()>;

    /// Keeps what an officer sent when nobody was logged in any more, sealed by the caller. Of each officer the last ten.
    async fn keep_draft(&self, draft: &OfficerDraft) -> Result<()>;
    /// What was kept under a token, in its time, and for this officer alone.
    async fn draft(&self, token_hash: &[u8; 32], officer: &str, now: Timestamp) -> Result<Option<Vec<u8>>>;
    /// Forgets it.
    async fn drop_draft(&self, token_hash: &[u8; 32]) -> Result<()>;

    /// Uses the one-time code of a time step. False: it, or a later one, was used before.
    async fn use_totp(&self, id: &str, step: i64) -> Result<bool>;

    /// Begins a session; nothing for an account that no longer works.
    async fn begin_officer_session(&self, id: &str, session: &OfficerSession) -> Result<()>;
    /// A session and whose it is; `None` as well when the account no longer works.
    async fn officer_session(&self, token_hash: &[u8; 32]) -> Result<Option<(OfficerSession, OfficerRow)>>;
    /// Remembers that it was used.
    async fn touch_officer_session(&self, token_hash: &[u8; 32], at: Timestamp) -> Result<()>;
    /// Ends it.
    async fn end_officer_session(&self, token_hash: &[u8; 32]) -> Result<()>;

    /// A log-in that goes to the OpenID provider.
    async fn begin_login(&self, login: &PendingLogin) -> Result<()>;
    /// Takes it back, once.
    async fn take_login(&self, state_hash: &[u8; 32], now: Timestamp) -> Result<Option<PendingLogin>>;
    /// Who the provider says it is: known by `subject`, or new under `id`. Name and role follow the provider. A name that
    /// somebody else has gets a number. `None`: the account was disabled here.
    async fn officer_of(
        &self,
        subject: &str,
        id: &str,
        name: &str,
        role: DeskRole,
        at: Timestamp,
    ) -> Result<Option<OfficerRow>>;
    /// Deletes sessions last used before `unused`, or begun before `begun`; links, log-ins and drafts that are too late; failed
    /// tries of a day ago.
    async fn sweep_officers(&self, unused: Timestamp, begun: Timestamp, now: Timestamp) -> Result<u64>;
}
