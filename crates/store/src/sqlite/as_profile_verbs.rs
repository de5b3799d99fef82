//! The verbs of [`ProfileVerbs`], each handed to the file of its subject.

use super::SqliteStore;
use crate::*;
use jiff::Timestamp;

type Result<T> = std::result::Result<T, StoreError>;

#[async_trait::async_trait]
impl ProfileVerbs for SqliteStore {
    async fn profile_state(&self, scope: &Scope) -> Result<ProfileState> {
        self.read_profile_state(scope).await
    }
    async fn change_profile<'a>(
        &self,
        scope: &Scope,
        write: &ProfileWrite,
        once: &Idempotency,
        answer: AnswerOf<'a, ProfileState>,
    ) -> Result<Once> {
        self.write_profile(scope, write, once, answer).await
    }
    async fn new_email(&self, token_hash: &[u8; 32], now: Timestamp) -> Result<Option<EmailAddress>> {
        self.read_new_email(token_hash, now).await
    }
    async fn confirm_email<'a>(
        &self,
        token_hash: &[u8; 32],
        at: Timestamp,
        told: ToldOf<'a>,
    ) -> Result<Option<EmailAddress>> {
        self.write_email_confirmed(token_hash, at, told).await
    }
    async fn expire_emails(&self, now: Timestamp) -> Result<u64> {
        self.delete_expired_emails(now).await
    }
}
