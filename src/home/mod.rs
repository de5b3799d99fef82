//! The home: what needs me, what is kept, my choices, my requests, the rest.

mod attention;
mod foot;
mod requests;
mod who;

use mijn_privacy_api::{Capability, ConsentId, OverviewHead, PurposeId, Session};
use wasm_bindgen::JsValue;
use yew::prelude::*;

use crate::consents::{self, Choices, Switches};
use crate::context::Widget;
use crate::i18n;
use crate::load::Load;
use crate::overview::{self, Stored};
use crate::ui;

pub use foot::foot;

/// What the home shows, and whom it calls back.
pub struct Home<'a> {
    /// The shared parts.
    pub widget: &'a Widget,
    /// Who is logged in.
    pub session: &'a Load<Session>,
    /// What is stored.
    pub overview: &'a Load<OverviewHead>,
    /// The same as it came.
    pub raw: &'a Load<JsValue>,
    /// Which cards are open.
    pub cards: &'a [PurposeId],
    /// A card was opened or closed.
    pub card: Callback<(PurposeId, bool)>,
    /// The overview is to be asked for again.
    pub overview_again: Callback<()>,
    /// How far the switches are.
    pub consents: &'a Load<()>,
    /// The switches.
    pub switches: &'a Switches,
    /// A switch was pressed.
    pub press: Callback<(ConsentId, bool)>,
    /// The switches are to be asked for again.
    pub consents_again: Callback<()>,
}

/// The home.
pub fn view(home: &Home<'_>) -> Html {
    let Home { widget, session, overview, .. } = home;
    let has = |part| overview.ready().is_none_or(|overview| overview.capabilities.contains(&part));
    let wants = |section| widget.config.shows(section);
    let choices =
        Choices { load: home.consents, switches: home.switches, press: &home.press, again: &home.consents_again };
    let stored =
        Stored { widget, overview, raw: home.raw, cards: home.cards, card: &home.card, again: &home.overview_again };
    html! {
        <>
            <header class="head">
                { ui::heading(widget, 0, "home", "", i18n::common().title.into()) }
                { ui::line("lead", i18n::common().lead) }
            </header>
            { who::view(widget, session) }
            { attention::view(widget, overview) }
            <div class="cols">
                if wants("overview") { { overview::panel(&stored) } }
                <div class="side">
                    if wants("consents") && has(Capability::Consents) { { consents::panel(widget, &choices) } }
                    if wants("requests") && has(Capability::Requests) { { requests::view(widget, overview) } }
                </div>
            </div>
            { foot::rest(widget, overview) }
        </>
    }
}
