//! The parts of the inside of a card.

use mijn_privacy_api::{
    Capability, ConsentId, DataCategory, NoDateReason, OpenEnum, Overview, Purpose, PurposeId, RequestKind, Right,
    RightInfo,
};
use yew::prelude::*;

use super::groups::groups;
use super::{bar::bar, sentences};
use crate::context::Widget;
use crate::i18n;
use crate::route::Route;
use crate::ui::{self, Look};

/// The person's own values.
pub fn values(purpose: &Purpose) -> Html {
    html! { <dl class="values">{ for purpose.data_categories.iter().map(value) }</dl> }
}

/// What stands where no value does: in the list, nothing at all, or not on this page.
fn empty(kind: &DataCategory) -> &'static str {
    let texts = i18n::details();
    match kind.delete_reason {
        _ if kind.in_records => texts.in_records,
        Some(NoDateReason::NothingStored) => texts.nothing,
        _ => texts.elsewhere,
    }
}

fn value(kind: &DataCategory) -> Html {
    let texts = i18n::details();
    let [since, used] = texts.at;
    html! {
        <div>
            <dt>{ i18n::unbroken(&kind.name) }</dt>
            if kind.values.is_empty() {
                <dd class="soft">{ empty(kind) }</dd>
            }
            { for kind.values.iter().map(|value| html! {
                <dd>
                    { &value.text }
                    if value.masked { <span class="vh">{ texts.masked }</span> }
                    if let Some(at) = &value.at { { ui::small(i18n::fill(if kind.id.as_str() == "ip_address" { used } else { since }, &[&i18n::moment(at, false)])) } }
                </dd>
            }) }
        </div>
    }
}

/// Why and how long, once for the kinds that share it.
pub fn reasons(purpose: &Purpose) -> Html {
    let groups = groups(&purpose.data_categories);
    let several = groups.len() > 1;
    html! { for group in groups.iter() { { reason(purpose, group, several) } } }
}

fn reason(purpose: &Purpose, group: &[&DataCategory], several: bool) -> Html {
    let texts = i18n::details();
    let Some(first) = group.first() else { return html! {} };
    let names: Vec<String> = group.iter().map(|kind| i18n::unbroken(&i18n::lower_first(&kind.name))).collect();
    let stored = group.iter().any(|kind| !kind.values.is_empty()) || purpose.records.is_some();
    html! {
        <div class="why">
            if several {
                <p class="for">{ i18n::fill(texts.about, &[&names.join(", ")]) }</p>
            }
            <p><b>{ texts.why }</b>{ " " }{ sentences::why(&first.legal_bases) }{ " " }<small>{ sentences::law_words(&first.legal_bases) }</small></p>
            <p><b>{ texts.how_long }</b>{ " " }{ sentences::how_long(&first.retention) }{ " " }{ sentences::end(first) }</p>
            if let Some(since) = purpose.since.as_ref().filter(|_| stored && first.delete_reason != Some(NoDateReason::PerRecord)) {
                { bar(since, first.delete_on.as_ref()) }
            }
        </div>
    }
}

/// Who receives it.
pub fn recipients(purpose: &Purpose) -> Html {
    let texts = i18n::details();
    html! {
        <details class="plain">
            <summary>{ texts.recipients }</summary>
            if purpose.recipients.is_empty() {
                <p>{ texts.no_recipients }</p>
            } else {
                <ul class="lines">
                    { for purpose.recipients.iter().map(|to| html! {
                        <li><b>{ &to.name }</b>{ ": " }{ &to.service }{ to.country.as_ref().map(|country| [" (", &i18n::country(country), ")"].concat()) }</li>
                    }) }
                </ul>
            }
            <p class="soft">{ texts.legal_duty }</p>
        </details>
    }
}

/// Which rights go with it, and the way to each.
pub fn rights(widget: &Widget, overview: &Overview, purpose: &Purpose) -> Html {
    let texts = i18n::details();
    let kinds = overview.requests.as_ref().map(|requests| requests.kinds.as_slice()).unwrap_or_default();
    let id = purpose.id;
    let switch = switch_of(id).map(|switch| to_switch(widget, switch));
    html! {
        <>
            <details class="plain">
                <summary>{ texts.rights }</summary>
                <ul class="rights">{ for purpose.rights.iter().map(|info| right(info, way(widget, kinds, id, info.right, switch.clone()))) }</ul>
            </details>
            <p class="acts">
                if id == PurposeId::Account && widget.can(Capability::Profile) {
                    { ui::press(Look::Plain, "go-profile".into(), texts.to_profile.into(), widget.to(Route::Profile)) }
                }
                if kinds.contains(&RequestKind::Access) {
                    { ui::press(Look::Plain, ["ask-", id.as_str()].concat(), texts.ask_access.into(), widget.to(Route::NewRequest(RequestKind::Access, Some(id)))) }
                }
                if let Some(switch) = switch {
                    { ui::press(Look::Plain, String::new(), texts.to_switch.into(), switch) }
                }
            </p>
        </>
    }
}

fn to_switch(widget: &Widget, switch: ConsentId) -> Callback<MouseEvent> {
    let widget = widget.clone();
    Callback::from(move |event: MouseEvent| {
        widget.go(&Route::Consents);
        ui::focus_beside(&event, switch.as_str());
    })
}

/// Where a right leads: to its form about this purpose, or to the switch.
fn way(
    widget: &Widget,
    kinds: &[RequestKind],
    purpose: PurposeId,
    right: Right,
    switch: Option<Callback<MouseEvent>>,
) -> Option<Callback<MouseEvent>> {
    match RequestKind::parse(right.as_str()) {
        Some(kind) if kinds.contains(&kind) => Some(widget.to(Route::NewRequest(kind, Some(purpose)))),
        Some(_) => None,
        None => switch.filter(|_| right == Right::WithdrawConsent),
    }
}

fn right(info: &RightInfo, way: Option<Callback<MouseEvent>>) -> Html {
    let texts = i18n::details();
    let name = right_name(info.right);
    html! {
        <li class={if info.available { "yes" } else { "no" }}>
            <span aria-hidden="true">{ if info.available { "✓" } else { "–" } }</span>
            <span>
                if let Some(way) = way {
                    { ui::press(Look::Link, String::new(), name.into(), way) }
                } else {
                    { name }
                }
                if !info.available {
                    <small>{ info.reason.clone() }{ " " }{ texts.ask_anyway }</small>
                }
            </span>
        </li>
    }
}

fn right_name(right: Right) -> &'static str {
    let [explanation, access, rectification, erasure, restriction, portability, objection, human, withdraw] =
        i18n::details().right_names;
    match right {
        Right::Explanation => explanation,
        Right::Access => access,
        Right::Rectification => rectification,
        Right::Erasure => erasure,
        Right::Restriction => restriction,
        Right::Portability => portability,
        Right::Objection => objection,
        Right::AutomatedDecision => human,
        Right::WithdrawConsent => withdraw,
        Right::Unknown => i18n::common().unknown,
    }
}

fn switch_of(purpose: PurposeId) -> Option<ConsentId> {
    match purpose {
        PurposeId::Contact => Some(ConsentId::Training),
        PurposeId::Newsletter => Some(ConsentId::Newsletter),
        PurposeId::Marketing => Some(ConsentId::Marketing),
        PurposeId::Analytics => Some(ConsentId::Analytics),
        _ => None,
    }
}
