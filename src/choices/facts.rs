//! What belongs to one choice alone: this year's e-mails, and what a browser does about analytics.

use mijn_privacy_api::{ConsentId, Mailings};
use yew::prelude::*;

use crate::consents::Switch;
use crate::context::Widget;
use crate::i18n::{self, date, fill};
use crate::load::{Load, use_load};
use crate::part::{Cx, part};
use crate::ui;

/// What belongs to this choice.
pub fn view(widget: &Widget, id: ConsentId, known: Option<&Switch>) -> Html {
    match id {
        ConsentId::Marketing => part("sent", sent, widget.clone()),
        ConsentId::Analytics => analytics(widget, known),
        _ => html! {},
    }
}

/// This year's marketing e-mails, with day and subject (MKT-1).
fn sent(widget: &Widget, cx: &mut Cx) -> Html {
    let load = use_load::<Mailings>(cx, widget, "consents/marketing/mailings".into());
    let texts = i18n::choices();
    let sent = match &load.state {
        Load::Waiting => return ui::waiting(2),
        Load::Failed(failure) => return ui::failed(widget, failure, "", load.again.clone()),
        Load::Ready(sent) => sent,
    };
    let count = fill(i18n::consents().mailings, &[&sent.items.len().to_string(), &sent.max.to_string()]);
    html! {
        <section aria-labelledby="sent">
            { ui::heading(widget, 1, "sent", "", texts.sent.into()) }
            <p>{ count }{ "." }</p>
            <ul class="lines">
                { for sent.items.iter().map(|one| html! { <li>{ &one.subject }{ ui::small(date(&one.sent_on)) }</li> }) }
            </ul>
        </section>
    }
}

/// What this browser does now.
fn analytics(widget: &Widget, known: Option<&Switch>) -> Html {
    let texts = i18n::choices();
    let browser = widget.host.analytics();
    let [on, on_all_the_same, off, gpc, gpc_later, unreadable, barred, none] = texts.browser;
    let [account_is_on_too, only_there] = texts.account_differs;
    let account_is_on = known.is_some_and(Switch::account_is_on);
    let choice = browser.choice();
    let now = match (browser.present(), browser.allowed(), choice.as_str()) {
        (false, ..) => none,
        (_, true, _) => {
            if browser.gpc() {
                on_all_the_same
            } else {
                on
            }
        }
        (_, _, "unreadable") => unreadable,
        (_, _, "barred") => barred,
        (_, _, "off") => off,
        (_, _, "on") => gpc_later,
        _ => {
            if browser.gpc() {
                gpc
            } else {
                off
            }
        }
    };
    let left = browser.left();
    html! {
            <section aria-labelledby="browser">
                { ui::heading(widget, 1, "browser", "", texts.browser_title.into()) }
                <p>{ now }</p>
                if browser.present() && account_is_on && !browser.allowed() {
                    <p>{ account_is_on_too }{ Some(only_there).filter(|_| choice == "none") }</p>
                }
                if !left.is_empty() {
                    <p>{ fill(texts.left, &[&left]) }</p>
                }
                if choice == "off" {
                    <p>{ texts.elsewhere }</p>
                }
                { ui::line("soft", texts.never_here) }
            </section>
    }
}

/// What the company agreed to beside the wording, such as with Google (GA-1…4).
pub fn agreed(widget: &Widget, known: &Switch) -> Html {
    if known.consent.facts.is_empty() {
        return html! {};
    }
    html! {
        <section aria-labelledby="agreed">
            { ui::heading(widget, 1, "agreed", "", i18n::choices().facts_title.into()) }
            <ul class="lines">{ for known.consent.facts.iter().map(|fact| html! { <li>{ fact }</li> }) }</ul>
        </section>
    }
}
