//! A paged list, with its states.

use mijn_privacy_api::Answer;
use yew::prelude::*;

use super::rows::Record;
use crate::context::Widget;
use crate::i18n::{self, fill};
use crate::load::{Load, use_pages};
use crate::part::Cx;
use crate::ui;

/// The list of one kind of record.
pub fn list<T: Record + Answer + Clone + 'static>(widget: &Widget, cx: &mut Cx) -> Html {
    let pages = use_pages::<T>(cx, widget, T::PATH);
    let texts = i18n::records();
    let title = texts.titles.get(T::TEXT).copied().unwrap_or_default();
    let page = match &pages.state {
        Load::Waiting => return ui::waiting(3),
        Load::Failed(failure) => return ui::failed(widget, failure, "", pages.again.clone()),
        Load::Ready(page) => page,
    };
    if page.items.is_empty() {
        return html! { <p class="soft">{ texts.empty.get(T::TEXT).copied() }</p> };
    }
    let shown = fill(texts.shown, &[&page.items.len().to_string(), &page.total.to_string()]);
    html! {
        <section class="records" aria-label={title}>
            <p class="name" aria-hidden="true">{ title }{ " " }<small>{ shown.clone() }</small></p>
            <ul>{ for page.items.iter().map(|item| html! { <li>{ item.row(widget) }</li> }) }</ul>
            { ui::more(widget, &pages, &shown) }
        </section>
    }
}
