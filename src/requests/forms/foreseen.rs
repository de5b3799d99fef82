//! What would go and stay, as long as the form is open.

use mijn_privacy_api::{ErasurePreview, OverviewAsked, PurposeId, RequestKind};
use yew::prelude::*;

use crate::context::Widget;
use crate::i18n;
use crate::load::{Kept, Load, use_load};
use crate::part::Cx;
use crate::requests::preview;
use crate::ui;

/// What is asked.
#[derive(PartialEq)]
pub struct ForeseenProps {
    /// The shared parts.
    pub widget: Widget,
    /// For the names of purposes.
    pub overview: Option<Kept<OverviewAsked>>,
    /// Where it is, relative to the base.
    pub path: String,
    /// Called when it is there, and with `None` while it is not.
    pub onshown: Callback<Option<Kept<ErasurePreview>>>,
}

/// Where the preview of a request is.
pub fn path(kind: RequestKind, about: &[PurposeId]) -> String {
    let names: Vec<&str> = about.iter().map(|purpose| purpose.as_str()).collect();
    match kind {
        RequestKind::AccountClosure => "erasure-preview?closure=true".into(),
        _ if names.is_empty() => "erasure-preview".into(),
        _ => ["erasure-preview?purposes=", &names.join(",")].concat(),
    }
}

/// The preview.
pub fn foreseen(props: &ForeseenProps, cx: &mut Cx) -> Html {
    let load = use_load::<ErasurePreview>(cx, &props.widget, props.path.clone());
    {
        let shown = props.onshown.clone();
        cx.effect(load.state.clone(), move |state| shown.emit(state.ready().cloned()));
    }
    match &load.state {
        Load::Waiting => ui::waiting(3),
        Load::Ready(known) => html! {
            <>
                { preview::login(known) }
                { preview::view(&props.widget, props.overview.as_deref(), known, 1) }
            </>
        },
        Load::Failed(failure) => html! {
            <>
                { ui::failed(&props.widget, failure, "", load.again.clone()) }
                <p>{ i18n::forms().no_preview }</p>
            </>
        },
    }
}
