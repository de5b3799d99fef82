//! The verbs of a [`Store`](crate::Store) about requests of who has no account.

use crate::*;
use jiff::{SignedDuration, Timestamp};
use mijn_privacy_api::RequestId;

type Result<T> = std::result::Result<T, StoreError>;

/// What somebody asks before they proved that the address is theirs.
#[derive(Clone, Debug)]
pub struct PublicAsk {
    /// SHA-256 of the token of the link that confirms it.
    pub token_hash: [u8; 32],
    /// So long the link works, from when its e-mail may leave.
    pub works: SignedDuration,
    /// Where the link goes.
    pub address: EmailAddress,
    /// What they call themselves.
    pub name: String,
    /// What they ask, as JSON of the caller.
    pub ask: String,
    /// Brings the link.
    pub mail: NewMail,
    /// How often an address may get such an e-mail.
    pub limit: MailLimit,
    /// The network that it comes from, where it is known to be that of the person.
    pub network: Option<String>,
    /// At most so many of one network wait for their link at a time.
    pub most_of_network: u32,
    /// At most so many links work at a time, of everybody together: nobody's mailbox is a target. What is asked beyond that is
    /// kept all the same; its e-mail leaves when another link has ended.
    pub most: u32,
    /// When.
    pub at: Timestamp,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PublicKept {
    /// It waits for its link.
    Waits {
        /// When the e-mail may leave.
        mail_at: Timestamp,
        /// The first moment at which the link no longer works.
        until: Timestamp,
    },
    /// So many of this network wait already; at this moment the first of them ends.
    Full(Timestamp),
}

/// The same once the link was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicAsked {
    /// Whose link it is.
    pub address: EmailAddress,
    /// What they call themselves.
    pub name: String,
    /// What they ask.
    pub ask: String,
}

/// What is behind a link that confirms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PublicLink {
    /// It was not followed yet.
    Waits(PublicAsked),
    /// It was, and this is the request.
    Followed(RequestId),
}

/// Asking, confirming.
#[async_trait::async_trait]
pub trait PublicVerbs: Send + Sync {
    /// Keeps what is asked until the link is followed. An address that got too many of these e-mails gets no more, and
    /// nothing is kept; the caller cannot tell.
    async fn ask_in_public(&self, ask: &PublicAsk) -> Result<PublicKept>;
    /// What a link confirms, or what it confirmed; `None` for one that is none, or too late.
    async fn public_ask(&self, token_hash: &[u8; 32], now: Timestamp) -> Result<Option<PublicLink>>;
    /// Follows it: stores the request, of who has this address and this name (known, or new under `stranger`), or gives their
    /// open twin. Followed again in its time, it gives the same request. `None` for a link that is none (any more).
    async fn confirm_public(
        &self,
        token_hash: &[u8; 32],
        stranger: &str,
        write: &RequestWrite,
        now: Timestamp,
    ) -> Result<Option<RequestFull>>;
    /// Forgets what was not confirmed in time, and the links that were. Says how many.
    async fn expire_asks(&self, now: Timestamp) -> Result<u64>;
}
