//! What was asked, and what was shown before it was sent.

use mijn_privacy_api::{Correction, OpenEnum, PreviewKind, RestrictionGround};
use yew::prelude::*;

use super::Shown;
use super::answer::quote;
use crate::i18n::{self, fill};
use crate::requests::preview::{self, category_name, purpose_name};
use crate::ui;

/// All of it; `open`: what was shown stands open, to be printed.
pub fn asked(shown: &Shown, open: bool) -> Html {
    let (texts, request) = (i18n::requests(), shown.request);
    let names: Vec<String> = request.purposes.iter().map(|purpose| purpose_name(shown.overview, *purpose)).collect();
    let grounds = RestrictionGround::ALL.iter().zip(texts.grounds);
    let ground = grounds.into_iter().find(|(one, _)| Some(**one) == request.ground).map(|(_, text)| text);
    let mut parts = Vec::new();
    if request.corrections.is_empty() {
        let about = if names.is_empty() { texts.about_all.to_owned() } else { names.join(", ") };
        parts.push(ui::line("", [&about, "."].concat()));
    } else {
        parts.push(ui::of("ul", "lines", request.corrections.iter().map(|one| correction(shown, one)).collect()));
    }
    if request.with_suppliers {
        parts.push(ui::line("", texts.suppliers_too));
    }
    parts.extend(ground.map(|ground| ui::line("", ground)));
    parts.extend(request.text.as_deref().map(quote));
    if let Some(seen) = &request.preview {
        let was_shown = request.preview_kind == Some(PreviewKind::Shown);
        parts.push(html! {
            <details class="plain seen" {open}>
                <summary>{ if was_shown { texts.preview } else { texts.preview_computed } }</summary>
                { preview::view(shown.widget, shown.overview, seen, 2) }
            </details>
        });
    }
    ui::rows(parts)
}

fn correction(shown: &Shown, one: &Correction) -> Html {
    let [from_to, to] = i18n::requests().correction;
    let name = category_name(shown.overview, &one.category);
    let line = match &one.from {
        Some(from) => fill(from_to, &[&name, from, &one.to]),
        None => fill(to, &[&name, &one.to]),
    };
    ui::el("li", "", [ui::text(line)])
}
