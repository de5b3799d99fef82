//! Taking a request back, asked once more first.

use mijn_privacy_api::RequestId;
use yew::prelude::*;

use crate::client::{Failure, Nothing, Safe, new_key};
use crate::confirm::{Sending, act, use_send};
use crate::context::Widget;
use crate::i18n;
use crate::ui::{self, Look};

/// Which request.
#[derive(Properties, PartialEq)]
pub struct CancelProps {
    /// The shared parts.
    pub widget: Widget,
    /// Its id.
    pub id: RequestId,
    /// Asks for the request again.
    pub refresh: Callback<()>,
}

/// The button, and the question.
#[component]
pub fn Cancel(props: &CancelProps) -> Html {
    let texts = i18n::requests();
    let sure = use_state_eq(|| false);
    let key = use_memo((), |()| new_key());
    let sending = use_send(&props.widget);
    let ask = |on: bool, focus: &'static str| {
        let sure = sure.setter();
        Callback::from(move |event: MouseEvent| {
            ui::focus_beside(&event, focus);
            sure.set(on);
        })
    };
    let cancel = {
        let (widget, id, refresh) = (props.widget.clone(), props.id.clone(), props.refresh.clone());
        let send = sending.send.clone();
        Callback::from(move |_: MouseEvent| {
            let (widget, id, refresh, key) = (widget.clone(), id.clone(), refresh.clone(), key.clone());
            send.emit(act(move || {
                let (widget, refresh, key) = (widget.clone(), refresh.clone(), key.clone());
                let path = ["requests/", id.as_str(), "/cancel"].concat();
                async move {
                    let safe = Safe { key: Some(&key), etag: None };
                    let done = widget.client.send::<()>("POST", &path, &Nothing, safe).await;
                    if done.is_ok() {
                        widget.say.emit(i18n::requests().cancelled.into());
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
        Sending::Failed(Failure::Stale) => Some(texts.too_late),
        Sending::Failed(failure) => Some(ui::failed_line(failure)),
        Sending::HostConfirms => Some(i18n::confirm().host_confirms),
        _ => None,
    };
    let [yes, no] = texts.cancel_ways;
    html! {
        <div class="cancel" id="cancelling" tabindex="-1">
            if let Some(failed) = failed {
                <p class="wrong" role="alert">{ failed }</p>
            }
            if *sure {
                <div class="note" role="group" aria-label={texts.cancel}>
                    { ui::sign("ask") }
                    <div>
                        <p>{ texts.cancel_sure }</p>
                        <p class="acts">
                            { ui::press(Look::Plain, "cancel-yes".into(), yes.into(), cancel) }
                            { ui::press(Look::Link, "cancel-no".into(), no.into(), ask(false, "cancelling")) }
                        </p>
                    </div>
                </div>
            } else {
                { ui::press(Look::Link, "cancel".into(), texts.cancel.into(), ask(true, "cancelling")) }
            }
            { sending.dialog }
        </div>
    }
}
