//! Closing the account is its owner's: who is not, reads whom to ask.

use mijn_privacy_api::{RequestKind, Role, Session};
use yew::prelude::*;

use super::form::{FormProps, form};
use crate::i18n::{self, fill};
use crate::load::{Load, use_load};
use crate::part::{Cx, part};
use crate::route::Route;
use crate::ui::{self, Look};

/// The form for the owner.
pub fn owner_form(props: &FormProps, cx: &mut Cx) -> Html {
    let (widget, texts) = (&props.widget, i18n::forms());
    let node = cx.node();
    let load = use_load::<Session>(cx, widget, "session".into());
    let body = match &load.state {
        Load::Waiting => ui::waiting(4),
        Load::Failed(failure) => ui::failed(widget, failure, "", load.again.clone()),
        Load::Ready(session) if session.role == Role::Owner => {
            return part("form", form, props.clone());
        }
        Load::Ready(session) => {
            let account = session.accounts.iter().find(|account| account.id == session.account_id);
            let name = account.map_or("", |account| account.name.as_str());
            html! {
                <>
                    <p>{ fill(texts.owner_only, &[name]) }</p>
                    { ui::press(Look::Link, String::new(), texts.owner_only_way.into(), widget.to(Route::NewRequest(RequestKind::Erasure, None))) }
                </>
            }
        }
    };
    html! {
        <>
            { ui::head(widget, i18n::of_kind(&texts.titles, props.kind), widget.to(Route::Rights(None)), &node) }
            { body }
        </>
    }
}
