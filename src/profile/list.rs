//! The fields, as they are now; one of them at a time is edited.

use mijn_privacy_api::{CategoryId, Profile, ProfileField, RequestKind};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::edit::Edit;
use crate::client::Failure;
use crate::context::Widget;
use crate::i18n::{self, fill, moment};
use crate::load::{Kept, Load};
use crate::route::Route;
use crate::ui::{self, Look};

/// What the page needs.
#[derive(Properties, PartialEq)]
pub struct FieldsProps {
    /// The shared parts.
    pub widget: Widget,
    /// Whether to move the focus here.
    pub focus: bool,
}

/// The profile with the entity tag of its state.
pub type Tagged = (Profile, String);

/// The page.
#[component]
pub fn Fields(props: &FieldsProps) -> Html {
    let (widget, texts) = (&props.widget, i18n::profile());
    let node = use_node_ref();
    ui::use_focus(&node, props.focus);
    let state = use_state_eq(|| Load::<Tagged>::Waiting);
    let tries = use_state_eq(|| 0_u32);
    let edited = use_state_eq(|| None::<CategoryId>);
    // What was changed just now, and what is said of it.
    let done = use_state_eq(|| None::<(CategoryId, String)>);
    {
        let state = state.setter();
        use_effect_with((widget.clone(), *tries), move |(widget, _)| {
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
    use_way_back(&node, (*edited).clone(), done.is_some());
    let again = {
        let (state, tries) = (state.setter(), tries.clone());
        Callback::from(move |()| {
            state.set(Load::Waiting);
            tries.set(tries.wrapping_add(1));
        })
    };
    let body = match &*state {
        Load::Waiting => ui::waiting(5),
        Load::Failed(failure) => ui::failed(widget, failure, "", again),
        Load::Ready(tagged) => {
            let rows = tagged.0.fields.iter().map(|field| row(widget, tagged, field, &state, &edited, &done));
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
#[hook]
fn use_way_back(near: &NodeRef, edited: Option<CategoryId>, saved: bool) {
    let (near, last) = (near.clone(), use_mut_ref(|| None::<CategoryId>));
    use_effect_with(edited, move |edited| {
        if let (None, Some(category)) = (edited, last.replace(edited.clone())) {
            let row = if saved { "field-" } else { "change-" };
            ui::focus_by_id(near.get(), &[[row, category.as_str()].concat()]);
        }
    });
}

fn row(
    widget: &Widget,
    tagged: &Kept<Tagged>,
    field: &ProfileField,
    state: &UseStateHandle<Load<Tagged>>,
    edited: &UseStateHandle<Option<CategoryId>>,
    done: &UseStateHandle<Option<(CategoryId, String)>>,
) -> Html {
    let texts = i18n::profile();
    let id = ["field-", field.category.as_str()].concat();
    let is_edited = edited.as_ref() == Some(&field.category);
    let news = done.as_ref().filter(|(category, _)| *category == field.category).map(|(_, text)| text.clone());
    let action = |label: &'static str| html! { <>{ label }<span class="vh">{ ": " }{ &field.name }</span></> };
    let open = {
        let (edited, done, category) = (edited.setter(), done.setter(), field.category.clone());
        Callback::from(move |_: MouseEvent| {
            done.set(None);
            edited.set(Some(category.clone()));
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
        let edited = edited.setter();
        Callback::from(move |()| edited.set(None))
    };
    let newer = {
        let state = state.setter();
        Callback::from(move |newer: Kept<Tagged>| state.set(Load::Ready(newer)))
    };
    let saved = {
        let (state, edited, done, category) = (state.setter(), edited.setter(), done.setter(), field.category.clone());
        Callback::from(move |(newer, text): (Kept<Tagged>, String)| {
            state.set(Load::Ready(newer));
            edited.set(None);
            done.set(Some((category.clone(), text)));
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
                <Edit widget={widget.clone()} profile={tagged.clone()} field={field.clone()} {leave} {newer} {saved} />
            } else if field.editable {
                { ui::press(Look::Link, ["change-", field.category.as_str()].concat(), action(texts.change), open) }
            } else {
                { ui::press(Look::Link, ["ask-", field.category.as_str()].concat(), action(texts.ask), ask) }
            }
        </li>
    }
}
