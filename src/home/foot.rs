//! Other information, and whom to ask: in the same place in every view.

use mijn_privacy_api::{Contact, OverviewHead};
use yew::prelude::*;

use crate::context::Widget;
use crate::i18n::{self, date, fill};
use crate::load::Load;
use crate::ui;

/// The statement.
pub fn rest(widget: &Widget, overview: &Load<OverviewHead>) -> Html {
    let texts = i18n::common();
    let Some(overview) = overview.ready() else { return html! {} };
    html! {
        <section class="rest" aria-labelledby="rest">
            { ui::heading(widget, 1, "rest", "", texts.rest.into()) }
            <ul>
                <li><a href={overview.notice.url.clone()}>{ texts.notice }{ ui::small(fill(texts.notice_of, &[&date(&overview.notice.date)])) }</a></li>
            </ul>
        </section>
    }
}

/// Whom to ask, and where to complain. It stands also when the backend is down.
pub fn foot(widget: &Widget, overview: &Load<OverviewHead>) -> Html {
    let texts = i18n::common();
    let [bold, before, ..] = texts.stuck;
    let [complain, link, end] = texts.complain;
    let contact = overview.ready().map(|overview| &overview.contact);
    html! {
        <footer class="foot">
            <p>
                <b>{ bold }</b>{ ui::contact_link(widget, before) }
                if let Some(contact) = contact {
                    { complain }<a href={contact.authority_url.clone()}>{ link }</a>{ end }
                }
            </p>
            if let Some(contact) = contact {
                { ui::line("", address(contact)) }
            }
        </footer>
    }
}

fn address(contact: &Contact) -> String {
    let mut parts = vec![contact.name.as_str()];
    parts.extend(contact.address.iter().map(String::as_str));
    parts.extend(contact.phone.as_deref());
    parts.extend(contact.email.as_deref());
    parts.join(", ")
}
