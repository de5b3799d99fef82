//! What stands inside an open card: own values, why, how long, who receives it, which rights. A chunk of its own.

mod bar;
mod groups;
mod parts;
mod sentences;

use mijn_privacy_api::Overview;
use wasm_bindgen::JsValue;
use yew::prelude::*;

use crate::context::Widget;
use crate::i18n;
use crate::load::Load;
use crate::sections::{Section, Wanted};
use crate::ui;

/// The inside of one card.
pub fn view(widget: &Widget, overview: Load<JsValue>, index: usize) -> Html {
    let again = widget.reload.clone();
    let overview = match overview.as_read::<Overview>() {
        Load::Waiting => return ui::waiting(3),
        Load::Failed(failure) => return ui::failed(widget, &failure, i18n::overview().failed, again),
        Load::Ready(overview) => overview,
    };
    let Some(purpose) = overview.purposes.get(index) else { return html! {} };
    let records =
        purpose.records.as_ref().filter(|records| records.total > 0).map(|records| Wanted::Records(records.kind));
    html! {
        <>
            <p>{ &purpose.description }</p>
            { parts::values(purpose) }
            { parts::reasons(purpose) }
            if let Some(wanted) = records {
                <Section widget={widget.clone()} {wanted} />
            }
            { parts::recipients(purpose) }
            { parts::rights(widget, &overview, purpose) }
        </>
    }
}
