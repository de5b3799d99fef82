//! One purpose: a line that answers, and the detail on demand.

use mijn_privacy_api::{OverviewHead, PurposeHead, RecordKind};
use wasm_bindgen::JsValue;
use web_sys::HtmlDetailsElement;
use yew::prelude::*;

use crate::context::Widget;
use crate::i18n::{self, fill};
use crate::load::{Kept, Load};
use crate::sections::{Section, Wanted};
use crate::ui;

/// One purpose of the overview.
#[derive(Properties, PartialEq)]
pub struct CardProps {
    /// The shared parts.
    pub widget: Widget,
    /// The overview that the purpose is part of.
    pub overview: Kept<OverviewHead>,
    /// The answer that it came in, which says more.
    pub raw: Load<JsValue>,
    /// Which of its purposes.
    pub index: usize,
    /// Whether the card is asked for by the address.
    pub open: bool,
}

/// A card.
#[component]
pub fn Card(props: &CardProps) -> Html {
    let open = use_state_eq(|| props.open);
    let details = use_node_ref();
    let node = use_node_ref();
    {
        let (node, open) = (node.clone(), open.setter());
        use_effect_with(props.open, move |asked| {
            if *asked {
                open.set(true);
                ui::reveal(&node);
            }
        });
    }
    let Some(purpose) = props.overview.purposes.get(props.index) else { return html! {} };
    let toggled = {
        let (open, details) = (open.setter(), details.clone());
        move |_: Event| open.set(details.cast::<HtmlDetailsElement>().is_some_and(|details| details.open()))
    };
    html! {
        <details ref={details} class="card" part="card" open={*open} ontoggle={toggled}>
            <summary ref={node}>
                { ui::heading(&props.widget, 2, "", "name", purpose.name.clone().into()) }
                <span class="sum">{ summary(purpose) }</span>
            </summary>
            if *open {
                <div class="inside"><Section widget={props.widget.clone()} wanted={Wanted::Card(props.raw.clone(), props.index)} /></div>
            }
        </details>
    }
}

/// The answer in one line: how many records and when the first goes, or what the backend says of it.
fn summary(purpose: &PurposeHead) -> String {
    let texts = i18n::overview();
    let [orders, messages, activity] = &texts.lists;
    let Some(records) = purpose.records.as_ref().filter(|records| records.total > 0) else {
        return purpose.summary.clone();
    };
    let count = match records.kind {
        RecordKind::Orders => orders,
        RecordKind::ContactMessages => messages,
        RecordKind::Activity => activity,
        RecordKind::Unknown => return purpose.summary.clone(),
    };
    let goes = records.first_delete_on.as_ref().map(|day| fill(texts.first_goes, &[&i18n::date(day)]));
    count.of(records.total) + &goes.unwrap_or_default()
}
