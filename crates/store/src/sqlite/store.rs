//! The verbs of [`Store`], each handed to the file of its subject.

use super::SqliteStore;
use crate::*;
use jiff::Timestamp;
use mijn_privacy_api::{AccountId, ConsentId, PersonId, RequestId};

type Result<T> = std::result::Result<T, StoreError>;

#[async_trait::async_trait]
impl Store for SqliteStore {
    async fn ping(&self) -> Result<()> {
        sqlx::query("SELECT 1").execute(&self.readers).await?;
        Ok(())
    }

    async fn login(&self, username: &str) -> Result<Option<Login>> {
        self.login_by_username(username).await
    }
    async fn login_of(&self, person: &PersonId) -> Result<Option<Login>> {
        self.login_by_person(person).await
    }
    async fn note_login(&self, person: &PersonId, failed_at: Option<Timestamp>) -> Result<()> {
        self.write_login(person, failed_at).await
    }

    async fn begin_session(&self, session: &SessionRow) -> Result<()> {
        self.insert_session(session).await
    }
    async fn session(&self, token_hash: &[u8; 32]) -> Result<Option<SessionRow>> {
        self.read_session(token_hash).await
    }
    async fn touch_session(&self, token_hash: &[u8; 32], at: Timestamp) -> Result<()> {
        self.write_session_seen(token_hash, at).await
    }
    async fn confirm_session(&self, token_hash: &[u8; 32], at: Timestamp) -> Result<()> {
        self.write_session_authenticated(token_hash, at).await
    }
    async fn choose_account(&self, token_hash: &[u8; 32], account: &AccountId) -> Result<()> {
        self.write_session_account(token_hash, account).await
    }
    async fn end_session(&self, token_hash: &[u8; 32]) -> Result<()> {
        self.delete_session(token_hash).await
    }

    async fn memberships(&self, person: &PersonId) -> Result<Vec<Membership>> {
        self.read_memberships(person).await
    }
    async fn profile(&self, scope: &Scope) -> Result<Vec<ProfileValue>> {
        self.read_profile(scope).await
    }

    async fn order_facts(&self, scope: &Scope) -> Result<ListFacts> {
        self.read_order_facts(scope).await
    }
    async fn orders(&self, scope: &Scope, page: &PageOf) -> Result<Rows<OrderRow>> {
        self.read_orders(scope, page).await
    }
    async fn message_facts(&self, scope: &Scope) -> Result<ListFacts> {
        self.read_message_facts(scope).await
    }
    async fn messages(&self, scope: &Scope, page: &PageOf) -> Result<Rows<MessageRow>> {
        self.read_messages(scope, page).await
    }
    async fn activity_facts(&self, scope: &Scope) -> Result<ListFacts> {
        self.read_activity_facts(scope).await
    }
    async fn activity(&self, scope: &Scope, page: &PageOf) -> Result<Rows<ActivityRow>> {
        self.read_activity(scope, page).await
    }
    async fn mailings(&self, scope: &Scope, year: i16) -> Result<Mailings> {
        self.read_mailings(scope, year).await
    }

    async fn consents(&self, scope: &Scope) -> Result<Vec<ConsentRow>> {
        self.read_consents(scope).await
    }
    async fn consent(&self, scope: &Scope, id: ConsentId) -> Result<ConsentRow> {
        self.read_consent(&Holder::Person(scope.person.clone()), id).await
    }
    async fn answered(&self, scope: &Scope, once: &Idempotency) -> Result<Option<Once>> {
        self.read_answer(scope, once).await
    }
    async fn change_consent<'a>(
        &self,
        scope: &Scope,
        write: &ConsentWrite,
        once: &Idempotency,
        answer: AnswerOf<'a, ConsentRow>,
    ) -> Result<Once> {
        self.write_consent(scope, write, once, answer).await
    }

    async fn create_request<'a>(
        &self,
        scope: &Scope,
        write: &RequestWrite,
        once: &Idempotency,
        answer: AnswerOf<'a, RequestFull>,
        twin: AnswerOf<'a, RequestFull>,
    ) -> Result<Once> {
        self.write_request(scope, write, once, answer, twin).await
    }
    async fn requests(&self, scope: &Scope, page: &PageOf) -> Result<Rows<RequestRow>> {
        self.read_requests(scope, page).await
    }
    async fn open_requests(&self, scope: &Scope, limit: u32) -> Result<(Vec<RequestRow>, u32)> {
        self.read_open_requests(scope, limit).await
    }
    async fn request(&self, scope: &Scope, id: &RequestId) -> Result<Option<RequestFull>> {
        self.read_request(scope, id).await
    }

    async fn see_request(&self, scope: &Scope, id: &RequestId, revision: u32) -> Result<()> {
        self.write_request_seen(scope, id, revision).await
    }

    async fn log_lookup(&self, scope: &Scope, lookup: &Lookup) -> Result<()> {
        self.insert_lookup(scope, lookup).await
    }
    async fn log_lookups(&self, requests: &[RequestId], lookup: &Lookup) -> Result<()> {
        self.insert_lookups(requests, lookup).await
    }
    async fn lookups(&self, scope: &Scope, by: Option<LookedBy>, page: &PageOf) -> Result<Rows<Lookup>> {
        self.read_lookups(scope, by, page).await
    }
    async fn sweep(&self, now: Timestamp) -> Result<u64> {
        self.delete_expired(now).await
    }
    async fn seal(&self) -> Result<Option<Sealing>> {
        self.seal_all().await
    }
    async fn delete_passed(&self, passed: &Passed) -> Result<u64> {
        self.delete_all_passed(passed).await
    }
}
