//! The verbs of a [`Store`](crate::Store) about e-mail: who may be mailed, what was sent, what waits to be sent.

use crate::*;
use jiff::{SignedDuration, Timestamp};

type Result<T> = std::result::Result<T, StoreError>;

/// For the mailing system, and for the server's own e-mails.
#[async_trait::async_trait]
pub trait MailVerbs: Send + Sync {
    /// Whether each address may be mailed now, in the order asked. Only a customer with an account that is not closed gets
    /// marketing; one no under an address is a no, whoever else said yes.
    async fn mail_permissions(&self, ask: &PermissionAsk<'_>) -> Result<Vec<Permit>>;
    /// Records marketing e-mails, each only where it may be sent and the year's number is not reached. The same mailing to
    /// the same address counts once.
    async fn record_mailings(&self, write: &MailingWrite<'_>) -> Result<Vec<Permit>>;
    /// This year's marketing e-mails to the person, newest first.
    async fn mailings_of(&self, scope: &Scope, year: i16) -> Result<Vec<MailingRow>>;
    /// An objection by blocking (MKT-3): suppresses the address for the purposes of `writes` and appends each write, under
    /// the wording of its last change where there is one, for everybody who has the address.
    async fn block(&self, address: &EmailAddress, writes: &[ConsentWrite]) -> Result<()>;

    /// Takes e-mails that are due out of the outbox, after looking at who asked to be put on the list; nobody else gets them
    /// before the lease has passed.
    async fn lease_mail(&self, now: Timestamp, lease: SignedDuration, limit: u32) -> Result<Vec<OutboxMail>>;
    /// It was accepted: it leaves the outbox, link and all.
    async fn mail_sent(&self, id: i64) -> Result<()>;
    /// It was not: try again at this moment, or never (`None`), which keeps no more than that it was so and why.
    /// No address stands in `why`.
    async fn mail_failed(&self, id: i64, again_at: Option<Timestamp>, why: &str) -> Result<()>;
    /// How the outbox stands.
    async fn outbox(&self) -> Result<OutboxFacts>;
    /// Puts an e-mail in that belongs to no change.
    async fn post(&self, mail: &NewMail, at: Timestamp) -> Result<()>;
}
