//! Messages and requests on the page, which are no tables.

use crate::{About, shown, words};
use askama::Template;
use mijn_privacy_api::{ContactMessage, OutcomeResult, Request, RequestStatus, StartCause, alike};

/// Some messages.
#[derive(Template)]
#[template(path = "messages.html")]
pub(crate) struct MessagesPage<'a> {
    /// They.
    pub(crate) messages: Vec<MessageView<'a>>,
}

/// A message.
pub(crate) struct MessageView<'a> {
    subject: &'a str,
    body: &'a str,
    facts: Vec<String>,
}

impl<'a> MessageView<'a> {
    /// As it stands there.
    pub(crate) fn new(row: &'a ContactMessage) -> Self {
        let mut facts = vec![format!("Ontvangen op {}.", shown::moment(&row.received_at))];
        facts.push(match &row.answered_at {
            Some(at) => format!("Beantwoord op {}.", shown::moment(at)),
            None => "Nog niet beantwoord.".to_owned(),
        });
        facts.extend(row.satisfied_on.as_ref().map(|day| format!("Je bent tevreden sinds {}.", shown::day(day))));
        facts.extend(row.started.as_ref().map(|start| match start.cause {
            StartCause::Closure => format!("Je account is opgeheven op {}.", shown::day(&start.on)),
            _ => format!("Je vroeg ons op {} om gegevens te verwijderen.", shown::day(&start.on)),
        }));
        if let Some(at) = &row.withdrawn_at {
            facts.push(format!("Je trok je toestemming in op {}.", shown::moment(at)));
            facts.extend(row.kept_by_law.as_ref().map(|law| format!("We moeten dit bewaren volgens {law}.")));
        }
        facts.extend(row.deletion.delete_on.as_ref().map(|day| format!("We verwijderen dit op {}.", shown::day(day))));
        facts.extend(row.deletion.delete_reason.map(words::no_date).filter(|text| !text.is_empty()).map(str::to_owned));
        Self { subject: &row.subject, body: &row.body, facts }
    }
}

/// Some requests.
#[derive(Template)]
#[template(path = "requests.html")]
pub(crate) struct RequestsPage<'a> {
    /// They.
    pub(crate) requests: Vec<RequestView<'a>>,
}

/// A request.
pub(crate) struct RequestView<'a> {
    kind: &'static str,
    reference: &'a str,
    status: &'static str,
    due: Option<String>,
    asked: Vec<(String, String)>,
    events: Vec<(String, &'static str, Option<&'a str>)>,
    thread: Vec<Said<'a>>,
    outcome: Vec<String>,
    reason: Option<&'a str>,
    ways_on: bool,
}

/// A message of the thread.
pub(crate) struct Said<'a> {
    who: &'static str,
    at: String,
    text: &'a str,
    files: String,
}

impl<'a> RequestView<'a> {
    /// As it stands there.
    pub(crate) fn new(row: &'a Request, about: &About) -> Self {
        let mut asked = Vec::new();
        asked.extend(row.text.clone().map(|text| ("Wat je schreef".to_owned(), text)));
        asked.extend(row.ground.map(|ground| ("Waarom".to_owned(), words::restriction(ground).to_owned())));
        for one in &row.corrections {
            let from = one.from.as_deref().map(|from| format!("{from} → ")).unwrap_or_default();
            asked.push((about.kind(&one.category).to_owned(), format!("{from}{}", one.to)));
        }
        let outcome = alike(&row.outcome, false).into_iter().map(|one| {
            let until = one.until.map(shown::day);
            let ground = one.ground.map(|ground| format!(" {ground}")).unwrap_or_default();
            let result = words::outcome(row.kind, &one, until.as_deref());
            format!("{}: {result}.{ground}", about.kinds_of(&one))
        });
        let is_open = matches!(row.status, RequestStatus::Received | RequestStatus::InProgress);
        let last = row.extended.as_ref().map_or(&row.due_on, |extended| &extended.until);
        Self {
            kind: words::request(row.kind),
            reference: row.reference.as_str(),
            status: words::status(row.status),
            due: is_open.then(|| match &row.paused {
                Some(pause) => format!("De termijn staat stil. {}.", words::pause(pause.ground)),
                None => format!("Antwoord uiterlijk {}.", shown::day(last)),
            }),
            asked,
            events: row
                .events
                .iter()
                .map(|event| (shown::moment(&event.at), words::happened(event.kind), event.reason.as_deref()))
                .collect(),
            thread: row
                .thread
                .iter()
                .map(|one| Said {
                    who: words::author(one.author),
                    at: shown::moment(&one.at),
                    text: &one.text,
                    files: one.attachments.iter().map(|file| file.name.as_str()).collect::<Vec<_>>().join(", "),
                })
                .collect(),
            ways_on: row.status == RequestStatus::Rejected
                || row.outcome.iter().any(|one| one.result == OutcomeResult::Kept),
            outcome: outcome.collect(),
            reason: row.decision_reason.as_deref(),
        }
    }
}
