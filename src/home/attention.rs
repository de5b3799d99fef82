//! What needs the person: at most three lines, gone when empty.

use mijn_privacy_api::{Attention, AttentionKind};
use yew::prelude::*;

use crate::context::Widget;
use crate::i18n::{self, date, fill};
use crate::route::Route;
use crate::ui::{self, Look};

/// The lines.
pub fn view(widget: &Widget, lines: &[Attention]) -> Html {
    if lines.is_empty() {
        return html! {};
    }
    html! {
        <section class="todo" aria-labelledby="todo">
            { ui::heading(widget, 1, "todo", "", i18n::home().attention.into()) }
            <ul>{ for lines.iter().take(3).map(|line| row(widget, line)) }</ul>
        </section>
    }
}

fn row(widget: &Widget, line: &Attention) -> Html {
    let texts = i18n::home();
    let (sign, [title, text]) = match line.kind {
        AttentionKind::ResultReady => ("ok", texts.result_ready),
        AttentionKind::Question => ("ask", texts.question),
        AttentionKind::Answered => ("ok", texts.answered),
        AttentionKind::Overdue => ("bad", texts.overdue),
        AttentionKind::Unknown => return html! {},
    };
    let on = line.on.as_ref().map(date).unwrap_or_default();
    html! {
        <li>
            { ui::sign(sign) }
            <div>
                { ui::press(Look::Strong, ["todo-", line.request_id.as_str()].concat(), title.into(), widget.to(Route::Request(line.request_id.clone()))) }
                { ui::small(fill(text, &[line.reference.as_str(), &on])) }
            </div>
        </li>
    }
}
