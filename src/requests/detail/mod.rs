//! One request: what was asked, how far it is, what the person can do now, and what was answered.

mod answer;
mod asked;
mod end;
mod notices;
mod progress;
mod result;
mod thread;
mod timeline;

use std::cell::Cell;

use mijn_privacy_api::{Capability, OverviewAsked, Request, RequestAction, RequestId, RequestStatus, ThreadSeen};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::dossier;
use super::list::status;
use crate::client::Safe;
use crate::context::Widget;
use crate::i18n;
use crate::load::{Kept, Load, use_load};
use crate::part::{Cx, part};
use crate::route::Route;
use crate::ui;

pub use answer::{answer, complaint, disagree, is_refused, ways_on};
pub use asked::asked;
pub use thread::messages;
pub use timeline::{last_day, timeline};

/// What the page needs.
#[derive(PartialEq)]
pub struct DetailProps {
    /// The shared parts.
    pub widget: Widget,
    /// For names, and whom to ask.
    pub overview: Option<Kept<OverviewAsked>>,
    /// Which request.
    pub id: RequestId,
    /// Whether to move the focus here.
    pub focus: bool,
}

/// The page of one request.
pub fn detail(props: &DetailProps, cx: &mut Cx) -> Html {
    let widget = &props.widget;
    let node = cx.node();
    ui::use_focus(cx, &node, props.focus);
    let load = use_load::<Request>(cx, widget, ["requests/", props.id.as_str()].concat());
    use_read(cx, widget, &load.state);
    use_ended(cx, &load.state, &node);
    use_news(cx, widget, &load.state);
    let looks = load.state.ready().map_or(0, |request| progress::looks(widget, request));
    progress::use_progress(cx, &load.refresh, looks);
    let title = load.state.ready().map_or(i18n::requests().title, |request| i18n::request_kind(request.kind));
    let body = match &load.state {
        Load::Waiting => ui::waiting(5),
        Load::Failed(failure) => ui::failed(widget, failure, "", load.again.clone()),
        Load::Ready(request) => page(props, request, &load.refresh),
    };
    ui::row([ui::head(widget, title, widget.to(Route::Requests), &node), body])
}

/// What the parts of the page share.
pub struct Shown<'a> {
    /// The shared parts.
    pub widget: &'a Widget,
    /// For names, and whom to ask.
    pub overview: Option<&'a OverviewAsked>,
    /// The request.
    pub request: &'a Request,
}

impl Shown<'_> {
    /// Whether it still waits for an answer.
    pub fn is_open(&self) -> bool {
        matches!(self.request.status, RequestStatus::Received | RequestStatus::InProgress)
    }

    /// The heading of the steps.
    pub fn progress(&self) -> &'static str {
        let [now, then] = i18n::requests().progress;
        if self.is_open() { now } else { then }
    }

    /// Whether the person can do this now.
    pub fn can(&self, action: RequestAction, part: Capability) -> bool {
        self.request.actions.contains(&action) && self.widget.can(part)
    }
}

fn page(props: &DetailProps, request: &Kept<Request>, refresh: &Callback<()>) -> Html {
    let (texts, widget) = (i18n::requests(), &props.widget);
    let shown = Shown { widget, overview: props.overview.as_deref(), request };
    let part_of = |id: &'static str, title: &'static str, inside: Vec<Html>| {
        html! { <section aria-labelledby={id}>{ ui::heading(widget, 1, id, "", title.into()) }{ ui::rows(inside) }</section> }
    };
    let now = vec![timeline(shown.overview, request), answer(&shown), disagree(&shown)];
    let sum = [request.reference.as_str(), ". ", status(request.status), "."].concat();
    let mut parts = vec![notices::sent(&shown), ui::line("sum", sum), notices::view(&shown)];
    if let Some(file) = request.result.clone() {
        let props = result::ResultProps { widget: widget.clone(), request: request.clone(), file };
        parts.push(part("result", result::result, props));
    }
    let columns =
        [part_of("progress", shown.progress(), now), part_of("asked", texts.asked, vec![asked(&shown, false)])];
    parts.push(ui::el("div", "cols", columns));
    if widget.can(Capability::RequestThread) {
        let (widget, overview) = (widget.clone(), props.overview.clone());
        let props = thread::ThreadProps { widget, overview, request: request.clone(), refresh: refresh.clone() };
        parts.push(part("thread", thread::thread, props));
    }
    parts.push(ui::el("p", "acts", [dossier::link(widget)]));
    let end_of = |ending: end::Ending| {
        let key = ending.verb;
        let (widget, id, refresh) = (widget.clone(), request.id.clone(), refresh.clone());
        part(key, end::end, end::EndProps { widget, id, ending, refresh })
    };
    if let Some(still) = request.standstill.as_ref().filter(|_| shown.can(RequestAction::Lift, Capability::RequestLift))
    {
        parts.push(end_of(end::lift(&shown, still)));
    }
    if shown.can(RequestAction::Cancel, Capability::RequestCancel) {
        parts.push(end_of(end::cancel()));
    }
    ui::rows(parts)
}

/// Tells up to which message they were seen, once each time that there are new ones.
fn use_read(cx: &mut Cx, widget: &Widget, state: &Load<Request>) {
    let told = cx.keep(|| Cell::new(0_usize));
    let widget = widget.clone();
    cx.effect(state.clone(), move |state| {
        let Some(request) = state.ready() else { return };
        let unread = request.thread.iter().filter(|message| message.unread).count();
        let all = request.thread.len();
        if unread == 0 || told.get() == all || !widget.can(Capability::RequestThread) {
            return;
        }
        let Some(last) = request.thread.last().map(|message| message.id.clone()) else { return };
        told.set(all);
        let path = ["requests/", request.id.as_str(), "/messages/read"].concat();
        spawn_local(async move {
            if widget.client.send::<()>("POST", &path, &ThreadSeen { last }, Safe::default()).await.is_ok() {
                // The home does not say again that there is news.
                widget.reload.emit(());
            }
        });
    });
}

/// What changed while the page was open, the home has to know too.
fn use_news(cx: &mut Cx, widget: &Widget, state: &Load<Request>) {
    let (widget, before) = (widget.clone(), cx.keep(|| Cell::new(None)));
    let now = state.ready().map(|request| (request.status, request.result.as_ref().map(|file| file.state)));
    cx.effect(now, move |now| {
        if now.is_some() && before.replace(*now).is_some_and(|before| Some(before) != *now) {
            widget.reload.emit(());
        }
    });
}

/// Where the person ends the request, or what stands still for it, the button goes: the focus is on the heading then.
fn use_ended(cx: &mut Cx, state: &Load<Request>, heading: &NodeRef) {
    let lasts = state.ready().map(|request| [request.status != RequestStatus::Cancelled, request.standstill.is_some()]);
    let (before, heading) = (cx.keep(|| Cell::new(None::<[bool; 2]>)), heading.clone());
    cx.effect(lasts, move |lasts| {
        let Some(lasts) = *lasts else { return };
        let before = before.replace(Some(lasts)).unwrap_or(lasts);
        let ended = before.iter().zip(lasts).any(|(before, now)| *before && !now);
        if let Some(heading) = heading.cast::<web_sys::HtmlElement>().filter(|_| ended) {
            let _ = heading.focus();
        }
    });
}
