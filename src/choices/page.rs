//! The page of one choice: the switch, what it means, and everything that became of it.

use mijn_privacy_api::{ConsentId, WordingId};
use yew::prelude::*;

use super::facts;
use super::history::{HistoryProps, history};
use crate::consents::{self, Switch};
use crate::context::Widget;
use crate::i18n::{self, date, fill};
use crate::part::{Cx, part};
use crate::route::Route;
use crate::ui;

/// What the page needs.
#[derive(PartialEq)]
pub struct PageProps {
    /// The shared parts.
    pub widget: Widget,
    /// Which choice.
    pub id: ConsentId,
    /// The switch, once the choices are there.
    pub known: Option<Box<Switch>>,
    /// Whether to move the focus here.
    pub focus: bool,
}

/// The page of one choice.
pub fn page(props: &PageProps, cx: &mut Cx) -> Html {
    let PageProps { widget, id, known, focus } = props;
    let texts = i18n::choices();
    let node = cx.node();
    ui::use_focus(cx, &node, *focus);
    let choosing = cx.state(|| None::<WordingId>);
    let chosen = choosing.now();
    let title = known.as_ref().map_or(i18n::consents().title, |one| one.consent.wording.title.as_str());
    let revision = known.as_ref().map_or(0, |one| one.consent.revision);
    html! {
        <>
            { ui::head(widget, title, widget.to(Route::Consents), &node) }
            if let Some(one) = known {
                <ul class="choices alone">{ consents::row(widget, one, false) }</ul>
            }
            <div class="cols">
                <section aria-labelledby="meaning">
                    { ui::heading(widget, 1, "meaning", "", i18n::consents().meaning.into()) }
                    if let Some(one) = known {
                        <p>{ &one.consent.wording.text }</p>
                        { ui::small(fill(texts.version, &[one.consent.wording.id.as_str()])) }
                        { for chosen.iter().filter(|chosen| **chosen != one.consent.wording.id)
                            .map(|chosen| ui::small(fill(texts.chosen_under, &[chosen.as_str()]))) }
                        if let Some(notice) = one.consent.notice_version.as_ref().and_then(|version| version.as_str().parse().ok()) {
                            { ui::small(fill(texts.under_notice, &[&date(&notice)])) }
                        }
                    } else {
                        { ui::waiting(2) }
                    }
                    { for known.as_deref().map(|one| facts::agreed(widget, one)) }
                    { facts::view(widget, *id, known.as_deref()) }
                </section>
                <section aria-labelledby="history">
                    { ui::heading(widget, 1, "history", "", texts.history.into()) }
                    { part(&["history ", &revision.to_string()].concat(), history, HistoryProps { widget: widget.clone(), id: *id, chosen: choosing }) }
                </section>
            </div>
        </>
    }
}
