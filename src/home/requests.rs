//! The requests on the home: the open ones with their steps and last day.

use mijn_privacy_api::{OverviewRest, RequestStatus, RequestSummary};
use yew::prelude::*;

use crate::context::Widget;
use crate::i18n::{self, date, days_until, fill, moment};
use crate::load::Load;
use crate::route::Route;
use crate::ui::{self, Look};

/// The panel.
pub fn view(widget: &Widget, overview: &Load<OverviewRest>) -> Html {
    let texts = i18n::home();
    let summary = overview.ready().and_then(|overview| overview.requests.as_ref());
    html! {
        <section class="requests" part="requests" aria-labelledby="requests">
            { ui::heading(widget, 1, "requests", "", texts.requests.into()) }
            if let Some(summary) = summary {
                if summary.total == 0 {
                    { ui::line("soft", texts.no_requests) }
                }
                if summary.total > 0 && summary.open == 0 {
                    { ui::line("soft", texts.no_open_requests) }
                }
                { for summary.next.iter().take(1).map(|one| card(widget, one)) }
                { for summary.next.iter().skip(1).map(|one| row(widget, one)) }
            } else if matches!(overview, Load::Waiting) {
                { ui::waiting(2) }
            }
            <p class="acts">
                if summary.is_none_or(|summary| !summary.kinds.is_empty()) {
                    { ui::press(Look::Main, "go-new".into(), texts.new_request.into(), widget.to(Route::Rights(None))) }
                }
                if summary.is_none_or(|summary| summary.total > 0) {
                    { ui::press(Look::Link, "go-requests".into(), texts.all_requests.into(), widget.to(Route::Requests)) }
                }
            </p>
        </section>
    }
}

fn card(widget: &Widget, one: &RequestSummary) -> Html {
    let texts = i18n::home();
    let busy = one.status == RequestStatus::InProgress;
    let id = ["request-", one.id.as_str()].concat();
    let title = i18n::request_kind(one.kind).into();
    html! {
        <article class="card flat" key={one.id.as_str()}>
            { ui::press(Look::Strong, id, title, widget.to(Route::Request(one.id.clone()))) }
            { ui::line("sum", one.reference.to_string()) }
            <ol class="steps">
                { step("done", texts.received.into(), moment(&one.received_at, false)) }
                if busy {
                    { step("now", texts.in_progress.into(), String::new()) }
                }
                if one.paused {
                    { step("now", texts.waits_for_you.into(), String::new()) }
                } else {
                    { step(if one.overdue { "late" } else { "" }, due(one), left(one)) }
                }
            </ol>
        </article>
    }
}

fn row(widget: &Widget, one: &RequestSummary) -> Html {
    let id = ["request-", one.id.as_str()].concat();
    html! {
        <div class="line" key={one.id.as_str()}>
            { ui::press(Look::Strong, id, i18n::request_kind(one.kind).into(), widget.to(Route::Request(one.id.clone()))) }
            { ui::small(if one.paused { i18n::home().waits_for_you.into() } else { due(one) }) }
        </div>
    }
}

fn due(one: &RequestSummary) -> String {
    fill(i18n::home().due, &[&date(&one.due_on)])
}

fn step(class: &'static str, name: String, when: String) -> Html {
    html! {
        <li {class} aria-current={(class == "now").then_some("step")}>
            <b>{ name }</b>
            if class == "done" {
                <span class="vh">{ i18n::home().step_done }</span>
            }
            { ui::small(when) }
        </li>
    }
}

fn left(one: &RequestSummary) -> String {
    let texts = i18n::home();
    match days_until(&one.due_on) {
        _ if one.overdue => texts.is_overdue.into(),
        days @ 1.. => texts.days_left.of(days.unsigned_abs()),
        0 => texts.due_today.into(),
        _ => texts.is_overdue.into(),
    }
}
