//! The panel of the choices.

use mijn_privacy_api::{Capability, Channel, ConsentState, ConsentType, OpenEnum, StateReason};
use yew::prelude::*;

use super::state::{Phase, Press, Switch, Switches};
use crate::client::Failure;
use crate::context::Widget;
use crate::i18n::{self, fill, moment};
use crate::load::Load;
use crate::route::Route;
use crate::ui::{self, Look};

/// What the panel shows, and whom it calls back.
pub struct Choices<'a> {
    /// How far the first answer is.
    pub load: &'a Load<()>,
    /// The switches.
    pub switches: &'a Switches,
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
        Load::Ready(_) => html! { <ul>{ for choices.switches.0.iter().map(|one| row(widget, one, true)) }</ul> },
    };
    html! {
        <section class="choices" part="choices" aria-labelledby="choices">
            { ui::heading(widget, 1, "choices", "", texts.title.into()) }
            { body }
        </section>
    }
}

/// A switch; with `more`, what it means and the way to its history.
pub fn row(widget: &Widget, one: &Switch, more: bool) -> Html {
    let consent = &one.consent;
    let (id, on, saving, wanted) = (consent.id, one.is_on(), one.is_saving(), one.wanted());
    let name = id.as_str();
    let [title, about, state] = ["title", "about", "state"].map(|part| [name, "-", part].concat());
    let press = widget.press.clone();
    let pending = consent.state == ConsentState::PendingConfirmation;
    let acts = acts(widget, one);
    html! {
        <li key={name} class={classes!("row", (saving || pending).then_some("waits"), wanted.map(|_| "wrong"))}>
            <label id={title.clone()} for={name} class="name">{ &consent.wording.title }</label>
            <button type="button" role="switch" id={name} aria-labelledby={title} aria-describedby={format!("{about} {state}")}
                aria-checked={if on { "true" } else { "false" }} aria-disabled={saving.then_some("true")}
                onclick={move |_| if !saving { press.emit((id, Press::Set(!on && !pending))) }}><i aria-hidden="true"></i></button>
            <span id={about} class="sum">{ about_text(one) }</span>
            <span id={state} class="state">{ state_text(one) }</span>
            if !acts.is_empty() {
                <span class="acts">{ acts }</span>
            }
            if more {
                <details class="plain"><summary>{ i18n::consents().meaning }</summary>
                    <p>{ &consent.wording.text }</p>
                    if widget.can(Capability::ConsentHistory) {
                        <p>{ ui::press(Look::Link, ["go-", name].concat(), i18n::consents().history.into(), widget.to(Route::Consent(id))) }</p>
                    }
                </details>
            }
        </li>
    }
}

/// What can be done beside pressing the switch.
fn acts(widget: &Widget, one: &Switch) -> Vec<Html> {
    let texts = i18n::consents();
    let id = one.consent.id;
    let pending = one.consent.state == ConsentState::PendingConfirmation;
    let leave = Some((texts.not_after_all, Press::Leave));
    let [first, second] = match one.phase {
        Phase::Failed { on, .. } => [Some((i18n::common().again, Press::Set(on))), leave],
        Phase::Kept { .. } => [None, leave],
        Phase::Newer { on } => [Some((on_off(texts.after_all, on), Press::Set(on))), Some((texts.leave, Press::Leave))],
        Phase::Saving { .. } => [None, None],
        _ if pending => {
            let again = widget.can(Capability::Confirmation).then_some((texts.send_again, Press::Resend));
            [again, Some((texts.not_after_all, Press::Set(false)))]
        }
        _ => [None, None],
    };
    let too = one.is_off_here_only().then_some((texts.off_too, Press::Set(false)));
    let act = |(text, press): (&'static str, Press)| {
        let to = widget.press.clone();
        ui::press(Look::Link, String::new(), text.into(), Callback::from(move |_| to.emit((id, press))))
    };
    [first, second, too].into_iter().flatten().map(act).collect()
}

fn about_text(one: &Switch) -> String {
    match one.consent.mailings {
        Some(count) => fill(i18n::consents().mailings, &[&count.sent.to_string(), &count.max.to_string()]),
        None => one.consent.wording.summary.clone(),
    }
}

/// What stands under a switch.
fn state_text(one: &Switch) -> String {
    let texts = i18n::consents();
    match &one.phase {
        Phase::Saving { on: false, .. } if one.is_off_first() => texts.off_here.into(),
        Phase::Saving { on, .. } => on_off(texts.saving, *on).into(),
        Phase::Kept { .. } => {
            fill(if one.is_off_first() { texts.off_here_failed } else { texts.kept }, &[texts.kept_until])
        }
        Phase::Failed { why, .. } if one.is_off_first() => fill(texts.off_here_failed, &[reason(why, false)]),
        Phase::Failed { on, why } => fill(texts.not_saved, &[reason(why, *on), on_off(texts.still, one.is_on())]),
        Phase::Newer { on } => fill(on_off(texts.newer_than, *on), &[&since(one)]),
        Phase::Expired => texts.show_again.into(),
        Phase::Said(text) => text.clone(),
        Phase::Stored => [&since(one), ". ", texts.stored, "."].concat(),
        Phase::Still => since(one),
    }
}

/// The present state, since when and by which route.
pub fn since(one: &Switch) -> String {
    let texts = i18n::consents();
    let consent = &one.consent;
    if one.is_on() != one.account_is_on() && !one.is_off_first() {
        return one.here.and_then(|here| texts.here.get(here as usize)).copied().unwrap_or_default().into();
    }
    let [without, with] = match (consent.state, consent.kind) {
        (ConsentState::Granted, ConsentType::Objection) => texts.on_until_objection,
        (ConsentState::Granted, _) => texts.on,
        (ConsentState::Objected, _) => texts.off_objected,
        (ConsentState::Denied | ConsentState::Withdrawn, _) => texts.off,
        (ConsentState::PendingConfirmation, _) => texts.pending,
        (ConsentState::Unknown, _) => {
            let [reworded, unproven, no_sale, unknown] = texts.unknown;
            return match consent.state_reason {
                Some(StateReason::WordingChanged) => reworded,
                Some(StateReason::NoProof) => unproven,
                Some(StateReason::NoSale) => no_sale,
                _ => unknown,
            }
            .into();
        }
    };
    let channel = consent.channel.and_then(channel).unwrap_or_default();
    match &consent.changed_at {
        Some(at) => fill(with, &[&moment(at, false)]) + channel,
        None if consent.state == ConsentState::Denied => texts.not_chosen.into(),
        None => without.into(),
    }
}

fn on_off([on, off]: [&'static str; 2], is_on: bool) -> &'static str {
    if is_on { on } else { off }
}

/// How it came, to read on after a date.
fn channel(channel: Channel) -> Option<&'static str> {
    let place = Channel::ALL.iter().position(|one| *one == channel)?;
    i18n::consents().channels.get(place).copied()
}

/// Why a change to on, or to off, was not stored.
pub fn reason(failure: &Failure, on: bool) -> &'static str {
    let [offline, expired, down, address, busy, other] = i18n::consents().reasons;
    match failure {
        Failure::Offline => offline,
        Failure::Expired => expired,
        // Only a yes can send an e-mail, and only that has a limit of the backend's own.
        Failure::Busy(_) if on => busy,
        Failure::Down | Failure::Busy(_) => down,
        Failure::NoAddress => address,
        _ => other,
    }
}
