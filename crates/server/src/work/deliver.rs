//! Tells one system one event: signed (Standard Webhooks), and without a word about the person.

use super::events::Told;
use super::{JobError, webhooks::TIMEOUT};
use crate::App;
use crate::desk::due;
use mijn_privacy_store::LeasedJob;
use serde::Serialize;

/// What is sent. The request is as it is now, which may be later than the event.
#[derive(Serialize)]
struct Body<'a> {
    id: &'a str,
    #[serde(rename = "type")]
    event: &'a str,
    at: &'a str,
    request: About<'a>,
}

#[derive(Serialize)]
struct About<'a> {
    id: &'a str,
    reference: &'a str,
    kind: &'a str,
    status: &'a str,
    due_on: String,
}

/// The system that a piece of work is for.
pub(super) fn receiver_of(job: &LeasedJob) -> &str {
    job.subject.split(' ').next().unwrap_or_default()
}

/// Any 2xx is an answer; what the system says beside it is not read.
pub(super) async fn run(app: &App, job: &LeasedJob) -> Result<(), JobError> {
    let (receiver, client) = app
        .webhooks
        .receiver(receiver_of(job))
        .ok_or_else(|| JobError::Never("this system is no longer in the configuration".to_owned()))?;
    let told = job.payload.as_deref().and_then(|text| serde_json::from_str::<Told>(text).ok());
    let told = told.ok_or_else(|| JobError::Never("the event cannot be read".to_owned()))?;
    // What was deleted meanwhile is nobody's work any more.
    let Some((request, _)) = app.store.desk_request(&told.request).await? else { return Ok(()) };
    let row = &request.row;
    let body = Body {
        id: &told.id,
        event: &told.event,
        at: &told.at,
        request: About {
            id: row.id.as_str(),
            reference: row.reference.as_str(),
            kind: row.kind.as_str(),
            status: row.status.as_str(),
            due_on: due(row).to_string(),
        },
    };
    let body = serde_json::to_vec(&body).map_err(|error| JobError::Never(error.to_string()))?;
    let timestamp = app.now().as_second();
    let call = client
        .post(&receiver.url)
        .header("content-type", "application/json")
        .header("webhook-id", &told.id)
        .header("webhook-timestamp", timestamp)
        .header("webhook-signature", receiver.signature(&told.id, timestamp, &body))
        .body(body);
    match call.send().await {
        Ok(answer) if answer.status().is_success() => Ok(()),
        Ok(answer) => Err(JobError::Later(format!("answered with {}", answer.status().as_u16()))),
        Err(error) => Err(JobError::Later(why(&error))),
    }
}

/// Without the address: it may hold a token of the company's own.
fn why(error: &reqwest::Error) -> String {
    if error.is_timeout() {
        format!("no answer within {} seconds", TIMEOUT.as_secs())
    } else if error.is_connect() {
        "no connection".to_owned()
    } else {
        "the call broke off".to_owned()
    }
}
