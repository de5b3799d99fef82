//! Sections that are chunks of their own: loaded when opened or foreseen, with a state for *laden* and *laden mislukt*.

use mijn_privacy_api::RecordKind;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
#[cfg(feature = "split")]
use wasm_split_helpers::wasm_split;
use yew::prelude::*;

use crate::client::Failure;
use crate::consents::Switch;
use crate::context::Widget;
use crate::home::Beside;
use crate::load::Load;
use crate::route::Route;
use crate::ui;

/// What is to be shown.
#[derive(Clone, PartialEq)]
pub enum Wanted {
    /// The inside of a card: the overview as it came, and which purpose of it.
    Card(Load<JsValue>, usize),
    /// A list inside a card.
    Records(RecordKind),
    /// What stands beside the switches, from the overview as it came.
    Beside(Load<JsValue>, Beside),
    /// A choice or a receipt, the switch as it is known, and whether to move the focus there.
    Choice(Route, Option<Box<Switch>>, bool),
    /// A place among the requests, a form or the profile, with the overview as it came, and whether to move the focus there.
    Requests(Route, Load<JsValue>, bool),
}

#[cfg(feature = "split")]
impl From<wasm_split_helpers::SplitLoaderError> for Failure {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self::Section
    }
}

#[cfg_attr(feature = "split", wasm_split(details, fallible, preload(preload_details)))]
fn card_view(widget: Widget, overview: Load<JsValue>, index: usize) -> Result<Html, Failure> {
    Ok(crate::details::view(&widget, overview, index))
}

#[cfg_attr(feature = "split", wasm_split(details, fallible))]
fn records_view(widget: Widget, kind: RecordKind) -> Result<Html, Failure> {
    Ok(crate::records::view(widget, kind))
}

#[cfg_attr(feature = "split", wasm_split(requests, fallible, preload(preload_requests)))]
fn requests_view(widget: Widget, route: Route, overview: Load<JsValue>, focus: bool) -> Result<Html, Failure> {
    Ok(crate::requests::view(widget, route, overview, focus))
}

#[cfg_attr(feature = "split", wasm_split(forms, fallible, preload(preload_forms)))]
fn forms_view(widget: Widget, route: Route, overview: Load<JsValue>, focus: bool) -> Result<Html, Failure> {
    Ok(crate::requests::forms::view(widget, route, overview, focus))
}

#[cfg_attr(feature = "split", wasm_split(dossier, fallible))]
fn dossier_view(widget: Widget, overview: Load<JsValue>, focus: bool) -> Result<Html, Failure> {
    Ok(crate::requests::dossier::view(widget, overview, focus))
}

#[cfg_attr(feature = "split", wasm_split(profile, fallible))]
fn profile_view(widget: Widget, focus: bool) -> Result<Html, Failure> {
    Ok(crate::profile::view(widget, focus))
}

#[cfg_attr(feature = "split", wasm_split(home, fallible))]
fn beside_view(widget: Widget, overview: Load<JsValue>, which: Beside) -> Result<Html, Failure> {
    Ok(crate::home::part(&widget, overview, which))
}

#[cfg_attr(feature = "split", wasm_split(choices, fallible, preload(preload_choices)))]
fn choice_view(widget: Widget, route: Route, known: Option<Box<Switch>>, focus: bool) -> Result<Html, Failure> {
    Ok(crate::choices::view(widget, route, known, focus))
}

#[cfg(feature = "split")]
macro_rules! arrived {
    ($view:expr) => {
        $view.await
    };
}
#[cfg(not(feature = "split"))]
macro_rules! arrived {
    ($view:expr) => {
        $view
    };
}

async fn load(widget: Widget, wanted: Wanted) -> Result<Html, Failure> {
    match wanted {
        Wanted::Card(overview, index) => arrived!(card_view(widget, overview, index)),
        Wanted::Records(kind) => arrived!(records_view(widget, kind)),
        Wanted::Beside(overview, which) => arrived!(beside_view(widget, overview, which)),
        Wanted::Choice(route, known, focus) => arrived!(choice_view(widget, route, known, focus)),
        Wanted::Requests(Route::Profile, _, focus) => arrived!(profile_view(widget, focus)),
        Wanted::Requests(Route::Dossier, overview, focus) => arrived!(dossier_view(widget, overview, focus)),
        Wanted::Requests(route @ (Route::Rights(_) | Route::NewRequest(..)), overview, focus) => {
            arrived!(forms_view(widget, route, overview, focus))
        }
        Wanted::Requests(route, overview, focus) => arrived!(requests_view(widget, route, overview, focus)),
    }
}

/// Loads what a person will probably open next, once the home is calm. A failure is none: opening tries again.
pub async fn foresee() {
    #[cfg(feature = "split")]
    {
        crate::client::sleep(1000).await;
        let _ = preload_details().await;
        let _ = preload_requests().await;
        let _ = preload_choices().await;
        let _ = preload_forms().await;
    }
}

/// A section to show.
#[derive(Properties, PartialEq)]
pub struct SectionProps {
    /// The shared parts.
    pub widget: Widget,
    /// Which one.
    pub wanted: Wanted,
}

/// A section, or how far it is.
pub struct Section {
    shown: Option<Result<Html, Failure>>,
    asked: u32,
}

/// What happened to a section.
pub enum SectionMsg {
    /// It came, or did not, when it was asked for the so-many-th time.
    Came(u32, Result<Html, Failure>),
    /// It is to be tried again.
    Again,
}

impl Section {
    fn ask(&mut self, ctx: &Context<Self>) {
        self.asked += 1;
        let (link, asked) = (ctx.link().clone(), self.asked);
        let view = load(ctx.props().widget.clone(), ctx.props().wanted.clone());
        spawn_local(async move { link.send_message(SectionMsg::Came(asked, view.await)) });
    }
}

impl Component for Section {
    type Message = SectionMsg;
    type Properties = SectionProps;

    fn create(ctx: &Context<Self>) -> Self {
        let mut section = Self { shown: None, asked: 0 };
        section.ask(ctx);
        section
    }

    fn changed(&mut self, ctx: &Context<Self>, _: &SectionProps) -> bool {
        self.ask(ctx);
        false
    }

    fn update(&mut self, ctx: &Context<Self>, msg: SectionMsg) -> bool {
        match msg {
            SectionMsg::Came(asked, view) if asked == self.asked => self.shown = Some(view),
            SectionMsg::Came(..) => return false,
            SectionMsg::Again => {
                self.shown = None;
                self.ask(ctx);
            }
        }
        true
    }

    fn rendered(&mut self, ctx: &Context<Self>, _: bool) {
        if self.shown.is_some() && matches!(ctx.props().wanted, Wanted::Beside(_, Beside::Requests)) {
            ctx.props().widget.settled.emit(());
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let props = ctx.props();
        let small = matches!(props.wanted, Wanted::Beside(_, which) if which != Beside::Requests);
        match &self.shown {
            Some(Ok(view)) => view.clone(),
            _ if small => html! {},
            None => ui::waiting(3),
            Some(Err(failure)) => {
                let panel = ui::failed(&props.widget, failure, "", ctx.link().callback(|()| SectionMsg::Again));
                match props.wanted {
                    Wanted::Requests(..) | Wanted::Choice(..) => html! {
                        <>
                            { ui::head(&props.widget, crate::i18n::common().title, props.widget.to(Route::Home), &NodeRef::default()) }
                            { panel }
                        </>
                    },
                    _ => panel,
                }
            }
        }
    }
}
