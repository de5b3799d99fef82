//! The requests on the home: the open ones with their steps and last day.

use mijn_privacy_api::{Overview, RequestStatus, RequestSummary};
use yew::prelude::*;

use crate::context::Widget;
use crate::i18n::{self, date, days_until, fill, moment};
use crate::load::Load;
use crate::route::Route;
use crate::ui;

/// The panel.
pub fn view(widget: &Widget, overview: &Load<Overview>) -> Html {
    let texts = i18n::common();
    let summary = overview.ready().and_then(|overview| overview.requests.as_ref());
    let (list, new) = (widget.clone(), widget.clone());
    html! {
        <section class="requests" part="requests" aria-labelledby="requests">
            { ui::heading(widget, 1, "requests", "", texts.requests.into()) }
            if let Some(summary) = summary {
                if summary.total == 0 {
                    <p class="soft">{ texts.no_requests }</p>
                }
                { for summary.next.iter().map(|one| card(widget, one)) }
            } else if matches!(overview, Load::Waiting) {
                { ui::waiting(2) }
            }
            <p class="acts">
                if summary.is_none_or(|summary| !summary.kinds.is_empty()) {
                    <button type="button" class="main" id="go-new" onclick={move |_| new.go(&Route::NewRequest(None))}>{ texts.new_request }</button>
                }
                if summary.is_none_or(|summary| summary.total > 0) {
                    <button type="button" class="link" id="go-requests" onclick={move |_| list.go(&Route::Requests)}>{ texts.all_requests }</button>
                }
            </p>
        </section>
    }
}

fn card(widget: &Widget, one: &RequestSummary) -> Html {
    let texts = i18n::common();
    let go = widget.clone();
    let route = Route::Request(one.id.clone());
    let busy = one.status == RequestStatus::InProgress;
    html! {
        <article class="card flat" key={one.id.as_str()}>
            <button type="button" class="link strong" id={["request-", one.id.as_str()].concat()} onclick={move |_| go.go(&route)}>{ i18n::request_kind(one.kind) }</button>
            <p class="sum">{ one.reference.as_str() }</p>
            <ol class="steps">
                <li class="done"><b>{ texts.received }</b><span class="vh">{ texts.step_done }</span><small>{ moment(&one.received_at, false) }</small></li>
                if busy {
                    <li class="now" aria-current="step"><b>{ texts.in_progress }</b></li>
                }
                <li class={classes!(one.overdue.then_some("late"))}><b>{ fill(texts.due, &[&date(&one.due_on)]) }</b><small>{ left(one) }</small></li>
            </ol>
        </article>
    }
}

fn left(one: &RequestSummary) -> String {
    let texts = i18n::common();
    match days_until(&one.due_on) {
        _ if one.overdue => texts.is_overdue.into(),
        days @ 1.. => texts.days_left.of(days.unsigned_abs()),
        0 => texts.due_today.into(),
        _ => texts.is_overdue.into(),
    }
}
