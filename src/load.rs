//! Asking the backend for something and keeping what it said.

use std::cell::Cell;
use std::ops::Deref;
use std::rc::Rc;

use mijn_privacy_api::{Answer, Page};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::client::{Failure, read};
use crate::context::Widget;

/// An answer, shared. Two are the same when they are the same answer, whatever it says: comparing contents would be code.
#[derive(Debug)]
pub struct Kept<T>(Rc<T>);

impl<T> Kept<T> {
    /// Keeps it.
    pub fn new(value: T) -> Self {
        Self(Rc::new(value))
    }
}

impl<T> Clone for Kept<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T> PartialEq for Kept<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Deref for Kept<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}

/// How far an answer is.
#[derive(Debug)]
pub enum Load<T> {
    /// Asked, not yet there.
    Waiting,
    /// There. It stays while it is asked for again.
    Ready(Kept<T>),
    /// Not there, and why.
    Failed(Failure),
}

impl<T> PartialEq for Load<T> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Waiting, Self::Waiting) => true,
            (Self::Ready(one), Self::Ready(other)) => one == other,
            (Self::Failed(one), Self::Failed(other)) => one == other,
            _ => false,
        }
    }
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
    /// From an answer.
    pub fn of(answer: Result<T, Failure>) -> Self {
        match answer {
            Ok(value) => Self::Ready(Kept::new(value)),
            Err(failure) => Self::Failed(failure),
        }
    }

    /// Whether it is there or not to be had.
    pub fn is_settled(&self) -> bool {
        !matches!(self, Self::Waiting)
    }

    /// The answer, when it is there.
    pub fn ready(&self) -> Option<&Kept<T>> {
        if let Self::Ready(value) = self { Some(value) } else { None }
    }
}

impl Load<JsValue> {
    /// The answer, read.
    pub fn as_read<T: Answer>(&self) -> Load<T> {
        match self {
            Self::Waiting => Load::Waiting,
            Self::Failed(failure) => Load::Failed(failure.clone()),
            Self::Ready(value) => Load::of(read((**value).clone())),
        }
    }
}

/// An answer, and the way to ask again.
pub struct UseLoad<T> {
    /// How far it is.
    pub state: Load<T>,
    /// Asks again, from the start.
    pub again: Callback<()>,
    /// Asks again; what is shown stays until the answer comes, and where none comes.
    pub refresh: Callback<()>,
}

/// Asks once, and reports unless it is no longer `current`.
fn ask(widget: Widget, path: String, current: Rc<Cell<bool>>, done: Box<dyn FnOnce(Result<JsValue, Failure>)>) {
    spawn_local(async move {
        let answer = widget.client.ask(&path).await;
        if current.get() {
            if answer.as_ref().is_err_and(|failure| *failure == Failure::Expired) {
                widget.expired.emit(());
            }
            done(answer);
        }
    });
}

/// Asks for `path` now, and again whenever it or the widget changes. Not generic, since every generic copy weighs in the wasm.
#[hook]
fn use_raw(widget: &Widget, path: String) -> (Load<JsValue>, Callback<bool>) {
    let state = use_state_eq(|| Load::Waiting);
    let tries = use_state(|| (0_u32, false));
    {
        let state = state.setter();
        use_effect_with((widget.clone(), path, *tries), move |(widget, path, (_, quiet))| {
            let (current, quiet) = (Rc::new(Cell::new(true)), *quiet);
            let done = move |answer: Result<JsValue, Failure>| {
                if !quiet || answer.is_ok() {
                    state.set(Load::of(answer));
                }
            };
            ask(widget.clone(), path.clone(), current.clone(), Box::new(done));
            move || current.set(false)
        });
    }
    let again = {
        let (tries, state) = (tries.clone(), state.setter());
        Callback::from(move |quiet: bool| {
            if !quiet {
                state.set(Load::Waiting);
            }
            tries.set((tries.0.wrapping_add(1), quiet));
        })
    };
    ((*state).clone(), again)
}

/// Asks for `path` now, and again whenever it or the widget changes, and reads the answer.
#[hook]
pub fn use_load<T: Answer + 'static>(widget: &Widget, path: String) -> UseLoad<T> {
    let (raw, again) = use_raw(widget, path);
    let state = use_memo(raw.clone(), Load::as_read);
    UseLoad { state: (*state).clone(), again: again.reform(|()| false), refresh: again.reform(|()| true) }
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
    T: Answer + Clone + 'static,
{
    let first = use_load::<Page<T>>(widget, path.into());
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
            let path = [path, "?cursor=", &String::from(js_sys::encode_uri_component(cursor.as_str()))].concat();
            let (pages, next) = (pages.setter(), next.clone());
            let done = move |answer: Result<JsValue, Failure>| match answer.and_then(read::<Page<T>>) {
                Ok(page) => {
                    let mut items = so_far.items.clone();
                    items.extend(page.items);
                    pages.set(Load::of(Ok(Page { items, next: page.next, total: page.total })));
                    next.set(None);
                }
                Err(failure) => next.set(Some(Err(failure))),
            };
            ask(widget.clone(), path, Rc::new(Cell::new(true)), Box::new(done));
        })
    };
    let busy = matches!(*next, Some(Ok(())));
    let failed = next.as_ref().and_then(|next| next.as_ref().err().cloned());
    UsePages { state: (*pages).clone(), more, busy, failed, again: first.again }
}
