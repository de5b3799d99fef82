//! What is about to be sent, looked at once more where it cannot be undone.

use mijn_privacy_api::{ErasurePreview, RequestKind};
use yew::prelude::*;

use super::parts::Parts;
use crate::i18n;
use crate::requests::preview;
use crate::ui;

/// All of it; `node` is where the focus goes.
pub fn view(parts: &Parts, shown: Option<&ErasurePreview>, node: &NodeRef) -> Html {
    let texts = i18n::forms();
    let [erasure, closure] = &texts.review;
    let message = if parts.kind == RequestKind::AccountClosure { closure } else { erasure };
    let about = &parts.fields.about;
    let names: Vec<String> = about.iter().map(|purpose| preview::purpose_name(parts.overview, *purpose)).collect();
    let all = i18n::requests().about_all;
    html! {
        <>
            <div ref={node.clone()} tabindex="-1" class="note">{ ui::sign("ask") }<div><p class="name">{ message.title }</p><p>{ message.text }</p></div></div>
            { for shown.map(preview::login) }
            if parts.kind != RequestKind::AccountClosure {
                <p><b>{ if names.is_empty() { all.to_owned() } else { names.join(", ") } }</b></p>
            }
            if !parts.fields.text.trim().is_empty() {
                <p>{ texts.you_wrote }</p>
                <blockquote>{ parts.fields.text.trim() }</blockquote>
            }
            if let Some(shown) = shown {
                { preview::view(parts.widget, parts.overview, shown, 1) }
            } else {
                <p>{ texts.no_preview }</p>
            }
        </>
    }
}
