//! Sections that are chunks of their own: loaded when opened or foreseen, with a state for *laden* and *laden mislukt*.

use std::cell::Cell;
use std::rc::Rc;

use mijn_privacy_api::RecordKind;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
#[cfg(feature = "split")]
use wasm_split_helpers::wasm_split;
use yew::prelude::*;

use crate::client::Failure;
use crate::context::Widget;
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
    /// A place among the requests, with the overview as it came, and whether to move the focus there.
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
#[component]
pub fn Section(props: &SectionProps) -> Html {
    let shown = use_state(|| None::<Result<Html, Failure>>);
    let tries = use_state(|| 0_u32);
    {
        let shown = shown.setter();
        use_effect_with((props.widget.clone(), props.wanted.clone(), *tries), move |(widget, wanted, _)| {
            let current = Rc::new(Cell::new(true));
            let (widget, wanted, still) = (widget.clone(), wanted.clone(), current.clone());
            spawn_local(async move {
                let view = load(widget, wanted).await;
                if still.get() {
                    shown.set(Some(view));
                }
            });
            move || current.set(false)
        });
    }
    match &*shown {
        None => ui::waiting(3),
        Some(Ok(view)) => view.clone(),
        Some(Err(failure)) => {
            let shown = shown.setter();
            let again = Callback::from(move |()| {
                shown.set(None);
                tries.set(tries.wrapping_add(1));
            });
            ui::failed(&props.widget, failure, "", again)
        }
    }
}
