//! What person and officer wrote, and the field for the next message.

use std::cell::RefCell;

use mijn_privacy_api::{
    Attachment, Author, Capability, FieldCode, MessageText, NewThreadMessage, OverviewAsked, Request, RequestAction,
    RequestId, ThreadMessage, ThreadMessageId, contains_bsn, without_bsn,
};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::Shown;
use crate::client::{Failure, Safe, new_key};
use crate::confirm::{Act, Sending, act, use_send};
use crate::context::Widget;
use crate::i18n::{self, fill, moment, size};
use crate::load::Kept;
use crate::part::{Cx, State, part};
use crate::requests::forms::number_question;
use crate::ui::{self, Field};

/// Whose thread.
#[derive(PartialEq)]
pub struct ThreadProps {
    /// The shared parts.
    pub widget: Widget,
    /// For the company's name.
    pub overview: Option<Kept<OverviewAsked>>,
    /// The request.
    pub request: Kept<Request>,
    /// Asks for the request again.
    pub refresh: Callback<()>,
}

/// What was typed, and the key of exactly that.
#[derive(Clone, Default, PartialEq)]
struct Draft {
    text: String,
    key: String,
}

fn draft_name(id: &RequestId) -> String {
    ["message ", id.as_str()].concat()
}

/// The thread.
pub fn thread(props: &ThreadProps, cx: &mut Cx) -> Html {
    let ThreadProps { widget, request, .. } = props;
    let texts = i18n::requests();
    let [title, none, ..] = texts.thread;
    let shown = Shown { widget, overview: props.overview.as_deref(), request };
    let news = cx.keep(|| RefCell::new(Vec::<ThreadMessageId>::new()));
    news.borrow_mut().extend(request.thread.iter().filter(|message| message.unread).map(|message| message.id.clone()));
    let can_write = shown.can(RequestAction::Message, Capability::RequestThread);
    if request.thread.is_empty() && !can_write {
        return html! {};
    }
    html! {
        <section class="thread" aria-labelledby="thread">
            { ui::heading(widget, 1, "thread", "", title.into()) }
            if request.thread.is_empty() {
                <p class="soft">{ none }</p>
            }
            { messages(&shown, &news.borrow()) }
            if can_write {
                { part("write", write, WriteProps { widget: widget.clone(), request: request.clone(), refresh: props.refresh.clone() }) }
            }
        </section>
    }
}

/// The messages, oldest first; those that are new to the person are marked.
pub fn messages(shown: &Shown, news: &[ThreadMessageId]) -> Html {
    let all = shown.request.thread.iter().map(|one| message(shown, one, news.contains(&one.id))).collect();
    ui::of("ol", "messages", all)
}

fn message(shown: &Shown, one: &ThreadMessage, is_new: bool) -> Html {
    let texts = i18n::requests();
    let [.., by_person, new] = texts.thread;
    let company = shown.overview.map_or("", |overview| overview.contact.name.as_str());
    let author = if one.author == Author::Person { by_person } else { company };
    let class = match one.author {
        Author::Person => "own",
        _ if one.question => "asks",
        _ => "theirs",
    };
    let mut by = vec![ui::el("b", "", [ui::text(author.to_owned())]), ui::text(" "), ui::small(moment(&one.at, true))];
    if is_new {
        by.push(ui::el("span", "tag ask", [ui::text(new)]));
    }
    let mut inside = vec![ui::of("p", "by", by)];
    if one.question {
        inside.push(ui::line("name", texts.question));
    }
    inside.push(ui::line("said", one.text.clone()));
    if !one.attachments.is_empty() {
        inside.push(ui::of("ul", "", one.attachments.iter().map(|file| attachment(shown, file)).collect()));
    }
    ui::of("li", class, inside)
}

/// A link: the browser fetches the file with the session, or the portal does where it carries the calls.
fn attachment(shown: &Shown, file: &Attachment) -> Html {
    let name = String::from(js_sys::encode_uri_component(&file.name));
    let path = ["requests/", shown.request.id.as_str(), "/attachments/", &name].concat();
    let (widget, href, name) = (shown.widget.clone(), shown.widget.client.address(&path), file.name.clone());
    let fetch = {
        let href = href.clone();
        Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            if widget.host.download(&href, &name) {
                return;
            }
            let (widget, path, name) = (widget.clone(), path.clone(), name.clone());
            spawn_local(async move {
                if widget.client.save(&path, "*/*", &name).await.is_err() {
                    widget.say.emit(i18n::requests().file_failed.into());
                }
            });
        })
    };
    html! { <li><a {href} onclick={fetch} download={file.name.clone()}>{ fill(i18n::requests().file, &[&file.name, &size(file.size)]) }</a></li> }
}

#[derive(PartialEq, Clone)]
struct WriteProps {
    widget: Widget,
    request: Kept<Request>,
    refresh: Callback<()>,
}

/// The field for the next message.
fn write(props: &WriteProps, cx: &mut Cx) -> Html {
    let WriteProps { widget, request, .. } = props;
    let texts = i18n::requests();
    let name = draft_name(&request.id);
    let draft = cx.state(|| widget.drafts.get::<Draft>(&name).unwrap_or_default());
    let (asks, fault) = (cx.state(|| false), cx.state(|| None::<&'static str>));
    let [summary, panel] = [cx.node(), cx.node()];
    let sending = use_send(cx, widget);
    let change = {
        let (widget, draft, fault, leave) = (widget.clone(), draft.clone(), fault.clone(), sending.leave.clone());
        let (asks, name, failed) =
            (asks.clone(), name.clone(), !matches!(sending.state, Sending::Typing) && !sending.state.is_busy());
        Callback::from(move |text: String| {
            let typed = Draft { text, key: new_key() };
            if typed.text.is_empty() {
                widget.drafts.forget(&name);
            } else {
                widget.drafts.set(&name, typed.clone());
            }
            draft.set(typed);
            fault.set(None);
            asks.set(false);
            if failed {
                leave.emit(());
            }
        })
    };
    let send = {
        let (props, draft, fault, asks) = (props.clone(), draft.clone(), fault.clone(), asks.clone());
        let send = sending.send.clone();
        Callback::from(move |sure: bool| {
            let typed = draft.now();
            match MessageText::try_from(typed.text.clone()) {
                Err(code) => fault.set(Some(of_code(code))),
                Ok(_) if !sure && contains_bsn(&typed.text) => asks.set(true),
                Ok(text) => {
                    asks.set(false);
                    send.emit(written(&props, NewThreadMessage { text }, &typed.key, &draft));
                }
            }
        })
    };
    let refused = match &sending.state {
        Sending::Failed(Failure::Refused(errors)) => errors.first().map(|error| of_code(error.code)),
        _ => None,
    };
    let (error, asks, draft) = (fault.now().or(refused), *asks.now(), draft.now());
    use_look(cx, &sending.state, error, asks, &summary, &panel);
    let is_question = request.paused.is_some() || request.thread.iter().any(|message| message.question);
    let [to_question, otherwise] = texts.answer;
    let [send_text, send_again] = texts.send;
    let busy = sending.state.is_busy();
    let failed = matches!(sending.state, Sending::Failed(_) | Sending::HostConfirms);
    let submit = {
        let send = send.clone();
        move |event: SubmitEvent| {
            event.prevent_default();
            send.emit(false);
        }
    };
    let take_out = {
        let (change, text) = (change.clone(), draft.text.clone());
        Callback::from(move |event: MouseEvent| {
            ui::focus_beside(&event, "answer");
            change.emit(without_bsn(&text));
        })
    };
    html! {
        <form onsubmit={submit} novalidate=true>
            { problem(&sending.state, error, &summary) }
            { Field {
                id: "answer",
                label: if is_question { to_question } else { otherwise },
                hint: i18n::writing().no_bsn,
                value: &draft.text,
                error,
                required: true,
                longest: 4000,
                input: change,
            }.area() }
            if asks {
                <div ref={panel} tabindex="-1">{ number_question(take_out, send.reform(|_: MouseEvent| true)) }</div>
            } else {
                <p class="acts">
                    <button type="submit" class={if is_question { "main" } else { "plain" }} id="answer-send" aria-disabled={busy.then_some("true")}>
                        { if busy { i18n::confirm().busy } else if failed { send_again } else { send_text } }
                    </button>
                </p>
            }
            { sending.dialog }
        </form>
    }
}

fn written(props: &WriteProps, body: NewThreadMessage, key: &str, emptied: &State<Draft>) -> Act {
    let props = props.clone();
    let (key, emptied) = (key.to_owned(), emptied.clone());
    act(move || {
        let (props, body, key, emptied) = (props.clone(), body.clone(), key.clone(), emptied.clone());
        async move {
            let path = ["requests/", props.request.id.as_str(), "/messages"].concat();
            let safe = Safe { key: Some(&key), etag: None };
            props.widget.client.send::<()>("POST", &path, &body, safe).await?;
            // What was typed since is another message.
            let name = draft_name(&props.request.id);
            if props.widget.drafts.get::<Draft>(&name).is_none_or(|draft| draft.key == key) {
                props.widget.drafts.forget(&name);
                emptied.set(Draft::default());
            }
            let [resumes, sent] = i18n::requests().answer_sent;
            props.widget.say.emit(if props.request.paused.is_some() { resumes } else { sent }.into());
            props.refresh.emit(());
            props.widget.reload.emit(());
            Ok(())
        }
    })
}

fn of_code(code: FieldCode) -> &'static str {
    let [characters, too_long, other] = i18n::writing().faults;
    match code {
        FieldCode::Required => i18n::requests().answer_empty,
        FieldCode::InvalidCharacters => characters,
        FieldCode::TooLong => too_long,
        _ => other,
    }
}

fn problem(state: &Sending, error: Option<&'static str>, summary: &NodeRef) -> Html {
    let (title, kept) = (i18n::requests().answer_not_sent, i18n::writing().kept);
    match (state, error) {
        (_, Some(error)) => ui::summary(summary, title, &[], &[("answer".into(), error)]),
        (Sending::Failed(failure), None) => ui::summary(summary, title, &[ui::failed_line(failure), kept], &[]),
        (Sending::HostConfirms, None) => ui::summary(summary, title, &[i18n::confirm().host_confirms, kept], &[]),
        _ => ui::summary(summary, "", &[], &[]),
    }
}

/// Moves the focus to what went wrong, or to the question.
fn use_look(cx: &mut Cx, state: &Sending, error: Option<&'static str>, asks: bool, summary: &NodeRef, panel: &NodeRef) {
    let failed = matches!(state, Sending::Failed(_) | Sending::HostConfirms);
    let (summary, panel) = (summary.clone(), panel.clone());
    cx.effect((failed, error, asks), move |(failed, error, asks)| {
        let node = if *asks { &panel } else { &summary };
        if let Some(node) = node.cast::<web_sys::HtmlElement>().filter(|_| *asks || *failed || error.is_some()) {
            let _ = node.focus();
        }
    });
}
