//! The rows that a new request writes, in one transaction without anything around it.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use anyhow::Result;
use sqlx::Connection;
use sqlx::sqlite::SqliteConnection;
use tokio::sync::Mutex;

use super::site::Person;
use crate::server::turn::Caller;

/// What an e-mail weighs, as text and as a page, and an answer that is stored under its key.
const MAIL: (usize, usize) = (700, 2_600);
const ANSWER: usize = 900;

const REFERENCE: &str = "INSERT INTO reference_counter (year, last) VALUES (2025, 1)
    ON CONFLICT (year) DO UPDATE SET last = last + 1 RETURNING last";
const REQUEST: &str =
    "INSERT INTO request (id, person, account, role, reference, kind, purposes, text, with_suppliers, proof,
    status, received_at, due_on, target_on, revision, twin)
    VALUES (?1, ?2, ?3, 'owner', ?4, 'explanation', '[\"account\"]', ?5, 0, 'session', 'received', 1764000000000000,
    '2025-12-24', '2025-12-24', 1, randomblob(32))";
const EVENT: &str = "INSERT INTO request_event (request, seq, kind, at) VALUES (?1, 1, 'received', 1764000000000000)";
/// Not before long, so that nobody sends it.
const POST: &str = "INSERT INTO outbox (message_id, recipient, subject, text, html, since, due_at)
    VALUES (?1, ?2, 'We hebben je verzoek ontvangen', ?3, ?4, 1764000000000000, 9000000000000000)";
const KEY: &str = "INSERT INTO idempotency (person, key, account, fingerprint, answer, at)
    VALUES (?1, ?2, ?3, randomblob(32), ?4, 1764000000000000)";

/// Numbers that no two requests have.
#[derive(Debug, Default)]
pub struct Next(AtomicU64);

impl Next {
    /// The next one.
    pub fn number(&self) -> u64 {
        self.0.fetch_add(1, Ordering::Relaxed)
    }

    /// A text that nobody else writes: the same one twice is the same request.
    pub fn text(number: u64) -> String {
        format!("Waar halen jullie mijn telefoonnummer vandaan? Vraag {number} (verzonnen).")
    }

    /// The key under which the answer is stored.
    pub fn key(number: u64) -> String {
        format!("bench-{number:020}")
    }
}

/// One of those who share the connection that writes: SQLite has one writer.
pub struct BareCreate {
    connection: Arc<Mutex<SqliteConnection>>,
    people: Arc<[Person]>,
    next: Arc<Next>,
}

impl BareCreate {
    /// On the shared connection.
    pub fn new(connection: Arc<Mutex<SqliteConnection>>, people: Arc<[Person]>, next: Arc<Next>) -> Self {
        Self { connection, people, next }
    }

    /// A single one of the first person.
    pub async fn once(&mut self) -> Result<()> {
        self.call(0).await
    }
}

impl Caller for BareCreate {
    async fn call(&mut self, person: usize) -> Result<()> {
        let (number, whose) = (self.next.number(), self.people[person].number);
        let (id, person, account) =
            (format!("bare-{number:017}"), format!("bulk-p-{whose:07}"), format!("bulk-a-{whose:07}"));
        let mut connection = self.connection.lock().await;
        let mut tx = connection.begin_with("BEGIN IMMEDIATE").await?;
        let last: i64 = sqlx::query_scalar(REFERENCE).fetch_one(&mut *tx).await?;
        sqlx::query(REQUEST)
            .bind(&id)
            .bind(&person)
            .bind(&account)
            .bind(format!("UIT-2025-{last:04}"))
            .bind(Next::text(number))
            .execute(&mut *tx)
            .await?;
        sqlx::query(EVENT).bind(&id).execute(&mut *tx).await?;
        sqlx::query(POST)
            .bind(format!("{id}@example.nl"))
            .bind(format!("bulk-{whose:07}@example.nl"))
            .bind("x".repeat(MAIL.0))
            .bind("x".repeat(MAIL.1))
            .execute(&mut *tx)
            .await?;
        sqlx::query(KEY)
            .bind(&person)
            .bind(Next::key(number))
            .bind(&account)
            .bind("x".repeat(ANSWER))
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(())
    }
}
