//! The verbs of [`PublicVerbs`], each handed to the file of its subject.

use super::SqliteStore;
use crate::*;
use jiff::Timestamp;

type Result<T> = std::result::Result<T, StoreError>;

#[async_trait::async_trait]
impl PublicVerbs for SqliteStore {
    async fn ask_in_public(&self, ask: &PublicAsk) -> Result<PublicKept> {
        self.write_public_ask(ask).await
    }
    async fn public_ask(&self, token_hash: &[u8; 32], now: Timestamp) -> Result<Option<PublicLink>> {
        self.read_public_ask(token_hash, now).await
    }
    async fn confirm_public(
        &self,
        token_hash: &[u8; 32],
        stranger: &str,
        write: &RequestWrite,
        now: Timestamp,
    ) -> Result<Option<RequestFull>> {
        self.write_confirmed_ask(token_hash, stranger, write, now).await
    }
    async fn expire_asks(&self, now: Timestamp) -> Result<u64> {
        self.delete_late_asks(now).await
    }
}
