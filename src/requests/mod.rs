//! Requests: the list, one request and its clock, and the form of a new one. A chunk of its own.

mod detail;
mod fields;
mod form;
mod list;
mod send;
mod step_up;

use mijn_privacy_api::Overview;
use wasm_bindgen::JsValue;
use yew::prelude::*;

use crate::context::Widget;
use crate::load::Load;
use crate::route::Route;
use detail::Detail;
use form::Form;
use list::List;

/// The view of a place among the requests. `focus`: the person came here from another view.
pub fn view(widget: Widget, route: Route, overview: Load<JsValue>, focus: bool) -> Html {
    let overview = overview.as_read::<Overview>().ready().cloned();
    match route {
        Route::NewRequest(purpose) => html! { <Form key="new" {widget} {overview} {purpose} {focus} /> },
        Route::Request(id) => html! { <Detail key={id.to_string()} {widget} {overview} id={id.clone()} {focus} /> },
        _ => html! { <List key="list" {widget} {focus} /> },
    }
}
