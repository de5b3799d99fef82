//! The verbs of [`RequestVerbs`], each handed to the file of its subject.

use super::SqliteStore;
use crate::*;
use jiff::{Timestamp, civil::Date};
use mijn_privacy_api::{RequestId, ThreadMessageId};

type Result<T> = std::result::Result<T, StoreError>;

#[async_trait::async_trait]
impl RequestVerbs for SqliteStore {
    async fn change_request<'a>(
        &self,
        of: &RequestOf,
        id: &RequestId,
        decide: Decide<'a>,
        once: Option<OnceOf<'a>>,
    ) -> Result<RequestChanged> {
        self.write_request_change(of, id, decide, once).await
    }
    async fn read_thread(&self, scope: &Scope, id: &RequestId, last: &ThreadMessageId) -> Result<ThreadRead> {
        self.write_thread_read(scope, id, last).await
    }
    async fn attachment(&self, of: &RequestOf, id: &RequestId, name: &str) -> Result<Option<Vec<u8>>> {
        self.read_attachment(of, id, name).await
    }

    async fn desk_request(&self, id: &RequestId) -> Result<Option<(RequestFull, DeskHead)>> {
        self.read_desk_request(id).await
    }
    async fn desk_requests(&self, ask: &DeskAsk, page: &PageOf) -> Result<Rows<RequestRow>> {
        self.read_desk_requests(ask, page).await
    }
    async fn report(&self, from: Date, to: Date, today: Date) -> Result<Vec<ReportRow>> {
        self.read_report(from, to, today).await
    }
    async fn unwarned(&self, soon: Date, today: Date, limit: u32) -> Result<Unwarned> {
        self.read_unwarned(soon, today, limit).await
    }
    async fn warned(&self, id: &RequestId, overdue: bool, at: Timestamp, jobs: &[NewJob]) -> Result<()> {
        self.write_warned(id, overdue, at, jobs).await
    }

    async fn restrictions(&self, scope: &Scope) -> Result<Vec<RestrictionRow>> {
        self.read_restrictions(scope).await
    }
}
