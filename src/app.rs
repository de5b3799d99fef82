//! The root component.

use std::rc::Rc;

use yew::prelude::*;

use crate::config::Config;
use crate::mount::Host;

/// What the façade hands over.
#[derive(Properties, PartialEq)]
pub struct AppProps {
    /// The element.
    pub host: Host,
    /// Its attributes.
    pub config: Rc<Config>,
    /// Whether it is in a document.
    pub active: bool,
    /// Counts the calls of `refresh()`.
    pub refreshes: u32,
}

/// The widget.
#[component]
pub fn App(props: &AppProps) -> Html {
    if !props.active {
        return html! {};
    }
    html! { <h1>{ "Jouw privacy" }</h1> }
}
