//! Requests: the list, one request and its clock, and the dossier; the forms of a new one in `forms`. A chunk of its own, with the
//! profile.

mod detail;
mod dossier;
pub mod forms;
mod list;
mod preview;

use mijn_privacy_api::Overview;
use wasm_bindgen::JsValue;
use yew::prelude::*;

use crate::context::Widget;
use crate::load::Load;
use crate::route::Route;
use detail::Detail;
use dossier::Dossier;
use list::List;

/// The view of a place among the requests. `focus`: the person came here from another view.
pub fn view(widget: Widget, route: Route, overview: Load<JsValue>, focus: bool) -> Html {
    dress(&widget);
    let overview = overview.as_read::<Overview>().ready().cloned();
    match route {
        Route::Request(id) => html! { <Detail key={id.to_string()} {widget} {overview} id={id.clone()} {focus} /> },
        Route::Dossier => html! { <Dossier key="dossier" {widget} {overview} {focus} /> },
        _ => html! { <List key="list" {widget} {focus} /> },
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
