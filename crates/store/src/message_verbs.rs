//! The verbs of a [`Store`](crate::Store) about single contact messages (CON-3, CON-4).

use crate::*;
use jiff::{Timestamp, civil::Date};
use mijn_privacy_api::{MessageId, NoticeVersion, OpenQuestion, WordingId};

type Result<T> = std::result::Result<T, StoreError>;

/// What a withdrawal does to a message, and what the chain keeps of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MessageWithdraw {
    /// What the person chose for a question that is still open.
    pub open_question: Option<OpenQuestion>,
    /// A named law keeps it after the withdrawal: it is locked instead of deleted.
    pub kept_by_law: bool,
    /// The wording under which messages are taken in.
    pub wording: WordingId,
    /// Its text.
    pub wording_text: String,
    /// Its language, BCP 47.
    pub language: String,
    /// The statement in force.
    pub notice: NoticeVersion,
    /// When.
    pub at: Timestamp,
}

/// What became of a message, for the answer that is stored with the write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MessageOutcome {
    /// It is gone.
    Deleted,
    /// It is still there, as it is now.
    Stays(MessageRow),
}

/// What became of a withdrawal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MessageOnce {
    /// As every other write with a key.
    Once(Once),
    /// The question is open and the person did not say what to do with it; nothing was written.
    OpenQuestion,
}

/// Satisfied, withdrawn, reminded.
#[async_trait::async_trait]
pub trait MessageVerbs: Send + Sync {
    /// One message of the person.
    async fn message(&self, scope: &Scope, id: &MessageId) -> Result<Option<MessageRow>>;
    /// The person is satisfied from this day on (CON-4); the first day stays.
    async fn satisfy_message<'a>(
        &self,
        scope: &Scope,
        id: &MessageId,
        on: Date,
        at: Timestamp,
        once: &Idempotency,
        answer: AnswerOf<'a, MessageRow>,
    ) -> Result<Once>;
    /// The consent for this message is taken back (CON-3): it goes, is locked, or waits for its answer. A row of the chain
    /// says so, without a word of the message.
    async fn withdraw_message<'a>(
        &self,
        scope: &Scope,
        id: &MessageId,
        withdraw: &MessageWithdraw,
        once: &Idempotency,
        answer: AnswerOf<'a, MessageOutcome>,
    ) -> Result<MessageOnce>;
    /// Messages answered before this moment, not satisfied, not withdrawn and not reminded yet; at most `limit`.
    async fn silent_messages(&self, answered_before: Timestamp, limit: u32) -> Result<Vec<SilentMessage>>;
    /// Reminds once: the second time changes and sends nothing.
    async fn remind(&self, reminder: &Reminder) -> Result<()>;
    /// Who was reminded before this moment and stayed silent is satisfied from this day on; and so is who was answered before
    /// the other moment and has no address for a reminder. Says how many.
    async fn satisfy_silent(&self, reminded_before: Timestamp, answered_before: Timestamp, on: Date) -> Result<u64>;
    /// Withdrawn messages whose answer came meanwhile go, or are locked where a law keeps them. Says how many.
    async fn finish_withdrawals(&self, kept_by_law: bool, at: Timestamp) -> Result<u64>;
}
