//! What is stored: a card for each purpose, whose line answers and whose inside is a section of its own.

mod card;

use mijn_privacy_api::{OverviewHead, PurposeId};
use wasm_bindgen::JsValue;
use yew::prelude::*;

use crate::context::Widget;
use crate::home::Beside;
use crate::i18n;
use crate::load::Load;
use crate::sections::{Section, Wanted};
use crate::ui;

/// What the panel shows, and whom it calls back.
pub struct Stored<'a> {
    /// The shared parts.
    pub widget: &'a Widget,
    /// What is stored.
    pub overview: &'a Load<OverviewHead>,
    /// The same as it came.
    pub raw: &'a Load<JsValue>,
    /// Which cards are open.
    pub cards: &'a [PurposeId],
    /// A card was opened or closed.
    pub card: &'a Callback<(PurposeId, bool)>,
    /// The overview is to be asked for again.
    pub again: &'a Callback<()>,
}

/// The panel: its heading, and the cards or why there are none.
pub fn panel(stored: &Stored<'_>) -> Html {
    let texts = i18n::overview();
    let body = match stored.overview {
        Load::Waiting => ui::waiting(8),
        Load::Failed(failure) => ui::failed(stored.widget, failure, texts.failed, stored.again.clone()),
        Load::Ready(overview) => {
            let cards = overview.purposes.iter().enumerate().map(|(index, purpose)| card::view(stored, purpose, index));
            html! { { for cards } }
        }
    };
    html! {
        <section class="stored" part="overview" aria-labelledby="stored">
            { ui::heading(stored.widget, 1, "stored", "", texts.title.into()) }
            { body }
            <Section widget={stored.widget.clone()} wanted={Wanted::Beside(stored.raw.clone(), Beside::NotShown)} />
        </section>
    }
}
