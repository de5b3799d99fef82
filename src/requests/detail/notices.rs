//! What the person has to know first: it was sent, it is late, it waits for them.

use mijn_privacy_api::{PauseGround, RequestKind, RequestStatus};
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
    html! {
        <div class="note ok">
            { ui::sign("ok") }
            <p><b>{ fill(texts.sent, &[request.reference.as_str()]) }</b>{ " " }{ next }</p>
        </div>
    }
}

/// That it is late, stands still or takes longer.
pub fn view(shown: &Shown) -> Html {
    let (texts, request) = (i18n::requests(), shown.request);
    let [identity, specification] = texts.paused;
    html! {
        <>
            if request.overdue {
                { overdue(shown) }
            }
            if let Some(pause) = &request.paused {
                <div class="note">
                    { ui::sign("ask") }
                    <div>
                        <p>{ fill(if pause.ground == PauseGround::Identity { identity } else { specification }, &[&moment(&pause.since, false)]) }</p>
                        { for pause.question.iter().map(|question| html! { <blockquote>{ question }</blockquote> }) }
                        if shown.can(mijn_privacy_api::RequestAction::Message, mijn_privacy_api::Capability::RequestThread) {
                            { ui::press(Look::Link, String::new(), texts.answer_below.into(), Callback::from(|event: MouseEvent| ui::focus_beside(&event, "answer"))) }
                        }
                    </div>
                </div>
            }
            if let Some(extended) = request.extended.as_ref().filter(|_| shown.is_open()) {
                <div class="note">
                    { ui::sign("info") }
                    <div>
                        <p>{ fill(texts.extended, &[&date(&extended.until)]) }{ " " }{ &extended.reason }</p>
                        { ways(shown) }
                    </div>
                </div>
            }
            if let Some(day) = request.standstill.as_ref().and_then(|still| still.ends_on.as_ref()) {
                <div class="note">
                    { ui::sign("info") }
                    <div>
                        <p>{ fill(texts.lifts_on, &[&date(day)]) }</p>
                        { ways(shown) }
                    </div>
                </div>
            }
        </>
    }
}

/// Both ways on for who does not agree with what was told.
fn ways(shown: &Shown) -> Html {
    let texts = i18n::requests();
    let [ask, complain, _] = texts.ways_on;
    html! {
        <>
            <p>{ texts.disagree }{ " " }{ ui::contact_link(shown.widget, ask) }</p>
            { super::answer::authority(shown, complain) }
        </>
    }
}

fn overdue(shown: &Shown) -> Html {
    let texts = i18n::requests();
    let [ask, complain] = texts.overdue_ways;
    html! {
        <div class="failed">
            { ui::sign("bad") }
            <div>
                <p class="name">{ texts.overdue.title }</p>
                <p>{ fill(texts.overdue.text, &[&date(last_day(shown.request))]) }</p>
                <p>{ ui::contact_link(shown.widget, ask) }</p>
                { super::answer::authority(shown, complain) }
            </div>
        </div>
    }
}
