//! The retention bar: since, now, until; dashed where the end is not fixed yet.

use mijn_privacy_api::Date;
use yew::prelude::*;

use crate::i18n::{self, date, fill, share_of};

/// The bar, with the same in words as its label.
pub fn bar(since: &Date, until: Option<&Date>) -> Html {
    let texts = i18n::details();
    let [_, now, _, no_end] = texts.bar;
    let [with_end, without_end] = texts.bar_label;
    let (from, to) = (date(since), until.map(date));
    let label = match &to {
        Some(to) => fill(with_end, &[&from, to]),
        None => fill(without_end, &[&from]),
    };
    let percent = |share: u32| [&share.to_string(), "%"].concat();
    let share = share_of(since, until);
    let (passed, rest) = (percent(share), percent(100 - share));
    html! {
        <div class="keep" role="img" aria-label={label}>
            <svg class={classes!("bar", until.is_none().then_some("endless"))} aria-hidden="true">
                <text x={passed.clone()} y="12" text-anchor="middle">{ now }</text>
                <rect class="todo" x={passed.clone()} y="19" width={rest} height="8" />
                <rect class="done" x="0" y="18" width={passed} height="10" />
            </svg>
            <p class="ends" aria-hidden="true"><span>{ from }</span><span>{ to.unwrap_or_else(|| no_end.into()) }</span></p>
        </div>
    }
}
