//! The retention bar: since, now, until; dashed where the end is not fixed yet.

use mijn_privacy_api::Date;
use yew::prelude::*;

use crate::i18n::{self, date, fill, share_of};

/// The bar, with the same in words as its label.
pub fn bar(since: &Date, until: Option<&Date>) -> Html {
    let texts = i18n::overview();
    let [_, now, _, no_end] = texts.bar;
    let [with_end, without_end] = texts.bar_label;
    let (from, to) = (date(since), until.map(date));
    let label = match &to {
        Some(to) => fill(with_end, &[&from, to]),
        None => fill(without_end, &[&from]),
    };
    let share = share_of(since, until);
    let (width, rest) = (share.to_string(), (100 - share).to_string());
    html! {
        <figure class="keep" role="img" aria-label={label}>
            <svg class={classes!("bar", until.is_none().then_some("endless"))} viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                <rect class="todo" x={width.clone()} y="1" width={rest} height="6" />
                <rect class="done" x="0" y="0" width={width.clone()} height="8" />
            </svg>
            <figcaption aria-hidden="true"><span>{ from }</span><span class="now">{ now }</span><span>{ to.unwrap_or_else(|| no_end.into()) }</span></figcaption>
        </figure>
    }
}
