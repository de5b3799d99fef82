//! What is stored, why, until when, who receives it and which rights apply: a card for each purpose.

mod card;

use mijn_privacy_api::{OverviewHead, PurposeId};
use yew::prelude::*;

use crate::context::Widget;
use crate::i18n;
use crate::load::{Load, UseLoad};
use crate::ui;
use card::Card;

/// The panel: its heading, and the cards or why there are none. `open` is the card that is asked for.
pub fn panel(widget: &Widget, load: &UseLoad<OverviewHead>, open: Option<PurposeId>) -> Html {
    let texts = i18n::overview();
    let body = match &load.state {
        Load::Waiting => ui::waiting(8),
        Load::Failed(failure) => ui::failed(widget, failure, texts.failed, load.again.clone()),
        Load::Ready(overview) => html! {
            for (index, purpose) in overview.purposes.iter().enumerate() {
                <Card key={purpose.id.as_str()} widget={widget.clone()} overview={overview.clone()} raw={load.raw.clone()} {index} open={open == Some(purpose.id)} />
            }
        },
    };
    html! {
        <section class="stored" part="overview" aria-labelledby="stored">
            { ui::heading(widget, 1, "stored", "", texts.title.into()) }
            { body }
            { not_shown(&load.state) }
        </section>
    }
}

fn not_shown(load: &Load<OverviewHead>) -> Html {
    match load.ready().map(|overview| &overview.not_shown) {
        Some(lines) if !lines.is_empty() => html! {
            <details class="plain more">
                <summary>{ i18n::common().not_shown }</summary>
                <ul class="lines">{ for lines.iter().map(|line| html! { <li>{ line }</li> }) }</ul>
            </details>
        },
        _ => html! {},
    }
}
