//! The form of an access request: filled in, confirmed, sent once.

use mijn_privacy_api::{ConfirmSession, FieldCode, Overview, Password, PurposeId, Request, Session};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::fields::{self, Fields};
use super::send::{Action, Sending};
use super::step_up::StepUp;
use crate::client::{Failure, Safe};
use crate::context::Widget;
use crate::i18n;
use crate::load::Kept;
use crate::mount::detail;
use crate::route::Route;
use crate::ui;

/// What the form needs.
#[derive(Properties, PartialEq)]
pub struct FormProps {
    /// The shared parts.
    pub widget: Widget,
    /// For the names of purposes.
    pub overview: Option<Kept<Overview>>,
    /// About this purpose, when it was opened from its card.
    pub purpose: Option<PurposeId>,
    /// Whether to move the focus here.
    pub focus: bool,
}

/// The form.
#[component]
pub fn Form(props: &FormProps) -> Html {
    let widget = props.widget.clone();
    let texts = i18n::requests();
    let heading = use_node_ref();
    ui::use_focus(&heading, props.focus);
    let summary = use_node_ref();
    let fields = use_state(|| Fields::kept(&widget.drafts, props.purpose));
    let sending = use_reducer(|| Sending::Typing);
    let change = {
        let (fields, widget) = (fields.setter(), widget.clone());
        Callback::from(move |new: Fields| {
            new.keep(&widget.drafts);
            fields.set(new);
        })
    };
    let send = {
        let (widget, fields, sending) = (widget.clone(), fields.clone(), sending.clone());
        Callback::from(move |password: Option<String>| {
            let Some(body) = fields.request().filter(|_| !sending.is_busy()) else { return };
            fields.keep(&widget.drafts);
            sending.dispatch(if password.is_some() { Action::Confirm } else { Action::Send });
            widget.say.emit(texts.sending.into());
            let (widget, key, to) = (widget.clone(), fields.key.clone(), sending.dispatcher());
            spawn_local(async move { to.dispatch(attempt(&widget, &body, &key, password).await) });
        })
    };
    use_outcome(&widget, &sending, &summary);
    let leave = {
        let sending = sending.dispatcher();
        Callback::from(move |()| sending.dispatch(Action::Leave))
    };
    let back = {
        let widget = widget.clone();
        Callback::from(move |_| widget.go(&Route::Home))
    };
    let submit = {
        let send = send.clone();
        move |event: SubmitEvent| {
            event.prevent_default();
            send.emit(None);
        }
    };
    let busy = sending.is_busy();
    html! {
        <>
            { ui::head(&widget, texts.form_title, back, &heading) }
            <p class="lead">{ texts.form_lead }</p>
            <form onsubmit={submit} novalidate=true>
                { fields::view(props, &fields, &change, field_error(&fields, &sending)) }
                <p class="soft">{ texts.no_identity_card }</p>
                <div ref={summary} tabindex="-1">{ not_sent(&sending) }</div>
                <p class="acts">
                    <button type="submit" class="main" id="submit" aria-disabled={busy.then_some("true")}>
                        { if busy { texts.sending } else if matches!(*sending, Sending::Failed(_)) { texts.send_again } else { texts.submit } }
                    </button>
                </p>
            </form>
            if sending.asks() {
                <StepUp sending={(*sending).clone()} onconfirm={send.reform(Some)} onleave={leave} />
            }
        </>
    }
}

/// Sends, after the step-up where a password came along. The key makes a second try the same request.
async fn attempt(widget: &Widget, body: &mijn_privacy_api::NewRequest, key: &str, password: Option<String>) -> Action {
    if let Some(password) = password {
        let Ok(password) = Password::try_from(password) else { return Action::Failed(Failure::WrongPassword) };
        let confirm = ConfirmSession { password };
        if let Err(failure) = widget.client.send::<Session>("POST", "session/confirm", &confirm, Safe::default()).await
        {
            return Action::Failed(failure);
        }
    }
    let safe = Safe { key: Some(key), etag: None };
    match widget.client.send::<Request>("POST", "requests", body, safe).await {
        Ok(stored) => {
            widget.host.emit("request-submitted", &detail(&[("kind", stored.kind.as_str().into())]));
            Action::Stored(stored.id)
        }
        Err(Failure::StepUp) if !widget.host.emit("step-up-required", &detail(&[])) => Action::ToHost,
        Err(failure) => Action::Failed(failure),
    }
}

/// What follows from an outcome: on to the request, to the log-in, or to what went wrong.
#[hook]
fn use_outcome(widget: &Widget, sending: &UseReducerHandle<Sending>, summary: &NodeRef) {
    let (widget, summary) = (widget.clone(), summary.clone());
    use_effect_with((**sending).clone(), move |sending| match sending {
        Sending::Sent(id) => {
            widget.drafts.note_sent(id.as_str());
            widget.reload.emit(());
            widget.go(&Route::Request(id.clone()));
        }
        Sending::Failed(Failure::Expired) => widget.expired.emit(()),
        Sending::Failed(_) | Sending::HostConfirms => {
            if let Some(summary) = summary.cast::<web_sys::HtmlElement>() {
                let _ = summary.focus();
            }
        }
        _ => {}
    });
}

fn not_sent(sending: &Sending) -> Html {
    let texts = i18n::requests();
    let text = match sending {
        Sending::Failed(Failure::Refused(_)) => texts.kept,
        Sending::Failed(failure) => ui::failed_line(failure),
        Sending::HostConfirms => texts.host_confirms,
        _ => return html! {},
    };
    html! {
        <div class="failed" role="alert">
            { ui::sign("bad") }
            <div><p class="name">{ texts.not_sent }</p><p>{ text }{ " " }{ texts.kept }</p></div>
        </div>
    }
}

fn field_error(fields: &Fields, sending: &Sending) -> Option<&'static str> {
    let [characters, other] = i18n::requests().field_errors;
    match sending {
        Sending::Failed(Failure::Refused(errors)) => {
            let error = errors.iter().find(|error| error.pointer == "/text")?;
            Some(if error.code == FieldCode::InvalidCharacters { characters } else { other })
        }
        _ if fields.too_many() == 0 && fields.request().is_none() => Some(characters),
        _ => None,
    }
}
