//! Which account is shown, what state it is in, and the way to another.

use mijn_privacy_api::{AccountStatus, ChooseAccount, Session};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::client::Safe;
use crate::context::Widget;
use crate::i18n::{self, date, fill};
use crate::load::Load;
use crate::mount::detail;
use crate::ui::{self, Look};

/// The account's state, when there is something to say, and the other accounts, when there are.
pub fn view(widget: &Widget, session: &Load<Session>) -> Html {
    let texts = i18n::common();
    let Some(session) = session.ready() else { return html! {} };
    let Some(chosen) = session.accounts.iter().find(|account| account.id == session.account_id) else {
        return html! {};
    };
    let state = match (chosen.status, &chosen.closed_on) {
        (AccountStatus::Closed, Some(day)) => fill(texts.closed, &[&date(day)]),
        (AccountStatus::Blocked, _) => texts.blocked.into(),
        _ => String::new(),
    };
    html! {
        <>
            if !state.is_empty() {
                { ui::line("note", state) }
            }
            if session.accounts.len() > 1 {
                <p class="accounts">
                    <span id="accounts" tabindex="-1">{ fill(texts.account, &[&chosen.name]) }{ " " }{ texts.other_accounts }{ " " }</span>
                    { for session.accounts.iter().filter(|account| account.id != session.account_id).map(|account| {
                        let (widget, id) = (widget.clone(), account.id.clone());
                        let choose = move |event: MouseEvent| {
                            ui::focus_beside(&event, "accounts");
                            let (widget, body) = (widget.clone(), ChooseAccount { account_id: id.clone() });
                            spawn_local(async move {
                                match widget.client.send::<Session>("POST", "session/account", &body, Safe::default()).await {
                                    Ok(_) => {
                                        widget.host.emit("account-changed", &detail(&[]));
                                        widget.reload.emit(());
                                    }
                                    Err(failure) => widget.say.emit(ui::failed_line(&failure).into()),
                                }
                            });
                        };
                        ui::press(Look::Link, String::new(), account.name.clone().into(), Callback::from(choose))
                    }) }
                </p>
            }
        </>
    }
}
