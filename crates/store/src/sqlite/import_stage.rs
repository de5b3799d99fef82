//! A list that is put aside: its lines come in short writes, and count once all of them are there.

use super::convert::{self, hex};
use super::tx::Durability;
use super::{SqliteStore, jobs, link};
use crate::{ImportId, ImportLine, ImportList, JobKind, NewJob, StoreError};
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Who brings a list in is left alone with it for so long after each step.
pub(super) const OWN: SignedDuration = SignedDuration::from_secs(60);
/// A list that is not whole by then never will be.
const STAGED_FOR: SignedDuration = SignedDuration::from_hours(1);
/// How long it can be seen what became of a list.
const DONE_KEPT: SignedDuration = SignedDuration::from_hours(31 * 24);

const LINES: &str = "INSERT INTO import_line (import, place, address, state, wording, digest, notice, chosen_at, proof)
    SELECT ?2, value ->> 0, value ->> 1, value ->> 2, value ->> 3, unhex(value ->> 4), value ->> 5, value ->> 6, value ->> 7
    FROM json_each(?1)";
const STALE: &str = "UPDATE import SET state = 'dropped' WHERE state = 'staged' AND begun_at < ?1";
const DROPPED: &str = "DELETE FROM import_line WHERE (import, place) IN
    (SELECT l.import, l.place FROM import i CROSS JOIN import_line l ON l.import = i.id
     WHERE i.state = 'dropped' LIMIT ?1)";
/// Of a list that is done or dropped nothing else is left.
const OVER: [&str; 3] = [
    "DELETE FROM import_wording WHERE import IN (SELECT id FROM import WHERE state = 'dropped')",
    "DELETE FROM import_count WHERE import IN (SELECT id FROM import WHERE state = 'done' AND begun_at < ?1)",
    "DELETE FROM import WHERE state = 'dropped' OR (state = 'done' AND begun_at < ?1)",
];

/// For the check of their plans.
#[cfg(test)]
pub(super) const STATEMENTS: &[&str] = &[STALE, DROPPED, OVER[0], OVER[1], OVER[2]];

impl SqliteStore {
    pub(super) async fn insert_import(&self, list: &ImportList) -> Result<ImportId, StoreError> {
        let sql = "INSERT INTO import (consent, source, language, state, begun_at) VALUES (?1, ?2, ?3, 'staged', ?4)";
        let mut tx = self.begin(Durability::Light).await?;
        let query = sqlx::query(sql).bind(list.id.as_str()).bind(&list.source).bind(&list.language);
        let row = query.bind(list.at.as_microsecond()).execute(&mut *tx).await?.last_insert_rowid();
        tx.commit().await?;
        Ok(ImportId(row))
    }

    /// A power cut that takes these lines takes who would say that all of them are there.
    pub(super) async fn insert_import_lines(&self, import: ImportId, lines: &[ImportLine]) -> Result<(), StoreError> {
        let mut texts = BTreeMap::new();
        let digests: Vec<String> = lines
            .iter()
            .map(|line| {
                hex(texts.entry(&line.wording_text).or_insert_with(|| link::wording_digest(&line.wording_text)))
            })
            .collect();
        let count = i64::try_from(lines.len()).map_err(|_| convert::corrupt("count"))?;
        let mut tx = self.begin(Durability::Light).await?;
        let sql = "UPDATE import SET lines = lines + ?2 WHERE id = ?1 AND state = 'staged' RETURNING lines";
        let after: Option<i64> = sqlx::query_scalar(sql).bind(import.0).bind(count).fetch_optional(&mut *tx).await?;
        let first = after.ok_or_else(gone)? - count;
        let rows: Vec<Value> = (first..)
            .zip(lines.iter().zip(&digests))
            .map(|(place, (line, digest))| {
                let (wording, notice) = (line.wording.as_str(), line.notice.as_str());
                let chosen_at = line.chosen_at.map(Timestamp::as_microsecond);
                json!([
                    place,
                    line.address.as_str(),
                    line.state.as_str(),
                    wording,
                    digest,
                    notice,
                    chosen_at,
                    line.proof
                ])
            })
            .collect();
        sqlx::query(LINES).bind(convert::json(&rows)?).bind(import.0).execute(&mut *tx).await?;
        for (text, digest) in texts {
            let sql = "INSERT INTO import_wording (import, digest, text) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING";
            sqlx::query(sql).bind(import.0).bind(&digest[..]).bind(text).execute(&mut *tx).await?;
        }
        Ok(tx.commit().await?)
    }

    /// On the disk, with the work for whoever finds it cut off.
    pub(super) async fn write_import_ready(&self, import: ImportId, now: Timestamp) -> Result<(), StoreError> {
        let mut tx = self.write().await?;
        let sql = "UPDATE import SET state = 'ready' WHERE id = ?1 AND state = 'staged'";
        if sqlx::query(sql).bind(import.0).execute(&mut *tx).await?.rows_affected() == 0 {
            return Err(gone());
        }
        let due_at = now.saturating_add(OWN).unwrap_or(Timestamp::MAX);
        let job = NewJob { kind: JobKind::Import, subject: import.to_string(), payload: None, due_at };
        jobs::insert(&mut tx, &job, now).await?;
        Ok(tx.commit().await?)
    }

    pub(super) async fn write_import_dropped(&self, import: ImportId) -> Result<(), StoreError> {
        let mut tx = self.begin(Durability::Light).await?;
        let sql = "UPDATE import SET state = 'dropped' WHERE id = ?1 AND state = 'staged'";
        sqlx::query(sql).bind(import.0).execute(&mut *tx).await?;
        tx.commit().await?;
        self.delete_dropped().await.map(drop)
    }

    /// What never became ready goes, and what is long done. The list is dropped before its lines: none comes after.
    pub(super) async fn delete_imports(&self, now: Timestamp) -> Result<u64, StoreError> {
        let before = |kept| now.saturating_sub(kept).unwrap_or(Timestamp::MIN).as_microsecond();
        let is_any = "SELECT 1 FROM import WHERE state IN ('staged', 'dropped', 'done') LIMIT 1";
        let is_any: Option<i64> = sqlx::query_scalar(is_any).fetch_optional(&self.readers).await?;
        if is_any.is_none() {
            return Ok(0);
        }
        let mut tx = self.begin(Durability::Light).await?;
        sqlx::query(STALE).bind(before(STAGED_FOR)).execute(&mut *tx).await?;
        tx.commit().await?;
        let mut deleted = self.delete_dropped().await?;
        let mut tx = self.begin(Durability::Light).await?;
        for sql in OVER {
            deleted += sqlx::query(sql).bind(before(DONE_KEPT)).execute(&mut *tx).await?.rows_affected();
        }
        tx.commit().await?;
        Ok(deleted)
    }

    async fn delete_dropped(&self) -> Result<u64, StoreError> {
        self.drain(|limit| sqlx::query(DROPPED).bind(limit)).await
    }
}

fn gone() -> StoreError {
    StoreError::Unavailable("this import was dropped: it was not whole within the hour".to_owned())
}
