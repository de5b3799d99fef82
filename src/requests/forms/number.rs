//! The question about what looks like a citizen number.

use yew::prelude::*;

use crate::i18n;
use crate::ui::{self, Look};

/// Whether to take it out, or to send it since it is something else.
pub fn question(take_out: Callback<MouseEvent>, other: Callback<MouseEvent>) -> Html {
    let texts = i18n::writing();
    let [remove, send] = texts.bsn_ways;
    html! {
        <div class="note" role="group" aria-label={texts.bsn.title}>
            { ui::sign("ask") }
            <div>
                <p class="name">{ texts.bsn.title }</p>
                <p>{ texts.bsn.text }</p>
                <p class="acts">
                    { ui::press(Look::Main, "bsn-remove".into(), remove.into(), take_out) }
                    { ui::press(Look::Plain, "bsn-other".into(), send.into(), other) }
                </p>
            </div>
        </div>
    }
}
