//! One choice in full: its history over every route, and the receipt of each change. A chunk of its own.

mod facts;
mod history;
mod page;
mod receipt;

use yew::prelude::*;

use crate::consents::Switch;
use crate::context::Widget;
use crate::route::Route;
use page::Page;
use receipt::Receipt;

/// The view of a choice or of a receipt. `focus`: the person came here from another view.
pub fn view(widget: Widget, route: Route, known: Option<Box<Switch>>, focus: bool) -> Html {
    match route {
        Route::Receipt(id, receipt) => {
            html! { <Receipt key={receipt.to_string()} {widget} {id} receipt={receipt.clone()} {focus} /> }
        }
        Route::Consent(id) => html! { <Page key={id.as_str()} {widget} {id} {known} {focus} /> },
        _ => html! {},
    }
}
