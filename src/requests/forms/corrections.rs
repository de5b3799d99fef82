//! What is stored, field by field, with what it is to become.

use mijn_privacy_api::{Capability, CategoryId, NoDateReason, Overview, Profile, PurposeId};
use yew::prelude::*;

use super::asks::{self, Fault};
use super::fields::{Edit, Fields};
use crate::context::Widget;
use crate::i18n::{self, fill};
use crate::load::{Kept, Load, use_load};
use crate::route::Route;
use crate::ui::{self, Field, Look};

/// What the fields need.
#[derive(Properties, PartialEq)]
pub struct CorrectionsProps {
    /// The shared parts.
    pub widget: Widget,
    /// What is stored.
    pub overview: Option<Kept<Overview>>,
    /// Only what is stored for this.
    pub purpose: Option<PurposeId>,
    /// What is filled in.
    pub fields: Fields,
    /// What is wrong.
    pub faults: Vec<Fault>,
    /// Called with each change.
    pub edit: Callback<Edit>,
}

/// A kind of data as it is now.
struct Known {
    category: CategoryId,
    name: String,
    now: String,
    /// Its values stand in a list.
    in_list: bool,
    /// The person changes it by themselves.
    editable: bool,
}

/// The fields, by what the portal lets a person edit where it does.
pub fn view(props: CorrectionsProps) -> Html {
    if props.widget.can(Capability::Profile) {
        html! { <ByProfile ..props /> }
    } else {
        rows(&props, None)
    }
}

#[component]
fn ByProfile(props: &CorrectionsProps) -> Html {
    let load = use_load::<Profile>(&props.widget, "profile".into());
    let node = use_node_ref();
    {
        // The one that the person came for.
        let (widget, node) = (props.widget.clone(), node.clone());
        use_effect_with(load.state.is_settled(), move |there| {
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

/// What is stored by the overview, a kind once, and what of it can be edited.
fn known(props: &CorrectionsProps, profile: Option<&Profile>) -> Vec<Known> {
    let [now, nothing, list] = i18n::forms().now;
    let purposes = props.overview.iter().flat_map(|overview| &overview.purposes);
    let mut all: Vec<Known> = Vec::new();
    for kind in purposes
        .filter(|purpose| props.purpose.is_none_or(|wanted| purpose.id == wanted))
        .flat_map(|purpose| &purpose.data_categories)
        .filter(|kind| kind.delete_reason != Some(NoDateReason::NothingStored) || !kind.values.is_empty())
    {
        if all.iter().any(|one| one.category == kind.id) {
            continue;
        }
        let field = profile.and_then(|profile| profile.fields.iter().find(|field| field.category == kind.id));
        let values: Vec<&str> = kind.values.iter().map(|value| value.text.as_str()).collect();
        let value = field.and_then(|field| field.value.clone()).unwrap_or_else(|| values.join(", "));
        all.push(Known {
            category: kind.id.clone(),
            name: kind.name.clone(),
            now: match value.as_str() {
                "" if kind.in_records => list.into(),
                "" => nothing.into(),
                value => fill(now, &[value]),
            },
            in_list: kind.in_records,
            editable: field.is_some_and(|field| field.editable),
        });
    }
    all
}

fn rows(props: &CorrectionsProps, profile: Option<&Profile>) -> Html {
    let texts = i18n::forms();
    let [title, hint] = texts.corrections;
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
                <p>{ texts.no_fields }</p>
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
            <div class="field" key={one.category.as_str()}>
                <p class="name">{ &one.name }</p>
                { ui::small(one.now.clone()) }
                { ui::press(Look::Link, String::new(), label, props.widget.to(Route::Profile)) }
            </div>
        };
    }
    let [value, list] = texts.to;
    let id = asks::correction_id(one.category.as_str());
    let (edit, category) = (props.edit.clone(), one.category.clone());
    let field = Field {
        id: &id,
        label: &fill(if one.in_list { list } else { value }, &[&one.name]),
        hint: &one.now,
        value: props.fields.correction(&one.category),
        error: props.faults.iter().find(|(at, _)| *at == id).map(|(_, text)| *text),
        required: false,
        longest: 500,
        input: Callback::from(move |to: String| {
            let category = category.clone();
            edit.emit(Edit::new(move |fields| fields.correct(category, to)));
        }),
    };
    html! { <div key={one.category.as_str()}>{ field.line("text", "off") }</div> }
}
