//! The lists inside the cards: each record with its own end date. A chunk of its own.

mod message;
mod rows;
mod view;

use mijn_privacy_api::{Activity, ContactMessage, Order, RecordKind};
use yew::prelude::*;

use crate::context::Widget;
use crate::part::part;
use view::list;

/// The list of a kind.
pub fn view(widget: Widget, kind: RecordKind) -> Html {
    match kind {
        RecordKind::Orders => part("orders", list::<Order>, widget),
        RecordKind::ContactMessages => part("messages", list::<ContactMessage>, widget),
        RecordKind::Activity => part("activity", list::<Activity>, widget),
        RecordKind::Unknown => html! {},
    }
}
