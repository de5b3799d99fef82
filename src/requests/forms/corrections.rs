//! What is stored, field by field, with what it is to become.

use mijn_privacy_api::{Capability, CategoryId, NoDateReason, OverviewAsked, Profile, PurposeId};
use yew::prelude::*;

use super::asks::{self, Fault};
use super::fields::{Edit, Fields, Which};
use crate::context::Widget;
use crate::i18n::{self, fill};
use crate::load::{Kept, Load, use_load};
use crate::part::{Cx, part};
use crate::route::Route;
use crate::ui::{self, Field, Look};

/// What the fields need.
#[derive(PartialEq)]
pub struct CorrectionsProps {
    /// The shared parts.
    pub widget: Widget,
    /// What is stored.
    pub overview: Option<Kept<OverviewAsked>>,
    /// Only what is stored for this.
    pub purpose: Option<PurposeId>,
    /// What is filled in.
    pub fields: Fields,
    /// What is wrong.
    pub faults: Vec<Fault>,
    /// Called with each change.
    pub edit: Callback<Edit>,
}

/// A value as it is now.
struct Known {
    which: Which,
    name: String,
    now: String,
    /// Its values stand in a list.
    in_list: bool,
    /// The person changes it by themselves.
    editable: bool,
}

/// The fields, by what the portal lets a person edit where it does.
pub fn view(props: CorrectionsProps) -> Html {
    if props.widget.can(Capability::Profile) { part("by-profile", by_profile, props) } else { rows(&props, None) }
}

fn by_profile(props: &CorrectionsProps, cx: &mut Cx) -> Html {
    let load = use_load::<Profile>(cx, &props.widget, "profile".into());
    let node = cx.node();
    {
        // The one that the person came for.
        let (widget, node) = (props.widget.clone(), node.clone());
        cx.effect(load.state.is_settled(), move |there| {
            if let Some(category) = widget.drafts.get::<CategoryId>("field to correct").filter(|_| *there) {
                widget.drafts.forget("field to correct");
                ui::focus_by_id(node.get(), &[asks::correction_id(category.as_str())]);
            }
        });
    }
    let fields = match &load.state {
        Load::Waiting => ui::waiting(4),
        Load::Ready(profile) => rows(props, Some(profile)),
        // A user of somebody else's account has no profile here.
        Load::Failed(_) => rows(props, None),
    };
    html! { <div ref={node}>{ fields }</div> }
}

/// What has a value or stands in a list by the overview, a kind once, each value of it by itself, and what of it can be edited.
/// What has neither is a record of what happened, such as a proof of choices: there is nothing to put in its place. Nor is
/// there for what was done, and from where.
fn known(props: &CorrectionsProps, profile: Option<&Profile>) -> Vec<Known> {
    let [now, list] = i18n::forms().now;
    let purposes = props.overview.iter().flat_map(|overview| &overview.purposes);
    let mut all: Vec<Known> = Vec::new();
    for kind in purposes.filter(|purpose| props.purpose.is_none_or(|wanted| purpose.id == wanted)).flat_map(|purpose| {
        let list = purpose.records.as_ref().map(|records| records.kind);
        purpose.data_categories.iter().filter(move |kind| asks::can_be_wrong(kind, list))
    }) {
        if all.iter().any(|one| one.which.category == kind.id) {
            continue;
        }
        let field = profile.and_then(|profile| profile.fields.iter().find(|field| field.category == kind.id));
        let editable = field.filter(|field| field.editable);
        let values: Vec<&str> = kind.values.iter().map(|value| value.text.as_str()).collect();
        let stored = kind.delete_reason != Some(NoDateReason::NothingStored);
        let mut put = |from, now, editable| {
            let (which, name) = (Which { category: kind.id.clone(), from }, kind.name.clone());
            all.push(Known { which, name, now, in_list: kind.in_records, editable });
        };
        if let ([_, _, ..], false) = (values.as_slice(), kind.in_records) {
            for (place, value) in values.iter().enumerate() {
                let editable = editable.is_some_and(|field| field.value.as_deref() == Some(*value));
                put(Some(((*value).to_owned(), place)), fill(now, &[value]), editable);
            }
            continue;
        }
        let value = field.and_then(|field| field.value.as_deref()).or(values.first().copied()).unwrap_or_default();
        let now = match value {
            "" if kind.in_records && stored => list.into(),
            "" => continue,
            value => fill(now, &[value]),
        };
        put(None, now, editable.is_some());
    }
    all
}

fn rows(props: &CorrectionsProps, profile: Option<&Profile>) -> Html {
    let texts = i18n::forms();
    let ([title, hint], [not_now, nothing_here]) = (texts.corrections, texts.no_fields);
    let known = known(props, profile);
    let fault = props.faults.iter().find(|(id, _)| id == "corrections").map(|(_, text)| *text);
    html! {
        <fieldset aria-describedby="corrections-hint">
            <legend class="name" id="corrections" tabindex="-1">{ title }</legend>
            <small id="corrections-hint">{ hint }</small>
            if let Some(fault) = fault {
                <p class="wrong">{ fault }</p>
            }
            if known.is_empty() {
                <p>{ if props.overview.is_some() { nothing_here } else { not_now } }</p>
            }
            { for known.iter().map(|one| row(props, one)) }
        </fieldset>
    }
}

fn row(props: &CorrectionsProps, one: &Known) -> Html {
    let texts = i18n::forms();
    if one.editable {
        let label = html! { <>{ texts.change_yourself }<span class="vh">{ ": " }{ &one.name }</span></> };
        return html! {
            <div class="field" key={one.which.id()}>
                <p class="name">{ &one.name }</p>
                { ui::small(one.now.clone()) }
                { ui::press(Look::Link, String::new(), label, props.widget.to(Route::Profile)) }
            </div>
        };
    }
    let [value, list] = texts.to;
    let id = one.which.id();
    let (edit, which) = (props.edit.clone(), one.which.clone());
    let field = Field {
        id: &id,
        label: &fill(if one.in_list { list } else { value }, &[&one.name]),
        hint: &one.now,
        value: props.fields.correction(&one.which),
        error: props.faults.iter().find(|(at, _)| *at == id).map(|(_, text)| *text),
        required: false,
        longest: 500,
        input: Callback::from(move |to: String| {
            let which = which.clone();
            edit.emit(Edit::new(move |fields| fields.correct(which, to)));
        }),
    };
    html! { <div key={one.which.id()}>{ field.line("text", "off") }</div> }
}
