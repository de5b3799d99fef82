//! The panel of the choices.

use mijn_privacy_api::{Channel, ConsentId, ConsentState, ConsentType};
use yew::prelude::*;

use super::state::{Phase, Switch, Switches};
use crate::client::Failure;
use crate::context::Widget;
use crate::i18n::{self, fill, moment};
use crate::load::Load;
use crate::ui::{self, Look};

/// What the panel shows, and whom it calls back.
pub struct Choices<'a> {
    /// How far the first answer is.
    pub load: &'a Load<()>,
    /// The switches.
    pub switches: &'a Switches,
    /// A switch was pressed.
    pub press: &'a Callback<(ConsentId, bool)>,
    /// The switches are to be asked for again.
    pub again: &'a Callback<()>,
}

/// The panel: its heading, and the switches or why there are none.
pub fn panel(widget: &Widget, choices: &Choices<'_>) -> Html {
    let texts = i18n::consents();
    let body = match choices.load {
        Load::Waiting => ui::waiting(4),
        Load::Failed(failure) => ui::failed(widget, failure, texts.failed, choices.again.clone()),
        Load::Ready(_) if choices.switches.0.is_empty() => ui::line("soft", texts.empty),
        Load::Ready(_) => html! { <ul>{ for choices.switches.0.iter().map(|one| row(one, choices.press)) }</ul> },
    };
    html! {
        <section class="choices" part="choices" aria-labelledby="choices">
            { ui::heading(widget, 1, "choices", "", texts.title.into()) }
            { body }
        </section>
    }
}

fn row(one: &Switch, to: &Callback<(ConsentId, bool)>) -> Html {
    let consent = &one.consent;
    let (id, on) = (consent.id, one.is_on());
    let name = id.as_str();
    let [title, about, state] = ["title", "about", "state"].map(|part| [name, "-", part].concat());
    let saving = one.is_saving();
    let press = to.clone();
    let waits = saving || consent.state == ConsentState::PendingConfirmation;
    let wanted = match &one.phase {
        Phase::Failed { on, .. } => Some(*on),
        _ => None,
    };
    let again = to.clone();
    let cancel = to.clone();
    let pending = consent.state == ConsentState::PendingConfirmation && !saving;
    html! {
        <li key={name} class={classes!("row", waits.then_some("waits"), wanted.map(|_| "wrong"))}>
            <label id={title.clone()} for={name} class="name">{ &consent.wording.title }</label>
            <button type="button" role="switch" id={name} aria-labelledby={title} aria-describedby={format!("{about} {state}")}
                aria-checked={if on { "true" } else { "false" }} aria-disabled={saving.then_some("true")}
                onclick={move |_| if !saving { press.emit((id, !on && !pending)) }}><i aria-hidden="true"></i></button>
            <span id={about} class="sum">{ about_text(one) }</span>
            <span id={state} class="state">{ state_text(one) }</span>
            if let Some(on) = wanted {
                <span>{ ui::press(Look::Link, String::new(), i18n::common().again.into(), Callback::from(move |_| again.emit((id, on)))) }</span>
            }
            if pending {
                <span>{ ui::press(Look::Link, String::new(), i18n::consents().not_after_all.into(), Callback::from(move |_| cancel.emit((id, false)))) }</span>
            }
            <details class="plain"><summary>{ i18n::consents().meaning }</summary><p>{ &consent.wording.text }</p></details>
        </li>
    }
}

fn about_text(one: &Switch) -> String {
    match one.consent.mailings {
        Some(count) => fill(i18n::consents().mailings, &[&count.max.to_string(), &count.sent.to_string()]),
        None => one.consent.wording.summary.clone(),
    }
}

/// What stands under a switch.
fn state_text(one: &Switch) -> String {
    let texts = i18n::consents();
    let [turning_on, turning_off] = texts.saving;
    let [still_on, still_off] = texts.still;
    match &one.phase {
        Phase::Saving { on: false } if one.is_off_first() => texts.off_here.into(),
        Phase::Saving { on } => if *on { turning_on } else { turning_off }.into(),
        Phase::Failed { why, .. } if one.is_off_first() => fill(texts.off_here_failed, &[reason(why)]),
        Phase::Failed { why, .. } => {
            fill(texts.not_saved, &[reason(why), if one.is_on() { still_on } else { still_off }])
        }
        Phase::Newer => [&since(one), ". ", texts.newer].concat(),
        Phase::Expired => texts.show_again.into(),
        Phase::Stored => [&since(one), ". ", texts.stored, "."].concat(),
        Phase::Still => since(one),
    }
}

fn since(one: &Switch) -> String {
    let texts = i18n::consents();
    let consent = &one.consent;
    let [without, with] = match (consent.state, consent.kind) {
        (ConsentState::Granted, ConsentType::Objection) => texts.on_until_objection,
        (ConsentState::Granted, _) => texts.on,
        (ConsentState::Objected, _) => texts.off_objected,
        (ConsentState::Denied | ConsentState::Withdrawn, _) => texts.off,
        (ConsentState::PendingConfirmation, _) => texts.pending,
        (ConsentState::Unknown, _) => return texts.unknown.into(),
    };
    let [portal, link, helpdesk, import, signal, block] = texts.channels;
    let channel = match consent.channel {
        Some(Channel::UnsubscribeLink) => link,
        Some(Channel::Helpdesk) => helpdesk,
        Some(Channel::Import) => import,
        Some(Channel::BrowserSignal) => signal,
        Some(Channel::Block) => block,
        Some(Channel::Portal | Channel::Unknown) | None => portal,
    };
    match &consent.changed_at {
        Some(at) => fill(with, &[&moment(at, false)]) + channel,
        None if consent.state == ConsentState::Denied => texts.not_chosen.into(),
        None => without.into(),
    }
}

/// Why a change was not stored.
pub fn reason(failure: &Failure) -> &'static str {
    let [offline, expired, down, other] = i18n::consents().reasons;
    match failure {
        Failure::Offline => offline,
        Failure::Expired => expired,
        Failure::Down | Failure::Busy(_) => down,
        _ => other,
    }
}
