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

use mijn_privacy_api::{OverviewAsked, RequestKind};
use wasm_bindgen::JsValue;
use yew::prelude::*;

use crate::context::Widget;
use crate::load::Load;
use crate::part::part;
use crate::route::Route;
use crate::ui;
use form::{FormProps, form};
pub use number::question as number_question;
use owner::owner_form;
use rights::{RightsProps, rights};

/// The view of a new request. `focus`: the person came here from another view.
pub fn view(widget: Widget, route: Route, overview: Load<JsValue>, focus: bool) -> Html {
    super::dress(&widget);
    // Which data it can be about is part of the form.
    if overview == Load::Waiting {
        return ui::waiting(6);
    }
    let overview = overview.as_read::<OverviewAsked>().ready().cloned();
    match route {
        Route::NewRequest(kind @ RequestKind::AccountClosure, purpose) => {
            part("closure", owner_form, FormProps { widget, overview, kind, purpose, focus })
        }
        Route::NewRequest(kind, purpose) => {
            part(kind.as_str(), form, FormProps { widget, overview, kind, purpose, focus })
        }
        Route::Rights(purpose) => part("rights", rights, RightsProps { widget, overview, purpose, focus }),
        _ => html! {},
    }
}
