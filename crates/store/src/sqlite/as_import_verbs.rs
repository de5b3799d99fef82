//! The verbs of [`ImportVerbs`], each handed to the file of its subject.

use super::SqliteStore;
use crate::*;
use jiff::Timestamp;

type Result<T> = std::result::Result<T, StoreError>;

#[async_trait::async_trait]
impl ImportVerbs for SqliteStore {
    async fn begin_import(&self, list: &ImportList) -> Result<ImportId> {
        self.insert_import(list).await
    }
    async fn stage_import(&self, import: ImportId, lines: &[ImportLine]) -> Result<()> {
        self.insert_import_lines(import, lines).await
    }
    async fn import_ready(&self, import: ImportId, now: Timestamp) -> Result<()> {
        self.write_import_ready(import, now).await
    }
    async fn drop_import(&self, import: ImportId) -> Result<()> {
        self.write_import_dropped(import).await
    }
    async fn go_on_importing(&self, now: Timestamp) -> Result<Option<ImportStep>> {
        self.bring_some_in(now).await
    }
    async fn import(&self, import: ImportId) -> Result<Option<ImportFacts>> {
        self.read_import(import).await
    }
    async fn waiting_import(&self) -> Result<Option<ImportFacts>> {
        self.read_waiting_import().await
    }
    async fn try_import(&self, list: &ImportList, lines: &[ImportLine]) -> Result<Vec<ImportCount>> {
        self.take_import_back(list, lines).await
    }
}
