//! The list of the person's requests.

use mijn_privacy_api::{OpenEnum, RequestStatus, RequestSummary};
use yew::prelude::*;

use crate::context::Widget;
use crate::i18n::{self, date, fill, moment};
use crate::load::{Load, use_pages};
use crate::part::Cx;
use crate::route::Route;
use crate::ui;

/// What the list needs.
#[derive(PartialEq)]
pub struct ListProps {
    /// The shared parts.
    pub widget: Widget,
    /// Whether to move the focus here.
    pub focus: bool,
}

/// The list, newest first.
pub fn list(props: &ListProps, cx: &mut Cx) -> Html {
    let widget = &props.widget;
    let texts = i18n::requests();
    let node = cx.node();
    ui::use_focus(cx, &node, props.focus);
    let pages = use_pages::<RequestSummary>(cx, widget, "requests");
    let body = match &pages.state {
        Load::Waiting => ui::waiting(4),
        Load::Failed(failure) => ui::failed(widget, failure, "", pages.again.clone()),
        Load::Ready(page) if page.items.is_empty() => html! {
            <div class="empty"><p class="name">{ texts.empty.title }</p><p class="soft">{ texts.empty.text }</p></div>
        },
        Load::Ready(page) => {
            let shown = fill(i18n::records().shown, &[&page.items.len().to_string(), &page.total.to_string()]);
            html! {
                <>
                    <ul class="list">{ for page.items.iter().map(|one| row(widget, one)) }</ul>
                    { ui::more(widget, &pages, &shown) }
                </>
            }
        }
    };
    let (back, new) = (widget.clone(), widget.clone());
    let has_some = pages.state.ready().is_some_and(|page| !page.items.is_empty());
    html! {
        <>
            { ui::head(widget, texts.title, Callback::from(move |_| back.go(&Route::Home)), &node) }
            { body }
            <p class="acts"><button type="button" class="main" onclick={move |_| new.go(&Route::Rights(None))}>{ i18n::home().new_request }</button>{ for has_some.then(|| super::dossier::link(widget)) }</p>
        </>
    }
}

fn row(widget: &Widget, one: &RequestSummary) -> Html {
    let texts = i18n::requests();
    let go = widget.clone();
    let route = Route::Request(one.id.clone());
    let end = match &one.closed_at {
        Some(at) => fill(texts.closed_on, &[&moment(at, false)]),
        None if one.paused => i18n::home().waits_for_you.trim_end_matches('.').into(),
        None => fill(texts.due, &[&date(&one.due_on)]),
    };
    html! {
        <li key={one.id.as_str()}>
            <button type="button" class="link strong" id={["request-", one.id.as_str()].concat()} onclick={move |_| go.go(&route)}>{ i18n::request_kind(one.kind) }</button>
            <span class={classes!("tag", tag(one))}>{ status(one.status) }</span>
            <small>{ one.reference.as_str() }{ ". " }{ fill(texts.received_on, &[&moment(&one.received_at, false)]) }{ ". " }{ end }{ "." }</small>
            if one.overdue {
                <small class="late">{ texts.overdue.title }{ "." }</small>
            }
            if one.unread > 0 {
                <small class="news">{ texts.news }</small>
            }
        </li>
    }
}

fn tag(one: &RequestSummary) -> &'static str {
    match one.status {
        _ if one.overdue => "bad",
        RequestStatus::Completed => "ok",
        RequestStatus::Received | RequestStatus::InProgress => "ask",
        _ => "soft",
    }
}

/// A status in words.
pub fn status(status: RequestStatus) -> &'static str {
    let known = RequestStatus::ALL.iter().zip(i18n::requests().statuses).find(|(one, _)| **one == status);
    known.map_or(i18n::common().unknown, |(_, name)| name)
}
