//! The list of the person's requests.

use mijn_privacy_api::{OpenEnum, RequestStatus, RequestSummary};
use yew::prelude::*;

use crate::context::Widget;
use crate::i18n::{self, date, fill, moment};
use crate::load::{Load, use_pages};
use crate::part::Cx;
use crate::route::Route;
use crate::ui::{self, Look};

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
        Load::Ready(page) if page.items.is_empty() => {
            ui::el("div", "empty", [ui::line("name", texts.empty.title), ui::line("soft", texts.empty.text)])
        }
        Load::Ready(page) => {
            let shown = fill(i18n::records().shown, &[&page.items.len().to_string(), &page.total.to_string()]);
            let rows = page.items.iter().map(|one| row(widget, one)).collect();
            ui::row([ui::of("ul", "list", rows), ui::more(widget, &pages, &shown)])
        }
    };
    let mut acts =
        vec![ui::press(Look::Main, String::new(), i18n::home().new_request.into(), widget.to(Route::Rights(None)))];
    if pages.state.ready().is_some_and(|page| !page.items.is_empty()) {
        acts.push(super::dossier::link(widget));
    }
    let head = ui::head(widget, texts.title, widget.to(Route::Home), &node);
    ui::row([head, body, ui::of("p", "acts", acts)])
}

fn row(widget: &Widget, one: &RequestSummary) -> Html {
    let texts = i18n::requests();
    let end = match &one.closed_at {
        Some(at) => fill(texts.closed_on, &[&moment(at, false)]),
        None if one.paused => i18n::home().waits_for_you.trim_end_matches('.').into(),
        None => fill(texts.due, &[&date(&one.due_on)]),
    };
    let received = fill(texts.received_on, &[&moment(&one.received_at, false)]);
    let id = ["request-", one.id.as_str()].concat();
    let to = widget.to(Route::Request(one.id.clone()));
    let mut parts = vec![
        ui::press(Look::Strong, id, i18n::request_kind(one.kind).into(), to),
        ui::el("span", tag(one), [ui::text(status(one.status))]),
        ui::small([one.reference.as_str(), ". ", &received, ". ", &end, "."].concat()),
    ];
    if one.overdue {
        parts.push(ui::second("late", [texts.overdue.title, "."].concat().into()));
    }
    if one.unread > 0 {
        parts.push(ui::second("news", texts.news.into()));
    }
    ui::of("li", "", parts)
}

fn tag(one: &RequestSummary) -> &'static str {
    match one.status {
        _ if one.overdue => "tag bad",
        RequestStatus::Completed => "tag ok",
        RequestStatus::Received | RequestStatus::InProgress => "tag ask",
        _ => "tag soft",
    }
}

/// A status in words.
pub fn status(status: RequestStatus) -> &'static str {
    let known = RequestStatus::ALL.iter().zip(i18n::requests().statuses).find(|(one, _)| **one == status);
    known.map_or(i18n::common().unknown, |(_, name)| name)
}
