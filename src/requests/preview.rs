//! What goes, what stays and until when, and what is in the way of closing.

mod groups;

use mijn_privacy_api::{
    CategoryId, ClosingBlock, ClosingBlockKind, ErasurePreview, OpenEnum, OverviewAsked, PurposeId,
};
use yew::prelude::*;

use self::groups::{End, Ground, Line};
use crate::context::Widget;
use crate::i18n::{self, date, fill, unbroken};
use crate::ui;

/// All of it; `below` levels under the widget's own heading.
pub fn view(widget: &Widget, overview: Option<&OverviewAsked>, preview: &ErasurePreview, below: u8) -> Html {
    let texts = i18n::preview();
    let ([goes, nothing_goes], [stays, nothing_stays]) = (texts.goes, texts.stays);
    let (gone, kept) = (groups::gone(&preview.items), groups::grounds(&preview.items));
    let elsewhere = groups::elsewhere(&preview.items);
    let [asked, asked_of] = texts.asked;
    html! {
        <div class="preview">
            if !preview.blocks.is_empty() {
                <section class="blocks">
                    { ui::heading(widget, below, "", "", texts.blocks.into()) }
                    <ul class="lines">{ for preview.blocks.iter().map(block) }</ul>
                    <p>{ texts.blocks_hint }</p>
                </section>
            }
            if !preview.lifts.is_empty() {
                <div class="note">
                    { ui::sign("info") }
                    <p>{ fill(texts.lifts, &[&purpose_names(overview, &preview.lifts)]) }</p>
                </div>
            }
            <section class="goes">
                { ui::heading(widget, below, "", "", goes.into()) }
                if gone.is_empty() {
                    <p class="soft">{ nothing_goes }</p>
                }
                { lines(overview, &gone) }
            </section>
            if !elsewhere.is_empty() {
                <section class="asked">
                    { ui::heading(widget, below, "", "", asked.into()) }
                    { for elsewhere.iter().map(|one| html! {
                        <>
                            <p>{ fill(asked_of, &[one.recipient, one.recipient]) }</p>
                            { lines(overview, &one.lines) }
                        </>
                    }) }
                </section>
            }
            <section class="stays">
                { ui::heading(widget, below, "", "", stays.into()) }
                if kept.is_empty() {
                    <p class="soft">{ nothing_stays }</p>
                }
                { for kept.iter().map(|one| ground(widget, overview, one, below + 1)) }
            </section>
            { ui::small(fill(texts.on, &[&date(&preview.on)])) }
        </div>
    }
}

/// The list of what is told together; a purpose once.
fn lines(overview: Option<&OverviewAsked>, lines: &[Line]) -> Html {
    html! { <ul class="lines">{ for lines.iter().map(|one| line(overview, one)) }</ul> }
}

fn line(overview: Option<&OverviewAsked>, line: &Line) -> Html {
    let name = |(_, name, count): &(&CategoryId, &str, Option<u32>)| {
        let count = count.map(|count| [" (", &i18n::preview().count.of(count), ")"].concat());
        [unbroken(name), count.unwrap_or_default()].concat()
    };
    let names: Vec<String> = line.kinds.iter().map(name).collect();
    html! {
        <li>
            <span class="name">{ names.join(", ") }</span>
            { ui::small(purpose_name(overview, line.purpose)) }
        </li>
    }
}

/// What stays on one ground: why in a heading, and what it is under each end.
fn ground(widget: &Widget, overview: Option<&OverviewAsked>, ground: &Ground, below: u8) -> Html {
    let texts = i18n::preview();
    let (why, law) = ground.why;
    html! {
        <section>
            if let Some(why) = why {
                { ui::heading(widget, below, "", "", html! { why }) }
            }
            <p class="soft">{ texts.kinds.of(ground.kinds) }{ ". " }{ law.map(|law| fill(texts.law, &[law])) }</p>
            { for ground.ends.iter().map(|end| html! {
                <>
                    <p>{ when(end) }</p>
                    { lines(overview, &end.lines) }
                </>
            }) }
        </section>
    }
}

fn when(end: &End) -> String {
    let texts = i18n::preview();
    let ([no_day, by_record], [until, until_last]) = (texts.no_day, texts.until);
    match end.until {
        Some(day) => fill(if end.several { until_last } else { until }, &[&date(day)]),
        None if end.by_record => by_record.into(),
        None => no_day.into(),
    }
}

/// That the log-in ends too, and how the answer comes then: for before it is sent.
pub fn login(preview: &ErasurePreview) -> Html {
    html! {
        if groups::ends_login(&preview.items) {
            <div class="note login">{ ui::sign("info") }<p>{ i18n::preview().login }</p></div>
        }
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
pub fn purpose_name(overview: Option<&OverviewAsked>, id: PurposeId) -> String {
    let purposes = overview.map(|overview| overview.purposes.as_slice()).unwrap_or_default();
    purposes
        .iter()
        .find(|purpose| purpose.id == id)
        .map_or(i18n::common().unknown.into(), |purpose| purpose.name.clone())
}

/// The names of several, with commas.
pub fn purpose_names(overview: Option<&OverviewAsked>, ids: &[PurposeId]) -> String {
    ids.iter().map(|id| purpose_name(overview, *id)).collect::<Vec<_>>().join(", ")
}

/// The name of a kind of data.
pub fn category_name(overview: Option<&OverviewAsked>, id: &CategoryId) -> String {
    let kinds = overview.iter().flat_map(|overview| &overview.purposes).flat_map(|purpose| &purpose.data_categories);
    kinds.into_iter().find(|kind| kind.id == *id).map_or(id.to_string(), |kind| kind.name.clone())
}
