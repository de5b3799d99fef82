//! Other information, and whom to ask: in the same place in every view.

use mijn_privacy_api::{Contact, OverviewRest};
use yew::prelude::*;

use crate::context::Widget;
use crate::i18n::{self, date, fill};
use crate::ui;

/// The statement.
pub fn rest(widget: &Widget, overview: &OverviewRest) -> Html {
    let texts = i18n::home();
    html! {
        <section class="rest" aria-labelledby="rest">
            { ui::heading(widget, 1, "rest", "", texts.rest.into()) }
            <ul>
                <li><a href={overview.notice.url.clone()}>{ texts.notice }{ ui::small(fill(texts.notice_of, &[&date(&overview.notice.date)])) }</a></li>
            </ul>
        </section>
    }
}

/// What is kept elsewhere.
pub fn not_shown(lines: &[String]) -> Html {
    if lines.is_empty() {
        return html! {};
    }
    html! {
        <details class="plain more">
            <summary>{ i18n::home().not_shown }</summary>
            <ul class="lines">{ for lines.iter().map(|line| html! { <li>{ line }</li> }) }</ul>
        </details>
    }
}

/// Where to complain, and the company's address.
pub fn company(contact: &Contact) -> Html {
    let [complain, link, end] = i18n::home().complain;
    html! {
        <>
            <p>{ complain }<a href={contact.authority_url.clone()}>{ link }</a>{ end }</p>
            { ui::line("", address(contact)) }
        </>
    }
}

fn address(contact: &Contact) -> String {
    let mut parts = vec![contact.name.as_str()];
    parts.extend(contact.address.iter().map(String::as_str));
    parts.extend(contact.phone.as_deref());
    parts.extend(contact.email.as_deref());
    parts.join(", ")
}
