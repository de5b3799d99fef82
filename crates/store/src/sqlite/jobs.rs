//! Work that outlives a call. A lease is named by its row and the so-many-th try; no row's number is ever given out again.

use super::{SqliteStore, convert, tx::Durability};
use crate::{Failure, JobFacts, JobKind, LeasedJob, NewJob, StoreError};
use jiff::{SignedDuration, Timestamp};
use sqlx::SqliteConnection;

type JobColumns = (i64, String, String, Option<String>, i64, i64, i64);

const DUE: &str = "SELECT 1 FROM job WHERE due_at <= ?1 LIMIT 1";
const FACTS: &str = "SELECT (SELECT count(*) FROM job WHERE due_at IS NOT NULL),
    (SELECT count(*) FROM job WHERE due_at IS NULL), (SELECT min(since) FROM job WHERE due_at IS NOT NULL)";
const LEASE: &str = "UPDATE job SET due_at = ?2, leased = 1, again_at = NULL, attempts = attempts + 1
    WHERE id = (SELECT id FROM job WHERE due_at <= ?1 ORDER BY due_at, id LIMIT 1)
    RETURNING id, kind, subject, payload, attempts, waits, since";
/// What waits stays, and is due by the earlier time. What somebody is at is done once more when they end, since they may have
/// passed what is new.
const PUT: &str = "INSERT INTO job (kind, subject, payload, since, due_at) VALUES (?1, ?2, ?3, ?4, ?5)
    ON CONFLICT (kind, subject) DO UPDATE SET
    due_at = CASE WHEN leased THEN due_at ELSE min(due_at, excluded.due_at) END,
    payload = CASE WHEN leased THEN excluded.payload ELSE payload END,
    again_at = CASE WHEN leased THEN min(coalesce(again_at, excluded.due_at), excluded.due_at) END";
/// Begins anew, under a number of its own, so that nobody's lease fits it.
const ANEW: &str = "INSERT INTO job (kind, subject, payload, since, due_at) VALUES (?1, ?2, ?3, ?4, ?4)";

/// For the check of their plans.
#[cfg(test)]
pub(super) const STATEMENTS: [&str; 3] = [DUE, FACTS, LEASE];

/// Puts work in, in the transaction of what it is about.
pub(super) async fn insert(connection: &mut SqliteConnection, job: &NewJob, at: Timestamp) -> Result<(), StoreError> {
    let (kind, subject) = (job.kind.as_str(), job.subject.as_str());
    let given_up = "DELETE FROM job WHERE kind = ?1 AND subject = ?2 AND due_at IS NULL";
    sqlx::query(given_up).bind(kind).bind(subject).execute(&mut *connection).await?;
    let query = sqlx::query(PUT).bind(kind).bind(subject).bind(&job.payload).bind(at.as_microsecond());
    query.bind(job.due_at.as_microsecond()).execute(connection).await?;
    Ok(())
}

impl SqliteStore {
    pub(super) async fn write_job(&self, job: &NewJob, at: Timestamp) -> Result<(), StoreError> {
        let mut tx = self.write().await?;
        insert(&mut tx, job, at).await?;
        Ok(tx.commit().await?)
    }

    /// Asked first without the one writer: mostly there is nothing to do.
    pub(super) async fn take_job(
        &self,
        now: Timestamp,
        lease: SignedDuration,
    ) -> Result<Option<LeasedJob>, StoreError> {
        let due: Option<i64> = sqlx::query_scalar(DUE).bind(now.as_microsecond()).fetch_optional(&self.readers).await?;
        if due.is_none() {
            return Ok(None);
        }
        // A power cut that takes this takes whoever took it too.
        let mut tx = self.begin(Durability::Light).await?;
        let until = now.saturating_add(lease).unwrap_or(Timestamp::MAX);
        let row: Option<JobColumns> = sqlx::query_as(LEASE)
            .bind(now.as_microsecond())
            .bind(until.as_microsecond())
            .fetch_optional(&mut *tx)
            .await?;
        tx.commit().await?;
        row.map(leased).transpose()
    }

    pub(super) async fn write_lease(&self, job: &LeasedJob, until: Timestamp) -> Result<bool, StoreError> {
        let sql = "UPDATE job SET due_at = ?3 WHERE id = ?1 AND attempts = ?2 AND leased = 1";
        let mut tx = self.begin(Durability::Light).await?;
        let query = sqlx::query(sql).bind(job.id).bind(job.attempt).bind(until.as_microsecond());
        let kept = query.execute(&mut *tx).await?.rows_affected() > 0;
        tx.commit().await?;
        Ok(kept)
    }

    pub(super) async fn write_job_done(&self, job: &LeasedJob) -> Result<(), StoreError> {
        let mut tx = self.write().await?;
        end(&mut tx, job).await?;
        Ok(tx.commit().await?)
    }

    /// The lease keeps its number, so that whoever had it before can never hold it again.
    pub(super) async fn write_job_waits(&self, job: &LeasedJob, again_at: Timestamp) -> Result<(), StoreError> {
        let sql =
            "UPDATE job SET due_at = min(?3, coalesce(again_at, ?3)), leased = 0, again_at = NULL, waits = waits + 1
                   WHERE id = ?1 AND attempts = ?2 AND leased = 1";
        let mut tx = self.begin(Durability::Light).await?;
        let query = sqlx::query(sql).bind(job.id).bind(job.attempt).bind(again_at.as_microsecond());
        query.execute(&mut *tx).await?;
        Ok(tx.commit().await?)
    }

    pub(super) async fn write_job_failed(
        &self,
        job: &LeasedJob,
        again_at: Option<Timestamp>,
        why: &str,
    ) -> Result<(), StoreError> {
        let mut tx = self.write().await?;
        fail(&mut tx, job, again_at, why).await?;
        Ok(tx.commit().await?)
    }

    pub(super) async fn write_job_given_up(&self, job: &LeasedJob, failure: &Failure) -> Result<(), StoreError> {
        let mut tx = self.write().await?;
        if fail(&mut tx, job, None, &failure.why).await? {
            let sql = "UPDATE request SET failure = ?2, revision = revision + 1 WHERE id = ?1 AND closed_at IS NULL";
            let query = sqlx::query(sql).bind(&job.subject).bind(convert::json_opt(Some(failure))?);
            query.execute(&mut *tx).await?;
        }
        Ok(tx.commit().await?)
    }

    pub(super) async fn read_jobs(&self) -> Result<JobFacts, StoreError> {
        let (waiting, given_up, oldest): (i64, i64, Option<i64>) =
            sqlx::query_as(FACTS).fetch_one(&self.readers).await?;
        Ok(JobFacts {
            waiting: convert::count(waiting)?,
            given_up: convert::count(given_up)?,
            oldest: convert::moment_opt(oldest)?,
        })
    }
}

/// Of what is given up nothing stays but why. False: nobody gave it up, since new work came, or somebody else has it by now.
async fn fail(
    connection: &mut SqliteConnection,
    job: &LeasedJob,
    again_at: Option<Timestamp>,
    why: &str,
) -> Result<bool, StoreError> {
    let new_came = "SELECT 1 FROM job WHERE id = ?1 AND attempts = ?2 AND leased = 1 AND again_at IS NOT NULL";
    let new_came: Option<i64> =
        sqlx::query_scalar(new_came).bind(job.id).bind(job.attempt).fetch_optional(&mut *connection).await?;
    if again_at.is_none() && new_came.is_some() {
        end(connection, job).await?;
        return Ok(false);
    }
    let sql = "UPDATE job SET due_at = ?3, why = ?4, leased = 0, again_at = NULL,
               payload = CASE WHEN ?3 IS NULL THEN NULL ELSE payload END
               WHERE id = ?1 AND attempts = ?2 AND leased = 1";
    let query = sqlx::query(sql).bind(job.id).bind(job.attempt);
    let query = query.bind(again_at.map(|at| at.as_microsecond())).bind(why);
    Ok(query.execute(connection).await?.rows_affected() > 0 && again_at.is_none())
}

/// Nothing is left of it, unless new work came while it was done. Whoever lost the lease ends nothing.
async fn end(connection: &mut SqliteConnection, job: &LeasedJob) -> Result<(), StoreError> {
    let sql = "DELETE FROM job WHERE id = ?1 AND attempts = ?2 AND leased = 1 RETURNING again_at, payload";
    let ended: Option<(Option<i64>, Option<String>)> =
        sqlx::query_as(sql).bind(job.id).bind(job.attempt).fetch_optional(&mut *connection).await?;
    if let Some((Some(again_at), payload)) = ended {
        let query = sqlx::query(ANEW).bind(job.kind.as_str()).bind(&job.subject);
        query.bind(payload).bind(again_at).execute(connection).await?;
    }
    Ok(())
}

fn leased((id, kind, subject, payload, attempts, waits, since): JobColumns) -> Result<LeasedJob, StoreError> {
    let kind = JobKind::ALL.into_iter().find(|one| one.as_str() == kind).ok_or_else(|| convert::corrupt("job"))?;
    let (attempt, waits) = (convert::count(attempts)?, convert::count(waits)?);
    Ok(LeasedJob { id, kind, subject, payload, attempt, waits, since: convert::moment(since)? })
}
