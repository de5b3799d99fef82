//! The fields of an access request, kept while they are not sent.

use mijn_privacy_api::{NewRequest, OpenEnum, PurposeId, RequestKind, RequestText};
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::form::FormProps;
use crate::client::new_key;
use crate::context::Drafts;
use crate::i18n;

const LONGEST: usize = 2000;

/// What is filled in.
#[derive(Clone, Debug, PartialEq)]
pub struct Fields {
    /// About which purposes; none: about all.
    pub about: Vec<PurposeId>,
    /// Name the suppliers too.
    pub suppliers: bool,
    /// Free text.
    pub text: String,
    /// The idempotency key of exactly these contents.
    pub key: String,
}

impl Fields {
    /// What was filled in before, or a new form about a purpose.
    pub fn kept(drafts: &Drafts, purpose: Option<PurposeId>) -> Self {
        let key = drafts.get("key");
        if key.is_empty() {
            return Self {
                about: purpose.into_iter().collect(),
                suppliers: false,
                text: String::new(),
                key: new_key(),
            };
        }
        let about = drafts.get("about").split(',').filter_map(PurposeId::parse).collect();
        Self { about, suppliers: !drafts.get("suppliers").is_empty(), text: drafts.get("text"), key }
    }

    /// Keeps it, in memory only.
    pub fn keep(&self, drafts: &Drafts) {
        let about: Vec<&str> = self.about.iter().map(|purpose| purpose.as_str()).collect();
        drafts.set("about", about.join(","));
        drafts.set("suppliers", if self.suppliers { "1" } else { "" }.into());
        drafts.set("text", self.text.clone());
        drafts.set("key", self.key.clone());
    }

    /// What the text has too many, in characters; 0 when it fits.
    pub fn too_many(&self) -> usize {
        self.text.trim().chars().count().saturating_sub(LONGEST)
    }

    /// The request, when the fields are right.
    pub fn request(&self) -> Option<NewRequest> {
        let text =
            if self.text.trim().is_empty() { None } else { Some(RequestText::try_from(self.text.clone()).ok()?) };
        Some(NewRequest {
            kind: RequestKind::Access,
            purposes: self.about.clone(),
            text,
            with_suppliers: self.suppliers,
        })
    }
}

/// The fields on the screen. Every change has a key of its own.
pub fn view(props: &FormProps, fields: &Fields, change: &Callback<Fields>, error: Option<&'static str>) -> Html {
    let texts = i18n::requests();
    let with = |edit: fn(&mut Fields, String)| {
        let (fields, change) = (fields.clone(), change.clone());
        move |value: String| {
            let mut fields = fields.clone();
            edit(&mut fields, value);
            fields.key = new_key();
            change.emit(fields);
        }
    };
    let typed = with(|fields, text| fields.text = text);
    let suppliers = with(|fields, _| fields.suppliers = !fields.suppliers);
    let left = LONGEST.saturating_sub(fields.text.trim().chars().count());
    let over = fields.too_many();
    html! {
        <>
            { about(props, fields, change) }
            <p class="check">
                <input type="checkbox" id="suppliers" checked={fields.suppliers} onchange={move |_| suppliers(String::new())} aria-describedby="suppliers-hint" />
                <label for="suppliers">{ texts.with_suppliers }</label>
                <small id="suppliers-hint">{ texts.with_suppliers_hint }</small>
            </p>
            <p class="field">
                <label for="text" class="name">{ texts.text }</label>
                <small id="text-hint">{ texts.text_hint }</small>
                <textarea id="text" rows="4" value={fields.text.clone()} aria-describedby="text-hint text-left" aria-invalid={error.map(|_| "true")}
                    oninput={move |event: InputEvent| {
                        let area: Option<HtmlTextAreaElement> = event.target_dyn_into();
                        typed(area.map(|area| area.value()).unwrap_or_default());
                    }} />
                <small id="text-left" class={classes!((over > 0).then_some("wrong"))}>
                    { error.map(|error| [error, " "].concat()) }
                    { if over > 0 { texts.too_long.of(over as u32) } else { texts.left.of(left as u32) } }
                </small>
            </p>
        </>
    }
}

fn about(props: &FormProps, fields: &Fields, change: &Callback<Fields>) -> Html {
    let texts = i18n::requests();
    let purposes = props.overview.as_ref().map(|overview| overview.purposes.as_slice()).unwrap_or_default();
    if purposes.is_empty() {
        return html! {};
    }
    html! {
        <fieldset>
            <legend class="name">{ texts.about }</legend>
            <small>{ texts.about_hint }</small>
            { for purposes.iter().map(|purpose| {
                let id = ["about-", purpose.id.as_str()].concat();
                let (one, fields_now, change) = (purpose.id, fields.clone(), change.clone());
                let toggle = move |event: Event| {
                    let on = event.target_dyn_into::<HtmlInputElement>().is_some_and(|input| input.checked());
                    let mut fields = fields_now.clone();
                    fields.about.retain(|other| *other != one);
                    if on {
                        fields.about.push(one);
                    }
                    fields.key = new_key();
                    change.emit(fields);
                };
                html! {
                    <p class="check">
                        <input type="checkbox" id={id.clone()} checked={fields.about.contains(&one)} onchange={toggle} />
                        <label for={id}>{ &purpose.name }</label>
                    </p>
                }
            }) }
        </fieldset>
    }
}
