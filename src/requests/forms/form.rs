//! The form of any kind of request: filled in, looked at once more where it cannot be undone, sent once.

use mijn_privacy_api::{Capability, ErasurePreview, Overview, PurposeId, Request, RequestKind};
use yew::prelude::*;

use super::asks;
use super::corrections::{self, CorrectionsProps};
use super::fields::{Edit, Fields, draft};
use super::foreseen::{self, Foreseen};
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
use crate::route::Route;
use crate::ui::{self, Look};

/// What the form needs.
#[derive(Properties, PartialEq)]
pub struct FormProps {
    /// The shared parts.
    pub widget: Widget,
    /// For the names of purposes.
    pub overview: Option<Kept<Overview>>,
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
#[component]
pub fn Form(props: &FormProps) -> Html {
    let (widget, kind, texts) = (props.widget.clone(), props.kind, i18n::forms());
    let [heading, summary, panel] = [use_node_ref(), use_node_ref(), use_node_ref()];
    ui::use_focus(&heading, props.focus);
    let fields = use_reducer(|| Fields::kept(&widget.drafts, kind, props.purpose));
    let stage = use_state_eq(|| Stage::Fill);
    // Counts the times that the form was sent with something wrong in it.
    let tries = use_state_eq(|| 0_u32);
    let shown = use_state_eq(|| None::<Kept<ErasurePreview>>);
    let looked = use_state_eq(|| 0_u32);
    let sending = use_send(&widget);
    let edit = {
        let (fields, leave) = (fields.dispatcher(), sending.leave.clone());
        let failed = matches!(sending.state, Sending::Failed(_) | Sending::HostConfirms);
        Callback::from(move |edit: Edit| {
            fields.dispatch(edit);
            if failed {
                leave.emit(());
            }
        })
    };
    use_kept(&widget, kind, &fields, &sending.state);
    let faults = match &sending.state {
        Sending::Failed(Failure::Refused(errors)) => asks::refused(&fields, errors),
        _ if *tries > 0 => asks::faults(kind, &fields),
        _ => Vec::new(),
    };
    let proceed = {
        let (stage, tries, send, widget) = (stage.clone(), tries.clone(), sending.send.clone(), widget.clone());
        let (fields, shown, busy) = (fields.clone(), shown.clone(), sending.state.is_busy());
        Callback::from(move |from: Stage| {
            if busy {
                return;
            }
            if !asks::faults(kind, &fields).is_empty() {
                tries.set(*tries + 1);
            } else if from == Stage::Fill && fields.number_at().is_some() {
                stage.set(Stage::Number);
            } else if from != Stage::Review && asks::is_final(kind) {
                stage.set(Stage::Review);
            } else if let Some(act) = sent(&widget, kind, &fields, (*shown).clone()) {
                widget.say.emit(texts.sending.into());
                send.emit(act);
            }
        })
    };
    use_follow(&sending.state, &stage, &looked);
    use_corrected(&fields, &stage);
    use_attention(&sending.state, *tries, *stage, &summary, &panel);
    let parts = Parts {
        widget: &widget,
        overview: props.overview.as_deref(),
        kind,
        fields: &fields,
        faults: &faults,
        edit: &edit,
    };
    let to = |next: Stage| {
        let stage = stage.setter();
        Callback::from(move |_: MouseEvent| stage.set(next))
    };
    let busy = sending.state.is_busy();
    let [send_text, next_text, back_text] = texts.buttons;
    let label = match sending.state {
        _ if busy => texts.sending,
        _ if asks::is_final(kind) && *stage != Stage::Review => next_text,
        Sending::Failed(_) => texts.send_again,
        _ => send_text,
    };
    let submit = {
        let (proceed, stage) = (proceed.clone(), *stage);
        move |event: SubmitEvent| {
            event.prevent_default();
            // Enter in a field while the question stands is no answer to it.
            if stage != Stage::Number {
                proceed.emit(stage);
            }
        }
    };
    let back = match *stage {
        Stage::Review => to(Stage::Fill),
        _ => widget.to(props.purpose.map_or(Route::Rights(None), Route::Purpose)),
    };
    html! {
        <>
            { ui::head(&widget, i18n::of_kind(&texts.titles, kind), back, &heading) }
            <form onsubmit={submit} novalidate=true>
                { problems(&sending.state, &faults, &summary) }
                if *stage == Stage::Review {
                    { review::view(&parts, shown.as_deref(), &panel) }
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
                        { foreseen_of(props, &fields, *looked, &shown) }
                    }
                    { parts.text() }
                    <p class="soft">{ texts.no_identity_card }</p>
                }
                if *stage == Stage::Number {
                    <div ref={panel} tabindex="-1">{ number::question(take_out(&widget, &fields, &stage), other(&edit, &stage, &proceed)) }</div>
                } else {
                    <p class="acts">
                        <button type="submit" class="main" id="submit" aria-disabled={busy.then_some("true")}>{ label }</button>
                        if *stage == Stage::Review {
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

fn foreseen_of(
    props: &FormProps,
    fields: &Fields,
    looked: u32,
    shown: &UseStateHandle<Option<Kept<ErasurePreview>>>,
) -> Html {
    let path = foreseen::path(props.kind, &fields.about);
    let key = [&path, " ", &looked.to_string()].concat();
    let shown = shown.setter();
    html! {
        <Foreseen {key} widget={props.widget.clone()} overview={props.overview.clone()} {path} onshown={Callback::from(move |preview| shown.set(preview))} />
    }
}

fn take_out(widget: &Widget, fields: &UseReducerHandle<Fields>, stage: &UseStateHandle<Stage>) -> Callback<MouseEvent> {
    let (widget, stage, dispatcher, at) = (widget.clone(), stage.setter(), fields.dispatcher(), fields.number_at());
    Callback::from(move |event: MouseEvent| {
        ui::focus_beside(&event, at.as_deref().unwrap_or("text"));
        dispatcher.dispatch(Edit::new(Fields::take_numbers_out));
        stage.set(Stage::Fill);
        widget.say.emit(i18n::forms().bsn_gone.into());
    })
}

fn other(edit: &Callback<Edit>, stage: &UseStateHandle<Stage>, proceed: &Callback<Stage>) -> Callback<MouseEvent> {
    let (edit, stage, proceed) = (edit.clone(), stage.setter(), proceed.clone());
    Callback::from(move |_| {
        edit.emit(Edit::new(|fields| fields.number_is_other = true));
        stage.set(Stage::Fill);
        proceed.emit(Stage::Number);
    })
}

/// Keeps what is filled in, from the first change on, until it is sent.
#[hook]
fn use_kept(widget: &Widget, kind: RequestKind, fields: &UseReducerHandle<Fields>, state: &Sending) {
    let (widget, sent, first) = (widget.clone(), *state == Sending::Sent, use_mut_ref(|| fields.key.clone()));
    use_effect_with((**fields).clone(), move |fields| {
        if !sent && fields.key != *first.borrow() {
            fields.keep(&widget.drafts, kind);
        }
    });
}

/// Where the person takes the number out by themselves, the question goes too. The focus stays in the field.
#[hook]
fn use_corrected(fields: &Fields, stage: &UseStateHandle<Stage>) {
    let stage = stage.clone();
    use_effect_with(fields.number_at().is_none(), move |none| {
        if *none && *stage == Stage::Number {
            stage.set(Stage::Fill);
        }
    });
}

/// Where another preview came of it, back to the form with the new one.
#[hook]
fn use_follow(state: &Sending, stage: &UseStateHandle<Stage>, looked: &UseStateHandle<u32>) {
    let (stage, looked) = (stage.clone(), looked.clone());
    use_effect_with(state.clone(), move |state| match state {
        Sending::Failed(Failure::PreviewChanged) => {
            looked.set(*looked + 1);
            stage.set(Stage::Fill);
        }
        Sending::Failed(Failure::Refused(_)) => stage.set(Stage::Fill),
        _ => {}
    });
}

/// Moves the focus to what went wrong, or to what is asked next.
#[hook]
fn use_attention(state: &Sending, tries: u32, stage: Stage, summary: &NodeRef, panel: &NodeRef) {
    let focus = |node: &NodeRef| {
        if let Some(node) = node.cast::<web_sys::HtmlElement>() {
            let _ = node.focus();
        }
    };
    let (summary, panel) = (summary.clone(), panel.clone());
    let failed = matches!(state, Sending::Failed(_) | Sending::HostConfirms).then(|| state.clone());
    {
        let summary = summary.clone();
        use_effect_with(failed, move |failed| {
            if failed.is_some() {
                focus(&summary);
            }
        });
    }
    use_effect_with(tries, move |tries| {
        if *tries > 0 {
            focus(&summary);
        }
    });
    use_effect_with(stage, move |stage| {
        if *stage != Stage::Fill {
            focus(&panel);
        }
    });
}
