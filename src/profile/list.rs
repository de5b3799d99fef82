//! The fields, as they are now; one of them at a time is edited.

use std::cell::RefCell;

use mijn_privacy_api::{CategoryId, Profile, ProfileField, RequestKind};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::edit::{EditProps, edit};
use crate::client::Failure;
use crate::context::Widget;
use crate::i18n::{self, fill, moment};
use crate::load::{Kept, Load};
use crate::part::{Cx, State, part};
use crate::route::Route;
use crate::ui::{self, Look};

/// What the page needs.
#[derive(PartialEq)]
pub struct FieldsProps {
    /// The shared parts.
    pub widget: Widget,
    /// Whether to move the focus here.
    pub focus: bool,
}

/// The profile with the entity tag of its state.
pub type Tagged = (Profile, String);

/// The page.
pub fn fields(props: &FieldsProps, cx: &mut Cx) -> Html {
    let (widget, texts) = (&props.widget, i18n::profile());
    let node = cx.node();
    ui::use_focus(cx, &node, props.focus);
    let tries = cx.state(|| 0_u32);
    let page = Page { state: cx.state(|| Load::Waiting), edited: cx.state(|| None), done: cx.state(|| None) };
    {
        let state = page.state.clone();
        cx.effect((widget.clone(), *tries.now()), move |(widget, _)| {
            let widget = widget.clone();
            spawn_local(async move {
                let answer = widget.client.get_tagged::<Profile>("profile").await;
                if answer.as_ref().is_err_and(|failure| *failure == Failure::Expired) {
                    widget.expired.emit(());
                }
                state.set(Load::of(answer));
            });
        });
    }
    use_way_back(cx, &node, (*page.edited.now()).clone(), page.done.now().is_some());
    let again = {
        let state = page.state.clone();
        Callback::from(move |()| {
            state.set(Load::Waiting);
            tries.set(tries.now().wrapping_add(1));
        })
    };
    let body = match &*page.state.now() {
        Load::Waiting => ui::waiting(5),
        Load::Failed(failure) => ui::failed(widget, failure, "", again),
        Load::Ready(tagged) => {
            let rows = tagged.0.fields.iter().map(|field| row(widget, tagged, field, &page));
            html! { <ul class="profile">{ for rows }</ul> }
        }
    };
    html! {
        <>
            { ui::head(widget, texts.title, widget.to(Route::Home), &node) }
            <p class="lead">{ texts.lead }</p>
            { body }
        </>
    }
}

/// Where the field that was edited goes, the focus is on what stands in its place.
fn use_way_back(cx: &mut Cx, near: &NodeRef, edited: Option<CategoryId>, saved: bool) {
    let (near, last) = (near.clone(), cx.keep(|| RefCell::new(None::<CategoryId>)));
    cx.effect(edited, move |edited| {
        if let (None, Some(category)) = (edited, last.replace(edited.clone())) {
            let row = if saved { "field-" } else { "change-" };
            ui::focus_by_id(near.get(), &[[row, category.as_str()].concat()]);
        }
    });
}

/// How far the page is.
#[derive(Clone)]
struct Page {
    state: State<Load<Tagged>>,
    /// The field that is being changed.
    edited: State<Option<CategoryId>>,
    /// What was changed just now, and what is said of it.
    done: State<Option<(CategoryId, String)>>,
}

fn row(widget: &Widget, tagged: &Kept<Tagged>, field: &ProfileField, page: &Page) -> Html {
    let texts = i18n::profile();
    let id = ["field-", field.category.as_str()].concat();
    let is_edited = (*page.edited.now()).as_ref() == Some(&field.category);
    let done = page.done.now();
    let news = (*done).as_ref().filter(|(category, _)| *category == field.category).map(|(_, text)| text.clone());
    let action = |label: &'static str| html! { <>{ label }<span class="vh">{ ": " }{ &field.name }</span></> };
    let open = {
        let (page, category) = (page.clone(), field.category.clone());
        Callback::from(move |_: MouseEvent| {
            page.done.set(None);
            page.edited.set(Some(category.clone()));
        })
    };
    let ask = {
        let (widget, category) = (widget.clone(), field.category.clone());
        Callback::from(move |_: MouseEvent| {
            widget.drafts.set("field to correct", category.clone());
            widget.go(&Route::NewRequest(RequestKind::Rectification, None));
        })
    };
    let leave = {
        let edited = page.edited.clone();
        Callback::from(move |()| edited.set(None))
    };
    let newer = {
        let state = page.state.clone();
        Callback::from(move |newer: Kept<Tagged>| state.set(Load::Ready(newer)))
    };
    let saved = {
        let (page, category) = (page.clone(), field.category.clone());
        Callback::from(move |(newer, text): (Kept<Tagged>, String)| {
            page.state.set(Load::Ready(newer));
            page.edited.set(None);
            page.done.set(Some((category.clone(), text)));
        })
    };
    html! {
        <li key={field.category.as_str()} {id} tabindex="-1">
            <span class="name">{ i18n::unbroken(&field.name) }</span>
            <span class={classes!("now", field.value.is_none().then_some("soft"))}>{ field.value.as_deref().unwrap_or(texts.nothing) }</span>
            if let Some(pending) = &field.pending {
                <small class="waits">{ fill(texts.pending, &[&pending.value, &moment(&pending.until, true)]) }</small>
            }
            if let Some(news) = news {
                <p class="ok" role="status">{ news }</p>
            }
            if is_edited {
                { part("edit", edit, EditProps { widget: widget.clone(), profile: tagged.clone(), field: field.clone(), leave, newer, saved }) }
            } else if field.editable {
                { ui::press(Look::Link, ["change-", field.category.as_str()].concat(), action(texts.change), open) }
            } else {
                { ui::press(Look::Link, ["ask-", field.category.as_str()].concat(), action(texts.ask), ask) }
            }
        </li>
    }
}
