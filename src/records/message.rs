//! One contact message, and what its sender can say about it (CON-3, CON-4).

use std::cell::RefCell;

use mijn_privacy_api::{
    Capability, ContactMessage, Date, MessageId, MessageWithdrawal, MessageWithdrawn, OpenQuestion, StartCause,
    WithdrawalResult,
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::client::{Failure, Nothing, Safe, new_key};
use crate::context::Widget;
use crate::i18n::{self, date, fill, moment};
use crate::part::Cx;
use crate::ui::{self, Look};

/// Which message.
#[derive(PartialEq)]
pub struct MessageProps {
    /// The shared parts.
    pub widget: Widget,
    /// The message as it came.
    pub message: ContactMessage,
}

/// What a person says about a message.
#[derive(Clone, Copy, PartialEq)]
enum Say {
    Satisfied,
    Withdraw(Option<OpenQuestion>),
}

/// What is going on.
#[derive(Clone, PartialEq)]
enum Turn {
    Still,
    /// Withdrawing was pressed: what goes is told first.
    Asked,
    Sending,
    Failed(Failure),
}

/// The message.
pub fn message(props: &MessageProps, cx: &mut Cx) -> Html {
    let widget = &props.widget;
    let turn = cx.state(|| Turn::Still);
    let now = cx.state(|| Some(props.message.clone()));
    {
        let now = now.clone();
        cx.effect(props.message.clone(), move |message| now.set(Some(message.clone())));
    }
    let key = cx.keep(|| RefCell::new((None::<Say>, String::new())));
    let send = {
        let (widget, id, turn, now) = (widget.clone(), props.message.id.clone(), turn.clone(), now.clone());
        Callback::from(move |say: Say| {
            // The very same once more is sent under the same key.
            let mut last = key.borrow_mut();
            if last.0 != Some(say) {
                *last = (Some(say), new_key());
            }
            let (widget, id, turn, now, key) = (widget.clone(), id.clone(), turn.clone(), now.clone(), last.1.clone());
            turn.set(Turn::Sending);
            spawn_local(async move {
                match tell(&widget, &id, say, &key).await {
                    Ok((message, text)) => {
                        widget.say.emit(text.into());
                        now.set(message);
                        turn.set(Turn::Still);
                    }
                    Err(failure) => {
                        if failure == Failure::Expired {
                            widget.expired.emit(());
                        }
                        widget.say.emit(ui::failed_line(&failure).into());
                        turn.set(Turn::Failed(failure));
                    }
                }
            });
        })
    };
    let (now, going_on) = (now.now(), turn.now());
    let Some(message) = &*now else { return ui::line("soft", i18n::records().gone) };
    let ask = Callback::from(move |next: Turn| turn.set(next));
    html! {
        <>
            <span class="name">{ &message.subject }</span>
            <span class="quote">{ &message.body }</span>
            { ui::small([&moment(&message.received_at, true), ", ", &answered(message)].concat()) }
            { for state(message).map(ui::small) }
            if message.kept_by_law.is_none() {
                { for message.deletion.delete_on.iter().map(|day| ui::small(fill(i18n::records().goes, &[&date(day)]))) }
            }
            if let Turn::Failed(failure) = &*going_on {
                <p class="wrong" role="alert">{ ui::failed_line(failure) }</p>
            }
            if widget.can(Capability::MessageChoices) && message.withdrawn_at.is_none() {
                { ways(message, &going_on, &send, &ask) }
            }
        </>
    }
}

async fn tell(
    widget: &Widget,
    id: &MessageId,
    say: Say,
    key: &str,
) -> Result<(Option<ContactMessage>, &'static str), Failure> {
    let path = |end| ["contact-messages/", id.as_str(), end].concat();
    let safe = Safe { key: Some(key), etag: None };
    let texts = i18n::records();
    match say {
        Say::Satisfied => {
            let message = widget.client.send("POST", &path("/satisfied"), &Nothing, safe).await?;
            Ok((Some(message), texts.satisfied_now))
        }
        Say::Withdraw(open_question) => {
            let body = MessageWithdrawal { open_question };
            let done: MessageWithdrawn = widget.client.send("POST", &path("/withdraw"), &body, safe).await?;
            let [gone, kept, later] = texts.withdrawn_now;
            let text = match done.result {
                WithdrawalResult::Deleted => gone,
                WithdrawalResult::Kept => kept,
                WithdrawalResult::AfterAnswer | WithdrawalResult::Unknown => later,
            };
            Ok((done.message, text))
        }
    }
}

fn answered(message: &ContactMessage) -> String {
    match &message.answered_at {
        Some(at) => fill(i18n::records().answered, &[&moment(at, false)]),
        None => i18n::records().open.into(),
    }
}

/// What holds for it beside its date.
fn state(message: &ContactMessage) -> Option<String> {
    let texts = i18n::records();
    let until = message.deletion.delete_on.as_ref().map(date).unwrap_or_default();
    match (&message.withdrawn_at, &message.kept_by_law, &message.satisfied_on) {
        (Some(_), Some(law), _) => Some(fill(texts.kept, &[law, &until])),
        (Some(_), None, _) => Some(texts.after_answer.into()),
        (None, _, Some(day)) => Some(satisfied(day)),
        (None, _, None) => started(message),
    }
}

/// The person said nothing, and its period counts all the same.
fn started(message: &ContactMessage) -> Option<String> {
    let [closure, erasure] = i18n::records().started;
    let start = message.started.as_ref()?;
    let text = match start.cause {
        StartCause::Closure => closure,
        StartCause::Erasure | StartCause::Unknown => erasure,
    };
    Some(fill(text, &[&date(&start.on)]))
}

fn satisfied(day: &Date) -> String {
    fill(i18n::records().satisfied, &[&date(day)])
}

fn ways(message: &ContactMessage, turn: &Turn, send: &Callback<Say>, ask: &Callback<Turn>) -> Html {
    let texts = i18n::records();
    let say = |look, label: &'static str, say: Say| {
        let send = send.clone();
        ui::press(look, String::new(), label.into(), Callback::from(move |_| send.emit(say)))
    };
    let then = |label: &'static str, next: Turn| {
        let ask = ask.clone();
        ui::press(Look::Link, String::new(), label.into(), Callback::from(move |_| ask.emit(next.clone())))
    };
    match turn {
        Turn::Sending => ui::line("soft", texts.sending),
        Turn::Asked if message.answered_at.is_none() => html! {
            <div role="group" aria-label={texts.withdraw}>
                { ui::line("name", texts.open_question) }
                <p class="acts">
                    { say(Look::Plain, texts.answer_first, Say::Withdraw(Some(OpenQuestion::AnswerFirst))) }
                    { say(Look::Plain, texts.delete_now, Say::Withdraw(Some(OpenQuestion::DeleteNow))) }
                    { then(i18n::consents().not_after_all, Turn::Still) }
                </p>
            </div>
        },
        Turn::Asked => html! {
            <div role="group" aria-label={texts.withdraw}>
                { ui::line("", texts.what_goes) }
                <p class="acts">
                    { say(Look::Plain, texts.withdraw, Say::Withdraw(None)) }
                    { then(i18n::consents().not_after_all, Turn::Still) }
                </p>
            </div>
        },
        Turn::Still | Turn::Failed(_) => html! {
            <p class="acts">
                if message.answered_at.is_some() && message.satisfied_on.is_none() && message.started.is_none() {
                    { say(Look::Link, texts.satisfy, Say::Satisfied) }
                }
                { then(texts.withdraw, Turn::Asked) }
            </p>
        },
    }
}
