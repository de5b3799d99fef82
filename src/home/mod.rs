//! The home: what needs me, what is kept, my choices, my requests, the rest. What stands beside the switches is a chunk.

mod attention;
mod foot;
mod requests;
mod who;

use mijn_privacy_api::{Capability, OverviewHead, OverviewRest, PurposeId, Session};
use wasm_bindgen::JsValue;
use yew::prelude::*;

use crate::consents::{self, Choices, Switches};
use crate::context::Widget;
use crate::i18n;
use crate::load::Load;
use crate::overview::{self, Stored};
use crate::sections::{Section, Wanted};
use crate::ui;

/// What stands beside the switches.
#[derive(Clone, Copy, PartialEq)]
pub enum Beside {
    /// What needs the person.
    Attention,
    /// The requests.
    Requests,
    /// What is kept elsewhere.
    NotShown,
    /// Other information.
    Rest,
    /// In the foot: where to complain, and the company's address.
    Company,
}

/// One of them, from the overview as it came.
pub fn part(widget: &Widget, overview: Load<JsValue>, which: Beside) -> Html {
    let overview = overview.as_read::<OverviewRest>();
    let ready = overview.ready();
    match which {
        Beside::Attention => ready.map(|all| attention::view(widget, &all.attention)).unwrap_or_default(),
        Beside::Requests => requests::view(widget, &overview),
        Beside::NotShown => ready.map(|all| foot::not_shown(&all.not_shown)).unwrap_or_default(),
        Beside::Rest => ready.map(|all| foot::rest(widget, all)).unwrap_or_default(),
        Beside::Company => ready.map(|all| foot::company(&all.contact)).unwrap_or_default(),
    }
}

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
    /// The switches are to be asked for again.
    pub consents_again: Callback<()>,
}

/// The home.
pub fn view(home: &Home<'_>) -> Html {
    let Home { widget, session, overview, .. } = home;
    let has = |part| overview.ready().is_none_or(|overview| overview.capabilities.contains(&part));
    let wants = |section| widget.config.shows(section);
    let choices = Choices { load: home.consents, switches: home.switches, again: &home.consents_again };
    let stored =
        Stored { widget, overview, raw: home.raw, cards: home.cards, card: &home.card, again: &home.overview_again };
    html! {
        <>
            <header class="head">
                { ui::heading(widget, 0, "home", "", i18n::common().title.into()) }
                { ui::line("lead", i18n::common().lead) }
            </header>
            { who::view(widget, session) }
            { beside(home, Beside::Attention) }
            <div class="cols">
                if wants("overview") { { overview::panel(&stored) } }
                <div class="side">
                    if wants("consents") && has(Capability::Consents) { { consents::panel(widget, &choices) } }
                    if wants("requests") && has(Capability::Requests) { { beside(home, Beside::Requests) } }
                </div>
            </div>
            { beside(home, Beside::Rest) }
        </>
    }
}

fn beside(home: &Home<'_>, which: Beside) -> Html {
    html! { <Section widget={home.widget.clone()} wanted={Wanted::Beside(home.raw.clone(), which)} /> }
}

/// Whom to ask, in the same place in every view. It stands also when the backend is down.
pub fn foot(widget: &Widget, raw: &Load<JsValue>) -> Html {
    let [bold, before, ..] = i18n::common().stuck;
    html! {
        <footer class="foot">
            <p><b>{ bold }</b>{ ui::contact_link(widget, before) }</p>
            <Section widget={widget.clone()} wanted={Wanted::Beside(raw.clone(), Beside::Company)} />
        </footer>
    }
}
