//! What the company's own systems are told of a request: an event each, without anything about the person.

use crate::App;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use mijn_privacy_api::{OpenEnum, RequestId};
use mijn_privacy_store::{JobKind, NewJob};

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Event {
    /// It came in.
    Received,
    /// The person wrote.
    Message,
    /// The last day is within a week.
    DueSoon,
    /// The last day has passed.
    Overdue,
    /// It is answered, refused or taken back.
    Answered,
}

impl OpenEnum for Event {
    const ALL: &'static [Self] = &[Self::Received, Self::Message, Self::DueSoon, Self::Overdue, Self::Answered];
    fn as_str(self) -> &'static str {
        match self {
            Self::Received => "request.received",
            Self::Message => "request.message",
            Self::DueSoon => "request.due_soon",
            Self::Overdue => "request.overdue",
            Self::Answered => "request.answered",
        }
    }
}

/// What the worker needs besides the name of the receiver: who reads the request itself when the event leaves.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Told {
    /// The event's id, the same at every try: `webhook-id`.
    pub id: String,
    /// What happened.
    pub event: String,
    /// When, RFC 3339.
    pub at: String,
    /// About which request.
    pub request: RequestId,
}

/// The work of telling every system that asked for it; to store with the change itself, so that no event is lost.
pub fn events(app: &App, event: Event, request: &RequestId) -> Vec<NewJob> {
    let now = app.now();
    let told = Told {
        id: format!("evt_{}", URL_SAFE_NO_PAD.encode(app.random_bytes::<16>())),
        event: event.as_str().to_owned(),
        at: now.to_string(),
        request: request.clone(),
    };
    let payload = serde_json::to_string(&told).expect("four texts can be written as JSON");
    let receivers = app.config.webhooks.iter().filter(|one| one.events.contains(&event));
    receivers
        .map(|one| NewJob {
            kind: JobKind::Webhook,
            subject: format!("{} {}", one.name, told.id),
            payload: Some(payload.clone()),
            due_at: now,
        })
        .collect()
}
