//! The form of any kind of request: filled in, looked at once more where it cannot be undone, sent once.

use mijn_privacy_api::{Capability, ErasurePreview, OverviewAsked, PurposeId, Request, RequestKind};
use yew::prelude::*;

use super::asks;
use super::corrections::{self, CorrectionsProps};
use super::fields::{Edit, Fields, draft};
use super::foreseen::{self, ForeseenProps};
use super::number;
use super::parts::Parts;
use super::problems::problems;
use super::review;
use crate::client::{Failure, Safe};
use crate::confirm::{Act, Sending, act, use_send};
use crate::context::Widget;
use crate::i18n;
use crate::load::Kept;
use crate::mount::detail;
use crate::part::{Cx, State, part};
use crate::route::Route;
use crate::ui::{self, Look};

/// What the form needs.
#[derive(PartialEq, Clone)]
pub struct FormProps {
    /// The shared parts.
    pub widget: Widget,
    /// For the names of purposes.
    pub overview: Option<Kept<OverviewAsked>>,
    /// What is asked for.
    pub kind: RequestKind,
    /// About this purpose, when it was opened from its card.
    pub purpose: Option<PurposeId>,
    /// Whether to move the focus here.
    pub focus: bool,
}

/// Where the person is.
#[derive(Clone, Copy, PartialEq)]
enum Stage {
    /// Filling in.
    Fill,
    /// Being asked about what looks like a citizen number.
    Number,
    /// Looking at it once more.
    Review,
}

/// The form.
pub fn form(props: &FormProps, cx: &mut Cx) -> Html {
    let (widget, kind, texts) = (props.widget.clone(), props.kind, i18n::forms());
    let [heading, summary, panel] = [cx.node(), cx.node(), cx.node()];
    ui::use_focus(cx, &heading, props.focus);
    let typing = cx.state(|| Fields::kept(&widget.drafts, kind, props.purpose));
    let staging = cx.state(|| Stage::Fill);
    // Counts the times that the form was sent with something wrong in it.
    let tries = cx.state(|| 0_u32);
    let showing = cx.state(|| None::<Kept<ErasurePreview>>);
    let looked = cx.state(|| 0_u32);
    let (fields, stage, shown, tried) = (typing.now(), *staging.now(), showing.now(), *tries.now());
    let sending = use_send(cx, &widget);
    let edit = {
        let (typing, leave) = (typing.clone(), sending.leave.clone());
        let failed = matches!(sending.state, Sending::Failed(_) | Sending::HostConfirms);
        Callback::from(move |edit: Edit| {
            typing.reduce(edit);
            if failed {
                leave.emit(());
            }
        })
    };
    use_kept(cx, &widget, kind, &fields, &sending.state);
    let faults = match &sending.state {
        Sending::Failed(Failure::Refused(errors)) => asks::refused(&fields, errors),
        _ if tried > 0 => asks::faults(kind, &fields),
        _ => Vec::new(),
    };
    let proceed = {
        let (stage, send, widget) = (staging.clone(), sending.send.clone(), widget.clone());
        let (typing, showing, busy) = (typing.clone(), showing.clone(), sending.state.is_busy());
        Callback::from(move |from: Stage| {
            if busy {
                return;
            }
            let fields = typing.now();
            if !asks::faults(kind, &fields).is_empty() {
                tries.set(tries.now().wrapping_add(1));
            } else if from == Stage::Fill && fields.number_at().is_some() {
                stage.set(Stage::Number);
            } else if from != Stage::Review && asks::is_final(kind) {
                stage.set(Stage::Review);
            } else if let Some(act) = sent(&widget, kind, &fields, (*showing.now()).clone()) {
                widget.say.emit(texts.sending.into());
                send.emit(act);
            }
        })
    };
    use_follow(cx, &sending.state, &staging, &looked);
    use_corrected(cx, &fields, &staging);
    use_attention(cx, &sending.state, tried, stage, &summary, &panel);
    let parts = Parts {
        widget: &widget,
        overview: props.overview.as_deref(),
        kind,
        fields: &fields,
        faults: &faults,
        edit: &edit,
    };
    let to = |next: Stage| {
        let stage = staging.clone();
        Callback::from(move |_: MouseEvent| stage.set(next))
    };
    let busy = sending.state.is_busy();
    let [send_text, next_text, back_text] = texts.buttons;
    let label = match sending.state {
        _ if busy => texts.sending,
        _ if asks::is_final(kind) && stage != Stage::Review => next_text,
        Sending::Failed(_) => texts.send_again,
        _ => send_text,
    };
    let submit = {
        let proceed = proceed.clone();
        move |event: SubmitEvent| {
            event.prevent_default();
            // Enter in a field while the question stands is no answer to it.
            if stage != Stage::Number {
                proceed.emit(stage);
            }
        }
    };
    let back = match stage {
        Stage::Review => to(Stage::Fill),
        _ => widget.to(props.purpose.map_or(Route::Rights(None), Route::Purpose)),
    };
    html! {
        <>
            { ui::head(&widget, i18n::of_kind(&texts.titles, kind), back, &heading) }
            <form onsubmit={submit} novalidate=true>
                { problems(&sending.state, &faults, &summary) }
                if stage == Stage::Review {
                    { review::view(&parts, (*shown).as_deref(), &panel) }
                } else {
                    <p class="lead">{ i18n::of_kind(&texts.leads, kind) }{ " " }{ texts.free }</p>
                    { parts.about() }
                    { parts.ground() }
                    { parts.objection() }
                    if kind == RequestKind::Rectification {
                        { corrections::view(CorrectionsProps {
                            widget: widget.clone(), overview: props.overview.clone(), purpose: props.purpose,
                            fields: (*fields).clone(), faults: faults.clone(), edit: edit.clone(),
                        }) }
                    }
                    { parts.suppliers() }
                    if asks::is_final(kind) && widget.can(Capability::ErasurePreview) {
                        { foreseen_of(props, &fields, *looked.now(), &showing) }
                    }
                    { parts.text() }
                    <p class="soft">{ texts.no_identity_card }</p>
                }
                if stage == Stage::Number {
                    <div ref={panel} tabindex="-1">{ number::question(take_out(&widget, &typing, &staging), other(&edit, &staging, &proceed)) }</div>
                } else {
                    <p class="acts">
                        <button type="submit" class="main" id="submit" aria-disabled={busy.then_some("true")}>{ label }</button>
                        if stage == Stage::Review {
                            { ui::press(Look::Link, String::new(), back_text.into(), to(Stage::Fill)) }
                        }
                    </p>
                }
            </form>
            { sending.dialog }
        </>
    }
}

/// What is sent, and what follows: on to the page of the request.
fn sent(widget: &Widget, kind: RequestKind, fields: &Fields, shown: Option<Kept<ErasurePreview>>) -> Option<Act> {
    let body = fields.request(kind, shown.map(|preview| preview.token.clone()))?;
    // The token is no part of the fields, and another one is another request.
    let key = [fields.key.as_str(), body.preview.as_ref().map_or("", |token| last(token.as_str(), 16))].concat();
    let widget = widget.clone();
    Some(act(move || {
        let (widget, body, key) = (widget.clone(), body.clone(), key.clone());
        async move {
            let safe = Safe { key: Some(&key), etag: None };
            let stored: Request = widget.client.send("POST", "requests", &body, safe).await?;
            widget.host.emit("request-submitted", &detail(&[("kind", stored.kind.as_str().into())]));
            widget.drafts.note_sent(&draft(kind), stored.id.as_str());
            widget.reload.emit(());
            widget.go(&Route::Request(stored.id));
            Ok(())
        }
    }))
}

/// The end of a text, at most so many bytes of ASCII.
fn last(text: &str, bytes: usize) -> &str {
    text.get(text.len().saturating_sub(bytes)..).unwrap_or_default()
}

fn foreseen_of(props: &FormProps, fields: &Fields, looked: u32, shown: &State<Option<Kept<ErasurePreview>>>) -> Html {
    let path = foreseen::path(props.kind, &fields.about);
    let key = [&path, " ", &looked.to_string()].concat();
    let shown = shown.clone();
    let onshown = Callback::from(move |preview| shown.set(preview));
    let (widget, overview) = (props.widget.clone(), props.overview.clone());
    part(&key, foreseen::foreseen, ForeseenProps { widget, overview, path, onshown })
}

fn take_out(widget: &Widget, fields: &State<Fields>, stage: &State<Stage>) -> Callback<MouseEvent> {
    let (widget, stage, fields, at) = (widget.clone(), stage.clone(), fields.clone(), fields.now().number_at());
    Callback::from(move |event: MouseEvent| {
        ui::focus_beside(&event, at.as_deref().unwrap_or("text"));
        fields.reduce(Edit::new(Fields::take_numbers_out));
        stage.set(Stage::Fill);
        widget.say.emit(i18n::writing().bsn_gone.into());
    })
}

fn other(edit: &Callback<Edit>, stage: &State<Stage>, proceed: &Callback<Stage>) -> Callback<MouseEvent> {
    let (edit, stage, proceed) = (edit.clone(), stage.clone(), proceed.clone());
    Callback::from(move |_| {
        edit.emit(Edit::new(|fields| fields.number_is_other = true));
        stage.set(Stage::Fill);
        proceed.emit(Stage::Number);
    })
}

/// Keeps what is filled in, from the first change on, until it is sent.
fn use_kept(cx: &mut Cx, widget: &Widget, kind: RequestKind, fields: &Fields, state: &Sending) {
    let (widget, sent, first) = (widget.clone(), *state == Sending::Sent, cx.keep(|| fields.key.clone()));
    cx.effect(fields.clone(), move |fields| {
        if !sent && fields.key != *first {
            fields.keep(&widget.drafts, kind);
        }
    });
}

/// Where the person takes the number out by themselves, the question goes too. The focus stays in the field.
fn use_corrected(cx: &mut Cx, fields: &Fields, stage: &State<Stage>) {
    let stage = stage.clone();
    cx.effect(fields.number_at().is_none(), move |none| {
        if *none && *stage.now() == Stage::Number {
            stage.set(Stage::Fill);
        }
    });
}

/// Where another preview came of it, back to the form with the new one.
fn use_follow(cx: &mut Cx, state: &Sending, stage: &State<Stage>, looked: &State<u32>) {
    let (stage, looked) = (stage.clone(), looked.clone());
    cx.effect(state.clone(), move |state| match state {
        Sending::Failed(Failure::PreviewChanged) => {
            looked.set(looked.now().wrapping_add(1));
            stage.set(Stage::Fill);
        }
        Sending::Failed(Failure::Refused(_)) => stage.set(Stage::Fill),
        _ => {}
    });
}

/// Moves the focus to what went wrong, or to what is asked next.
fn use_attention(cx: &mut Cx, state: &Sending, tries: u32, stage: Stage, summary: &NodeRef, panel: &NodeRef) {
    let focus = |node: &NodeRef| {
        if let Some(node) = node.cast::<web_sys::HtmlElement>() {
            let _ = node.focus();
        }
    };
    let (summary, panel) = (summary.clone(), panel.clone());
    let failed = matches!(state, Sending::Failed(_) | Sending::HostConfirms).then(|| state.clone());
    {
        let summary = summary.clone();
        cx.effect(failed, move |failed| {
            if failed.is_some() {
                focus(&summary);
            }
        });
    }
    cx.effect(tries, move |tries| {
        if *tries > 0 {
            focus(&summary);
        }
    });
    cx.effect(stage, move |stage| {
        if *stage != Stage::Fill {
            focus(&panel);
        }
    });
}
