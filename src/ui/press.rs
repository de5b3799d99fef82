//! Buttons. One function each, since every `html!` of its own weighs in the wasm.

use yew::prelude::*;

/// How a button looks.
#[derive(Clone, Copy, PartialEq)]
pub enum Look {
    /// Framed.
    Plain,
    /// The one thing to do here.
    Main,
    /// As a link.
    Link,
    /// As a link that names a thing.
    Strong,
}

/// A button; without an id it has none.
pub fn press(look: Look, id: String, label: Html, onclick: Callback<MouseEvent>) -> Html {
    let class = match look {
        Look::Plain => "plain",
        Look::Main => "main",
        Look::Link => "link",
        Look::Strong => "link strong",
    };
    let id = Some(id).filter(|id| !id.is_empty());
    html! { <button type="button" {class} {id} {onclick}>{ label }</button> }
}

/// A soft second line.
pub fn small(text: impl Into<AttrValue>) -> Html {
    second("", text.into())
}

/// A soft second line with a class.
pub fn second(class: &'static str, text: AttrValue) -> Html {
    html! { <small {class}>{ text }</small> }
}

/// A paragraph with a class.
pub fn line(class: &'static str, text: impl Into<AttrValue>) -> Html {
    paragraph(class, text.into())
}

fn paragraph(class: &'static str, text: AttrValue) -> Html {
    html! { <p {class}>{ text }</p> }
}
