//! Sealing what lies plain, from an earlier version, or under the key before (docs/adr/0025): a little at a time, beside whoever
//! reads and writes. Begun again from the start it passes what is sealed.

use super::tx::Durability;
use super::{SqliteStore, convert, key_print};
use crate::seal::{Sealed, open, seal};
use crate::{Sealing, StoreError};
use std::sync::atomic::Ordering;

/// So many rows of a table are looked at together.
const AT_ONCE: i64 = 100;
/// Under which key all texts, and all files and codes, lie sealed.
const WHOLE: &str = "texts whole";
const WHOLE_RESULTS: &str = "results whole";

/// A column with texts: reading what is in a range of rows, and putting a sealed one in the place of what was read.
struct Text {
    table: &'static str,
    column: &'static str,
    read: &'static str,
    write: &'static str,
}

/// Of a table, by what its rows are walked by and what names one (as `Vault::at` has it).
macro_rules! texts {
    ($table:literal, $first:literal, $name:literal, $($column:literal),+) => {
        [$(Text {
            table: $table,
            column: $column,
            read: concat!(
                "SELECT ", $first, ", ", $name, ", ", $column, " FROM ", $table, " WHERE ", $first, " > ?1 AND ", $first,
                " <= ?2 AND ", $column, " IS NOT NULL"
            ),
            write: concat!(
                "UPDATE ", $table, " SET ", $column, " = ?4 WHERE ", $first, " = ?1 AND ", $name, " = ?2 AND ", $column,
                " = ?3"
            ),
        }),+]
    };
}

/// The last of the next so many rows.
macro_rules! last {
    ($table:literal, $first:literal) => {
        concat!(
            "SELECT max(f) FROM (SELECT ",
            $first,
            " AS f FROM ",
            $table,
            " WHERE ",
            $first,
            " > ?1 ORDER BY ",
            $first,
            " LIMIT ?2)"
        )
    };
}

/// Tables that are walked together, by the rows of the first.
const WALKS: &[(&str, &[&[Text]])] = &[
    (
        last!("request", "id"),
        &[
            &texts!(
                "request",
                "id",
                "id",
                "text",
                "corrections",
                "preview",
                "extended_reason",
                "paused_question",
                "decision",
                "decision_reason"
            ),
            &texts!("request_event", "request", "request || ' ' || seq", "reason"),
            &texts!("request_message", "request", "request || ' ' || seq", "text"),
            &texts!("request_outcome", "request", "request || ' ' || seq", "ground"),
        ],
    ),
    (last!("stranger", "id"), &[&texts!("stranger", "id", "id", "email", "name")]),
    (last!("idempotency", "person"), &[&texts!("idempotency", "person", "person || ' ' || key", "answer")]),
    (last!("outbox", "message_id"), &[&texts!("outbox", "message_id", "message_id", "recipient", "text", "html")]),
    // Few, and gone within hours.
    (
        last!("public_ask", "lower(hex(token_hash))"),
        &[&texts!("public_ask", "lower(hex(token_hash))", "lower(hex(token_hash))", "email", "name", "ask")],
    ),
];

const FILES: &str = "SELECT request, name, content FROM request_attachment WHERE (request, name) > (?1, ?2)
    AND substr(content, 1, ?4) <> ?3 ORDER BY request, name LIMIT 1";
const CODES: &str = "SELECT id, totp FROM officer WHERE totp IS NOT NULL AND substr(totp, 1, ?2) <> ?1";

/// For the check of their plans.
#[cfg(test)]
pub(super) fn statements() -> Vec<&'static str> {
    let walks = WALKS.iter().filter(|(last, _)| !last.contains("public_ask"));
    let all = walks.flat_map(|(last, tables)| {
        let texts = tables.iter().flat_map(|texts| texts.iter());
        std::iter::once(*last).chain(texts.flat_map(|text| [text.read, text.write]))
    });
    all.chain([FILES]).collect()
}

impl SqliteStore {
    /// Once all of it lies under the present keys there is nothing to do, but while there is a key before: another server may
    /// have sealed with it until it was told the new one, so that each looks once more after its start.
    pub(super) async fn seal_all(&self) -> Result<Option<Sealing>, StoreError> {
        if self.sealed.load(Ordering::Relaxed) {
            return Ok(None);
        }
        let prints = [(WHOLE, &self.keys.texts), (WHOLE_RESULTS, &self.keys.results)];
        let mut whole = true;
        for (key, keys) in prints {
            let kept = self.kept_print(key).await?;
            whole &= !keys.has_before() && kept.is_some_and(|print| print == keys.print());
        }
        let sealing = if whole { None } else { Some(self.seal_anew().await?) };
        self.sealed.store(true, Ordering::Relaxed);
        Ok(sealing)
    }

    /// The same, whatever was sealed before.
    pub(super) async fn seal_anew(&self) -> Result<Sealing, StoreError> {
        let mut sealing = Sealing::default();
        for (last, tables) in WALKS {
            self.walk(last, tables, &mut sealing).await?;
        }
        self.seal_files(&mut sealing).await?;
        self.seal_codes(&mut sealing).await?;
        let mut tx = self.write().await?;
        let (texts, results) = (self.keys.texts.print(), self.keys.results.print());
        for (key, print) in [(key_print::TEXTS, texts), (WHOLE, texts), (WHOLE_RESULTS, results)] {
            let sql = "INSERT INTO key_print (key, print) VALUES (?1, ?2)
                       ON CONFLICT (key) DO UPDATE SET print = excluded.print";
            sqlx::query(sql).bind(key).bind(&print[..]).execute(&mut *tx).await?;
        }
        tx.commit().await?;
        if sealing.sealed > 0 {
            // What stood there is in the log until it is written over. Somebody who reads now leaves that to the next close.
            let mut connection = self.writer.acquire().await?;
            sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(&mut *connection).await?;
        }
        Ok(sealing)
    }

    async fn walk(&self, last: &'static str, tables: &[&[Text]], sealing: &mut Sealing) -> Result<(), StoreError> {
        let mut from = String::new();
        loop {
            let query = sqlx::query_scalar(last).bind(&from).bind(AT_ONCE);
            let to: Option<String> = query.fetch_one(&self.readers).await?;
            let Some(to) = to else { return Ok(()) };
            let mut changes = Vec::new();
            for text in tables.iter().flat_map(|texts| texts.iter()) {
                let query = sqlx::query_as(text.read).bind(&from).bind(&to);
                let rows: Vec<(String, String, String)> = query.fetch_all(&self.readers).await?;
                for (first, name, stored) in rows.into_iter().filter(|(.., stored)| !self.vault.is_present(stored)) {
                    let row = self.vault.at(text.table, &name);
                    match row.open(text.column, stored.clone()) {
                        Ok(plain) => {
                            let anew = row.seal(text.column, &plain)?;
                            changes.push((text.write, first, name, stored, anew));
                        }
                        Err(_) => sealing.broken += 1,
                    }
                }
            }
            if !changes.is_empty() {
                // Only in the place of what was read: it may have changed meanwhile, and then it is sealed.
                let mut tx = self.begin(Durability::Light).await?;
                for (sql, first, name, stored, anew) in changes {
                    let query = sqlx::query(sql).bind(first).bind(name).bind(stored).bind(anew);
                    sealing.sealed += query.execute(&mut *tx).await?.rows_affected();
                }
                tx.commit().await?;
            }
            from = to;
        }
    }

    /// One by one: they are large.
    async fn seal_files(&self, sealing: &mut Sealing) -> Result<(), StoreError> {
        let (keys, mark) = (&self.keys.results, self.keys.results.mark());
        let (mut request, mut name) = (String::new(), String::new());
        loop {
            let query = sqlx::query_as(FILES).bind(&request).bind(&name).bind(&mark).bind(length(&mark));
            let next: Option<(String, String, Vec<u8>)> = query.fetch_optional(&self.readers).await?;
            let Some((next, own, content)) = next else { return Ok(()) };
            (request, name) = (next, own);
            let id = convert::id(&request)?;
            let what = Sealed::Attachment { request: &id, name: &name };
            let Ok(plain) = open(keys, &what, &content) else {
                sealing.broken += 1;
                continue;
            };
            let anew = seal(keys, &*self.random, &what, &plain).map_err(|_| convert::corrupt("file"))?;
            let sql = "UPDATE request_attachment SET content = ?3 WHERE request = ?1 AND name = ?2";
            let mut tx = self.begin(Durability::Light).await?;
            sqlx::query(sql).bind(&request).bind(&name).bind(anew).execute(&mut *tx).await?;
            tx.commit().await?;
            sealing.sealed += 1;
        }
    }

    async fn seal_codes(&self, sealing: &mut Sealing) -> Result<(), StoreError> {
        let (keys, mark) = (&self.keys.results, self.keys.results.mark());
        let query = sqlx::query_as(CODES).bind(&mark).bind(length(&mark));
        let codes: Vec<(String, Vec<u8>)> = query.fetch_all(&self.readers).await?;
        for (officer, code) in codes {
            let what = Sealed::Code { officer: &officer };
            let Ok(plain) = open(keys, &what, &code) else {
                sealing.broken += 1;
                continue;
            };
            let anew = seal(keys, &*self.random, &what, &plain).map_err(|_| convert::corrupt("code"))?;
            let mut tx = self.write().await?;
            let query = sqlx::query("UPDATE officer SET totp = ?3 WHERE id = ?1 AND totp = ?2");
            sealing.sealed += query.bind(&officer).bind(code).bind(anew).execute(&mut *tx).await?.rows_affected();
            tx.commit().await?;
        }
        Ok(())
    }
}

fn length(bytes: &[u8]) -> i64 {
    i64::try_from(bytes.len()).unwrap_or(i64::MAX)
}
