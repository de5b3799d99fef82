//! The verbs of a [`Store`](crate::Store) about consents, over every route but the portal's own switch.

use crate::*;
use jiff::Timestamp;
use mijn_privacy_api::{ConsentId, ReceiptId};

type Result<T> = std::result::Result<T, StoreError>;

/// Links, helpdesk, proof.
#[async_trait::async_trait]
pub trait ConsentVerbs: Send + Sync {
    /// Every change of one switch, over every route, newest first.
    async fn consent_history(&self, scope: &Scope, id: ConsentId, page: &PageOf) -> Result<Rows<ConsentEventRow>>;
    /// The same, without a session: for the helpdesk.
    async fn consent_history_of(&self, holder: &Holder, id: ConsentId, page: &PageOf) -> Result<Rows<ConsentEventRow>>;
    /// One of them.
    async fn consent_event(&self, scope: &Scope, id: ConsentId, receipt: &ReceiptId)
    -> Result<Option<ConsentEventRow>>;
    /// The present state, without a session: for the helpdesk.
    async fn consent_of(&self, holder: &Holder, id: ConsentId) -> Result<ConsentRow>;
    /// Who has this address: persons first. An address may be several people's.
    async fn holders(&self, address: &EmailAddress) -> Result<Vec<Holder>>;
    /// A person's own e-mail address, or the subscriber's.
    async fn address_of(&self, holder: &Holder) -> Result<Option<EmailAddress>>;
    /// Appends a change that came by another route than the portal: helpdesk, a link's *toch niet*.
    async fn change_consent_of(&self, holder: &Holder, write: &ConsentWrite) -> Result<Changed>;

    /// Sends the confirmation once more, under a new link beside the earlier ones, which keep working.
    async fn resend_confirmation(
        &self,
        scope: &Scope,
        id: ConsentId,
        new: &(NewConfirmation, NewMail),
        at: Timestamp,
    ) -> Result<Resent>;
    /// What a link that confirms leads to; `None` for one that is none.
    async fn confirmation(&self, token_hash: &[u8; 32], now: Timestamp) -> Result<Option<ConfirmationLink>>;
    /// Follows it: appends the granted state under the wording that waited. Followed again, it changes nothing.
    async fn confirm(&self, token_hash: &[u8; 32], at: Timestamp) -> Result<Option<ConfirmationLink>>;

    /// What a link to unsubscribe leads to; `None` for one that is none.
    async fn unsubscribe_link(&self, token_hash: &[u8; 32]) -> Result<Option<UnsubscribeLink>>;
    /// Follows it: no, at once, to this purpose, under the wording of the last change. A non-customer's address is deleted
    /// (NEW-5). Followed again, it changes nothing. `None` for one that is none.
    async fn unsubscribe(&self, token_hash: &[u8; 32], at: Timestamp) -> Result<Option<UnsubscribeLink>>;
    /// Puts an address on the list once its owner follows the link of the e-mail (`write.confirmation`). Takes as long, and
    /// writes as much, for an address that is known, on the list, unknown, or was asked for too often: what comes of it is
    /// decided, and shows, when e-mails are next taken out of the outbox. The actor is the address's holder, whatever it says.
    async fn subscribe(&self, ask: &Subscription, write: &ConsentWrite) -> Result<()>;

    /// Ends this one choice if it waited too long for its link, as the sweep would, and answers with what holds now: for who
    /// cannot wait for the next sweep.
    async fn end_late(&self, holder: &Holder, id: ConsentId, now: Timestamp) -> Result<ConsentRow>;
    /// What the passing of time does: what was not confirmed in time becomes a no (a non-customer's address is deleted),
    /// newsletter and marketing end with the last account (NEW-5), old proof loses its owner, dead links go. Says how many.
    async fn sweep_consents(&self, sweep: &ConsentSweep) -> Result<u64>;
}
