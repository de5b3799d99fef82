//! The verbs of [`CarryVerbs`], each handed to the file of its subject.

use super::SqliteStore;
use crate::*;
use jiff::{Timestamp, civil::Date};
use mijn_privacy_api::{PurposeId, RequestId};

type Result<T> = std::result::Result<T, StoreError>;

#[async_trait::async_trait]
impl CarryVerbs for SqliteStore {
    async fn erasable(&self, scope: &Scope, passed: &Passed, today: Date) -> Result<Erasable> {
        self.read_erasable(scope, passed, today).await
    }
    async fn carry_out(
        &self,
        request: &RequestId,
        scope: &Scope,
        passed: &Passed,
        step: Step,
        today: Date,
        at: Timestamp,
    ) -> Result<u64> {
        self.do_step(request, scope, (passed, step), today, at).await
    }
    async fn steps_done(&self, request: &RequestId) -> Result<Vec<String>> {
        self.read_steps(request).await
    }
    async fn closing_blocks(&self, scope: &Scope) -> Result<Vec<BlockRow>> {
        self.read_blocks(scope).await
    }
    async fn close_account(&self, scope: &Scope, on: Date, at: Timestamp) -> Result<Vec<BlockRow>> {
        self.write_closed(scope, on, at).await
    }
    async fn end_own(&self, scope: &Scope, purposes: &[PurposeId], reason: &str, at: Timestamp) -> Result<()> {
        self.write_ended(scope, purposes, reason, at).await
    }
    async fn correctable(&self, scope: &Scope, values: &[ValueChange]) -> Result<Vec<Option<NotPut>>> {
        self.read_correctable(scope, values).await
    }
    async fn correct(
        &self,
        request: &RequestId,
        scope: &Scope,
        values: &[ValueChange],
        at: Timestamp,
    ) -> Result<Vec<Option<NotPut>>> {
        self.write_corrections(request, scope, values, at).await
    }
}
