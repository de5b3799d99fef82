//! A request in the officer's words: what its page shows, ready to print.

use super::view_hand::{ByHand, Place, by_hand, to_look_for};
use super::view_outcome::{Fate, Kind, fates, kinds, proposed};
use super::{dates, queue, view_facts, words};
use crate::App;
use crate::assemble::{category_name, purpose_name};
use crate::config::Config;
use mijn_privacy_api::{
    Author, ClosingBlockKind, DeskRequest, DeskVerb, Fate as PreviewFate, NoDateReason, PauseGround, PreviewItem,
    PreviewKind, PurposeId, RequestKind, ResultState,
};
use mijn_privacy_rules::local_date_nl;

/// A line with a name.
pub(super) struct Fact {
    pub(super) name: &'static str,
    pub(super) text: String,
}

/// A line of the timeline.
pub(super) struct Line {
    pub(super) at: String,
    pub(super) text: String,
    pub(super) reason: String,
}

/// A message of the thread.
pub(super) struct Message {
    pub(super) theirs: bool,
    pub(super) from: &'static str,
    pub(super) at: String,
    pub(super) text: String,
    pub(super) question: bool,
    pub(super) unread: bool,
    pub(super) files: Vec<String>,
}

/// A recipient to tell.
pub(super) struct Recipient {
    pub(super) name: String,
    /// Since when it knows.
    pub(super) on: Option<String>,
}

/// Everything that the page shows.
pub(super) struct View {
    pub(super) reference: String,
    pub(super) kind: &'static str,
    pub(super) status: &'static str,
    pub(super) open: bool,
    pub(super) due: String,
    pub(super) left: String,
    pub(super) class: &'static str,
    pub(super) paused: Option<String>,
    pub(super) facts: Vec<Fact>,
    pub(super) asked: Vec<Fact>,
    pub(super) text: Option<String>,
    pub(super) corrections: Vec<(String, String, String)>,
    pub(super) goes: Vec<String>,
    /// What only a recipient has, who is asked to erase it.
    pub(super) elsewhere: Vec<String>,
    pub(super) stays: Vec<String>,
    pub(super) blocks: Vec<String>,
    /// What no longer stands still once it is erased.
    pub(super) lifts: Vec<String>,
    /// Since when nobody tries to carry it out any more, what is left, and what the machine said.
    pub(super) failed: Option<(String, String, String)>,
    /// The person saw the preview before they sent it.
    pub(super) preview_shown: bool,
    pub(super) has_preview: bool,
    pub(super) thread: Vec<Message>,
    pub(super) events: Vec<Line>,
    pub(super) acts: Vec<Line>,
    pub(super) outcome: Vec<Fate>,
    /// What the rules propose, to read.
    pub(super) proposed: Vec<Fate>,
    /// The same, to say otherwise.
    pub(super) proposal: Vec<Kind>,
    pub(super) decision_reason: Option<String>,
    pub(super) told: Vec<Recipient>,
    pub(super) verbs: Vec<DeskVerb>,
    /// So many days what stands still stays so once the person was told.
    pub(super) lift_days: u32,
    pub(super) proven: bool,
    /// The answer is a file that is made by itself.
    pub(super) makes_file: bool,
    /// The backend carries the answer out.
    pub(super) carries_out: bool,
    /// What it does not correct by itself: whoever answers does it first, and says so.
    pub(super) by_hand: Vec<ByHand>,
    /// It cannot look for anything by itself: what whoever answers does beside searching.
    pub(super) look: Option<&'static str>,
    /// What it cannot look for: whoever answers does, and says what was there.
    pub(super) to_look_for: Vec<Place>,
    /// How that is called with this kind of request: done, kept.
    pub(super) did: [&'static str; 2],
}

impl View {
    /// Whether a verb can be done now.
    pub(super) fn can(&self, verb: &str) -> bool {
        self.verbs.iter().any(|own| own.as_str() == verb)
    }
}

/// The words of a request.
pub(super) fn view(app: &App, desk: &DeskRequest) -> View {
    let (request, config) = (&desk.request, &app.config);
    let today = local_date_nl(app.now());
    let open = request.closed_at.is_none();
    let (left, class) = match desk.line.due_on.as_str().parse() {
        Ok(due) if open && !desk.line.paused => queue::left(due, today),
        _ => (String::new(), ""),
    };
    let items = request.preview.iter().flat_map(|preview| &preview.items);
    let of =
        |fate: PreviewFate| items.clone().filter(move |item| item.fate == fate).map(|item| self::item(config, item));
    let blocks = request.preview.iter().flat_map(|preview| &preview.blocks);
    View {
        reference: request.reference.to_string(),
        kind: words::kind(request.kind),
        status: words::status(request.status),
        open,
        due: dates::day(&desk.line.due_on),
        left,
        class,
        paused: request.paused.as_ref().map(|pause| {
            let ground = if pause.ground == PauseGround::Unknown { "" } else { words::pause(pause.ground) };
            format!("Sinds {}: {ground}.", dates::moment(&pause.since))
        }),
        facts: view_facts::facts(config, desk),
        asked: view_facts::asked(config, request),
        text: request.text.clone(),
        corrections: request
            .corrections
            .iter()
            .map(|one| {
                let from = one.from.clone().unwrap_or_else(|| "(niets)".to_owned());
                (category_name(config, &one.category), from, one.to.clone())
            })
            .collect(),
        failed: desk.line.failed.as_ref().map(|failure| {
            let left: Vec<_> = failure.left.iter().map(|step| words::step(*step)).collect();
            (dates::moment(&failure.at), left.join(", "), failure.why.clone())
        }),
        preview_shown: request.preview_kind == Some(PreviewKind::Shown),
        goes: of(PreviewFate::Goes).collect(),
        elsewhere: of(PreviewFate::Asked).collect(),
        stays: of(PreviewFate::Stays).collect(),
        blocks: blocks.map(|block| format!("{}: {}", self::block(block.kind), block.label)).collect(),
        lifts: request.preview.iter().flat_map(|one| &one.lifts).map(|id| purpose_name(config, *id)).collect(),
        has_preview: request.preview.is_some(),
        thread: request.thread.iter().map(message).collect(),
        events: request
            .events
            .iter()
            .map(|event| Line {
                at: dates::moment(&event.at),
                text: match purpose_names(config, &event.purposes) {
                    about if about.is_empty() => words::event(event.kind).to_owned(),
                    about => format!("{}: {about}", words::event(event.kind)),
                },
                reason: event.reason.clone().unwrap_or_default(),
            })
            .collect(),
        acts: desk
            .acts
            .iter()
            .map(|act| {
                let who = if act.actor == "person" { "De klant" } else { &act.actor };
                Line {
                    at: dates::moment(&act.at),
                    text: format!("{who} {}", words::act(act.verb)),
                    reason: String::new(),
                }
            })
            .collect(),
        outcome: fates(config, desk, &request.outcome),
        proposed: fates(config, desk, &proposed(desk)),
        proposal: kinds(config, desk),
        decision_reason: request.decision_reason.clone(),
        told: request
            .told
            .iter()
            .map(|one| Recipient { name: one.name.clone(), on: one.on.as_ref().map(dates::day) })
            .collect(),
        verbs: desk.verbs.clone(),
        lift_days: config.requests.lift_days,
        proven: desk.proof != "session",
        makes_file: matches!(request.kind, RequestKind::Access | RequestKind::Portability)
            && !desk.line.without_account
            && request.result.as_ref().is_none_or(|result| result.state != ResultState::Ready),
        carries_out: matches!(
            request.kind,
            RequestKind::Erasure | RequestKind::AccountClosure | RequestKind::Restriction | RequestKind::Rectification
        ) && (!desk.line.without_account || !desk.proposal.is_empty()),
        by_hand: by_hand(config, desk),
        look: words::look(request.kind).filter(|_| desk.line.without_account),
        to_look_for: to_look_for(config, desk),
        did: words::did(request.kind),
    }
}

fn message(one: &mijn_privacy_api::ThreadMessage) -> Message {
    let theirs = one.author == Author::Person;
    Message {
        theirs,
        from: if theirs { "De klant" } else { "Wij" },
        at: dates::moment(&one.at),
        text: one.text.clone(),
        question: one.question,
        unread: one.unread && !theirs,
        files: one.attachments.iter().map(|file| file.name.clone()).collect(),
    }
}

fn item(config: &Config, item: &PreviewItem) -> String {
    let mut text = format!("{} ({})", item.name, purpose_name(config, item.purpose));
    match item.count {
        None => {}
        Some(1) => text.push_str(", 1 stuk"),
        Some(count) => text.push_str(&format!(", {count} stuks")),
    }
    match (&item.until, item.no_date) {
        // Of a list the last one goes then.
        (Some(until), _) if item.count.is_some_and(|count| count > 1) => {
            text.push_str(&format!(", uiterlijk tot {}", dates::day(until)));
        }
        (Some(until), _) => text.push_str(&format!(", tot {}", dates::day(until))),
        (None, Some(NoDateReason::PerRecord)) => text.push_str(", elk met een eigen einddatum"),
        (None, Some(_)) => text.push_str(", nog zonder einddatum"),
        (None, None) => {}
    }
    if let Some(name) = &item.recipient {
        text.push_str(&format!(", alleen {name} heeft dit"));
    }
    if let Some(law) = &item.law {
        text.push_str(&format!(", volgens {law}"));
    }
    text
}

fn block(kind: ClosingBlockKind) -> &'static str {
    match kind {
        ClosingBlockKind::RunningService => "Lopende dienst",
        ClosingBlockKind::DomainTransfer => "Domein onderweg",
        ClosingBlockKind::OpenInvoice => "Open rekening",
        ClosingBlockKind::Unknown => "Onbekend",
    }
}

/// The names of several purposes, with commas.
pub(super) fn purpose_names(config: &Config, ids: &[PurposeId]) -> String {
    ids.iter().map(|id| purpose_name(config, *id)).collect::<Vec<_>>().join(", ")
}
