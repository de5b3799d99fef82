//! Moving the focus to where the person looks next.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, Node, ShadowRoot};
use yew::prelude::*;

use crate::part::Cx;

/// Focuses what `node` points to, when it appears and `wanted`.
pub fn use_focus(cx: &mut Cx, node: &NodeRef, wanted: bool) {
    let node = node.clone();
    cx.effect((), move |()| {
        if wanted && let Some(element) = node.cast::<HtmlElement>() {
            let _ = element.focus();
        }
    });
}

/// Focuses the first of these ids that stands in the same shadow root as `near`. Answers whether one does.
pub fn focus_by_id(near: Option<Node>, ids: &[String]) -> bool {
    let Some(root) = near.and_then(|node| node.get_root_node().dyn_into::<ShadowRoot>().ok()) else { return false };
    let found = ids.iter().find_map(|id| root.get_element_by_id(id));
    let element = found.and_then(|element| element.dyn_into::<HtmlElement>().ok());
    element.is_some_and(|element| element.focus().is_ok())
}

/// Focuses an element by id, in the shadow root where an event happened.
pub fn focus_beside(event: &MouseEvent, id: &str) {
    focus_by_id(event.target_dyn_into(), &[id.to_owned()]);
}
