//! Asking the backend for something and keeping what it said.

use std::cell::{Cell, RefCell};
use std::ops::Deref;
use std::rc::Rc;

use mijn_privacy_api::{Answer, Page};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::Callback;

use crate::client::{Failure, read};
use crate::context::Widget;
use crate::part::Cx;

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
fn use_raw(cx: &mut Cx, widget: &Widget, path: String) -> (Load<JsValue>, Callback<bool>) {
    let state = cx.state(|| Load::Waiting);
    let tries = cx.state(|| (0_u32, false));
    let (again, now) = (tries.clone(), *tries.now());
    let came = state.clone();
    cx.effect_until((widget.clone(), path, now), move |(widget, path, (_, quiet))| {
        let (current, quiet) = (Rc::new(Cell::new(true)), *quiet);
        let done = move |answer: Result<JsValue, Failure>| {
            if !quiet || answer.is_ok() {
                came.set(Load::of(answer));
            }
        };
        ask(widget.clone(), path.clone(), current.clone(), Box::new(done));
        Box::new(move || current.set(false))
    });
    let load = (*state.now()).clone();
    let again = Callback::from(move |quiet: bool| {
        if !quiet {
            state.set(Load::Waiting);
        }
        again.set((again.now().0.wrapping_add(1), quiet));
    });
    (load, again)
}

/// Asks for `path` now, and again whenever it or the widget changes, and reads the answer.
pub fn use_load<T: Answer + 'static>(cx: &mut Cx, widget: &Widget, path: String) -> UseLoad<T> {
    let (raw, again) = use_raw(cx, widget, path);
    let last = cx.keep(|| RefCell::new((Load::Waiting, Load::Waiting)));
    if last.borrow().0 != raw {
        last.replace((raw.clone(), raw.as_read()));
    }
    let state = last.borrow().1.clone();
    UseLoad { state, again: again.reform(|()| false), refresh: again.reform(|()| true) }
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
pub fn use_pages<T>(cx: &mut Cx, widget: &Widget, path: &'static str) -> UsePages<T>
where
    T: Answer + Clone + 'static,
{
    let first = use_load::<Page<T>>(cx, widget, path.into());
    let pages = cx.state(|| first.state.clone());
    let next = cx.state(|| None::<Result<(), Failure>>);
    let (so_far, step) = (pages.clone(), next.clone());
    cx.effect(first.state, move |state| {
        so_far.set(state.clone());
        step.set(None);
    });
    let (state, present) = ((*pages.now()).clone(), next.now());
    let more = {
        let widget = widget.clone();
        Callback::from(move |()| {
            let Some((so_far, cursor)) = pages.now().ready().and_then(|page| Some((page.clone(), page.next.clone()?)))
            else {
                return;
            };
            next.set(Some(Ok(())));
            let path = [path, "?cursor=", &String::from(js_sys::encode_uri_component(cursor.as_str()))].concat();
            let (pages, next) = (pages.clone(), next.clone());
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
    let busy = matches!(*present, Some(Ok(())));
    let failed = present.as_ref().as_ref().and_then(|next| next.as_ref().err().cloned());
    UsePages { state, more, busy, failed, again: first.again }
}
