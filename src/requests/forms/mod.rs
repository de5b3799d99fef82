//! The rights to choose from, and the form of each kind of request.

mod asks;
mod corrections;
mod fields;
mod foreseen;
mod form;
mod number;
mod owner;
mod parts;
mod problems;
mod review;
mod rights;
mod unsure;

use mijn_privacy_api::{Overview, RequestKind};
use wasm_bindgen::JsValue;
use yew::prelude::*;

use crate::context::Widget;
use crate::load::Load;
use crate::route::Route;
use crate::ui;
use form::Form;
pub use number::question as number_question;
use owner::OwnerForm;
use rights::Rights;

/// The view of a new request. `focus`: the person came here from another view.
pub fn view(widget: Widget, route: Route, overview: Load<JsValue>, focus: bool) -> Html {
    super::dress(&widget);
    // Which data it can be about is part of the form.
    if overview == Load::Waiting {
        return ui::waiting(6);
    }
    let overview = overview.as_read::<Overview>().ready().cloned();
    match route {
        Route::NewRequest(kind @ RequestKind::AccountClosure, purpose) => {
            html! { <OwnerForm key="closure" {widget} {overview} {kind} {purpose} {focus} /> }
        }
        Route::NewRequest(kind, purpose) => {
            html! { <Form key={kind.as_str()} {widget} {overview} {kind} {purpose} {focus} /> }
        }
        Route::Rights(purpose) => html! { <Rights key="rights" {widget} {overview} {purpose} {focus} /> },
        _ => html! {},
    }
}
