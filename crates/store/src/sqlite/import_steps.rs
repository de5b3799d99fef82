//! A list that is ready is brought in by steps, each a transaction that takes its lines out: whoever goes on goes on from there.

use super::import::{Line, Texts};
use super::import_stage::OWN;
use super::tx::Durability;
use super::{SqliteStore, convert, link};
use crate::{
    EmailAddress, ImportCount, ImportFacts, ImportId, ImportLine, ImportList, ImportStep, Imported, StoreError,
};
use jiff::Timestamp;
use mijn_privacy_api::ConsentState;
use sqlx::SqliteConnection;

type ListColumns = (i64, String, String, String, String, i64);
type LineColumns = (i64, String, String, String, Vec<u8>, String, Option<i64>, Option<String>);

/// So many lines at a time hold the one writer for some hundredths of a second.
const AT_ONCE: i64 = 250;

const OLDEST: &str = "SELECT id, consent, source, language, state, begun_at FROM import WHERE state = 'ready'
    ORDER BY begun_at, id LIMIT 1";
const TAKEN: &str = "SELECT place, address, state, wording, digest, notice, chosen_at, proof FROM import_line
    WHERE import = ?1 ORDER BY place LIMIT ?2";

/// For the check of their plans.
#[cfg(test)]
pub(super) const STATEMENTS: &[&str] = &[OLDEST, TAKEN];

impl SqliteStore {
    pub(super) async fn bring_some_in(&self, now: Timestamp) -> Result<Option<ImportStep>, StoreError> {
        if oldest(&mut *self.readers.acquire().await?).await?.is_none() {
            return Ok(None);
        }
        // Who is sought by address must be found.
        self.digest_addresses().await?;
        // A power cut that takes a step leaves its lines to be brought in; the last one is on the disk, and all before it.
        let mut tx = self.begin(Durability::Light).await?;
        let Some((import, list, _)) = oldest(&mut tx).await? else { return Ok(None) };
        let rows: Vec<LineColumns> = sqlx::query_as(TAKEN).bind(import.0).bind(AT_ONCE).fetch_all(&mut *tx).await?;
        let Some(last) = rows.last().map(|row| row.0) else {
            drop(tx);
            return self.end_import(import).await.map(|()| Some(ImportStep { import, is_done: true }));
        };
        let lines = rows.into_iter().map(line).collect::<Result<Vec<_>, _>>()?;
        let texts = texts(&mut tx, import).await?;
        let counts = self.bring_in(&mut tx, (&list, &texts), &lines, now).await?;
        let sql = "DELETE FROM import_line WHERE import = ?1 AND place <= ?2";
        sqlx::query(sql).bind(import.0).bind(last).execute(&mut *tx).await?;
        add(&mut tx, import, &counts).await?;
        let sql = "UPDATE job SET due_at = max(due_at, ?2) WHERE kind = 'import' AND subject = ?1 AND leased = 0";
        let again_at = now.saturating_add(OWN).unwrap_or(Timestamp::MAX);
        sqlx::query(sql).bind(import.to_string()).bind(again_at.as_microsecond()).execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(Some(ImportStep { import, is_done: false }))
    }

    /// On the disk: who is told that it is done is told the truth.
    async fn end_import(&self, import: ImportId) -> Result<(), StoreError> {
        let mut tx = self.write().await?;
        let sql = "UPDATE import SET state = 'done' WHERE id = ?1 AND state = 'ready'";
        sqlx::query(sql).bind(import.0).execute(&mut *tx).await?;
        sqlx::query("DELETE FROM import_wording WHERE import = ?1").bind(import.0).execute(&mut *tx).await?;
        let sql = "DELETE FROM job WHERE kind = 'import' AND subject = ?1";
        sqlx::query(sql).bind(import.to_string()).execute(&mut *tx).await?;
        Ok(tx.commit().await?)
    }

    pub(super) async fn read_import(&self, import: ImportId) -> Result<Option<ImportFacts>, StoreError> {
        let mut tx = self.readers.begin().await?;
        let sql = "SELECT id, consent, source, language, state, begun_at FROM import
                   WHERE id = ?1 AND state IN ('ready', 'done')";
        let row: Option<ListColumns> = sqlx::query_as(sql).bind(import.0).fetch_optional(&mut *tx).await?;
        match row.map(list).transpose()? {
            Some(found) => facts(&mut tx, found).await.map(Some),
            None => Ok(None),
        }
    }

    pub(super) async fn read_waiting_import(&self) -> Result<Option<ImportFacts>, StoreError> {
        let mut tx = self.readers.begin().await?;
        match oldest(&mut tx).await? {
            Some(found) => facts(&mut tx, found).await.map(Some),
            None => Ok(None),
        }
    }

    /// The same, taken back: what was counted is what would be.
    pub(super) async fn take_import_back(
        &self,
        list: &ImportList,
        lines: &[ImportLine],
    ) -> Result<Vec<ImportCount>, StoreError> {
        self.digest_addresses().await?;
        let mut texts = Texts::new();
        let lines: Vec<Line> = lines.iter().map(|line| tried(line, &mut texts)).collect();
        let mut tx = self.begin(Durability::Light).await?;
        let counts = self.bring_in(&mut tx, (list, &texts), &lines, list.at).await?;
        tx.rollback().await?;
        Ok(counts)
    }
}

async fn oldest(connection: &mut SqliteConnection) -> Result<Option<(ImportId, ImportList, bool)>, StoreError> {
    let row: Option<ListColumns> = sqlx::query_as(OLDEST).fetch_optional(connection).await?;
    row.map(list).transpose()
}

async fn texts(connection: &mut SqliteConnection, import: ImportId) -> Result<Texts, StoreError> {
    let sql = "SELECT digest, text FROM import_wording WHERE import = ?1";
    let rows: Vec<(Vec<u8>, String)> = sqlx::query_as(sql).bind(import.0).fetch_all(connection).await?;
    rows.into_iter().map(|(digest, text)| Ok((bytes(digest)?, text))).collect()
}

async fn add(connection: &mut SqliteConnection, import: ImportId, counts: &[ImportCount]) -> Result<(), StoreError> {
    for count in counts {
        let sql = "INSERT INTO import_count (import, outcome, state, lines) VALUES (?1, ?2, ?3, ?4)
                   ON CONFLICT DO UPDATE SET lines = lines + excluded.lines";
        let query = sqlx::query(sql).bind(import.0).bind(count.outcome.as_str()).bind(count.state.as_str());
        let lines = i64::try_from(count.lines).map_err(|_| convert::corrupt("count"))?;
        query.bind(lines).execute(&mut *connection).await?;
    }
    Ok(())
}

async fn facts(
    connection: &mut SqliteConnection,
    (import, list, is_done): (ImportId, ImportList, bool),
) -> Result<ImportFacts, StoreError> {
    let sql = "SELECT count(*) FROM import_line WHERE import = ?1";
    let left: i64 = sqlx::query_scalar(sql).bind(import.0).fetch_one(&mut *connection).await?;
    let sql = "SELECT outcome, state, lines FROM import_count WHERE import = ?1";
    let rows: Vec<(String, String, i64)> = sqlx::query_as(sql).bind(import.0).fetch_all(connection).await?;
    let counts = rows.into_iter().map(count).collect::<Result<_, _>>()?;
    Ok(ImportFacts { import, list, left: size(left)?, is_done, counts })
}

fn list((id, consent, source, language, state, at): ListColumns) -> Result<(ImportId, ImportList, bool), StoreError> {
    let list = ImportList { id: convert::word(&consent)?, source, language, at: convert::moment(at)? };
    Ok((ImportId(id), list, state == "done"))
}

fn count((outcome, state, lines): (String, String, i64)) -> Result<ImportCount, StoreError> {
    let outcome = Imported::ALL.into_iter().find(|one| one.as_str() == outcome);
    let state: ConsentState = convert::state(&state)?;
    Ok(ImportCount { outcome: outcome.ok_or_else(|| convert::corrupt("outcome"))?, state, lines: size(lines)? })
}

fn line((_, address, state, wording, digest, notice, chosen_at, proof): LineColumns) -> Result<Line, StoreError> {
    Ok(Line {
        address: EmailAddress::parse(&address).map_err(|_| convert::corrupt("address"))?,
        state: convert::state(&state)?,
        wording,
        digest: bytes(digest)?,
        notice,
        chosen_at: convert::moment_opt(chosen_at)?,
        proof,
    })
}

fn tried(line: &ImportLine, texts: &mut Texts) -> Line {
    let digest = link::wording_digest(&line.wording_text);
    texts.entry(digest).or_insert_with(|| line.wording_text.clone());
    Line {
        address: line.address.clone(),
        state: line.state,
        wording: line.wording.to_string(),
        digest,
        notice: line.notice.to_string(),
        chosen_at: line.chosen_at,
        proof: line.proof.clone(),
    }
}

fn bytes(digest: Vec<u8>) -> Result<[u8; 32], StoreError> {
    digest.try_into().map_err(|_| convert::corrupt("digest"))
}

fn size(number: i64) -> Result<u64, StoreError> {
    u64::try_from(number).map_err(|_| convert::corrupt("count"))
}
