//! Asking the backend for something and keeping what it said.

use std::cell::Cell;
use std::rc::Rc;

use mijn_privacy_api::Page;
use serde::de::DeserializeOwned;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::client::Failure;
use crate::context::Widget;

/// How far an answer is.
#[derive(Debug, PartialEq)]
pub enum Load<T> {
    /// Asked, not yet there.
    Waiting,
    /// There. It stays while it is asked for again.
    Ready(Rc<T>),
    /// Not there, and why.
    Failed(Failure),
}

impl<T> Clone for Load<T> {
    fn clone(&self) -> Self {
        match self {
            Self::Waiting => Self::Waiting,
            Self::Ready(value) => Self::Ready(value.clone()),
            Self::Failed(failure) => Self::Failed(failure.clone()),
        }
    }
}

impl<T> Load<T> {
    /// The answer, when it is there.
    pub fn ready(&self) -> Option<&Rc<T>> {
        if let Self::Ready(value) = self { Some(value) } else { None }
    }
}

/// An answer, and the way to ask again.
pub struct UseLoad<T> {
    /// How far it is.
    pub state: Load<T>,
    /// Asks again.
    pub again: Callback<()>,
}

/// Asks for `path` now, and again whenever it or the widget's epoch changes. Without a widget or a path it waits.
#[hook]
pub fn use_load<T: DeserializeOwned + PartialEq + 'static>(widget: &Widget, path: Option<String>) -> UseLoad<T> {
    let state = use_state_eq(|| Load::Waiting);
    let tries = use_state(|| 0_u32);
    {
        let state = state.clone();
        use_effect_with((widget.clone(), path, *tries), move |(widget, path, _)| {
            let current = Rc::new(Cell::new(true));
            if let Some(path) = path.clone() {
                let (widget, current) = (widget.clone(), current.clone());
                spawn_local(async move {
                    let answer = widget.client.get::<T>(&path).await;
                    if !current.get() {
                        return;
                    }
                    match answer {
                        Ok(value) => state.set(Load::Ready(Rc::new(value))),
                        Err(failure) => {
                            if failure == Failure::Expired {
                                widget.expired.emit(());
                            }
                            state.set(Load::Failed(failure));
                        }
                    }
                });
            }
            move || current.set(false)
        });
    }
    let again = {
        let (tries, state) = (tries.clone(), state.setter());
        Callback::from(move |()| {
            state.set(Load::Waiting);
            tries.set(tries.wrapping_add(1));
        })
    };
    UseLoad { state: (*state).clone(), again }
}

/// A list that is read page by page.
pub struct UsePages<T> {
    /// What was read so far, and how much there is.
    pub state: Load<Page<T>>,
    /// Reads the next page; there is one when `state` has a `next`.
    pub more: Callback<()>,
    /// A page is on its way.
    pub busy: bool,
    /// The next page failed; what was read stays.
    pub failed: Option<Failure>,
    /// Asks for the first page again.
    pub again: Callback<()>,
}

/// Reads `path` page by page.
#[hook]
pub fn use_pages<T>(widget: &Widget, path: &'static str) -> UsePages<T>
where
    T: DeserializeOwned + Clone + PartialEq + 'static,
{
    let first = use_load::<Page<T>>(widget, Some(path.into()));
    let pages = use_state_eq(|| first.state.clone());
    let next = use_state_eq(|| None::<Result<(), Failure>>);
    {
        let (pages, next) = (pages.setter(), next.setter());
        use_effect_with(first.state.clone(), move |state| {
            pages.set(state.clone());
            next.set(None);
        });
    }
    let more = {
        let (widget, pages, next) = (widget.clone(), pages.clone(), next.setter());
        Callback::from(move |()| {
            let Some((so_far, cursor)) = pages.ready().and_then(|page| Some((page.clone(), page.next.clone()?))) else {
                return;
            };
            next.set(Some(Ok(())));
            let (widget, pages, next) = (widget.clone(), pages.setter(), next.clone());
            spawn_local(async move {
                let path = [path, "?cursor=", &String::from(js_sys::encode_uri_component(cursor.as_str()))].concat();
                match widget.client.get::<Page<T>>(&path).await {
                    Ok(page) => {
                        let mut items = so_far.items.clone();
                        items.extend(page.items);
                        pages.set(Load::Ready(Rc::new(Page { items, next: page.next, total: page.total })));
                        next.set(None);
                    }
                    Err(failure) => {
                        if failure == Failure::Expired {
                            widget.expired.emit(());
                        }
                        next.set(Some(Err(failure)));
                    }
                }
            });
        })
    };
    let busy = matches!(*next, Some(Ok(())));
    let failed = next.as_ref().and_then(|next| next.as_ref().err().cloned());
    UsePages { state: (*pages).clone(), more, busy, failed, again: first.again }
}
