//! What was answered: the outcome of each kind of data, whom we told, why not, and both ways on.

use mijn_privacy_api::{Alike, Contact, OutcomeResult, Request, RequestKind, RequestStatus, Told, alike};
use yew::prelude::*;

use super::Shown;
use crate::i18n::{self, date, fill};
use crate::requests::preview::{category_name, purpose_names};
use crate::ui;

/// The answer.
pub fn answer(shown: &Shown) -> Html {
    let (texts, request) = (i18n::requests(), shown.request);
    let [told, ..] = texts.told;
    let part = |class: &'static str, title: &'static str, lines: Vec<Html>| {
        let title = ui::heading(shown.widget, 1, "", "", title.into());
        ui::el("section", class, [title, ui::of("ul", "lines", lines)])
    };
    let mut parts = Vec::new();
    if !request.outcome.is_empty() {
        let lines = alike(&request.outcome, false).iter().map(|group| outcome(shown, group)).collect();
        parts.push(part("outcome", texts.outcome_title, lines));
    }
    if !request.told.is_empty() {
        parts.push(part("told", told, request.told.iter().map(recipient).collect()));
    }
    ui::rows(parts)
}

/// Why it is not done, or not all of it, and both ways on (GDPR art. 12(4)).
pub fn disagree(shown: &Shown) -> Html {
    let (texts, request) = (i18n::requests(), shown.request);
    if !is_refused(request) {
        return html! {};
    }
    let [wholly, partly] = texts.refused;
    let title = if request.status == RequestStatus::Rejected { wholly } else { partly };
    let title = ui::heading(shown.widget, 1, "refused", "", title.into());
    ui::el("section", "refused", [title, ways_on(shown)])
}

/// The reason, and both ways on: without a heading, for where several requests stand on one page.
pub fn ways_on(shown: &Shown) -> Html {
    let (texts, request) = (i18n::requests(), shown.request);
    let [ask, complain, court] = texts.ways_on;
    ui::row([
        request.decision_reason.as_deref().map(quote).unwrap_or_default(),
        ui::line("name", texts.disagree),
        ui::el("p", "", [ui::contact_link(shown.widget, ask)]),
        authority(shown, complain),
        ui::line("", court),
    ])
}

/// Somebody's own words.
pub fn quote(text: &str) -> Html {
    ui::el("blockquote", "", [ui::text(text.to_owned())])
}

/// Whether it is refused, wholly or in part.
pub fn is_refused(request: &Request) -> bool {
    let kept = request.outcome.iter().any(|one| one.result == OutcomeResult::Kept);
    request.decision_reason.is_some() || kept || request.status == RequestStatus::Rejected
}

/// Where to complain: a sentence with a gap for the authority, which is a link with its address.
pub fn authority(shown: &Shown, sentence: &'static str) -> Html {
    shown.overview.map(|overview| complaint(&overview.contact, sentence)).unwrap_or_default()
}

/// The same from the company's contact alone.
pub fn complaint(contact: &Contact, sentence: &'static str) -> Html {
    let (before, after) = sentence.split_once("{}").unwrap_or((sentence, ""));
    let address = contact.authority_address.join(", ");
    let address = Some(fill(i18n::requests().authority, &[&address])).filter(|_| !address.is_empty());
    html! { <p>{ before }<a href={contact.authority_url.clone()}>{ &contact.authority_name }</a>{ address }{ after }</p> }
}

/// What is alike, once; a purpose stands there only where something else became of the same kind for another.
fn outcome(shown: &Shown, group: &Alike) -> Html {
    let mut names: Vec<String> = Vec::new();
    for kind in &group.kinds {
        names.extend(kind.categories.iter().map(|id| category_name(shown.overview, id)));
        if let (Some(last), false) = (names.last_mut(), kind.purposes.is_empty()) {
            *last = [last.as_str(), " (", &purpose_names(shown.overview, &kind.purposes), ")"].concat();
        }
    }
    let [erasure, correction, restriction, other] = i18n::requests().outcome;
    let [done, kept, kept_until] = match shown.request.kind {
        RequestKind::Erasure | RequestKind::AccountClosure => erasure,
        RequestKind::Rectification => correction,
        RequestKind::Restriction => restriction,
        _ => other,
    };
    let [ask, have_asked] = i18n::requests().asked_of;
    let result = match (group.result, group.until, group.recipient) {
        (OutcomeResult::Asked, _, Some(name)) => fill(ask, &[name]),
        (OutcomeResult::Done, _, Some(name)) => fill(have_asked, &[name]),
        (OutcomeResult::Kept, Some(day), _) => fill(kept_until, &[&date(day)]),
        (OutcomeResult::Kept, None, _) => kept.into(),
        (OutcomeResult::Done, _, None) => done.into(),
        (OutcomeResult::Asked | OutcomeResult::Unknown, ..) => i18n::common().unknown.into(),
    };
    html! {
        <li>
            <b>{ names.join(", ") }</b>{ ": " }{ result }{ "." }
            { for group.ground.iter().map(|ground| ui::small((*ground).to_owned())) }
        </li>
    }
}

/// A name, and what holds for it.
fn named(name: &str, what: &str) -> Html {
    let name = ui::el("b", "", [ui::text(name.to_owned())]);
    ui::el("li", "", [name, ui::text([": ", what, "."].concat())])
}

fn recipient(told: &Told) -> Html {
    let [_, on, not_yet] = i18n::requests().told;
    let when = told.on.as_ref().map_or(not_yet.to_owned(), |day| fill(on, &[&date(day)]));
    named(&told.name, &when)
}
