//! One request: what was asked, how far it is, and by when the answer comes.

use mijn_privacy_api::{
    Date, OpenEnum, Outcome, OutcomeResult, Overview, PauseGround, PurposeId, Request, RequestEvent, RequestEventKind,
    RequestId, RequestStatus,
};
use yew::prelude::*;

use super::list::status;
use crate::context::Widget;
use crate::i18n::{self, date, fill, moment};
use crate::load::{Kept, Load, use_load};
use crate::route::Route;
use crate::ui;

/// What the page needs.
#[derive(Properties, PartialEq)]
pub struct DetailProps {
    /// The shared parts.
    pub widget: Widget,
    /// For the names of purposes.
    pub overview: Option<Kept<Overview>>,
    /// Which request.
    pub id: RequestId,
    /// Whether to move the focus here.
    pub focus: bool,
}

/// The page of one request.
#[component]
pub fn Detail(props: &DetailProps) -> Html {
    let widget = &props.widget;
    let node = use_node_ref();
    ui::use_focus(&node, props.focus);
    let load = use_load::<Request>(widget, ["requests/", props.id.as_str()].concat());
    let back = {
        let widget = widget.clone();
        Callback::from(move |_| widget.go(&Route::Requests))
    };
    let title = load.state.ready().map_or(i18n::requests().title, |request| i18n::request_kind(request.kind));
    let body = match &load.state {
        Load::Waiting => ui::waiting(5),
        Load::Failed(failure) => ui::failed(widget, failure, "", load.again.clone()),
        Load::Ready(request) => page(props, request),
    };
    html! {
        <>
            { ui::head(widget, title, back, &node) }
            { body }
        </>
    }
}

fn page(props: &DetailProps, request: &Request) -> Html {
    let texts = i18n::requests();
    let widget = &props.widget;
    let just_sent = widget.drafts.was_sent(request.id.as_str());
    html! {
        <>
            if just_sent {
                <div class="note ok">
                    { ui::sign("ok") }
                    <p><b>{ fill(texts.sent, &[request.reference.as_str()]) }</b>{ " " }{ fill(texts.sent_lead, &[&date(&request.due_on)]) }</p>
                </div>
            }
            <p class="sum">{ request.reference.as_str() }{ ". " }{ status(request.status) }{ "." }</p>
            { notices(request) }
            <div class="cols">
                <section aria-labelledby="progress">
                    { ui::heading(widget, 1, "progress", "", texts.progress.into()) }
                    { steps(request) }
                </section>
                <section aria-labelledby="asked">
                    { ui::heading(widget, 1, "asked", "", texts.asked.into()) }
                    { asked(props, request) }
                </section>
            </div>
            { decision(props, request) }
        </>
    }
}

fn notices(request: &Request) -> Html {
    let texts = i18n::requests();
    let [identity, specification] = texts.paused;
    html! {
        <>
            if request.overdue {
                <div class="failed">{ ui::sign("bad") }<div><p class="name">{ texts.overdue.title }</p><p>{ fill(texts.overdue.text, &[&date(last_day(request))]) }</p></div></div>
            }
            if let Some(pause) = &request.paused {
                <div class="note">
                    { ui::sign("ask") }
                    <div>
                        <p>{ if pause.ground == PauseGround::Identity { identity } else { specification } }</p>
                        { for pause.question.iter().map(|question| html! { <blockquote>{ question }</blockquote> }) }
                    </div>
                </div>
            }
            if let Some(extended) = &request.extended {
                <div class="note">
                    { ui::sign("info") }
                    <p>{ fill(texts.extended, &[&date(&extended.until)]) }{ " " }{ &extended.reason }</p>
                </div>
            }
        </>
    }
}

fn steps(request: &Request) -> Html {
    let texts = i18n::requests();
    let last = request.events.len().saturating_sub(1);
    let open = is_open(request);
    html! {
        <ol class="steps">
            { for request.events.iter().enumerate().map(|(index, event)| step(event, open && index == last)) }
            if open && request.paused.is_none() {
                <li class={classes!(request.overdue.then_some("late"))}><b>{ fill(texts.due, &[&date(last_day(request))]) }</b></li>
            }
        </ol>
    }
}

fn step(event: &RequestEvent, now: bool) -> Html {
    let known = RequestEventKind::ALL.iter().zip(i18n::requests().events).find(|(one, _)| **one == event.kind);
    let name = known.map_or(i18n::common().unknown, |(_, name)| name);
    html! {
        <li class={if now { "now" } else { "done" }} aria-current={now.then_some("step")}>
            <b>{ name }</b>
            if !now { <span class="vh">{ i18n::home().step_done }</span> }
            <small>{ moment(&event.at, true) }</small>
            { for event.reason.iter().filter(|_| !matches!(event.kind, RequestEventKind::Completed | RequestEventKind::Rejected)).map(|reason| html! { <small>{ reason }</small> }) }
        </li>
    }
}

/// The last day for the answer, an extension included.
fn last_day(request: &Request) -> &Date {
    request.extended.as_ref().map_or(&request.due_on, |extended| &extended.until)
}

fn is_open(request: &Request) -> bool {
    matches!(request.status, RequestStatus::Received | RequestStatus::InProgress)
}

fn asked(props: &DetailProps, request: &Request) -> Html {
    let texts = i18n::requests();
    let names: Vec<String> = request.purposes.iter().map(|purpose| purpose_name(props, *purpose)).collect();
    html! {
        <>
            <p>{ if names.is_empty() { texts.about_all.to_owned() } else { names.join(", ") } }{ "." }</p>
            if request.with_suppliers {
                <p>{ texts.suppliers_too }</p>
            }
            { for request.text.iter().map(|text| html! { <blockquote>{ text }</blockquote> }) }
        </>
    }
}

fn purpose_name(props: &DetailProps, id: PurposeId) -> String {
    let purposes = props.overview.as_ref().map(|overview| overview.purposes.as_slice()).unwrap_or_default();
    purposes
        .iter()
        .find(|purpose| purpose.id == id)
        .map_or(i18n::common().unknown.into(), |purpose| purpose.name.clone())
}

fn decision(props: &DetailProps, request: &Request) -> Html {
    let texts = i18n::requests();
    let refused =
        request.decision_reason.is_some() || request.outcome.iter().any(|one| one.result == OutcomeResult::Kept);
    html! {
        <>
            if !request.outcome.is_empty() {
                <ul class="lines">{ for request.outcome.iter().map(|one| outcome(props, one)) }</ul>
            }
            if refused {
                <section aria-labelledby="refused">
                    { ui::heading(&props.widget, 1, "refused", "", texts.refused.into()) }
                    { for request.decision_reason.iter().map(|reason| html! { <blockquote>{ reason }</blockquote> }) }
                    <p>{ texts.ways_on }</p>
                </section>
            }
        </>
    }
}

fn outcome(props: &DetailProps, one: &Outcome) -> Html {
    let [done, kept, kept_until] = i18n::requests().outcome;
    let categories =
        props.overview.iter().flat_map(|overview| &overview.purposes).flat_map(|purpose| &purpose.data_categories);
    let name =
        categories.into_iter().find(|kind| kind.id == one.category).map_or(one.category.as_str(), |kind| &kind.name);
    let result = match (one.result, &one.until) {
        (OutcomeResult::Kept, Some(day)) => fill(kept_until, &[&date(day)]),
        (OutcomeResult::Kept, None) => kept.into(),
        (OutcomeResult::Done, _) => done.into(),
        (OutcomeResult::Unknown, _) => i18n::common().unknown.into(),
    };
    html! { <li><b>{ name }</b>{ ": " }{ result }{ one.ground.as_ref().map(|ground| [". ", ground].concat()) }</li> }
}
