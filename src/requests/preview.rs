//! What goes, what stays and until when, and what is in the way of closing.

use mijn_privacy_api::{
    CategoryId, ClosingBlock, ClosingBlockKind, ErasurePreview, Fate, OpenEnum, Overview, PreviewItem, PurposeId,
};
use yew::prelude::*;

use crate::context::Widget;
use crate::i18n::{self, date, fill, unbroken};
use crate::ui;

/// All of it; `below` levels under the widget's own heading.
pub fn view(widget: &Widget, overview: Option<&Overview>, preview: &ErasurePreview, below: u8) -> Html {
    let texts = i18n::preview();
    let ([goes, nothing_goes], [stays, nothing_stays]) = (texts.goes, texts.stays);
    let of = |fate: Fate| preview.items.iter().filter(move |item| item.fate == fate).collect::<Vec<_>>();
    let (gone, kept) = (of(Fate::Goes), of(Fate::Stays));
    html! {
        <div class="preview">
            if !preview.blocks.is_empty() {
                <section class="blocks">
                    { ui::heading(widget, below, "", "", texts.blocks.into()) }
                    <ul class="lines">{ for preview.blocks.iter().map(block) }</ul>
                    <p>{ texts.blocks_hint }</p>
                </section>
            }
            <section class="goes">
                { ui::heading(widget, below, "", "", goes.into()) }
                if gone.is_empty() {
                    <p class="soft">{ nothing_goes }</p>
                }
                <ul class="lines">{ for gone.iter().map(|item| line(overview, item)) }</ul>
            </section>
            <section class="stays">
                { ui::heading(widget, below, "", "", stays.into()) }
                if kept.is_empty() {
                    <p class="soft">{ nothing_stays }</p>
                }
                <ul class="lines">{ for kept.iter().map(|item| line(overview, item)) }</ul>
            </section>
            { ui::small(fill(texts.on, &[&date(&preview.on)])) }
        </div>
    }
}

fn line(overview: Option<&Overview>, item: &PreviewItem) -> Html {
    let texts = i18n::preview();
    let count = item.count.map(|count| [", ", &texts.count.of(count)].concat());
    let reasons = [
        item.ground.clone(),
        item.law.as_ref().map(|law| fill(texts.law, &[law])),
        item.until.as_ref().map(|day| fill(texts.until, &[&date(day)])),
        Some(texts.no_day.to_owned()).filter(|_| item.fate == Fate::Stays && item.until.is_none()),
    ];
    html! {
        <li>
            <span class="name">{ unbroken(&item.name) }{ count }</span>
            { ui::small(purpose_name(overview, item.purpose)) }
            if item.fate == Fate::Stays {
                <p>{ reasons.into_iter().flatten().collect::<Vec<_>>().join(" ") }</p>
            }
        </li>
    }
}

fn block(block: &ClosingBlock) -> Html {
    let texts = i18n::preview();
    let kinds = ClosingBlockKind::ALL.iter().zip(texts.block_kinds);
    let kind = kinds.into_iter().find(|(one, _)| **one == block.kind).map(|(_, text)| text);
    html! {
        <li>
            <span class="name">{ &block.label }</span>
            { ui::small(kind.unwrap_or_default()) }
            <p>{ &block.solve }{ " " }{ for block.url.iter().map(|url| html! { <a href={url.clone()}>{ texts.solve }<span class="vh">{ ": " }{ &block.label }</span></a> }) }</p>
        </li>
    }
}

/// A purpose's name.
pub fn purpose_name(overview: Option<&Overview>, id: PurposeId) -> String {
    let purposes = overview.map(|overview| overview.purposes.as_slice()).unwrap_or_default();
    purposes
        .iter()
        .find(|purpose| purpose.id == id)
        .map_or(i18n::common().unknown.into(), |purpose| purpose.name.clone())
}

/// The name of a kind of data.
pub fn category_name(overview: Option<&Overview>, id: &CategoryId) -> String {
    let kinds = overview.iter().flat_map(|overview| &overview.purposes).flat_map(|purpose| &purpose.data_categories);
    kinds.into_iter().find(|kind| kind.id == *id).map_or(id.to_string(), |kind| kind.name.clone())
}
