//! The verbs of [`JobVerbs`], each handed to the file of its subject.

use super::SqliteStore;
use crate::*;
use jiff::{SignedDuration, Timestamp};

type Result<T> = std::result::Result<T, StoreError>;

#[async_trait::async_trait]
impl JobVerbs for SqliteStore {
    async fn enqueue(&self, job: &NewJob, at: Timestamp) -> Result<()> {
        self.write_job(job, at).await
    }
    async fn lease_job(&self, now: Timestamp, lease: SignedDuration) -> Result<Option<LeasedJob>> {
        self.take_job(now, lease).await
    }
    async fn keep_job(&self, job: &LeasedJob, until: Timestamp) -> Result<bool> {
        self.write_lease(job, until).await
    }
    async fn job_done(&self, job: &LeasedJob) -> Result<()> {
        self.write_job_done(job).await
    }
    async fn job_waits(&self, job: &LeasedJob, again_at: Timestamp) -> Result<()> {
        self.write_job_waits(job, again_at).await
    }
    async fn job_failed(&self, job: &LeasedJob, again_at: Option<Timestamp>, why: &str) -> Result<()> {
        self.write_job_failed(job, again_at, why).await
    }
    async fn job_given_up(&self, job: &LeasedJob, failure: &Failure) -> Result<()> {
        self.write_job_given_up(job, failure).await
    }
    async fn jobs(&self) -> Result<JobFacts> {
        self.read_jobs().await
    }
}
