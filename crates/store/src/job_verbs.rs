//! The verbs of a [`Store`](crate::Store) about work that outlives a call (docs/adr/0020).

use crate::StoreError;
use jiff::{SignedDuration, Timestamp};

type Result<T> = std::result::Result<T, StoreError>;

/// What kind of work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JobKind {
    /// Makes the file with the answer. Subject: the request.
    Export,
    /// Carries a decision out, step by step. Subject: the request.
    CarryOut,
    /// Answers by itself what the configuration says can be. Subject: the request.
    Answer,
    /// Tells one of the company's systems. Subject: the system and the event.
    Webhook,
    /// Ends what stands still, on the day that the person was told. Subject: the request.
    Lift,
    /// Goes on with a list that was cut off while it was brought in. Subject: the import.
    Import,
}

impl JobKind {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Export, Self::CarryOut, Self::Answer, Self::Webhook, Self::Lift, Self::Import];

    /// As it is stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Export => "export",
            Self::CarryOut => "carry_out",
            Self::Answer => "answer",
            Self::Webhook => "webhook",
            Self::Lift => "lift",
            Self::Import => "import",
        }
    }
}

/// Work to do. The same kind and subject waits once, and is due by the earlier of their times; what comes while somebody is at
/// it is done once more after that. New work in the place of what was given up begins anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewJob {
    /// What kind.
    pub kind: JobKind,
    /// About what.
    pub subject: String,
    /// What the worker needs besides.
    pub payload: Option<String>,
    /// Not before.
    pub due_at: Timestamp,
}

/// Work that somebody took. Taking it counts as a try, until they say that it only waits ([`JobVerbs::job_waits`]).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeasedJob {
    /// Its place.
    pub id: i64,
    /// What kind.
    pub kind: JobKind,
    /// About what.
    pub subject: String,
    /// What the worker needs besides.
    pub payload: Option<String>,
    /// It was taken so many times, from 1: names the lease.
    pub attempt: u32,
    /// So many times of these it was given back without a try.
    pub waits: u32,
    /// Since when it waits.
    pub since: Timestamp,
}

impl LeasedJob {
    /// The so-many-th try, from 1.
    pub fn tries(&self) -> u32 {
        self.attempt.saturating_sub(self.waits)
    }
}

/// How the work stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct JobFacts {
    /// So many wait or are being done.
    pub waiting: u32,
    /// So many were given up.
    pub given_up: u32,
    /// Since when the oldest waits.
    pub oldest: Option<Timestamp>,
}

/// Leased work: at least once, by any number of servers.
#[async_trait::async_trait]
pub trait JobVerbs: Send + Sync {
    /// Puts work in that belongs to no other write.
    async fn enqueue(&self, job: &NewJob, at: Timestamp) -> Result<()>;
    /// Takes one piece of work that is due, the longest due first; nobody else gets it before the lease has passed.
    async fn lease_job(&self, now: Timestamp, lease: SignedDuration) -> Result<Option<LeasedJob>>;
    /// Keeps a lease: false when it has passed and somebody else has the work, who then goes on with it.
    async fn keep_job(&self, job: &LeasedJob, until: Timestamp) -> Result<bool>;
    /// It is done. Nothing when somebody else has it by now.
    async fn job_done(&self, job: &LeasedJob) -> Result<()>;
    /// Nobody tried it: it comes again at this moment, and this time does not count. Nothing when somebody else has it by now.
    async fn job_waits(&self, job: &LeasedJob, again_at: Timestamp) -> Result<()>;
    /// It is not: again at this moment, or never (`None`). No personal data in `why`.
    async fn job_failed(&self, job: &LeasedJob, again_at: Option<Timestamp>, why: &str) -> Result<()>;
    /// It is given up, and the request that it is about (its subject) then says so: it comes back in the queue, until it is tried
    /// again or closed. Nothing when new work came while it was done: that is tried first.
    async fn job_given_up(&self, job: &LeasedJob, failure: &crate::Failure) -> Result<()>;
    /// How the work stands.
    async fn jobs(&self) -> Result<JobFacts>;
}
