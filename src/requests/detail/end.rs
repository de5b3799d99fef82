//! What the person ends at once, asked once more first: the request, or what stands still for it.

use mijn_privacy_api::{RequestId, Standstill};
use yew::prelude::*;

use super::Shown;
use crate::client::{Failure, Nothing, Safe, new_key};
use crate::confirm::{Sending, act, use_send};
use crate::context::Widget;
use crate::i18n::{self, fill};
use crate::part::Cx;
use crate::requests::preview::purpose_names;
use crate::ui::{self, Look};

/// What is ended, in words.
#[derive(Clone, PartialEq)]
pub struct Ending {
    /// The last part of the call's path, and the first of the buttons' names.
    pub verb: &'static str,
    label: &'static str,
    sure: AttrValue,
    ways: [&'static str; 2],
    done: &'static str,
    too_late: &'static str,
}

/// Taking the request back.
pub fn cancel() -> Ending {
    let texts = i18n::requests();
    Ending {
        verb: "cancel",
        label: texts.cancel,
        sure: texts.cancel_sure.into(),
        ways: texts.cancel_ways,
        done: texts.cancelled,
        too_late: texts.too_late,
    }
}

/// Letting what stands still be used again.
pub fn lift(shown: &Shown, still: &Standstill) -> Ending {
    let texts = i18n::requests();
    let names = match still.purposes.as_slice() {
        [] => texts.lift_all.to_owned(),
        purposes => purpose_names(shown.overview, purposes),
    };
    Ending {
        verb: "lift",
        label: texts.lift,
        sure: fill(texts.lift_sure, &[&names]).into(),
        ways: texts.lift_ways,
        done: texts.lifted,
        too_late: texts.lift_too_late,
    }
}

/// Of which request.
#[derive(PartialEq)]
pub struct EndProps {
    /// The shared parts.
    pub widget: Widget,
    /// Its id.
    pub id: RequestId,
    /// What is ended.
    pub ending: Ending,
    /// Asks for the request again.
    pub refresh: Callback<()>,
}

/// The button, and the question.
pub fn end(props: &EndProps, cx: &mut Cx) -> Html {
    let ending = &props.ending;
    let sure = cx.state(|| false);
    let key = cx.keep(new_key);
    let sending = use_send(cx, &props.widget);
    let ask = |on: bool| {
        let (sure, part) = (sure.clone(), [ending.verb, "-part"].concat());
        Callback::from(move |event: MouseEvent| {
            ui::focus_beside(&event, &part);
            sure.set(on);
        })
    };
    let end = {
        let (widget, id, refresh) = (props.widget.clone(), props.id.clone(), props.refresh.clone());
        let (verb, spoken) = (ending.verb, ending.done);
        let send = sending.send.clone();
        Callback::from(move |_: MouseEvent| {
            let (widget, id, refresh, key) = (widget.clone(), id.clone(), refresh.clone(), key.clone());
            send.emit(act(move || {
                let (widget, refresh, key) = (widget.clone(), refresh.clone(), key.clone());
                let path = ["requests/", id.as_str(), "/", verb].concat();
                async move {
                    let safe = Safe { key: Some(&key), etag: None };
                    let done = widget.client.send::<()>("POST", &path, &Nothing, safe).await;
                    if done.is_ok() {
                        widget.say.emit(spoken.into());
                    }
                    if done.is_ok() || done == Err(Failure::Stale) {
                        refresh.emit(());
                    }
                    done
                }
            }));
        })
    };
    let failed = match &sending.state {
        Sending::Failed(Failure::Stale) => Some(ending.too_late),
        Sending::Failed(failure) => Some(ui::failed_line(failure)),
        Sending::HostConfirms => Some(i18n::confirm().host_confirms),
        _ => None,
    };
    let [yes, no] = ending.ways;
    let name = |part: &str| [ending.verb, part].concat();
    html! {
        <div class="cancel" id={name("-part")} tabindex="-1">
            if let Some(failed) = failed {
                <p class="wrong" role="alert">{ failed }</p>
            }
            if *sure.now() {
                <div class="note" role="group" aria-label={ending.label}>
                    { ui::sign("ask") }
                    <div>
                        <p>{ &ending.sure }</p>
                        <p class="acts">
                            { ui::press(Look::Plain, name("-yes"), yes.into(), end) }
                            { ui::press(Look::Link, name("-no"), no.into(), ask(false)) }
                        </p>
                    </div>
                </div>
            } else {
                { ui::press(Look::Link, ending.verb.into(), ending.label.into(), ask(true)) }
            }
            { sending.dialog }
        </div>
    }
}
