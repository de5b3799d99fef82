//! The home: what needs me, what is kept, my choices, my requests, the rest.

mod attention;
mod foot;
mod requests;
mod who;

use mijn_privacy_api::{Capability, OverviewHead, Session};
use yew::prelude::*;

use crate::consents::{self, UseConsents};
use crate::context::Widget;
use crate::i18n;
use crate::load::{Load, UseLoad};
use crate::overview;
use crate::route::Route;
use crate::ui;

pub use foot::foot;

/// What the home shows.
pub struct Home<'a> {
    /// The shared parts.
    pub widget: &'a Widget,
    /// Where on it.
    pub route: &'a Route,
    /// Who is logged in.
    pub session: &'a Load<Session>,
    /// What is stored.
    pub overview: &'a UseLoad<OverviewHead>,
    /// The switches.
    pub consents: &'a UseConsents,
}

/// The home.
pub fn view(home: &Home<'_>) -> Html {
    let Home { widget, route, session, overview: load, consents } = home;
    let overview = &load.state;
    let has = |part| overview.ready().is_none_or(|overview| overview.capabilities.contains(&part));
    let open = if let Route::Purpose(purpose) = route { Some(*purpose) } else { None };
    html! {
        <>
            <header class="head">
                { ui::heading(widget, 0, "home", "", i18n::common().title.into()) }
                { ui::line("lead", i18n::common().lead) }
            </header>
            { who::view(widget, session) }
            { attention::view(widget, overview) }
            <div class="cols">
                { overview::panel(widget, load, open) }
                <div class="side">
                    if has(Capability::Consents) { { consents::panel(widget, consents) } }
                    if has(Capability::Requests) { { requests::view(widget, overview) } }
                </div>
            </div>
            { foot::rest(widget, overview) }
        </>
    }
}
