//! The file with the answer: how far it is, and the way to fetch it.

use mijn_privacy_api::{
    Capability, OpenEnum, Request, RequestAction, RequestKind, RequestResult, ResultLink, ResultState,
};
use yew::prelude::*;

use super::Shown;
use crate::client::{Nothing, Safe};
use crate::confirm::{Sending, act, use_send};
use crate::context::Widget;
use crate::i18n::{self, fill, moment, size};
use crate::load::Kept;
use crate::part::Cx;
use crate::route::Route;
use crate::ui::{self, Look};

/// Whose file.
#[derive(PartialEq)]
pub struct ResultProps {
    /// The shared parts.
    pub widget: Widget,
    /// The request.
    pub request: Kept<Request>,
    /// The file.
    pub file: RequestResult,
}

/// The file.
pub fn result(props: &ResultProps, cx: &mut Cx) -> Html {
    let (widget, texts) = (&props.widget, i18n::requests());
    let sending = use_send(cx, widget);
    let fetch = {
        let (widget, request, send) = (widget.clone(), props.request.clone(), sending.send.clone());
        Callback::from(move |_: MouseEvent| send.emit(link(&widget, &request)))
    };
    let body = match props.file.state {
        ResultState::Preparing => preparing(props.file.percent),
        ResultState::Ready => {
            let shown = Shown { widget, overview: None, request: &props.request };
            let can = shown.can(RequestAction::Download, Capability::ResultLinks);
            ready(&props.file, Some(fetch).filter(|_| can), sending.state.is_busy())
        }
        ResultState::Deleted => deleted(widget, props.request.kind),
        ResultState::Unknown => html! { <p>{ i18n::common().unknown }</p> },
    };
    let failed = match &sending.state {
        Sending::Failed(failure) => Some(ui::failed_line(failure)),
        Sending::HostConfirms => Some(i18n::confirm().host_confirms),
        _ => None,
    };
    html! {
        <section class="result" aria-labelledby="result">
            { ui::heading(widget, 1, "result", "", texts.result.into()) }
            { body }
            if let Some(failed) = failed {
                <p class="wrong" role="alert">{ failed }</p>
            }
            if sending.state == Sending::Sent {
                <p role="status">{ texts.downloading }</p>
            }
            { sending.dialog }
        </section>
    }
}

fn preparing(percent: Option<u32>) -> Html {
    let texts = i18n::requests();
    let [made, with_percent] = texts.preparing;
    let line = percent.map_or(made.to_owned(), |percent| fill(with_percent, &[&percent.to_string()]));
    html! {
        <>
            <p id="preparing">{ line }</p>
            <progress max="100" value={percent.map(|percent| percent.to_string())} aria-labelledby="preparing"></progress>
            { ui::small(texts.preparing_hint) }
        </>
    }
}

fn ready(file: &RequestResult, fetch: Option<Callback<MouseEvent>>, busy: bool) -> Html {
    let texts = i18n::requests();
    let [with_size, without] = texts.download;
    let label = file.size.map_or(without.to_owned(), |bytes| fill(with_size, &[&size(bytes)]));
    let label = if busy { i18n::confirm().busy.to_owned() } else { label };
    let mut parts = Vec::new();
    if let Some(fetch) = fetch {
        parts.push(ui::el("p", "acts", [ui::press(Look::Main, "download".into(), label.into(), fetch)]));
    }
    parts.push(ui::line("", texts.inside));
    parts.extend(file.available_until.iter().map(|until| ui::small(fill(texts.until, &[&moment(until, true)]))));
    ui::rows(parts)
}

fn deleted(widget: &Widget, kind: RequestKind) -> Html {
    let texts = i18n::requests();
    let mut parts = vec![ui::line("", texts.deleted)];
    if RequestKind::ALL.contains(&kind) {
        let again = widget.to(Route::NewRequest(kind, None));
        let ask = ui::press(Look::Plain, "ask-again".into(), texts.ask_again.into(), again);
        parts.push(ui::el("p", "acts", [ask]));
    }
    ui::rows(parts)
}

/// Asks for a link, and hands it to the browser, which fetches it by itself and with as little memory as any file. Where the
/// portal carries the calls, the browser has no session of its own: the file comes the portal's way then.
fn link(widget: &Widget, request: &Kept<Request>) -> crate::confirm::Act {
    let (widget, request) = (widget.clone(), request.clone());
    act(move || {
        let (widget, request) = (widget.clone(), request.clone());
        async move {
            let path = ["requests/", request.id.as_str(), "/result-links"].concat();
            let link: ResultLink = widget.client.send("POST", &path, &Nothing, Safe::default()).await?;
            let name = ["gegevens-", request.reference.as_str(), ".zip"].concat();
            if widget.host.download(&widget.client.address(&link.href), &name) {
                widget.say.emit(i18n::requests().downloading.into());
                return Ok(());
            }
            widget.say.emit(i18n::requests().carried.into());
            widget.client.save(&link.href, "application/zip", &name).await
        }
    })
}
