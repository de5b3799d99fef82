//! What a piece of work that was given up leaves of a request: what is left to do, and why, in words for an officer.

use crate::App;
use mijn_privacy_api::{DeskStep, RequestId, RequestKind};
use mijn_privacy_store::{Failure, JobKind, LeasedJob, StoreError};

/// Nothing for work that no request waits for.
pub(super) async fn of(app: &App, job: &LeasedJob, why: &str) -> Result<Option<Failure>, StoreError> {
    let (JobKind::CarryOut | JobKind::Export, Ok(id)) = (job.kind, job.subject.parse::<RequestId>()) else {
        return Ok(None);
    };
    let Some((request, _)) = app.store.desk_request(&id).await? else { return Ok(None) };
    let done = app.store.steps_done(&id).await?;
    let mut left: Vec<DeskStep> = steps(job.kind, request.row.kind).to_vec();
    left.retain(|step| !done.iter().any(|own| own == step.as_str()));
    left.push(DeskStep::Closing);
    Ok(Some(Failure { at: app.now(), job: job.kind, left, why: why.to_owned() }))
}

/// In the order in which they are done, but for the closing.
fn steps(job: JobKind, request: RequestKind) -> &'static [DeskStep] {
    match (job, request) {
        (JobKind::Export, _) => &[DeskStep::File],
        (_, RequestKind::Erasure | RequestKind::AccountClosure) => {
            &[DeskStep::Messages, DeskStep::Orders, DeskStep::Activity, DeskStep::Values]
        }
        (_, RequestKind::Rectification) => &[DeskStep::Values],
        _ => &[],
    }
}
