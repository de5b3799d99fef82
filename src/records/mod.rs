//! The lists inside the cards: each record with its own end date. A chunk of its own.

mod message;
mod rows;
mod view;

use mijn_privacy_api::{Activity, ContactMessage, Order, RecordKind};
use yew::prelude::*;

use crate::context::Widget;
use view::List;

/// The list of a kind.
pub fn view(widget: Widget, kind: RecordKind) -> Html {
    match kind {
        RecordKind::Orders => html! { <List<Order> {widget} /> },
        RecordKind::ContactMessages => html! { <List<ContactMessage> {widget} /> },
        RecordKind::Activity => html! { <List<Activity> {widget} /> },
        RecordKind::Unknown => html! {},
    }
}
