//! The rows that a list or a detail reads, by plain prepared queries, with nothing made of them.

use std::path::Path;
use std::sync::Arc;

use anyhow::{Result, ensure};
use sqlx::sqlite::SqliteConnection;

use super::Verb;
use super::site::Person;
use crate::server::database;
use crate::server::turn::Caller;

/// A page and whether there is another.
const LIST: &str = "SELECT id, reference, kind, purposes, text, with_suppliers, status, received_at, due_on, closed_at,
    extended_until, extended_reason, paused_since, paused_ground, paused_question, unread, decision_reason, revision,
    target_on, extended_months, paused_days, ground, corrections, proof, unanswered, assignee, decision, role
    FROM request WHERE person = ?1 AND account = ?2 ORDER BY received_at DESC, id DESC LIMIT 21";
const TOTAL: &str = "SELECT total FROM tally WHERE account = ?2 AND person = ?1 AND list = 'requests'";
const ONE: &str = "SELECT * FROM request WHERE id = ?1 AND person = ?2 AND account = ?3";
const PARTS: [&str; 7] = [
    "SELECT kind, at, reason FROM request_event WHERE request = ?1 ORDER BY at, seq",
    "SELECT purpose, category, result, ground, until FROM request_outcome WHERE request = ?1 ORDER BY seq",
    "SELECT at, actor, verb FROM request_act WHERE request = ?1 ORDER BY seq",
    "SELECT recipient, told_on FROM request_tell WHERE request = ?1 ORDER BY recipient",
    "SELECT seq, id, at, author, text, question, unread FROM request_message WHERE request = ?1 ORDER BY seq",
    "SELECT message, name, size FROM request_attachment WHERE request = ?1 ORDER BY name",
    "SELECT id, file_name, piece, rows_total, rows_done, size, available_until, deleted_at FROM result WHERE request = ?1",
];

/// A connection that reads.
pub struct BareRead {
    connection: SqliteConnection,
    verb: Verb,
    people: Arc<[Person]>,
    calls: usize,
}

impl BareRead {
    /// On a connection of its own.
    pub async fn open(file: &Path, verb: Verb, people: Arc<[Person]>) -> Result<Self> {
        Ok(Self { connection: database::reader(file).await?, verb, people, calls: 0 })
    }
}

impl Caller for BareRead {
    async fn call(&mut self, person: usize) -> Result<()> {
        self.calls += 1;
        let person = &self.people[person];
        let (id, account) = (format!("bulk-p-{:07}", person.number), format!("bulk-a-{:07}", person.number));
        if self.verb == Verb::List {
            let rows = sqlx::query(LIST).bind(&id).bind(&account).fetch_all(&mut self.connection).await?;
            ensure!(rows.len() == 21, "a page is full");
            sqlx::query(TOTAL).bind(&id).bind(&account).fetch_one(&mut self.connection).await?;
            return Ok(());
        }
        let request = &person.requests[self.calls % person.requests.len()];
        sqlx::query(ONE).bind(request).bind(&id).bind(&account).fetch_one(&mut self.connection).await?;
        for (place, sql) in PARTS.into_iter().enumerate() {
            let rows = sqlx::query(sql).bind(request).fetch_all(&mut self.connection).await?;
            ensure!(place > 0 || rows.len() >= 2, "{request} has a timeline");
        }
        Ok(())
    }
}
