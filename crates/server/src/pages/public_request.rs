//! The pages of a request without an account.

use super::Frame;
use crate::App;
use crate::assemble::told;
use askama::Template;
use jiff::civil::Date;
use mijn_privacy_api::{Alike, Author, OutcomeResult, Request, RequestEventKind, RequestKind, RequestStatus};
use mijn_privacy_export::plain;
use mijn_privacy_mail::date;
use mijn_privacy_rules::local_date_nl;

/// A right, in plain words.
#[derive(Clone, Copy, Debug)]
pub struct PublicKind {
    /// Its word, for the address.
    pub word: &'static str,
    /// Its name.
    pub name: &'static str,
    /// What it does.
    pub lead: &'static str,
    /// What we have to know.
    pub ask: &'static str,
    /// Whether it needs one of the four grounds.
    pub grounds: bool,
}

impl PublicKind {
    /// The words of a kind.
    pub fn of(kind: RequestKind) -> Self {
        let (name, lead, ask) = match kind {
            RequestKind::Explanation => (
                "Uitleg over mijn gegevens",
                "We leggen uit welke gegevens we van je hebben en wat we ermee doen.",
                "Waarover wil je uitleg?",
            ),
            RequestKind::Access => (
                "Mijn gegevens zien",
                "Je krijgt een kopie van alles wat we van je hebben.",
                "Waar kennen we je van? Bijvoorbeeld: je stuurde ons een bericht, en wanneer.",
            ),
            RequestKind::Rectification => (
                "Iets laten verbeteren",
                "We verbeteren wat niet klopt, of vullen aan wat er niet staat.",
                "Wat klopt er niet, en wat moet het worden?",
            ),
            RequestKind::Erasure => (
                "Gegevens laten verwijderen",
                "We verwijderen wat we niet meer nodig hebben. Wat de wet ons laat bewaren, blijft nog even.",
                "Welke gegevens moeten weg?",
            ),
            RequestKind::Restriction => (
                "Mijn gegevens even niet gebruiken",
                "We bewaren je gegevens dan wel, maar doen er niets mee.",
                "Om welke gegevens gaat het?",
            ),
            RequestKind::Portability => (
                "Mijn gegevens meenemen",
                "Je krijgt de gegevens die je ons gaf in een bestand dat een computer kan lezen.",
                "Welke gegevens wil je meenemen?",
            ),
            RequestKind::Objection => (
                "Bezwaar maken",
                "Je vraagt ons om je gegevens ergens niet meer voor te gebruiken.",
                "Waartegen maak je bezwaar, en waarom? Bij reclame hoef je niet te zeggen waarom.",
            ),
            RequestKind::AutomatedDecision => (
                "Een mens laten kijken",
                "Nam een computer een besluit over jou? Dan laten we er een mens naar kijken.",
                "Om welk besluit gaat het?",
            ),
            RequestKind::SupplierList => (
                "Weten wie mijn gegevens krijgt",
                "Je krijgt een lijst van de bedrijven die voor ons met je gegevens werken.",
                "Waar kennen we je van?",
            ),
            RequestKind::AccountClosure | RequestKind::Unknown => ("Iets anders", "", "Wat wil je?"),
        };
        Self { word: kind.as_str(), name, lead, ask, grounds: kind == RequestKind::Restriction }
    }
}

/// The rights to choose from.
#[derive(Debug, Template)]
#[template(path = "public_kinds.html")]
pub struct PublicKinds<'a> {
    frame: Frame<'a>,
    action: &'a str,
    kinds: Vec<PublicKind>,
}

impl<'a> PublicKinds<'a> {
    /// Of the kinds that can be asked for here.
    pub fn new(frame: Frame<'a>, action: &'a str, kinds: impl Iterator<Item = RequestKind>) -> Self {
        Self { frame, action, kinds: kinds.map(PublicKind::of).collect() }
    }
}

/// The form of one right.
#[derive(Debug, Template)]
#[template(path = "public_ask.html")]
pub struct PublicAskPage<'a> {
    /// What every page has.
    pub frame: Frame<'a>,
    /// Where the form leads.
    pub action: &'a str,
    /// Which right.
    pub kind: PublicKind,
    /// As typed.
    pub name: &'a str,
    /// As typed.
    pub email: &'a str,
    /// As typed.
    pub text: &'a str,
    /// As chosen.
    pub ground: &'a str,
    /// What looks like a citizen number is asked about.
    pub number: bool,
    /// What is wrong.
    pub wrong: Option<&'a str>,
}

/// Behind the link in the e-mail: one button.
#[derive(Debug, Template)]
#[template(path = "public_confirm.html")]
pub struct PublicConfirm<'a> {
    /// What every page has.
    pub frame: Frame<'a>,
    /// Which right.
    pub kind: PublicKind,
    /// What they call themselves.
    pub name: &'a str,
    /// What they wrote.
    pub text: &'a str,
}

/// A line of the timeline.
#[derive(Debug)]
struct Event {
    name: &'static str,
    on: String,
    reason: String,
}

/// A message.
#[derive(Debug)]
struct Said {
    ours: bool,
    on: String,
    text: String,
    question: bool,
    files: Vec<String>,
}

/// The request, followed by its link.
#[derive(Debug, Template)]
#[template(path = "public_request.html")]
pub struct PublicRequestPage<'a> {
    frame: Frame<'a>,
    path: &'a str,
    /// Names a message of this page: sent twice, it is there once.
    once: &'a str,
    kind: PublicKind,
    reference: String,
    status: &'static str,
    open: bool,
    due: String,
    overdue: bool,
    paused: Option<&'a str>,
    extended: Option<(String, &'a str)>,
    text: Option<&'a str>,
    events: Vec<Event>,
    thread: Vec<Said>,
    outcome: Vec<(String, String)>,
    told: Vec<(&'a str, String)>,
    reason: Option<&'a str>,
    refused: bool,
    authority: (&'a str, &'a str),
    cancels: bool,
    writes: bool,
    wrong: Option<&'a str>,
    typed: &'a str,
}

impl<'a> PublicRequestPage<'a> {
    /// The words of a request.
    pub fn new(
        app: &'a App,
        frame: Frame<'a>,
        (request, without_account): (&'a Request, bool),
        (path, once): (&'a str, &'a str),
        wrong: Option<&'a str>,
        typed: &'a str,
    ) -> Self {
        use mijn_privacy_api::RequestAction::{Cancel, Message};
        let last = request.extended.as_ref().map_or(&request.due_on, |extended| &extended.until);
        let kept = request.outcome.iter().any(|one| one.result == OutcomeResult::Kept);
        Self {
            frame,
            path,
            once,
            kind: PublicKind::of(request.kind),
            reference: request.reference.to_string(),
            status: status(request.status),
            open: request.closed_at.is_none(),
            due: day(last),
            overdue: request.overdue,
            paused: request.paused.as_ref().map(|pause| pause.question.as_deref().unwrap_or_default()),
            extended: request.extended.as_ref().map(|extended| (day(&extended.until), extended.reason.as_str())),
            text: request.text.as_deref(),
            events: request.events.iter().filter_map(event).collect(),
            thread: request.thread.iter().map(said).collect(),
            outcome: outcome(app, request, without_account),
            told: request.told.iter().map(told_on).collect(),
            reason: request.decision_reason.as_deref(),
            refused: kept || request.status == RequestStatus::Rejected,
            authority: (&app.config.authority.name, &app.config.authority.url),
            cancels: request.actions.contains(&Cancel),
            writes: request.actions.contains(&Message),
            wrong,
            typed,
        }
    }
}

fn status(status: RequestStatus) -> &'static str {
    match status {
        RequestStatus::Received => "We hebben je verzoek ontvangen",
        RequestStatus::InProgress => "We zijn ermee bezig",
        RequestStatus::Completed => "We hebben je verzoek beantwoord",
        RequestStatus::Rejected => "We doen niet wat je vroeg",
        RequestStatus::Cancelled => "Je hebt je verzoek ingetrokken",
        RequestStatus::Unknown => "Onbekend",
    }
}

fn event(event: &mijn_privacy_api::RequestEvent) -> Option<Event> {
    let name = match event.kind {
        RequestEventKind::Received => "Ontvangen",
        RequestEventKind::InProgress => "We zijn ermee bezig",
        RequestEventKind::Paused => "De termijn staat stil",
        RequestEventKind::Resumed => "De termijn loopt weer",
        RequestEventKind::Extended => "We hebben meer tijd nodig",
        RequestEventKind::Completed => "Beantwoord",
        RequestEventKind::Rejected => "Afgewezen",
        RequestEventKind::Cancelled => "Ingetrokken",
        RequestEventKind::LiftAnnounced => "We gaan je gegevens weer gebruiken",
        RequestEventKind::IdentityConfirmed
        | RequestEventKind::Accepted
        | RequestEventKind::Restricted
        | RequestEventKind::RestrictionLifted
        | RequestEventKind::ResultReady
        | RequestEventKind::Unknown => return None,
    };
    // The question and the reason stand elsewhere on the page.
    let told = matches!(event.kind, RequestEventKind::Paused | RequestEventKind::Rejected | RequestEventKind::Extended);
    let reason = if told { String::new() } else { event.reason.clone().unwrap_or_default() };
    Some(Event { name, on: moment(&event.at), reason })
}

fn said(one: &mijn_privacy_api::ThreadMessage) -> Said {
    Said {
        ours: one.author != Author::Person,
        on: moment(&one.at),
        text: one.text.clone(),
        question: one.question,
        files: one.attachments.iter().map(|file| file.name.clone()).collect(),
    }
}

/// What is alike once: of which kinds of data, and what became of them.
fn outcome(app: &App, request: &Request, without_account: bool) -> Vec<(String, String)> {
    let line = |(names, group): (String, Alike<'_>)| {
        let until = group.until.map(day);
        let result = plain::outcome(request.kind, &group, until.as_deref());
        let mut text = format!("{}.", with_capital(&result));
        if let Some(ground) = group.ground {
            text.push(' ');
            text.push_str(ground);
        }
        (names, text)
    };
    told(&app.config, &request.outcome, without_account).into_iter().map(line).collect()
}

/// A recipient, and since when it knows.
fn told_on(one: &mijn_privacy_api::Told) -> (&str, String) {
    (&one.name, one.on.as_ref().map_or_else(|| "nog niet verteld".to_owned(), |on| format!("verteld op {}", day(on))))
}

fn with_capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn day(day: &mijn_privacy_api::Date) -> String {
    day.as_str().parse::<Date>().map_or_else(|_| day.as_str().to_owned(), |day| date("nl", day))
}

fn moment(at: &mijn_privacy_api::Timestamp) -> String {
    at.as_str().parse().map_or_else(|_| at.as_str().to_owned(), |at| date("nl", local_date_nl(at)))
}
