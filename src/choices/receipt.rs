//! The receipt of one change, to read and to keep.

use mijn_privacy_api::{ConsentEvent, ConsentId, ReceiptId};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::history::{how, what};
use crate::client::Failure;
use crate::context::Widget;
use crate::i18n::{self, date, moment};
use crate::load::{Load, use_load};
use crate::part::{Cx, part};
use crate::route::Route;
use crate::ui::{self, Look};

/// Which receipt.
#[derive(PartialEq)]
pub struct ReceiptProps {
    /// The shared parts.
    pub widget: Widget,
    /// Of which choice.
    pub id: ConsentId,
    /// Of which change.
    pub receipt: ReceiptId,
    /// Whether to move the focus here.
    pub focus: bool,
}

/// The receipt.
pub fn receipt(props: &ReceiptProps, cx: &mut Cx) -> Html {
    let ReceiptProps { widget, id, receipt, focus } = props;
    let node = cx.node();
    ui::use_focus(cx, &node, *focus);
    let path = ["consents/", id.as_str(), "/receipts/", receipt.as_str()].concat();
    let load = use_load::<ConsentEvent>(cx, widget, path.clone());
    let body = match &load.state {
        Load::Waiting => ui::waiting(4),
        Load::Failed(failure) => ui::failed(widget, failure, "", load.again.clone()),
        Load::Ready(event) => {
            let props = WaysProps { widget: widget.clone(), path, receipt: receipt.clone() };
            html! { <>{ facts(event) }{ part("ways", ways, props) }</> }
        }
    };
    html! {
        <>
            { ui::head(widget, i18n::choices().receipt_title, widget.to(Route::Consent(*id)), &node) }
            { body }
        </>
    }
}

fn facts(event: &ConsentEvent) -> Html {
    let texts = i18n::choices();
    let [choice, at, route, text, version, notice, number] = texts.receipt_facts;
    let statement =
        event.notice_version.as_str().parse().map_or_else(|_| event.notice_version.to_string(), |day| date(&day));
    let shown = i18n::fill(texts.shown, &[event.wording_id.as_str(), &moment(&event.shown_at, true)]);
    let wording = match &event.wording_text {
        Some(text) => html! { <blockquote lang={event.language.clone()}>{ text }</blockquote> },
        None => texts.wording_gone.into(),
    };
    let fact = |name: &'static str, value: Html| html! { <div><dt>{ name }</dt><dd>{ value }</dd></div> };
    html! {
        <dl class="values">
            { fact(choice, what(event).into()) }
            { fact(at, moment(&event.changed_at, true).into()) }
            { fact(route, how(event).into()) }
            { fact(text, wording) }
            { fact(version, shown.into()) }
            { fact(notice, statement.into()) }
            { fact(number, event.receipt.to_string().into()) }
        </dl>
    }
}

#[derive(PartialEq)]
struct WaysProps {
    widget: Widget,
    path: String,
    receipt: ReceiptId,
}

/// The ways to keep it: a page to print, and a file for a computer (JSON-LD); and what became of the last try.
fn ways(props: &WaysProps, cx: &mut Cx) -> Html {
    let texts = i18n::choices();
    let outcome = cx.state(|| None::<Result<(), Failure>>);
    let way = |look, label: &'static str, kind: &'static str, ending: &'static str| {
        let name = ["bewijs-", props.receipt.as_str(), ending].concat();
        let (widget, path, outcome) = (props.widget.clone(), props.path.clone(), outcome.clone());
        let keep = move |_| {
            let (widget, path, name, outcome) = (widget.clone(), path.clone(), name.clone(), outcome.clone());
            // The same failure once more is told once more.
            outcome.set(None);
            spawn_local(async move {
                let kept = widget.client.save(&path, kind, &name).await;
                match &kept {
                    Ok(()) => widget.say.emit(texts.kept.into()),
                    Err(Failure::Expired) => widget.expired.emit(()),
                    Err(_) => {}
                }
                outcome.set(Some(kept));
            });
        };
        ui::press(look, String::new(), label.into(), Callback::from(keep))
    };
    let [page, data] = texts.keep;
    html! {
        <>
            { ui::line("soft", texts.keep_lead) }
            <p class="acts">
                { way(Look::Main, page, "text/html", ".html") }
                { way(Look::Plain, data, "application/ld+json", ".jsonld") }
            </p>
            if let Some(outcome) = &*outcome.now() {
                if let Err(failure) = outcome {
                    <p class="wrong" role="alert">{ texts.not_kept }{ " " }{ ui::failed_line(failure) }</p>
                } else {
                    { ui::line("soft", texts.kept) }
                }
            }
        </>
    }
}
