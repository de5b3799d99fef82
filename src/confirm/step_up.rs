//! The step-up: the password again, in a dialog inside the widget.

use web_sys::{HtmlDialogElement, HtmlInputElement};
use yew::prelude::*;

use super::send::Sending;
use crate::client::Failure;
use crate::i18n;
use crate::part::Cx;
use crate::ui;

/// What the dialog needs.
#[derive(PartialEq)]
pub struct StepUp {
    /// How far it is.
    pub sending: Sending,
    /// With the password.
    pub onconfirm: Callback<String>,
    /// Not after all.
    pub onleave: Callback<()>,
}

/// The dialog. It opens when it appears; Escape is *not after all*.
pub fn step_up(props: &StepUp, cx: &mut Cx) -> Html {
    let texts = i18n::confirm();
    let [dialog, field] = [cx.node(), cx.node()];
    let empty = cx.state(|| false);
    {
        let dialog = dialog.clone();
        cx.effect((), move |()| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                let _ = dialog.show_modal();
            }
        });
    }
    let error = match &props.sending {
        _ if *empty.now() => Some(texts.need_password),
        Sending::Confirming(Some(Failure::WrongPassword)) => Some(texts.wrong_password),
        Sending::Confirming(Some(Failure::Busy(_))) => Some(texts.too_many),
        Sending::Confirming(Some(failure)) => Some(ui::failed_line(failure)),
        _ => None,
    };
    {
        let field = field.clone();
        cx.effect(error, move |error| {
            if let (true, Some(field)) = (error.is_some(), field.cast::<HtmlInputElement>()) {
                field.set_value("");
                let _ = field.focus();
            }
        });
    }
    let busy = props.sending.is_busy();
    let submit = {
        let (field, confirm, empty) = (field.clone(), props.onconfirm.clone(), empty);
        move |event: SubmitEvent| {
            event.prevent_default();
            let password = field.cast::<HtmlInputElement>().map(|field| field.value()).unwrap_or_default();
            empty.set(password.is_empty());
            if !password.is_empty() && !busy {
                confirm.emit(password);
            }
        }
    };
    // What is on its way cannot be called back by closing the question.
    let leave = {
        let onleave = props.onleave.clone();
        Callback::from(move |_: MouseEvent| {
            if !busy {
                onleave.emit(());
            }
        })
    };
    let escape = {
        let onleave = props.onleave.clone();
        Callback::from(move |event: Event| {
            event.prevent_default();
            if !busy {
                onleave.emit(());
            }
        })
    };
    html! {
        <dialog ref={dialog} class="dialog" aria-labelledby="step-up" oncancel={escape}>
            <form method="dialog" onsubmit={submit} novalidate=true>
                <h2 id="step-up" class="l1">{ texts.step_up.title }</h2>
                <p>{ texts.step_up.text }</p>
                <label for="step-up-password" class="name">{ texts.password }</label>
                <input ref={field} id="step-up-password" type="password" autocomplete="current-password" autofocus=true
                    aria-invalid={error.map(|_| "true")} aria-describedby={error.map(|_| "step-up-error")} />
                <p id="step-up-error" class="wrong" role="alert">{ error }</p>
                <p class="acts">
                    <button type="submit" class="main" aria-disabled={busy.then_some("true")}>{ if busy { texts.busy } else { texts.confirm } }</button>
                    <button type="button" aria-disabled={busy.then_some("true")} onclick={leave}>{ texts.cancel }</button>
                </p>
            </form>
        </dialog>
    }
}
