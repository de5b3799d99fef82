//! What was asked, and what was shown before it was sent.

use mijn_privacy_api::{Correction, OpenEnum, PreviewKind, RestrictionGround};
use yew::prelude::*;

use super::Shown;
use crate::i18n::{self, fill};
use crate::requests::preview::{self, category_name, purpose_name};

/// All of it; `open`: what was shown stands open, to be printed.
pub fn asked(shown: &Shown, open: bool) -> Html {
    let (texts, request) = (i18n::requests(), shown.request);
    let names: Vec<String> = request.purposes.iter().map(|purpose| purpose_name(shown.overview, *purpose)).collect();
    let grounds = RestrictionGround::ALL.iter().zip(texts.grounds);
    let ground = grounds.into_iter().find(|(one, _)| Some(**one) == request.ground).map(|(_, text)| text);
    html! {
        <>
            if request.corrections.is_empty() {
                <p>{ if names.is_empty() { texts.about_all.to_owned() } else { names.join(", ") } }{ "." }</p>
            } else {
                <ul class="lines">{ for request.corrections.iter().map(|one| correction(shown, one)) }</ul>
            }
            if request.with_suppliers {
                <p>{ texts.suppliers_too }</p>
            }
            { for ground.map(|ground| html! { <p>{ ground }</p> }) }
            { for request.text.iter().map(|text| html! { <blockquote>{ text }</blockquote> }) }
            { for request.preview.as_ref().map(|seen| html! {
                <details class="plain seen" {open}>
                    <summary>{ if request.preview_kind == Some(PreviewKind::Shown) { texts.preview } else { texts.preview_computed } }</summary>
                    { preview::view(shown.widget, shown.overview, seen, 2) }
                </details>
            }) }
        </>
    }
}

fn correction(shown: &Shown, one: &Correction) -> Html {
    let [from_to, to] = i18n::requests().correction;
    let name = category_name(shown.overview, &one.category);
    let line = match &one.from {
        Some(from) => fill(from_to, &[&name, from, &one.to]),
        None => fill(to, &[&name, &one.to]),
    };
    html! { <li>{ line }</li> }
}
