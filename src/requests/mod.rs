//! Requests: the list, and one request and its clock. The forms of a new one and the dossier are chunks of their own.

mod detail;
pub mod dossier;
pub mod forms;
mod list;
mod preview;

use mijn_privacy_api::OverviewAsked;
use wasm_bindgen::JsValue;
use yew::prelude::*;

use crate::context::Widget;
use crate::load::Load;
use crate::part::part;
use crate::route::Route;
use detail::{DetailProps, detail};
use list::{ListProps, list};

/// The view of a place among the requests. `focus`: the person came here from another view.
pub fn view(widget: Widget, route: Route, overview: Load<JsValue>, focus: bool) -> Html {
    dress(&widget);
    let overview = overview.as_read::<OverviewAsked>().ready().cloned();
    match route {
        Route::Request(id) => {
            part(&["request ", id.as_str()].concat(), detail, DetailProps { widget, overview, id, focus })
        }
        _ => part("list", list, ListProps { widget, focus }),
    }
}

/// The style that only requests need comes with them.
pub fn dress(widget: &Widget) {
    widget.host.dress(concat!(
        include_str!("style/forms.css"),
        include_str!("style/preview.css"),
        include_str!("style/thread.css"),
        include_str!("style/profile.css"),
        include_str!("style/dossier.css"),
        include_str!("style/media.css"),
    ));
}
