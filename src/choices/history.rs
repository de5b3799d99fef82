//! Every change of a choice over every route, newest first.

use mijn_privacy_api::{Channel, ConsentActor, ConsentEvent, ConsentId, ConsentState, OpenEnum, WordingId};
use yew::prelude::*;

use crate::context::Widget;
use crate::i18n::{self, moment};
use crate::load::{Load, use_pages};
use crate::part::{Cx, State};
use crate::route::Route;
use crate::ui::{self, Look};

/// Whose history.
#[derive(PartialEq)]
pub struct HistoryProps {
    /// The shared parts.
    pub widget: Widget,
    /// Which choice.
    pub id: ConsentId,
    /// Takes under which wording was last chosen.
    pub chosen: State<Option<WordingId>>,
}

fn path(id: ConsentId) -> &'static str {
    match id {
        ConsentId::Newsletter => "consents/newsletter/history",
        ConsentId::Marketing => "consents/marketing/history",
        ConsentId::Training => "consents/training/history",
        ConsentId::Analytics | ConsentId::Unknown => "consents/analytics/history",
    }
}

/// The timeline.
pub fn history(props: &HistoryProps, cx: &mut Cx) -> Html {
    let HistoryProps { widget, id, chosen } = props;
    let texts = i18n::choices();
    let pages = use_pages::<ConsentEvent>(cx, widget, path(*id));
    {
        let newest = pages.state.ready().and_then(|page| page.items.first()).map(|event| event.wording_id.clone());
        let chosen = chosen.clone();
        cx.effect(newest, move |newest| {
            if newest.is_some() {
                chosen.set(newest.clone());
            }
        });
    }
    let page = match &pages.state {
        Load::Waiting => return ui::waiting(3),
        Load::Failed(failure) => return ui::failed(widget, failure, "", pages.again.clone()),
        Load::Ready(page) => page,
    };
    if page.items.is_empty() {
        return ui::line("soft", texts.no_history);
    }
    let shown = i18n::fill(i18n::records().shown, &[&page.items.len().to_string(), &page.total.to_string()]);
    html! {
        <>
            <ol class="steps">
                { for page.items.iter().enumerate().map(|(place, event)| step(widget, *id, event, place == 0)) }
            </ol>
            { ui::more(widget, &pages, &shown) }
        </>
    }
}

fn step(widget: &Widget, id: ConsentId, event: &ConsentEvent, newest: bool) -> Html {
    let receipt = event.receipt.clone();
    let name = ["receipt-", receipt.as_str()].concat();
    let label = html! { <>{ i18n::choices().receipt }<span class="vh">{ ": " }{ what(event) }{ ", " }{ moment(&event.changed_at, true) }</span></> };
    html! {
        <li class={if newest { "now" } else { "done" }}>
            <b>{ what(event) }</b>
            { ui::small(moment(&event.changed_at, true)) }
            { ui::small(how(event)) }
            { ui::press(Look::Link, name, label, widget.to(Route::Receipt(id, receipt))) }
        </li>
    }
}

/// What was chosen.
pub fn what(event: &ConsentEvent) -> &'static str {
    let [on, denied, withdrawn, objected, pending, unknown] = i18n::choices().changes;
    match event.state {
        ConsentState::Granted => on,
        ConsentState::Denied => denied,
        ConsentState::Withdrawn => withdrawn,
        ConsentState::Objected => objected,
        ConsentState::PendingConfirmation => pending,
        ConsentState::Unknown => unknown,
    }
}

/// By which route, and by whom where that is not the person.
pub fn how(event: &ConsentEvent) -> String {
    let texts = i18n::choices();
    let place = Channel::ALL.iter().position(|one| *one == event.channel);
    let channel = place.and_then(|place| texts.channels.get(place)).copied().unwrap_or(i18n::common().unknown);
    let [company, system] = texts.actors;
    let actor = match event.actor {
        ConsentActor::Company => company,
        ConsentActor::System if event.channel != Channel::Expiry => system,
        _ => "",
    };
    [channel, actor].concat()
}
