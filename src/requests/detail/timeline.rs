//! What happened, oldest first, and by when the answer comes.

use mijn_privacy_api::{Date, OpenEnum, Request, RequestEvent, RequestEventKind, RequestStatus};
use yew::prelude::*;

use crate::i18n::{self, date, fill, moment};

/// The steps.
pub fn timeline(request: &Request) -> Html {
    let texts = i18n::requests();
    let last = request.events.len().saturating_sub(1);
    let open = matches!(request.status, RequestStatus::Received | RequestStatus::InProgress);
    html! {
        <ol class="steps">
            { for request.events.iter().enumerate().map(|(index, event)| step(event, open && index == last)) }
            if open && request.paused.is_none() {
                <li class={classes!(request.overdue.then_some("late"))}><b>{ fill(texts.due, &[&date(last_day(request))]) }</b></li>
            }
            if let Some(day) = request.standstill.as_ref().and_then(|still| still.ends_on.as_ref()) {
                <li><b>{ fill(texts.lifts_on, &[&date(day)]) }</b></li>
            }
        </ol>
    }
}

fn step(event: &RequestEvent, now: bool) -> Html {
    let known = RequestEventKind::ALL.iter().zip(i18n::requests().events).find(|(one, _)| **one == event.kind);
    let name = known.map_or(i18n::common().unknown, |(_, name)| name);
    // A decision's reason stands with the answer.
    let is_decision = matches!(event.kind, RequestEventKind::Completed | RequestEventKind::Rejected);
    html! {
        <li class={if now { "now" } else { "done" }} aria-current={now.then_some("step")}>
            <b>{ name }</b>
            if !now { <span class="vh">{ i18n::home().step_done }</span> }
            <small>{ moment(&event.at, true) }</small>
            { for event.reason.iter().filter(|_| !is_decision).map(|reason| html! { <small>{ reason }</small> }) }
        </li>
    }
}

/// The last day for the answer, an extension included.
pub fn last_day(request: &Request) -> &Date {
    request.extended.as_ref().map_or(&request.due_on, |extended| &extended.until)
}
