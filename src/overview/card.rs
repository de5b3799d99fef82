//! One purpose: a line that answers, and the detail on demand.

use mijn_privacy_api::{PurposeHead, RecordKind};
use web_sys::HtmlDetailsElement;
use yew::prelude::*;

use super::Stored;
use crate::i18n::{self, fill};
use crate::sections::{Section, Wanted};
use crate::ui;

/// A card.
pub fn view(stored: &Stored<'_>, purpose: &PurposeHead, index: usize) -> Html {
    let (id, to) = (purpose.id, stored.card.clone());
    let open = stored.cards.contains(&id);
    let toggled = move |event: Event| {
        // A disclosure inside the card reports here too.
        let card = event.target_dyn_into::<HtmlDetailsElement>().filter(|details| details.class_name() == "card");
        if let Some(card) = card {
            to.emit((id, card.open()));
        }
    };
    html! {
        <details key={id.as_str()} class="card" part="card" {open} ontoggle={toggled}>
            <summary id={["card-", id.as_str()].concat()}>
                { ui::heading(stored.widget, 2, "", "name", purpose.name.clone().into()) }
                <span class="sum">{ summary(purpose) }</span>
            </summary>
            if open {
                <div class="inside"><Section widget={stored.widget.clone()} wanted={Wanted::Card(stored.raw.clone(), index)} /></div>
            }
        </details>
    }
}

/// The answer in one line: how many records and when the first goes, or what the backend says of it.
fn summary(purpose: &PurposeHead) -> String {
    let texts = i18n::overview();
    let [orders, messages, activity] = &texts.lists;
    let Some(records) = purpose.records.as_ref().filter(|records| records.total > 0) else {
        return purpose.summary.clone();
    };
    let count = match records.kind {
        RecordKind::Orders => orders,
        RecordKind::ContactMessages => messages,
        RecordKind::Activity => activity,
        RecordKind::Unknown => return purpose.summary.clone(),
    };
    let goes = records.first_delete_on.as_ref().map(|day| fill(texts.first_goes, &[&i18n::date(day)]));
    count.of(records.total) + &goes.unwrap_or_default()
}
