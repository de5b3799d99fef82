//! The same rows that a change writes, in a transaction without anything around it.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Result;
use sqlx::Connection;
use sqlx::sqlite::SqliteConnection;
use tokio::sync::Mutex;

use crate::server::database;
use crate::server::turn::{self, Caller, Turn};

/// What an answer weighs that is stored under its key.
const ANSWER: usize = 900;

/// One connection that writes, for everybody: SQLite has one writer.
pub struct Bare(Arc<Mutex<SqliteConnection>>, i64);

impl Bare {
    /// On a database of its own, whose chain is not to be checked any more.
    pub async fn open(file: &Path) -> Result<Self> {
        let mut connection = database::writer(file).await?;
        let last: i64 =
            sqlx::query_scalar("SELECT coalesce(max(seq), 0) FROM consent_change").fetch_one(&mut connection).await?;
        Ok(Self(Arc::new(Mutex::new(connection)), last))
    }

    /// Writes for some time, so many at once. The numbers of rows go on where the last turn ended.
    pub async fn load(&mut self, at_once: usize, people: usize, time: Duration) -> Result<Turn> {
        let seq = Arc::new(Mutex::new(self.1));
        let writer = || Writer { connection: self.0.clone(), seq: seq.clone() };
        let turn = turn::take((0..at_once).map(|_| writer()).collect(), people, time).await?;
        self.1 = *seq.lock().await;
        Ok(turn)
    }
}

struct Writer {
    connection: Arc<Mutex<SqliteConnection>>,
    seq: Arc<Mutex<i64>>,
}

impl Caller for Writer {
    async fn call(&mut self, person: usize) -> Result<()> {
        let mut connection = self.connection.lock().await;
        let mut seq = self.seq.lock().await;
        *seq += 1;
        let holder = format!("bulk-p-{:07}", person + 1);
        let digest = [7_u8; 32];
        let mut tx = connection.begin_with("BEGIN IMMEDIATE").await?;
        let link = "INSERT INTO consent_change (seq, subject, consent, state, revision, wording, wording_digest, language,
             shown_at, notice, channel, actor, at, prev, hash, mac)
             VALUES (?1, ?2, 'training', 'granted', ?1, 'training-1', ?3, 'nl', 0, '2018-05-25', 'portal', 'subject', 0, ?3, ?3, ?3)";
        sqlx::query(link).bind(*seq).bind(&digest[..16]).bind(&digest[..]).execute(&mut *tx).await?;
        let wording = "INSERT INTO wording_text (digest, text) VALUES (?1, 'Tekst') ON CONFLICT (digest) DO NOTHING";
        sqlx::query(wording).bind(&digest[..]).execute(&mut *tx).await?;
        let state =
            "INSERT INTO consent_state (holder, consent, seq, state, revision, wording, notice, channel, changed_at)
             VALUES (?1, 'training', ?2, 'granted', ?2, 'training-1', '2018-05-25', 'portal', 0)
             ON CONFLICT (holder, consent) DO UPDATE SET seq = excluded.seq, revision = excluded.revision";
        sqlx::query(state).bind(&holder).bind(*seq).execute(&mut *tx).await?;
        let key =
            "INSERT INTO idempotency (person, key, account, fingerprint, answer, at) VALUES (?1, ?2, ?3, ?4, ?5, 0)";
        sqlx::query(key)
            .bind(&holder)
            .bind(format!("bare-{seq:027}"))
            .bind(format!("bulk-a-{:07}", person + 1))
            .bind(&digest[..])
            .bind("x".repeat(ANSWER))
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(())
    }
}
