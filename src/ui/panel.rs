//! Headings, and the states in which a part has nothing to show.

use yew::prelude::*;

use crate::client::Failure;
use crate::context::Widget;
use crate::i18n::{self, Message};
use crate::load::UsePages;
use crate::ui::{Look, line, press};

/// A heading `below` levels under the widget's own.
pub fn heading(widget: &Widget, below: u8, id: &'static str, class: &'static str, text: Html) -> Html {
    let tag = match widget.config.heading_level.saturating_add(below) {
        0 | 1 => "h1",
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    };
    let id = Some(id).filter(|id| !id.is_empty());
    html! { <@{tag} {id} class={classes!(class, format!("l{below}"))} tabindex={id.map(|_| "-1")}>{ text }</@> }
}

/// The head of a section: the way back and the heading, which `node` points to.
pub fn head(widget: &Widget, title: &str, back: Callback<MouseEvent>, node: &NodeRef) -> Html {
    html! {
        <header class="head">
            <div class="back">{ press(Look::Link, String::new(), i18n::common().back.into(), back) }</div>
            <div ref={node.clone()} tabindex="-1" class="title">{ heading(widget, 0, "", "", title.into()) }</div>
        </header>
    }
}

/// A sign in a circle; its meaning stands in words beside it.
pub fn sign(kind: &'static str) -> Html {
    let sign = match kind {
        "ok" => "✓",
        "bad" => "!",
        "info" => "i",
        _ => "?",
    };
    html! { <span class={classes!("mark", kind)} aria-hidden="true">{ sign }</span> }
}

/// So many lines of the size of what comes.
pub fn waiting(lines: usize) -> Html {
    html! {
        <div class="wait" aria-busy="true">
            { line("vh", i18n::common().loading) }
            { for (0..lines).map(|_| html! { <div class="bone" aria-hidden="true"></div> }) }
        </div>
    }
}

fn message(failure: &Failure) -> &'static Message {
    let texts = i18n::common();
    match failure {
        Failure::Offline => &texts.offline,
        Failure::Expired => &texts.expired,
        Failure::NotAllowed | Failure::StepUp | Failure::WrongPassword => &texts.not_allowed,
        Failure::NotFound => &texts.not_found,
        Failure::Busy(_) => &texts.busy,
        Failure::Down => &texts.down,
        Failure::Section => &texts.section,
        Failure::Stale
        | Failure::PreviewChanged
        | Failure::NoAddress
        | Failure::ShowAgain
        | Failure::Refused(_)
        | Failure::OldToken
        | Failure::Unreadable => &texts.unreadable,
    }
}

/// One sentence about a failure.
pub fn failed_line(failure: &Failure) -> &'static str {
    message(failure).text
}

/// A part that could not be shown: what is the matter, what is kept, and the ways on.
pub fn failed(widget: &Widget, failure: &Failure, kept: &'static str, again: Callback<()>) -> Html {
    let texts = message(failure);
    html! {
        <div class="failed" role="alert">
            { sign("bad") }
            <div>
                { line("name", texts.title) }
                <p>{ kept }{ " " }{ texts.text }</p>
                <p class="acts">
                    { press(Look::Plain, String::new(), i18n::common().again.into(), again.reform(|_: MouseEvent| ())) }
                    <span>{ contact_link(widget, i18n::common().contact) }</span>
                </p>
            </div>
        </div>
    }
}

/// The link of `contact-href`, or else of the backend's contact page: as part of a sentence after `before`, or the host's own text.
pub fn contact_link(widget: &Widget, before: &'static str) -> Html {
    let [_, _, default, end] = i18n::common().stuck;
    let (before, text, end) = match widget.config.contact_text.as_str() {
        "" => (before, default.to_owned(), end),
        text => (" ", text.to_owned(), ""),
    };
    let href = Some(widget.contact_href()).filter(|href| !href.is_empty());
    html! { <>{ before }<a {href}>{ text }</a>{ end }</> }
}

/// The button for the next page, its failure, and what is spoken.
pub fn more<T>(widget: &Widget, pages: &UsePages<T>, shown: &str) -> Html {
    if pages.state.ready().is_none_or(|page| page.next.is_none()) {
        return html! {};
    }
    let (busy, load, say, shown) = (pages.busy, pages.more.clone(), widget.say.clone(), shown.to_owned());
    html! {
        <>
            if let Some(failure) = &pages.failed {
                <p class="wrong" role="alert">{ failed_line(failure) }</p>
            }
            <p class="acts"><button type="button" aria-disabled={busy.then_some("true")} onclick={move |_: MouseEvent| {
                if !busy {
                    say.emit(shown.clone());
                    load.emit(());
                }
            }}>{ if busy { i18n::common().loading } else { i18n::common().more } }</button></p>
        </>
    }
}

/// The log-in ended: what is kept, the way on, and why the last try failed.
pub fn expired(widget: &Widget, failure: Option<&Failure>) -> Html {
    let texts = i18n::common();
    let kept = Some(texts.typed_is_kept).filter(|_| !widget.drafts.is_empty());
    html! {
        <>
            { head_only(widget, texts.title) }
            <div class="failed" role="alert">
                { sign("ask") }
                <div>
                    { line("name", texts.expired.title) }
                    <p>{ texts.expired.text }{ " " }{ kept }</p>
                    <p class="wrong">{ failure.map(|failure| if *failure == Failure::Expired { texts.still_out } else { failed_line(failure) }) }</p>
                    <p class="acts">{ press(Look::Main, String::new(), texts.logged_in.into(), widget.reload.reform(|_: MouseEvent| ())) }</p>
                </div>
            </div>
        </>
    }
}

fn head_only(widget: &Widget, title: &'static str) -> Html {
    html! { <header class="head">{ heading(widget, 0, "", "", title.into()) }</header> }
}
