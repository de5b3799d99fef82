//! One choice in full: its history over every route, and the receipt of each change. A chunk of its own.

mod facts;
mod history;
mod page;
mod receipt;

use yew::prelude::*;

use crate::consents::Switch;
use crate::context::Widget;
use crate::part::part;
use crate::route::Route;
use page::{PageProps, page};
use receipt::{ReceiptProps, receipt};

/// The view of a choice or of a receipt. `focus`: the person came here from another view.
pub fn view(widget: Widget, route: Route, known: Option<Box<Switch>>, focus: bool) -> Html {
    match route {
        Route::Receipt(id, number) => {
            let key = ["receipt ", number.as_str()].concat();
            part(&key, receipt, ReceiptProps { widget, id, receipt: number, focus })
        }
        Route::Consent(id) => part(&["choice ", id.as_str()].concat(), page, PageProps { widget, id, known, focus }),
        _ => html! {},
    }
}
