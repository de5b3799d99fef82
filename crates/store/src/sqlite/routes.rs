//! The verbs beside [`Store`]'s own, each handed to the file of its subject.

use super::{SqliteStore, digest, holder};
use crate::*;
use jiff::{SignedDuration, Timestamp, civil::Date};
use mijn_privacy_api::{ConsentId, MessageId, ReceiptId};

type Result<T> = std::result::Result<T, StoreError>;

#[async_trait::async_trait]
impl ConsentVerbs for SqliteStore {
    async fn consent_history(&self, scope: &Scope, id: ConsentId, page: &PageOf) -> Result<Rows<ConsentEventRow>> {
        self.read_history(&Holder::Person(scope.person.clone()), id, page).await
    }
    async fn consent_history_of(&self, holder: &Holder, id: ConsentId, page: &PageOf) -> Result<Rows<ConsentEventRow>> {
        self.read_history(holder, id, page).await
    }
    async fn consent_event(
        &self,
        scope: &Scope,
        id: ConsentId,
        receipt: &ReceiptId,
    ) -> Result<Option<ConsentEventRow>> {
        self.read_event(scope, id, receipt).await
    }
    async fn consent_of(&self, holder: &Holder, id: ConsentId) -> Result<ConsentRow> {
        self.read_consent(holder, id).await
    }
    async fn holders(&self, address: &EmailAddress) -> Result<Vec<Holder>> {
        holder::having(&self.readers, &digest::address(&self.keys, address)).await
    }
    async fn address_of(&self, holder: &Holder) -> Result<Option<EmailAddress>> {
        holder::address(&self.readers, holder).await
    }
    async fn change_consent_of(&self, holder: &Holder, write: &ConsentWrite) -> Result<Changed> {
        self.write_change_of(holder, write).await
    }

    async fn resend_confirmation(
        &self,
        scope: &Scope,
        id: ConsentId,
        new: &(NewConfirmation, NewMail),
        at: Timestamp,
    ) -> Result<Resent> {
        self.write_resent(scope, id, new, at).await
    }
    async fn confirmation(&self, token_hash: &[u8; 32], now: Timestamp) -> Result<Option<ConfirmationLink>> {
        self.read_confirmation(token_hash, now).await
    }
    async fn confirm(&self, token_hash: &[u8; 32], at: Timestamp) -> Result<Option<ConfirmationLink>> {
        self.write_confirmed(token_hash, at).await
    }

    async fn unsubscribe_link(&self, token_hash: &[u8; 32]) -> Result<Option<UnsubscribeLink>> {
        self.read_unsubscribe_link(token_hash).await
    }
    async fn unsubscribe(&self, token_hash: &[u8; 32], at: Timestamp) -> Result<Option<UnsubscribeLink>> {
        self.write_unsubscribed(token_hash, at).await
    }
    async fn subscribe(&self, ask: &Subscription, write: &ConsentWrite) -> Result<()> {
        self.write_signup(ask, write).await
    }

    async fn end_late(&self, holder: &Holder, id: ConsentId, now: Timestamp) -> Result<ConsentRow> {
        self.end_one(holder, id, now).await
    }
    async fn sweep_consents(&self, sweep: &ConsentSweep) -> Result<u64> {
        self.pass_time(sweep).await
    }
}

#[async_trait::async_trait]
impl MailVerbs for SqliteStore {
    async fn mail_permissions(&self, ask: &PermissionAsk<'_>) -> Result<Vec<Permit>> {
        self.answer_permissions(ask).await
    }
    async fn record_mailings(&self, write: &MailingWrite<'_>) -> Result<Vec<Permit>> {
        self.write_mailings(write).await
    }
    async fn mailings_of(&self, scope: &Scope, year: i16) -> Result<Vec<MailingRow>> {
        self.read_mailing_rows(scope, year).await
    }
    async fn block(&self, address: &EmailAddress, writes: &[ConsentWrite]) -> Result<()> {
        self.write_block(address, writes).await
    }

    async fn lease_mail(&self, now: Timestamp, lease: SignedDuration, limit: u32) -> Result<Vec<OutboxMail>> {
        self.settle_signups().await?;
        self.take_mail(now, lease, limit).await
    }
    async fn mail_sent(&self, id: i64) -> Result<()> {
        self.delete_mail(id).await
    }
    async fn mail_failed(&self, id: i64, again_at: Option<Timestamp>, why: &str) -> Result<()> {
        self.write_mail_failed(id, again_at, why).await
    }
    async fn outbox(&self) -> Result<OutboxFacts> {
        self.read_outbox().await
    }
    async fn post(&self, mail: &NewMail, at: Timestamp) -> Result<()> {
        self.write_mail(mail, at).await
    }
}

#[async_trait::async_trait]
impl MessageVerbs for SqliteStore {
    async fn message(&self, scope: &Scope, id: &MessageId) -> Result<Option<MessageRow>> {
        self.read_message(scope, id).await
    }
    async fn satisfy_message<'a>(
        &self,
        scope: &Scope,
        id: &MessageId,
        on: Date,
        at: Timestamp,
        once: &Idempotency,
        answer: AnswerOf<'a, MessageRow>,
    ) -> Result<Once> {
        self.write_satisfied(scope, id, on, at, once, answer).await
    }
    async fn withdraw_message<'a>(
        &self,
        scope: &Scope,
        id: &MessageId,
        withdraw: &MessageWithdraw,
        once: &Idempotency,
        answer: AnswerOf<'a, MessageOutcome>,
    ) -> Result<MessageOnce> {
        self.write_withdrawn(scope, id, withdraw, once, answer).await
    }
    async fn silent_messages(&self, answered_before: Timestamp, limit: u32) -> Result<Vec<SilentMessage>> {
        self.read_silent(answered_before, limit).await
    }
    async fn remind(&self, reminder: &Reminder) -> Result<()> {
        self.write_reminded(reminder).await
    }
    async fn satisfy_silent(&self, reminded_before: Timestamp, answered_before: Timestamp, on: Date) -> Result<u64> {
        self.satisfy_all_silent(reminded_before, answered_before, on).await
    }
    async fn finish_withdrawals(&self, kept_by_law: bool, at: Timestamp) -> Result<u64> {
        self.end_withdrawals(kept_by_law, at).await
    }
}
