//! What the person has to know first: it was sent, it is late, it waits for them.

use mijn_privacy_api::{Capability, Pause, PauseGround, RequestAction, RequestKind, RequestStatus};
use yew::prelude::*;

use super::{Shown, last_day};
use crate::i18n::{self, date, fill, moment};
use crate::ui::{self, Look};

/// That it was sent just now, and what happens next.
pub fn sent(shown: &Shown) -> Html {
    let (texts, request) = (i18n::requests(), shown.request);
    if !shown.widget.drafts.was_sent(request.id.as_str()) {
        return html! {};
    }
    let [objection, other] = texts.done_at_once;
    let next = match (request.status, request.kind) {
        (RequestStatus::Completed, RequestKind::Objection) => objection.to_owned(),
        (RequestStatus::Completed, _) => other.to_owned(),
        _ => fill(texts.sent_lead, &[&date(last_day(request))]),
    };
    let text = ui::row([
        ui::el("b", "", [ui::text(fill(texts.sent, &[request.reference.as_str()]))]),
        ui::text([" ", &next].concat()),
    ]);
    ui::note("note ok", "ok", vec![ui::el("p", "", [text])])
}

/// That it is late, stands still or takes longer, or that its standstill ends.
pub fn view(shown: &Shown) -> Html {
    let (texts, request) = (i18n::requests(), shown.request);
    let mut notes = Vec::new();
    if request.overdue {
        notes.push(overdue(shown));
    }
    if let Some(pause) = &request.paused {
        notes.push(paused(shown, pause));
    }
    if let Some(extended) = request.extended.as_ref().filter(|_| shown.is_open()) {
        let text = [&fill(texts.extended, &[&date(&extended.until)]), " ", &extended.reason].concat();
        notes.push(ui::note("note", "info", vec![ui::line("", text), ways(shown)]));
    }
    if let Some(day) = request.standstill.as_ref().and_then(|still| still.ends_on.as_ref()) {
        let text = fill(texts.lifts_on, &[&date(day)]);
        notes.push(ui::note("note", "info", vec![ui::line("", text), ways(shown)]));
    }
    ui::rows(notes)
}

fn paused(shown: &Shown, pause: &Pause) -> Html {
    let texts = i18n::requests();
    let [identity, specification] = texts.paused;
    let why = if pause.ground == PauseGround::Identity { identity } else { specification };
    let mut inside = vec![ui::line("", fill(why, &[&moment(&pause.since, false)]))];
    inside.extend(pause.question.iter().map(|question| ui::el("blockquote", "", [ui::text(question.clone())])));
    if shown.can(RequestAction::Message, Capability::RequestThread) {
        let there = Callback::from(|event: MouseEvent| ui::focus_beside(&event, "answer"));
        inside.push(ui::press(Look::Link, String::new(), texts.answer_below.into(), there));
    }
    ui::note("note", "ask", inside)
}

/// Both ways on for who does not agree with what was told.
fn ways(shown: &Shown) -> Html {
    let texts = i18n::requests();
    let [ask, complain, _] = texts.ways_on;
    let ask = ui::el("p", "", [ui::text([texts.disagree, " "].concat()), ui::contact_link(shown.widget, ask)]);
    ui::row([ask, super::answer::authority(shown, complain)])
}

fn overdue(shown: &Shown) -> Html {
    let texts = i18n::requests();
    let [ask, complain] = texts.overdue_ways;
    let inside = vec![
        ui::line("name", texts.overdue.title),
        ui::line("", fill(texts.overdue.text, &[&date(last_day(shown.request))])),
        ui::el("p", "", [ui::contact_link(shown.widget, ask)]),
        super::answer::authority(shown, complain),
    ];
    ui::note("failed", "bad", inside)
}
