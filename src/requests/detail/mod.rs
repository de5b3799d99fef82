//! One request: what was asked, how far it is, what the person can do now, and what was answered.

mod answer;
mod asked;
mod cancel;
mod notices;
mod progress;
mod result;
mod thread;
mod timeline;

use mijn_privacy_api::{Capability, Overview, Request, RequestAction, RequestId, RequestStatus};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::dossier;
use super::list::status;
use crate::client::{Nothing, Safe};
use crate::context::Widget;
use crate::i18n;
use crate::load::{Kept, Load, use_load};
use crate::route::Route;
use crate::ui;

pub use answer::{answer, complaint, disagree, is_refused, ways_on};
pub use asked::asked;
pub use thread::messages;
pub use timeline::{last_day, timeline};

/// What the page needs.
#[derive(Properties, PartialEq)]
pub struct DetailProps {
    /// The shared parts.
    pub widget: Widget,
    /// For names, and whom to ask.
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
    use_read(widget, &load.state);
    use_cancelled(&load.state, &node);
    use_news(widget, &load.state);
    let looks = load.state.ready().map_or(0, |request| progress::looks(widget, request));
    progress::use_progress(&load.refresh, looks);
    let title = load.state.ready().map_or(i18n::requests().title, |request| i18n::request_kind(request.kind));
    let body = match &load.state {
        Load::Waiting => ui::waiting(5),
        Load::Failed(failure) => ui::failed(widget, failure, "", load.again.clone()),
        Load::Ready(request) => page(props, request, &load.refresh),
    };
    html! {
        <>
            { ui::head(widget, title, widget.to(Route::Requests), &node) }
            { body }
        </>
    }
}

/// What the parts of the page share.
pub struct Shown<'a> {
    /// The shared parts.
    pub widget: &'a Widget,
    /// For names, and whom to ask.
    pub overview: Option<&'a Overview>,
    /// The request.
    pub request: &'a Request,
}

impl Shown<'_> {
    /// Whether it still waits for an answer.
    pub fn is_open(&self) -> bool {
        matches!(self.request.status, RequestStatus::Received | RequestStatus::InProgress)
    }

    /// Whether the person can do this now.
    pub fn can(&self, action: RequestAction, part: Capability) -> bool {
        self.request.actions.contains(&action) && self.widget.can(part)
    }
}

fn page(props: &DetailProps, request: &Kept<Request>, refresh: &Callback<()>) -> Html {
    let (texts, widget) = (i18n::requests(), &props.widget);
    let shown = Shown { widget, overview: props.overview.as_deref(), request };
    html! {
        <>
            { notices::sent(&shown) }
            <p class="sum">{ request.reference.as_str() }{ ". " }{ status(request.status) }{ "." }</p>
            { notices::view(&shown) }
            { for request.result.as_ref().map(|file| html! {
                <result::Result widget={widget.clone()} request={request.clone()} file={file.clone()} />
            }) }
            <div class="cols">
                <section aria-labelledby="progress">
                    { ui::heading(widget, 1, "progress", "", texts.progress.into()) }
                    { timeline(request) }
                    { answer(&shown) }
                    { disagree(&shown) }
                </section>
                <section aria-labelledby="asked">
                    { ui::heading(widget, 1, "asked", "", texts.asked.into()) }
                    { asked(&shown, false) }
                </section>
            </div>
            if widget.can(Capability::RequestThread) {
                <thread::Thread widget={widget.clone()} overview={props.overview.clone()} request={request.clone()} refresh={refresh.clone()} />
            }
            <p class="acts">
                { dossier::link(widget) }
            </p>
            if shown.can(RequestAction::Cancel, Capability::RequestCancel) {
                <cancel::Cancel widget={widget.clone()} id={request.id.clone()} refresh={refresh.clone()} />
            }
        </>
    }
}

/// Tells that the messages were seen, once each time that there are new ones.
#[hook]
fn use_read(widget: &Widget, state: &Load<Request>) {
    let told = use_mut_ref(|| 0_usize);
    let widget = widget.clone();
    use_effect_with(state.clone(), move |state| {
        let Some(request) = state.ready() else { return };
        let unread = request.thread.iter().filter(|message| message.unread).count();
        let all = request.thread.len();
        if unread == 0 || *told.borrow() == all || !widget.can(Capability::RequestThread) {
            return;
        }
        told.replace(all);
        let path = ["requests/", request.id.as_str(), "/messages/read"].concat();
        spawn_local(async move {
            if widget.client.send::<()>("POST", &path, &Nothing, Safe::default()).await.is_ok() {
                // The home does not say again that there is news.
                widget.reload.emit(());
            }
        });
    });
}

/// What changed while the page was open, the home has to know too.
#[hook]
fn use_news(widget: &Widget, state: &Load<Request>) {
    let (widget, before) = (widget.clone(), use_mut_ref(|| None));
    let now = state.ready().map(|request| (request.status, request.result.as_ref().map(|file| file.state)));
    use_effect_with(now, move |now| {
        if now.is_some() && before.replace(*now).is_some_and(|before| Some(before) != *now) {
            widget.reload.emit(());
        }
    });
}

/// Where the request is taken back, its button goes: the focus is on the heading then.
#[hook]
fn use_cancelled(state: &Load<Request>, heading: &NodeRef) {
    let status = state.ready().map(|request| request.status);
    let (before, heading) = (use_mut_ref(|| None::<RequestStatus>), heading.clone());
    use_effect_with(status, move |status| {
        let before = before.replace(*status);
        let taken_back = *status == Some(RequestStatus::Cancelled) && before.is_some();
        if let Some(heading) = heading.cast::<web_sys::HtmlElement>().filter(|_| taken_back && before != *status) {
            let _ = heading.focus();
        }
    });
}
