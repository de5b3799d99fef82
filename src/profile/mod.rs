//! What a person can change by themselves, in place (ACC-7).

mod change;
mod edit;
mod list;

use yew::prelude::*;

use crate::context::Widget;
use crate::part::part;
use list::{FieldsProps, fields};

/// The page. `focus`: the person came here from another view.
pub fn view(widget: Widget, focus: bool) -> Html {
    crate::requests::dress(&widget);
    part("profile", fields, FieldsProps { widget, focus })
}
