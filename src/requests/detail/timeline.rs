//! What happened, oldest first, and by when the answer comes.

use mijn_privacy_api::{Date, OpenEnum, OverviewAsked, Request, RequestEvent, RequestEventKind, RequestStatus};
use yew::prelude::*;

use crate::i18n::{self, date, fill, moment};
use crate::requests::preview::purpose_names;
use crate::ui;

/// The steps; the overview has the names of what stands still.
pub fn timeline(overview: Option<&OverviewAsked>, request: &Request) -> Html {
    let texts = i18n::requests();
    let last = request.events.len().saturating_sub(1);
    let open = matches!(request.status, RequestStatus::Received | RequestStatus::InProgress);
    let mut steps: Vec<Html> = Vec::new();
    for (index, event) in request.events.iter().enumerate() {
        steps.push(step(overview, event, open && index == last));
    }
    let ahead = |class, text: String| ui::el("li", class, [ui::el("b", "", [ui::text(text)])]);
    if open && request.paused.is_none() {
        let late = if request.overdue { "late" } else { "" };
        steps.push(ahead(late, fill(texts.due, &[&date(last_day(request))])));
    }
    if let Some(day) = request.standstill.as_ref().and_then(|still| still.ends_on.as_ref()) {
        steps.push(ahead("", fill(texts.lifts_on, &[&date(day)])));
    }
    ui::of("ol", "steps", steps)
}

fn step(overview: Option<&OverviewAsked>, event: &RequestEvent, now: bool) -> Html {
    let known = RequestEventKind::ALL.iter().zip(i18n::requests().events).find(|(one, _)| **one == event.kind);
    let name = known.map_or(i18n::common().unknown, |(_, name)| name);
    // A decision's reason stands with the answer.
    let is_decision = matches!(event.kind, RequestEventKind::Completed | RequestEventKind::Rejected);
    let mut inside = vec![ui::el("b", "", [ui::text(name)])];
    if !now {
        inside.push(ui::el("span", "vh", [ui::text(i18n::home().step_done)]));
    }
    inside.push(ui::small(moment(&event.at, true)));
    if !event.purposes.is_empty() {
        inside.push(ui::small(purpose_names(overview, &event.purposes)));
    }
    inside.extend(event.reason.iter().filter(|_| !is_decision).map(|reason| ui::small(reason.clone())));
    if now {
        return html! { <li class="now" aria-current="step">{ ui::rows(inside) }</li> };
    }
    ui::of("li", "done", inside)
}

/// The last day for the answer, an extension included.
pub fn last_day(request: &Request) -> &Date {
    request.extended.as_ref().map_or(&request.due_on, |extended| &extended.until)
}
