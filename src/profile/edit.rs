//! One field being edited: typed, both values looked at, saved.

use std::cell::RefCell;

use mijn_privacy_api::{FieldChange, FieldCode, FieldKind, FieldText, Profile, ProfileChange, ProfileField};
use yew::prelude::*;

use super::change::{checked, of_code};
use super::list::Tagged;
use crate::client::{Failure, Safe, new_key};
use crate::confirm::{Act, Sending, act, use_send};
use crate::context::Widget;
use crate::i18n::{self, fill};
use crate::load::Kept;
use crate::part::Cx;
use crate::ui::{self, Field, Look};

/// Which field.
#[derive(PartialEq, Clone)]
pub struct EditProps {
    /// The shared parts.
    pub widget: Widget,
    /// The profile that the change is one to.
    pub profile: Kept<Tagged>,
    /// The field.
    pub field: ProfileField,
    /// Not after all.
    pub leave: Callback<()>,
    /// It was changed elsewhere; this is how it is now.
    pub newer: Callback<Kept<Tagged>>,
    /// It was saved: how it is now, and what to say.
    pub saved: Callback<(Kept<Tagged>, String)>,
}

/// The field.
pub fn edit(props: &EditProps, cx: &mut Cx) -> Html {
    let (texts, field) = (i18n::profile(), &props.field);
    let typed = cx.state(|| field.value.clone().unwrap_or_default());
    let fault = cx.state(|| None::<&'static str>);
    let checked_value = cx.state(|| None::<FieldText>);
    let key = cx.keep(|| RefCell::new((String::new(), String::new())));
    let [both, input] = [cx.node(), cx.node()];
    let sending = use_send(cx, &props.widget);
    let is_stale = sending.state == Sending::Failed(Failure::Stale);
    let refused = match &sending.state {
        Sending::Failed(Failure::Refused(errors)) => {
            Some(of_code(field.kind, errors.first().map_or(FieldCode::Unknown, |error| error.code)))
        }
        _ => None,
    };
    {
        let (both, input) = (both.clone(), input.clone());
        cx.effect(checked_value.now().is_some(), move |looks| focus(if *looks { &both } else { &input }));
    }
    {
        let checked_value = checked_value.clone();
        cx.effect(refused, move |refused| {
            if refused.is_some() {
                checked_value.set(None);
            }
        });
    }
    let change = {
        let (typed, fault, leave, idle) =
            (typed.clone(), fault.clone(), sending.leave.clone(), sending.state == Sending::Typing);
        Callback::from(move |text: String| {
            typed.set(text);
            fault.set(None);
            if !idle {
                leave.emit(());
            }
        })
    };
    let look = {
        let (field, typed, fault, value, input) =
            (field.clone(), typed.clone(), fault.clone(), checked_value.clone(), input.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            match checked(&field, &typed.now()) {
                Ok(new) => value.set(Some(new)),
                Err(wrong) => {
                    fault.set(Some(wrong));
                    focus(&input);
                }
            }
        }
    };
    let save = {
        let (props, send, value) = (props.clone(), sending.send.clone(), checked_value.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            let Some(new) = (*value.now()).clone() else { return };
            // The very same once more is sent under the same key; on top of another state it is another change.
            let wanted = [props.profile.1.as_str(), " ", new.as_str()].concat();
            let mut last = key.borrow_mut();
            if last.0 != wanted {
                *last = (wanted, new_key());
            }
            send.emit(saving(&props, new, last.1.clone()));
        }
    };
    let cancel = props.leave.reform(|_: MouseEvent| ());
    let [go_on, not_after_all, back] = texts.ways;
    if let Some(new) = &*checked_value.now() {
        let to_typing = {
            let value = checked_value.clone();
            Callback::from(move |_: MouseEvent| value.set(None))
        };
        let busy = sending.state.is_busy();
        let [save_text, busy_text, again] = texts.save;
        let label = match &sending.state {
            _ if busy => busy_text,
            Sending::Failed(_) => again,
            _ => save_text,
        };
        return html! {
            <form onsubmit={save} novalidate=true>
                { problem(&sending.state, is_stale, field, new) }
                { values(field, new, &both) }
                <p class="acts">
                    <button type="submit" class="main" id="save" aria-disabled={busy.then_some("true")}>{ label }</button>
                    { ui::press(Look::Link, String::new(), back.into(), to_typing) }
                </p>
                { sending.dialog }
            </form>
        };
    }
    let id = ["new-", field.category.as_str()].concat();
    let (kind, fill_in) = match field.kind {
        FieldKind::Email => ("email", "email"),
        FieldKind::Phone => ("tel", "tel"),
        _ => ("text", "off"),
    };
    let label = fill(texts.new_value, &[&field.name]);
    let shown = Field {
        id: &id,
        label: &label,
        hint: "",
        value: &typed.now(),
        error: fault.now().or(refused),
        required: true,
        longest: 500,
        input: change,
    };
    html! {
        <form onsubmit={look} novalidate=true>
            <div ref={input}>{ shown.line(kind, fill_in) }</div>
            <p class="acts">
                <button type="submit" class="main" id="look">{ go_on }</button>
                { ui::press(Look::Link, String::new(), not_after_all.into(), cancel) }
            </p>
        </form>
    }
}

/// Focuses a node, or the field in it.
fn focus(node: &NodeRef) {
    let Some(element) = node.cast::<web_sys::HtmlElement>() else { return };
    let inner = element.query_selector("input").ok().flatten();
    let field = inner.and_then(|inner| wasm_bindgen::JsCast::dyn_into::<web_sys::HtmlElement>(inner).ok());
    let _ = field.unwrap_or(element).focus();
}

fn values(field: &ProfileField, new: &FieldText, node: &NodeRef) -> Html {
    let texts = i18n::profile();
    let [title, now, becomes] = texts.both;
    let old = field.value.as_deref().unwrap_or(texts.nothing);
    let email = match (field.kind, &field.value) {
        (FieldKind::Email, Some(old)) => Some(fill(texts.email, &[new.as_str(), old])),
        (FieldKind::Email, None) => Some(fill(texts.email_first, &[new.as_str()])),
        _ => None,
    };
    html! {
        <>
            <p ref={node.clone()} tabindex="-1" class="name">{ title }</p>
            <dl class="values">
                <div><dt>{ now }</dt><dd>{ old }</dd></div>
                <div><dt>{ becomes }</dt><dd><b>{ new.as_str() }</b></dd></div>
            </dl>
            { for email.map(|text| html! { <p>{ text }</p> }) }
        </>
    }
}

fn problem(state: &Sending, is_stale: bool, field: &ProfileField, new: &FieldText) -> Html {
    let texts = i18n::profile();
    let (title, text) = match state {
        _ if is_stale => {
            let now = field.value.as_deref().unwrap_or(texts.nothing);
            (texts.changed.title, fill(texts.changed.text, &[now, new.as_str()]))
        }
        Sending::Failed(failure) => (texts.not_saved, ui::failed_line(failure).to_owned()),
        Sending::HostConfirms => (texts.not_saved, i18n::confirm().host_confirms.to_owned()),
        _ => return html! {},
    };
    html! { <div class="failed" role="alert">{ ui::sign("bad") }<div><p class="name">{ title }</p><p>{ text }</p></div></div> }
}

/// Saves; where it was changed elsewhere, gets how it is now.
fn saving(props: &EditProps, new: FieldText, key: String) -> Act {
    let props = props.clone();
    act(move || {
        let (props, new, key) = (props.clone(), new.clone(), key.clone());
        async move {
            let (client, category) = (&props.widget.client, props.field.category.clone());
            let body = ProfileChange { fields: vec![FieldChange { category, value: new.clone() }] };
            let safe = Safe { key: Some(&key), etag: Some(&props.profile.1) };
            match client.send_tagged::<Profile>("PATCH", "profile", &body, safe).await {
                Ok(tagged) => {
                    let said = said(&tagged.0, &props.field, &new);
                    props.widget.say.emit(said.clone());
                    props.saved.emit((Kept::new(tagged), said));
                    // The overview has the value too.
                    props.widget.reload.emit(());
                    Ok(())
                }
                Err(Failure::Stale) => {
                    if let Ok(tagged) = client.get_tagged::<Profile>("profile").await {
                        props.newer.emit(Kept::new(tagged));
                    }
                    Err(Failure::Stale)
                }
                Err(failure) => Err(failure),
            }
        }
    })
}

/// What became of it: saved, or on its way to the new address.
fn said(profile: &Profile, field: &ProfileField, new: &FieldText) -> String {
    let texts = i18n::profile();
    let now = profile.fields.iter().find(|one| one.category == field.category);
    match now.and_then(|now| now.pending.as_ref()) {
        Some(pending) if pending.value == new.as_str() => fill(texts.sent, &[&pending.value]),
        _ => fill(texts.saved, &[&field.name]),
    }
}
