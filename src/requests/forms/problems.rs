//! Why a request is not sent, above its form.

use yew::prelude::*;

use super::asks::Fault;
use crate::client::Failure;
use crate::confirm::Sending;
use crate::i18n;
use crate::ui;

/// What is wrong, with a way to each field; `summary` is to be focused.
pub fn problems(state: &Sending, faults: &[Fault], summary: &NodeRef) -> Html {
    let texts = i18n::forms();
    let kept = i18n::writing().kept;
    match state {
        Sending::Failed(Failure::PreviewChanged) => {
            ui::summary(summary, texts.preview_changed.title, &[texts.preview_changed.text], &[])
        }
        Sending::Failed(Failure::Refused(_)) if faults.iter().all(|(id, _)| id.is_empty()) => {
            let [.., other] = i18n::writing().faults;
            ui::summary(summary, texts.not_sent, &[other, kept], &[])
        }
        Sending::Failed(Failure::Refused(_)) => ui::summary(summary, texts.not_sent, &[kept], faults),
        Sending::Failed(failure) => ui::summary(summary, texts.not_sent, &[ui::failed_line(failure), kept], &[]),
        Sending::HostConfirms => ui::summary(summary, texts.not_sent, &[i18n::confirm().host_confirms, kept], &[]),
        _ if !faults.is_empty() => ui::summary(summary, texts.check, &[], faults),
        _ => ui::summary(summary, "", &[], &[]),
    }
}
