//! What stands inside an open card: own values, why, how long, who receives it, which rights. A chunk of its own.

mod bar;
mod groups;
mod parts;
mod sentences;

use mijn_privacy_api::Overview;
use yew::prelude::*;

use crate::context::Widget;
use crate::load::Kept;
use crate::sections::{Section, Wanted};

/// The inside of one card.
pub fn view(widget: &Widget, overview: &Kept<Overview>, index: usize) -> Html {
    let Some(purpose) = overview.purposes.get(index) else { return html! {} };
    let records =
        purpose.records.as_ref().filter(|records| records.total > 0).map(|records| Wanted::Records(records.kind));
    html! {
        <>
            <p>{ &purpose.description }</p>
            { parts::values(purpose) }
            if let Some(wanted) = records {
                <Section widget={widget.clone()} {wanted} />
            }
            { parts::reasons(purpose) }
            { parts::recipients(purpose) }
            { parts::rights(widget, overview, purpose) }
        </>
    }
}
