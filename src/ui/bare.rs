//! Elements with a class and nothing else. One function for all: each `html!` of an element is a copy of what makes it, and
//! sections are mostly such elements.

use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, VList, VTag, VText};

/// An element; without a class where that is empty.
pub fn el<const N: usize>(tag: &'static str, class: &'static str, inside: [Html; N]) -> Html {
    of(tag, class, Vec::from(inside))
}

/// The same, with as much inside as there is.
pub fn of(tag: &'static str, class: &'static str, inside: Vec<Html>) -> Html {
    let mut element = VTag::new(tag);
    if !class.is_empty() {
        // Not `add_attribute`: its map weighs more than this file.
        let values = Box::new([Some(AttributeOrProperty::Attribute(class.into()))]);
        element.set_attributes(Attributes::Dynamic { keys: &["class"], values });
    }
    element.add_children(inside);
    element.into()
}

/// Several after each other.
pub fn row<const N: usize>(inside: [Html; N]) -> Html {
    rows(Vec::from(inside))
}

/// The same, as many as there are.
pub fn rows(inside: Vec<Html>) -> Html {
    VList::with_children(inside, None).into()
}

/// Words.
pub fn text(text: impl Into<AttrValue>) -> Html {
    words(text.into())
}

fn words(text: AttrValue) -> Html {
    VText::new(text).into()
}

/// Something to know first, with its sign: `note`, `note ok` or `failed`.
pub fn note(class: &'static str, sign: &'static str, inside: Vec<Html>) -> Html {
    el("div", class, [super::sign(sign), of("div", "", inside)])
}
