//! Sections that are chunks of their own: loaded when opened or foreseen, with a state for *laden* and *laden mislukt*.

#![cfg_attr(
    not(feature = "split"),
    expect(clippy::boxed_local, reason = "one pointer goes over the border of a chunk")
)]

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

/// What a section is asked for. In a box, so that the code that waits for a section is small: all of it is in the first load.
struct Asked {
    widget: Widget,
    wanted: Wanted,
}

#[cfg_attr(feature = "split", wasm_split(details, fallible, preload(preload_details)))]
fn card_view(asked: Box<Asked>) -> Result<Html, Failure> {
    Ok(match asked.wanted {
        Wanted::Card(overview, index) => crate::details::view(&asked.widget, overview, index),
        Wanted::Records(kind) => crate::records::view(asked.widget, kind),
        _ => html! {},
    })
}

#[cfg_attr(feature = "split", wasm_split(requests, fallible, preload(preload_requests)))]
fn requests_view(asked: Box<Asked>) -> Result<Html, Failure> {
    Ok(match asked.wanted {
        Wanted::Requests(route, overview, focus) => crate::requests::view(asked.widget, route, overview, focus),
        _ => html! {},
    })
}

#[cfg_attr(feature = "split", wasm_split(forms, fallible, preload(preload_forms)))]
fn forms_view(asked: Box<Asked>) -> Result<Html, Failure> {
    Ok(match asked.wanted {
        Wanted::Requests(route, overview, focus) => crate::requests::forms::view(asked.widget, route, overview, focus),
        _ => html! {},
    })
}

#[cfg_attr(feature = "split", wasm_split(dossier, fallible))]
fn dossier_view(asked: Box<Asked>) -> Result<Html, Failure> {
    Ok(match asked.wanted {
        Wanted::Requests(_, overview, focus) => crate::requests::dossier::view(asked.widget, overview, focus),
        _ => html! {},
    })
}

#[cfg_attr(feature = "split", wasm_split(profile, fallible))]
fn profile_view(asked: Box<Asked>) -> Result<Html, Failure> {
    Ok(match asked.wanted {
        Wanted::Requests(_, _, focus) => crate::profile::view(asked.widget, focus),
        _ => html! {},
    })
}

#[cfg_attr(feature = "split", wasm_split(home, fallible))]
fn beside_view(asked: Box<Asked>) -> Result<Html, Failure> {
    Ok(match asked.wanted {
        Wanted::Beside(overview, which) => crate::home::part(&asked.widget, overview, which),
        _ => html! {},
    })
}

#[cfg_attr(feature = "split", wasm_split(choices, fallible, preload(preload_choices)))]
fn choice_view(asked: Box<Asked>) -> Result<Html, Failure> {
    Ok(match asked.wanted {
        Wanted::Choice(route, known, focus) => crate::choices::view(asked.widget, route, known, focus),
        _ => html! {},
    })
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

async fn load(asked: Box<Asked>) -> Result<Html, Failure> {
    match &asked.wanted {
        Wanted::Card(..) | Wanted::Records(_) => arrived!(card_view(asked)),
        Wanted::Beside(..) => arrived!(beside_view(asked)),
        Wanted::Choice(..) => arrived!(choice_view(asked)),
        Wanted::Requests(Route::Profile, ..) => arrived!(profile_view(asked)),
        Wanted::Requests(Route::Dossier, ..) => arrived!(dossier_view(asked)),
        Wanted::Requests(Route::Rights(_) | Route::NewRequest(..), ..) => arrived!(forms_view(asked)),
        Wanted::Requests(..) => arrived!(requests_view(asked)),
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
        let SectionProps { widget, wanted } = ctx.props();
        let view = load(Box::new(Asked { widget: widget.clone(), wanted: wanted.clone() }));
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
