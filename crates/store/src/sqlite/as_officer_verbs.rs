//! The verbs of [`OfficerVerbs`], each handed to the file of its subject.

use super::SqliteStore;
use crate::*;
use jiff::{SignedDuration, Timestamp};
use mijn_privacy_api::DeskRole;

type Result<T> = std::result::Result<T, StoreError>;

#[async_trait::async_trait]
impl OfficerVerbs for SqliteStore {
    async fn officers(&self) -> Result<Vec<OfficerRow>> {
        self.read_officers().await
    }
    async fn officer(&self, name: &str) -> Result<Option<OfficerRow>> {
        self.read_officer(name).await
    }
    async fn add_officer(&self, id: &str, name: &str, role: DeskRole, at: Timestamp) -> Result<bool> {
        self.insert_officer(id, name, role, at).await
    }
    async fn set_officer_role(&self, name: &str, role: DeskRole) -> Result<bool> {
        self.write_officer_role(name, role).await
    }
    async fn disable_officer(&self, name: &str, at: Option<Timestamp>) -> Result<bool> {
        self.write_officer_disabled(name, at).await
    }
    async fn begin_setup(&self, name: &str, token_hash: &[u8; 32], expires_at: Timestamp) -> Result<bool> {
        self.write_setup(name, token_hash, expires_at).await
    }
    async fn setup(&self, token_hash: &[u8; 32], now: Timestamp) -> Result<Option<OfficerRow>> {
        self.read_setup(token_hash, now).await
    }
    async fn finish_setup(
        &self,
        token_hash: &[u8; 32],
        password_hash: &str,
        totp: &[u8],
        step: i64,
        now: Timestamp,
    ) -> Result<bool> {
        self.write_finished_setup(token_hash, password_hash, totp, step, now).await
    }
    async fn officer_tries(&self, name_hash: &[u8; 32]) -> Result<Option<(u32, Timestamp)>> {
        self.read_officer_tries(name_hash).await
    }
    async fn note_officer_try(&self, name_hash: &[u8; 32], at: Timestamp, half: SignedDuration) -> Result<()> {
        self.write_officer_try(name_hash, at, half).await
    }
    async fn forget_officer_tries(&self, name_hash: &[u8; 32]) -> Result<()> {
        self.delete_officer_tries(name_hash).await
    }
    async fn keep_draft(&self, draft: &OfficerDraft) -> Result<()> {
        self.insert_draft(draft).await
    }
    async fn draft(&self, token_hash: &[u8; 32], officer: &str, now: Timestamp) -> Result<Option<Vec<u8>>> {
        self.read_draft(token_hash, officer, now).await
    }
    async fn drop_draft(&self, token_hash: &[u8; 32]) -> Result<()> {
        self.delete_draft(token_hash).await
    }
    async fn use_totp(&self, id: &str, step: i64) -> Result<bool> {
        self.write_totp_step(id, step).await
    }
    async fn begin_officer_session(&self, id: &str, session: &OfficerSession) -> Result<()> {
        self.insert_officer_session(id, session).await
    }
    async fn officer_session(&self, token_hash: &[u8; 32]) -> Result<Option<(OfficerSession, OfficerRow)>> {
        self.read_officer_session(token_hash).await
    }
    async fn touch_officer_session(&self, token_hash: &[u8; 32], at: Timestamp) -> Result<()> {
        self.write_officer_session_seen(token_hash, at).await
    }
    async fn end_officer_session(&self, token_hash: &[u8; 32]) -> Result<()> {
        self.delete_officer_session(token_hash).await
    }
    async fn begin_login(&self, login: &PendingLogin) -> Result<()> {
        self.insert_login(login).await
    }
    async fn take_login(&self, state_hash: &[u8; 32], now: Timestamp) -> Result<Option<PendingLogin>> {
        self.delete_login(state_hash, now).await
    }
    async fn officer_of(
        &self,
        subject: &str,
        id: &str,
        name: &str,
        role: DeskRole,
        at: Timestamp,
    ) -> Result<Option<OfficerRow>> {
        self.write_officer_of(subject, id, name, role, at).await
    }
    async fn sweep_officers(&self, unused: Timestamp, begun: Timestamp, now: Timestamp) -> Result<u64> {
        self.delete_officer_leftovers(unused, begun, now).await
    }
}
