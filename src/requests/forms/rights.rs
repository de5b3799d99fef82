//! The rights to choose from, a sentence each.

use mijn_privacy_api::{Capability, OpenEnum, OverviewAsked, PurposeId, RequestKind, Right};
use yew::prelude::*;

use super::unsure::{UnsureProps, unsure};
use crate::context::Widget;
use crate::i18n::{self, fill};
use crate::load::Kept;
use crate::part::{Cx, part};
use crate::requests::preview::purpose_name;
use crate::route::Route;
use crate::ui::{self, Look};

/// In the order in which people ask for them.
const ORDER: [RequestKind; 10] = [
    RequestKind::Access,
    RequestKind::Rectification,
    RequestKind::Erasure,
    RequestKind::Objection,
    RequestKind::Portability,
    RequestKind::Explanation,
    RequestKind::SupplierList,
    RequestKind::Restriction,
    RequestKind::AutomatedDecision,
    RequestKind::AccountClosure,
];

/// What the page needs.
#[derive(PartialEq)]
pub struct RightsProps {
    /// The shared parts.
    pub widget: Widget,
    /// What can be asked here.
    pub overview: Option<Kept<OverviewAsked>>,
    /// About this purpose.
    pub purpose: Option<PurposeId>,
    /// Whether to move the focus here.
    pub focus: bool,
}

/// The page.
pub fn rights(props: &RightsProps, cx: &mut Cx) -> Html {
    let (widget, texts) = (&props.widget, i18n::forms());
    let node = cx.node();
    ui::use_focus(cx, &node, props.focus);
    let [title, title_about] = texts.rights_title;
    let about = props.purpose.map(|purpose| fill(title_about, &[&purpose_name(props.overview.as_deref(), purpose)]));
    let [withdraw, withdraw_text] = texts.withdraw;
    html! {
        <>
            { ui::head(widget, about.as_deref().unwrap_or(title), widget.to(Route::Home), &node) }
            <p class="lead">{ texts.free }</p>
            { part("unsure", unsure, UnsureProps { widget: widget.clone(), kinds: kinds(props.overview.as_deref()), purpose: props.purpose }) }
            <ul class="list choose">
                { for ORDER.iter().map(|kind| right(props, *kind)) }
                if widget.can(Capability::Consents) {
                    <li>
                        { ui::press(Look::Strong, "right-withdraw".into(), withdraw.into(), widget.to(Route::Consents)) }
                        { ui::small(withdraw_text) }
                    </li>
                }
            </ul>
        </>
    }
}

/// Which kinds the backend takes; all, as long as that is not known.
fn kinds(overview: Option<&OverviewAsked>) -> Vec<RequestKind> {
    match overview {
        None => RequestKind::ALL.to_vec(),
        Some(overview) => overview.requests.as_ref().map(|requests| requests.kinds.clone()).unwrap_or_default(),
    }
}

fn right(props: &RightsProps, kind: RequestKind) -> Html {
    let (widget, texts) = (&props.widget, i18n::forms());
    let here = kinds(props.overview.as_deref()).contains(&kind);
    let id = ["right-", kind.as_str()].concat();
    let name = i18n::request_kind(kind);
    html! {
        <li>
            if here {
                { ui::press(Look::Strong, id, name.into(), widget.to(Route::NewRequest(kind, props.purpose))) }
            } else {
                <span class="name">{ name }</span>
            }
            { ui::small(i18n::of_kind(&texts.rights, kind)) }
            { for unusual(props, kind).map(ui::small) }
            if !here {
                <p>{ ui::contact_link(widget, texts.by_contact) }</p>
            }
        </li>
    }
}

/// Why the right does not normally apply to the purpose.
fn unusual(props: &RightsProps, kind: RequestKind) -> Option<String> {
    let right = Right::parse(kind.as_str())?;
    let purpose = props.overview.as_ref()?.purposes.iter().find(|purpose| Some(purpose.id) == props.purpose)?;
    let info = purpose.rights.iter().find(|info| info.right == right && !info.available)?;
    Some(fill(i18n::forms().unusual, &[&purpose.name, info.reason.as_deref().unwrap_or_default()]))
}
