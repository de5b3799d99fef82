//! One write, its step-up, and what went wrong.

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use mijn_privacy_api::{ConfirmSession, Password, Session};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::send::{Action, Sending};
use super::step_up::{StepUp, step_up};
use crate::client::{Failure, Safe};
use crate::context::Widget;
use crate::mount::detail;
use crate::part::{Cx, part};

type Doing = Pin<Box<dyn Future<Output = Result<(), Failure>>>>;

/// What is sent: the same each time that it is called, under the same key. What follows from its success it does itself.
pub type Act = Rc<dyn Fn() -> Doing>;

/// Makes an [`Act`].
pub fn act<F: Future<Output = Result<(), Failure>> + 'static>(make: impl Fn() -> F + 'static) -> Act {
    Rc::new(move || Box::pin(make()))
}

/// A way to send.
pub struct UseSend {
    /// How far it is.
    pub state: Sending,
    /// Sends; while something is on its way a second press does nothing.
    pub send: Callback<Act>,
    /// Goes back to where nothing was sent yet, and what went wrong is no longer shown.
    pub leave: Callback<()>,
    /// The question for the password, while it is open.
    pub dialog: Html,
}

/// A way to send.
pub fn use_send(cx: &mut Cx, widget: &Widget) -> UseSend {
    let sending = cx.state(|| Sending::Typing);
    let last = cx.keep(|| RefCell::new(None::<Act>));
    // What is on its way is known at once, before anything is drawn anew.
    let busy = cx.keep(|| Cell::new(false));
    let run = {
        let (widget, sending) = (widget.clone(), sending.clone());
        Callback::from(move |(act, password): (Act, Option<String>)| {
            if busy.replace(true) {
                return;
            }
            sending.reduce(if password.is_some() { Action::Confirm } else { Action::Send });
            let (widget, to, busy) = (widget.clone(), sending.clone(), busy.clone());
            spawn_local(async move {
                let action = attempt(&widget, act, password).await;
                if matches!(action, Action::Failed(Failure::Expired)) {
                    widget.expired.emit(());
                }
                busy.set(false);
                to.reduce(action);
            });
        })
    };
    let state = (*sending.now()).clone();
    let leave = Callback::from(move |()| sending.reduce(Action::Leave));
    let send = {
        let (run, last) = (run.clone(), last.clone());
        Callback::from(move |act: Act| {
            last.replace(Some(act.clone()));
            run.emit((act, None));
        })
    };
    let dialog = if state.asks() {
        dialog(&state, run, last, &leave)
    } else {
        html! {}
    };
    UseSend { state, send, leave, dialog }
}

fn dialog(
    sending: &Sending,
    run: Callback<(Act, Option<String>)>,
    last: Rc<RefCell<Option<Act>>>,
    leave: &Callback<()>,
) -> Html {
    let onconfirm = Callback::from(move |password: String| {
        let act = last.borrow().clone();
        if let Some(act) = act {
            run.emit((act, Some(password)));
        }
    });
    part("step-up", step_up, StepUp { sending: sending.clone(), onconfirm, onleave: leave.clone() })
}

async fn attempt(widget: &Widget, act: Act, password: Option<String>) -> Action {
    if let Some(password) = password {
        let Ok(password) = Password::try_from(password) else { return Action::Failed(Failure::WrongPassword) };
        let confirm = ConfirmSession { password };
        if let Err(failure) = widget.client.send::<Session>("POST", "session/confirm", &confirm, Safe::default()).await
        {
            return Action::Failed(failure);
        }
    }
    match act().await {
        Ok(()) => Action::Done,
        Err(Failure::StepUp) if !widget.host.emit("step-up-required", &detail(&[])) => Action::ToHost,
        Err(failure) => Action::Failed(failure),
    }
}
